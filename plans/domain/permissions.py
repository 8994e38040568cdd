"""Who may do what. One table for roles, one for plans. Source: product.md 2.1, 2.4."""

from enum import StrEnum

from plans.document.choices import PlanStatus, Role


class Permission(StrEnum):
    """Something a member may be allowed to do in the workspace."""

    READ = 'read'  # see plans, comment
    PLAN = 'plan'  # start plans, edit one's own and those shared with one
    RECORD = 'record'  # enter actuals, feedback, tasks and sessions on any active plan
    DECIDE = 'decide'  # approve, return, adjust, revoke an acceptance
    MANAGE = 'manage'  # members, invitations and thresholds


ALLOWED = {
    Role.VIEWER: frozenset({Permission.READ}),
    Role.EDITOR: frozenset({Permission.READ, Permission.PLAN, Permission.RECORD}),
    Role.APPROVER: frozenset(
        {Permission.READ, Permission.PLAN, Permission.RECORD, Permission.DECIDE}
    ),
    Role.ADMIN: frozenset(Permission),
}

# What owners and co-editors may still change while the plan is active; the rest only by Adjust.
LIVING_PARTS = frozenset(
    {
        'actions',
        'feedback',
        'feedback_form',
        'segments',
        'needs',
        'sources',
        'dealers',
        'sessions',
        'strategies',
    }
)
# What any editor may record on an active plan.
RECORDED_PARTS = frozenset({'actions', 'feedback', 'sessions'})


def allows(membership, permission):
    """Whether the member's role carries the permission."""
    return membership.is_active and permission in ALLOWED[membership.role]


def shares(membership, plan):
    """Whether the member owns the plan or edits it together with the owner, and may still edit."""
    if not allows(membership, Permission.PLAN):
        return False
    return plan.owner_id == membership.pk or plan.co_editors.filter(pk=membership.pk).exists()


def may_build(membership, plan):
    """Whether the wizard is open to the member: a draft of one's own or shared with one."""
    return plan.status == PlanStatus.DRAFT and shares(membership, plan)


def may_edit_part(membership, plan, part):
    """Whether the member may change rows of `part` now."""
    if plan.status == PlanStatus.DRAFT:
        return shares(membership, plan)
    if plan.status != PlanStatus.ACTIVE:
        return False
    if part in RECORDED_PARTS and allows(membership, Permission.RECORD):
        return True
    return part in LIVING_PARTS and shares(membership, plan)


def may_record(membership, plan):
    """Whether the member may enter figures reached: any editor, on any active plan."""
    return plan.status == PlanStatus.ACTIVE and allows(membership, Permission.RECORD)


def may_approve(membership, plan):
    """Whether the member may approve or return the plan that awaits approval."""
    return plan.status == PlanStatus.IN_REVIEW and may_judge(membership, plan)


def may_judge(membership, plan):
    """Whether the member's word counts as approval of this plan and of its risks.

    One's own plan only where nobody else in the workspace could. Source: product.md 2.1.
    """
    is_here = membership.workspace_id == plan.workspace_id
    if not is_here or not allows(membership, Permission.DECIDE):
        return False
    if plan.owner_id != membership.pk:
        return True
    others = plan.workspace.memberships.approvers().exclude(pk=membership.pk)
    return not others.exists()


def may_withdraw(membership, plan):
    """Whether the member may take the plan back from its approver: its owner."""
    is_owner = plan.owner_id == membership.pk and allows(membership, Permission.PLAN)
    return plan.status == PlanStatus.IN_REVIEW and is_owner
