"""Who decides on a plan that waits: an admin asks another approver where the one asked cannot."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from plans.document.choices import ApprovalDecision, PlanStatus
from plans.domain import permissions, summaries
from plans.domain.holding import hold
from plans.domain.reviews import ApproverUnableError
from plans.domain.transitions import move, must_be, record


def able(plan):
    """The members who could decide on the plan in place of its approver, by name."""
    others = plan.workspace.memberships.approvers().exclude(pk=plan.approver_id)
    return others.exclude(pk=plan.owner_id).by_name()


@transaction.atomic
def ask_another(plan, *, to, by, lock_version):
    """Let another approver decide on a plan in review; what was submitted stays. Returns the Plan.

    Raises PermissionDenied, PlanMovedOnError, ApproverUnableError.
    """
    held = hold(plan)
    must_be(held, PlanStatus.IN_REVIEW, lock_version)
    if not permissions.may_ask_another(by, held):
        raise PermissionDenied(_('Only admins choose who decides on a plan that was submitted.'))
    if not able(held).filter(pk=to.pk).exists():
        raise ApproverUnableError(_('This member cannot decide on the plan. Choose another one.'))
    facts = {'was': held.approver.email if held.approver else '', 'now': to.email}
    move(held, PlanStatus.IN_REVIEW, by, approver=to)
    held.approvals.filter(decision=ApprovalDecision.PENDING).update(approver=to)
    summaries.refresh(held)
    record(held, by, 'approver_changed', **facts)
    return held
