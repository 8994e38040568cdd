"""Holding a plan while what happens to it is decided, so that two decisions follow one another."""

from django.shortcuts import get_object_or_404

from plans.models import Plan
from plans.models.prepared import Prepared

_KEPT = ('template', 'summary')
_PEOPLE = ('owner__user', 'approver__user')


def _of(workspace, pk, *joined):
    return Plan.objects.filter(workspace=workspace, pk=pk).select_related(*joined)


_read = Prepared(lambda workspace, pk: _of(workspace, pk, *_KEPT, *_PEOPLE), int, int)
_held = Prepared(
    lambda workspace, pk: _of(workspace, pk, *_KEPT).select_for_update(of=('self',)), int, int
)


def plan_in(workspace, pk, *, hold=False):
    """The workspace's plan of that pk with what is kept of it, or None. One query.

    `hold`: nobody else changes it until the transaction ends; else its people come along.
    """
    for plan in (_held if hold else _read)(workspace.pk, pk):
        plan.workspace, plan.is_held = workspace, hold
        return plan
    return None


def hold(plan):
    """The plan as it is kept now, held until the transaction ends. Raises Http404 once deleted."""
    held = Plan.objects.select_for_update(of=('self',)).select_related('workspace', 'template')
    return get_object_or_404(held, pk=plan.pk)
