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

    `hold`: nobody else changes it until the transaction ends, two queries where somebody just did;
    else its people come along.
    """
    for plan in (_held if hold else _read)(workspace.pk, pk):
        plan.workspace, plan.is_held = workspace, hold
        if hold:
            renew_kept(plan)
        return plan
    return None


def renew_kept(plan):
    """Read anew what is kept of a held plan where it is not of now.

    PostgreSQL gives whoever had to wait for the plan its row of now, but what is joined to it as
    it was before the wait.
    """
    summary = getattr(plan, 'summary', None)
    if summary is not None and summary.content_version != plan.content_version:
        summary.refresh_from_db()


def hold(plan):
    """The plan as it is kept now, held until the transaction ends. Raises Http404 once deleted."""
    held = Plan.objects.select_for_update(of=('self',)).select_related('workspace', 'template')
    return get_object_or_404(held, pk=plan.pk)
