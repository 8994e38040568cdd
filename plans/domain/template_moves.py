"""A draft moves to a newer version of its template; nothing typed is lost. Source: 2.2."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from plans.document.choices import PlanStatus, StepKey, TemplateStatus
from plans.document.template_changes import changes
from plans.domain import answers, summaries
from plans.domain.rows import locked
from plans.domain.template_contents import content_of
from plans.models import PlanTemplate


def newer_version(plan):
    """The version that is offered now where the plan is on an earlier one, else None."""
    template = plan.template
    if template is None or template.status == TemplateStatus.PUBLISHED:
        return None
    offered = PlanTemplate.objects.offered_to(plan.workspace).filter(code=template.code)
    return offered.filter(version__gt=template.version).order_by('-version').first()


def preview(plan, newer, language):
    """TemplateChanges that somebody who reads `language` would see."""
    found = changes(content_of(plan.template), content_of(newer))
    return [change for change in found if change.language in ('', language)]


@transaction.atomic
def move(plan, newer, *, by):
    """Give the draft the newer version. Raises PermissionDenied.

    Rows and answers stay; a step that now must have an answer it lacks is in progress again.
    """
    plan = locked(plan, 'template', by)
    if plan.status != PlanStatus.DRAFT:
        raise PermissionDenied(_('This part of the plan cannot be changed now.'))
    plan.template = newer
    plan.outsiders = {key: value for key, value in plan.outsiders.items() if key != 'template'}
    hides_dealers = newer.steps.filter(step_key=StepKey.DEALERS, is_hidden=True).exists()
    if hides_dealers and plan.uses_dealers is None:
        plan.uses_dealers = False
    plan.save(update_fields=['template', 'outsiders', 'uses_dealers'])
    summaries.refresh(plan)
    for step in StepKey:
        if answers.missing(plan, step):
            answers.reopen(plan, step)
    return plan
