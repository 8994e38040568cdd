"""What waits for a member in one company: home shows it, the weekly mail counts it.

Source: product.md 2.10.
"""

from django.db.models import BooleanField, Exists, ExpressionWrapper, F, OuterRef, Q

from plans.document.choices import PlanStatus
from plans.domain import comments, due
from plans.domain.permissions import Permission, allows
from plans.models import Membership, Plan, WizardStepState
from plans.models.prepared import Prepared

# {kind: (the permission it takes, its rows)}, the most pressing first.
_KINDS = {
    'approve': (Permission.DECIDE, lambda member, today: to_approve(member)),
    'stranded': (Permission.MANAGE, lambda member, today: stranded(member.workspace)),
    'returned': (Permission.PLAN, lambda member, today: drafts_of(member).exclude(return_note='')),
    'mention': (Permission.READ, lambda member, today: comments.waiting_for(member)),
    'figures': (Permission.RECORD, due.first_due),
    'feedback': (Permission.RECORD, lambda member, today: due.undecided_feedback(member)),
    'tasks': (Permission.RECORD, due.late_tasks),
}


def kinds_for(member):
    """What may wait for a member of that role, the most pressing first."""
    return [kind for kind, (permission, _rows) in _KINDS.items() if allows(member, permission)]


def waiting_for(member, today):
    """{kind: rows} of all that waits; rows are not read yet but for `figures`."""
    return {kind: _KINDS[kind][1](member, today) for kind in kinds_for(member)}


def drafts_to_go_on_with(member):
    """The three drafts worked on last, returned ones first, with their template and steps."""
    plans = _drafts(member.workspace_id, member.pk)
    for plan in plans:
        plan.workspace = member.workspace
    pks = [plan.pk for plan in plans] + [0] * (DRAFTS - len(plans))
    states = _states(*pks) if plans else []
    return [(plan, [one for one in states if one.plan_id == plan.pk]) for plan in plans]


def to_approve(member):
    """Plans in review that this member was asked to approve, and may."""
    asked = _in_review(member.workspace).filter(approver=member)
    return asked.exclude(_nobody_able())


def stranded(workspace):
    """Plans in review whose approver has left or may not decide on them any more."""
    return _in_review(workspace).filter(_nobody_able())


def drafts_of(member):
    """Drafts the member owns or edits together with the owner, the last worked on first."""
    drafts = member.workspace.plans.filter(status=PlanStatus.DRAFT).editable_by(member)
    return drafts.order_by('-updated_at')


def _in_review(workspace):
    plans = workspace.plans.filter(status=PlanStatus.IN_REVIEW).order_by('submitted_at', 'pk')
    return plans.select_related('owner__user', 'approver__user')


def _nobody_able():
    """Whether no approver is named who could decide; as `permissions.may_judge`, in the query."""
    able = Membership.objects.approvers().filter(workspace=OuterRef('workspace'))
    is_own = Q(Exists(able.exclude(pk=OuterRef('owner'))), approver=F('owner'))
    return is_own | ~Exists(able.filter(pk=OuterRef('approver')))


def _drafts_of(workspace, member):
    shared = Plan.co_editors.through.objects.filter(plan=OuterRef('pk'), membership=member)
    mine = Plan.objects.filter(Q(owner=member) | Exists(shared), workspace=workspace)
    drafts = mine.filter(status=PlanStatus.DRAFT).select_related('template')
    return drafts.order_by(_WAS_RETURNED.desc(), '-updated_at')[:DRAFTS]


DRAFTS = 3
_WAS_RETURNED = ExpressionWrapper(~Q(return_note=''), BooleanField())
_drafts = Prepared(_drafts_of, int, int)
_states = Prepared(lambda *plans: WizardStepState.objects.filter(plan__in=plans), *[int] * DRAFTS)
