"""Versions of a template: copied to be changed, published to be offered, retired. Source: 2.2."""

from collections import Counter

from django.db import transaction

from plans.document.choices import PlanStatus, StepKey, TemplateStatus
from plans.document.faults import Fault, PlanFileError
from plans.document.template_changes import changes
from plans.document.template_file import TemplateFile
from plans.domain.template_contents import complete, content_of, faults_of, store
from plans.models import Plan, PlanTemplate, TemplateStep

NOT_A_DRAFT = Fault('', 'only a draft can be published', 'chỉ bản nháp mới phát hành được')
SAYS_OTHERWISE = Fault(
    'version',
    'this version is published here and says something else: give the file a higher version',
    'phiên bản này đã phát hành với nội dung khác: hãy đặt số phiên bản lớn hơn trong tệp',
)


class NotPublishableError(Exception):
    """The version cannot be offered yet; `faults` says why, each with its path."""

    def __init__(self, faults):
        super().__init__('; '.join(fault.line('en') for fault in faults))
        self.faults = faults


@transaction.atomic
def copy_to_new_version(template):
    """Make a draft with all that the template holds, as its next version. Returns it."""
    version = next_version(template.code)
    return store(content_of(template), workspace=template.workspace, version=version)


def next_version(code):
    """The number of the next version of a template; call inside a transaction."""
    versions = PlanTemplate.objects.select_for_update().filter(code=code)
    return max((row.version for row in versions), default=0) + 1


@transaction.atomic
def publish(template, *, at):
    """Offer a draft from now on, in place of the version before it.

    Raises NotPublishableError. Plans that were started from another version keep it.
    """
    template = PlanTemplate.objects.select_for_update().get(pk=template.pk)
    faults = why_not(template)
    if faults:
        raise NotPublishableError(faults)
    return offer(template, at=at)


def offer(template, *, at):
    """Offer a version in place of the one offered so far; call inside a transaction."""
    for before in PlanTemplate.objects.published().filter(code=template.code):
        retire(before)
    template.status, template.published_at = TemplateStatus.PUBLISHED.value, at
    template.save(update_fields=['status', 'published_at'])
    return template


def why_not(template, content=None):
    """Faults that keep a version from being published; none when it can be."""
    faults = [] if template.status == TemplateStatus.DRAFT else [NOT_A_DRAFT]
    return faults + faults_of(content or content_of(template))


def retire(template):
    """Offer a template no longer; plans that were started from it keep it."""
    template.status = TemplateStatus.RETIRED.value
    template.save(update_fields=['status'])


def previous(template):
    """The version published last before this one, or None."""
    earlier = PlanTemplate.objects.filter(code=template.code, version__lt=template.version)
    return earlier.exclude(published_at=None).order_by('-version').first()


def changes_since_previous(template, content):
    """(the version published before, what differs in this one); (None, ()) for the first."""
    before = previous(template)
    return before, changes(content_of(before), content) if before else ()


def plans_that_stay(template):
    """[(status, how many)] of plans on other versions of the template: they keep them."""
    plans = Plan.objects.filter(template__code=template.code).exclude(template=template)
    counts = Counter(plans.values_list('status', flat=True))
    return [(status, counts[status]) for status in PlanStatus if counts[status]]


@transaction.atomic
def bring_in(content: TemplateFile):
    """Keep a template file: (the template, 'added', 'changed' or 'same').

    Raises PlanFileError for what could not be offered, and for a published version that says
    something else. Doing it again changes nothing.
    """
    faults = faults_of(content)
    versions = PlanTemplate.objects.select_for_update()
    there = versions.filter(code=content.code, version=content.version).first()
    if there and not faults and content_of(there) == complete(content):
        return there, 'same'
    if there and there.status != TemplateStatus.DRAFT:
        faults = [SAYS_OTHERWISE, *faults]
    if faults:
        raise PlanFileError(faults)
    return store(content, template=there), 'changed' if there else 'added'


def add_steps(template):
    """Give a new template the eleven steps, worded as the app words them."""
    rows = [
        TemplateStep(template=template, step_key=key.value, title_vi=key.vi, title_en=key.en)
        for key in StepKey
    ]
    TemplateStep.history.bulk_history_create(TemplateStep.objects.bulk_create(rows))
