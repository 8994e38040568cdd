"""Versions of a template: copied to be changed, published to be offered, retired. Source: 2.2."""

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from plans.document.choices import StepKey, TemplateStatus
from plans.models import PlanTemplate, TemplateStep
from plans.rules.checks.texts import unknown_placeholders

WORDED = ('title', 'message', 'why', 'fix')


class NotPublishableError(Exception):
    """The version cannot be offered yet; `faults` says why, a sentence each."""

    def __init__(self, faults):
        super().__init__(' '.join(faults))
        self.faults = faults


@transaction.atomic
def copy_to_new_version(template):
    """Make a draft with all that the template holds, as its next version. Returns it."""
    versions = PlanTemplate.objects.select_for_update().filter(code=template.code)
    newest = max(row.version for row in versions)
    steps, targets = list(template.steps.all()), list(template.targets.all())
    texts, prompts = list(template.check_texts.all()), _prompts_of(template)
    draft = PlanTemplate.objects.get(pk=template.pk)
    draft.pk, draft.version, draft.published_at = None, newest + 1, None
    draft.status = TemplateStatus.DRAFT.value
    draft.save()
    made = dict(zip([row.pk for row in steps], _copied(steps, template=draft), strict=True))
    for prompt in prompts:
        prompt.step = made[prompt.step_id]
    _copied(prompts)
    _copied(targets, template=draft)
    _copied(texts, template=draft)
    return draft


@transaction.atomic
def publish(template, *, at):
    """Offer a draft from now on, in place of the version before it.

    Raises NotPublishableError. Plans that were started from another version keep it.
    """
    faults = faults_of(template)
    if faults:
        raise NotPublishableError(faults)
    for before in PlanTemplate.objects.published().filter(code=template.code):
        retire(before)
    template.status, template.published_at = TemplateStatus.PUBLISHED.value, at
    template.save(update_fields=['status', 'published_at'])


def retire(template):
    """Offer a template no longer; plans that were started from it keep it."""
    template.status = TemplateStatus.RETIRED.value
    template.save(update_fields=['status'])


def add_steps(template):
    """Give a new template the eleven steps, worded as the app words them."""
    TemplateStep.objects.bulk_create(
        TemplateStep(template=template, step_key=key.value, title_vi=key.vi, title_en=key.en)
        for key in StepKey
    )


def faults_of(template):
    """Sentences that say why a version cannot be published; none when it can."""
    faults = []
    if template.status != TemplateStatus.DRAFT:
        faults.append(_('Only a draft can be published.'))
    blank = sum(not text for text in _required_texts(template))
    if blank:
        text = ngettext(
            'One Vietnamese text is empty.', '%(count)d Vietnamese texts are empty.', blank
        )
        faults.append(text % {'count': blank})
    for row in template.check_texts.all():
        unknown = placeholders_unknown_to(row)
        if unknown:
            words = {'code': row.check_code, 'names': ', '.join(unknown)}
            faults.append(_('Check %(code)s does not know %(names)s.') % words)
    return faults


def placeholders_unknown_to(row):
    """The placeholders in the texts of a TemplateCheckText that its check cannot fill in."""
    texts = [
        getattr(row, f'{part}_{language}') or '' for part in WORDED for language in ['vi', 'en']
    ]
    found = [name for text in texts for name in unknown_placeholders(row.check_code, text)]
    return [f'{{{name}}}' for name in dict.fromkeys(found)]


def count_missing_english(template):
    """How many texts are written in Vietnamese only."""
    pairs = [
        (template.name_vi, template.name_en),
        (template.description_vi, template.description_en),
    ]
    pairs += [(row.name_vi, row.name_en) for row in template.targets.all()]
    for row in _prompts_of(template):
        pairs += [
            (getattr(row, f'{part}_vi'), getattr(row, f'{part}_en'))
            for part in ('label', 'help', 'example')
        ]
    for row in template.check_texts.all():
        pairs += [(getattr(row, f'{part}_vi'), getattr(row, f'{part}_en')) for part in WORDED]
    return sum(bool(vi) and not en for vi, en in pairs)


def _required_texts(template):
    yield template.name_vi
    for row in _prompts_of(template):
        yield row.label_vi
    for row in template.targets.all():
        yield row.name_vi


def _prompts_of(template):
    return [
        prompt
        for step in template.steps.prefetch_related('prompts')
        for prompt in step.prompts.all()
    ]


def _copied(rows, **changes):
    """Store the rows once more, as new ones, with these changes. Returns them."""
    for row in rows:
        row.pk = None
        row._state.adding = True
        for name, value in changes.items():
            setattr(row, name, value)
    return type(rows[0]).objects.bulk_create(rows) if rows else []
