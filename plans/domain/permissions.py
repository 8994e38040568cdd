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
# What an approver adjusts of an active plan, with a reason; of `basics` only the period. Never the
# model nor the currency.
ADJUSTED_PARTS = frozenset(
    {
        'basics',
        'goals',
        'capabilities',
        'targets',
        'product_lines',
        'tiers',
        'supplier_list',
        'items',
        'quotes',
        'owners',
        'sell_side',
        'buy_side',
        'marketplace',
        'seller_funnel',
        'collaborative',
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
    """Whether the member may change rows of `part` now, in an adjustment or outside one."""
    if getattr(plan, 'is_adjusting', False):
        return part in ADJUSTED_PARTS and may_adjust(membership, plan)
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
    """Whether the member may approve the plan that awaits approval."""
    return plan.status == PlanStatus.IN_REVIEW and may_judge(membership, plan)


def may_return(membership, plan):
    """Whether the member may send back the plan that awaits approval: an approver."""
    return plan.status == PlanStatus.IN_REVIEW and decides(membership, plan)


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


def may_ask_another(membership, plan):
    """Whether the member may choose another approver for a plan that waits: an admin."""
    is_here = membership.workspace_id == plan.workspace_id
    manages = is_here and allows(membership, Permission.MANAGE)
    return manages and plan.status == PlanStatus.IN_REVIEW


def may_close(membership, plan):
    """Whether the member may end the plan that runs: its owner, or an approver."""
    return plan.status == PlanStatus.ACTIVE and may_end(membership, plan)


def may_end(membership, plan):
    """Whether closing the plan is up to the member, whatever its state."""
    return _owns(membership, plan) or decides(membership, plan)


def may_adjust(membership, plan):
    """Whether the member may adjust what is fixed while the plan runs: an approver."""
    return plan.status == PlanStatus.ACTIVE and decides(membership, plan)


def may_reopen(membership, plan):
    """Whether the member may let a closed plan go on: an approver; until when: domain/closing."""
    return plan.status == PlanStatus.CLOSED and decides(membership, plan)


def may_archive(membership, plan):
    """Whether the member may put a draft or a closed plan away: its owner, or an admin."""
    return plan.status in (PlanStatus.DRAFT, PlanStatus.CLOSED) and _keeps(membership, plan)


def may_restore(membership, plan):
    """Whether the member may bring an archived plan back: its owner, or an admin."""
    return plan.status == PlanStatus.ARCHIVED and _keeps(membership, plan)


def may_copy(membership, plan):
    """Whether the member may start the next period's plan from this one: whoever plans."""
    return membership.workspace_id == plan.workspace_id and allows(membership, Permission.PLAN)


def may_share_outside(membership, plan):
    """Whether the member may make links for outsiders: who edits the plan, and approvers."""
    return shares(membership, plan) or decides(membership, plan)


def _owns(membership, plan):
    return plan.owner_id == membership.pk and allows(membership, Permission.PLAN)


def decides(membership, plan):
    """Whether the member is an approver of the plan's workspace; of own plans: `may_judge`."""
    is_here = membership.workspace_id == plan.workspace_id
    return is_here and allows(membership, Permission.DECIDE)


def _keeps(membership, plan):
    is_here = membership.workspace_id == plan.workspace_id
    manages = is_here and allows(membership, Permission.MANAGE)
    return manages or _owns(membership, plan)


def may_withdraw(membership, plan):
    """Whether the member may take the plan back from its approver: its owner."""
    return plan.status == PlanStatus.IN_REVIEW and _owns(membership, plan)
