"""What waits for a member in one company: home shows it, the weekly mail counts it.

Source: product.md 2.10.
"""

from django.db.models import Exists, F, OuterRef, Q

from plans.document.choices import PlanStatus
from plans.domain import comments, due
from plans.domain.permissions import Permission, allows
from plans.models import Membership


def waiting_for(member, today):
    """{kind: rows} of all that waits, the most pressing first; a role leaves out what it may not.

    Rows are not read yet but for `figures`, see `due.first_due`.
    """
    found = {'approve': to_approve(member)}
    if allows(member, Permission.MANAGE):
        found['stranded'] = stranded(member.workspace)
    if allows(member, Permission.PLAN):
        found['returned'] = drafts_of(member).exclude(return_note='')
    found['mention'] = comments.waiting_for(member)
    if allows(member, Permission.RECORD):
        found['figures'] = due.first_due(member, today)
        found['feedback'] = due.undecided_feedback(member)
        found['tasks'] = due.late_tasks(member, today)
    return found


def to_approve(member):
    """Plans in review that this member was asked to approve, and may."""
    if not allows(member, Permission.DECIDE):
        return member.workspace.plans.none()
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
