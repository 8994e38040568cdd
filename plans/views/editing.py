"""Changing parts of a plan: all of a draft, the living parts of a plan that runs (2.4)."""

from dataclasses import replace
from zoneinfo import ZoneInfo

from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils.translation import gettext as _

from plans.document.choices import StepKey
from plans.domain import permissions
from plans.forms.wizard import content_of
from plans.views.access import built_by, plan_of

# The part of the plan page that shows what is edited in a step.
TAB_OF_STEP = {
    StepKey.NEEDS: 'needs',
    StepKey.STRATEGIES: 'needs',
    StepKey.DEALERS: 'dealers',
    StepKey.ACTIONS: 'actions',
    StepKey.FEEDBACK: 'feedback',
}


def plan_to_edit(request, plan_id, step, *, hold=False):
    """A plan of which the member may change something in this step now.

    `hold`: until the transaction ends nobody else changes it. Raises PermissionDenied for others.
    """
    plan = plan_of(request, plan_id, hold=hold)
    if plan.is_draft:
        return built_by(request.membership, plan)
    if step not in TAB_OF_STEP or is_empty(content_for(request.membership, plan, step)):
        raise PermissionDenied(
            _('This part of the plan is fixed. While it runs, approvers adjust it with a reason.')
        )
    return plan


def content_for(member, plan, step):
    """What the step shows of the plan that the member may change now: a StepContent."""
    content = content_of(step, plan.business_model)
    if plan.is_draft:
        return content

    def open_ones(names):
        return tuple(name for name in names if permissions.may_edit_part(member, plan, name))

    return replace(
        content,
        singles=open_ones(content.singles),
        parts=open_ones(content.parts),
        after=open_ones(content.after),
    )


def is_empty(content):
    """Whether the step shows nothing to change."""
    return not (content.singles or content.parts or content.after)


def tab_url(plan, step):
    """The part of the plan page where what was edited is read."""
    if step == StepKey.ACTIONS:
        return reverse('plans:tasks', args=[plan.pk])
    return f'{reverse("plans:plan", args=[plan.pk])}?tab={TAB_OF_STEP[step]}'


def edit_urls(member, plan):
    """{list: address} of the lists of a plan that runs which the member may change now."""
    if not plan.is_active:
        return {}
    return {
        name: reverse('plans:step', args=[plan.pk, step])
        for step in TAB_OF_STEP
        for name in content_for(member, plan, step).parts
        if (name, step) != ('actions', StepKey.FEEDBACK)
    }


def saved_at(plan):
    """The time of day in the company when the plan was last changed, such as 14:32."""
    return plan.updated_at.astimezone(ZoneInfo(plan.workspace.time_zone)).strftime('%H:%M')
