"""Tasks as they are done: where each stands, and what one member still has to do.

Source: product.md 2.9. What else a task says is edited like any row of a plan (rows.py).
"""

from datetime import timedelta

from plans.document.choices import ActionStatus, PlanStatus
from plans.domain import rows
from plans.models import Action

OPEN = (ActionStatus.TODO, ActionStatus.DOING)
SOON = timedelta(days=7)


def set_status(plan, action, status, *, by):
    """Move a task to another state; done today where it is done, else on no day. Returns it.

    Raises PermissionDenied.
    """
    is_done = status == ActionStatus.DONE
    done_on = (action.done_on or plan.workspace.today()) if is_done else None
    return rows.change(plan, 'actions', action.pk, {'status': status, 'done_on': done_on}, by=by)


def open_tasks(member):
    """Open tasks of the member on plans that run, the one due first first. One query."""
    mine = Action.objects.filter(
        plan__workspace=member.workspace,
        plan__status=PlanStatus.ACTIVE,
        owner=member,
        status__in=OPEN,
    )
    return mine.select_related('plan', 'strategy').order_by('due', 'pk')
