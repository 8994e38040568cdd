"""Who belongs to a workspace, and as what. A workspace never stays without an admin."""

from django.db import transaction
from django.db.models import Q

from plans.document.choices import PlanStatus, Role
from plans.domain import audit, summaries
from plans.domain.holding import plan_in
from plans.domain.invitations import revoke_all_by
from plans.domain.workspaces import locked
from plans.models import Membership, Plan


class LastAdmin(Exception):
    """The workspace would be left without an admin."""


class RoleChangedMeanwhile(Exception):
    """Another admin gave the member another role, `role`, since the page was opened."""

    def __init__(self, role):
        super().__init__(role)
        self.role = Role(role)


class NotAMember(Exception):
    """The person has left, or was removed, since the page was opened."""


@transaction.atomic
def change_role(*, member, role, was, by, at):
    """Give a member another role; `was` is the role shown when the page was opened.

    Raises LastAdmin, NotAMember, RoleChangedMeanwhile.
    """
    kept = _locked_member(member)
    if kept.role == role:
        return
    if kept.role != was:
        raise RoleChangedMeanwhile(kept.role)
    if kept.role == Role.ADMIN:
        _must_leave_an_admin(kept)
        revoke_all_by(kept, at=at)
    Membership.objects.filter(pk=kept.pk).update(role=role)
    facts = {'was': str(was), 'now': str(role)}
    audit.record(
        workspace=kept.workspace, by=by, action='role_changed', subject=kept.email, **facts
    )


@transaction.atomic
def remove_member(*, member, by, at):
    """End a membership; the plans stay, with the member's name. Raises LastAdmin, NotAMember."""
    _end(member, by=by, action='member_removed', at=at)


@transaction.atomic
def restore_member(*, member, by):
    """Undo a removal: the member is back with the role of before."""
    locked(member.workspace)
    back = Membership.objects.filter(pk=member.pk, is_active=False).update(is_active=True)
    if back:
        audit.record(
            workspace=member.workspace, by=by, action='member_restored', subject=member.email
        )


@transaction.atomic
def leave(*, member, at):
    """Leave a workspace of one's own accord. Raises LastAdmin, NotAMember."""
    _end(member, by=member, action='member_left', at=at)


def renew_address(user):
    """Let the plans of the person's companies say the address that they sign in with now.

    What is kept of a plan names people by their addresses. It is made anew at once for the plans
    that run and are theirs, since the home page reads it; for the others when they are opened.
    """
    plans = Plan.objects.filter(workspace__memberships__user=user)
    with transaction.atomic():
        summaries.mark_stale(plans)
    mine = Q(owner__user=user) | Q(targets__owner__user=user)
    running = plans.filter(mine, status=PlanStatus.ACTIVE).select_related('workspace')
    for plan in running.order_by('pk').distinct():
        with transaction.atomic():
            summaries.recheck(plan_in(plan.workspace, plan.pk, hold=True))


def _end(member, *, by, action, at):
    kept = _locked_member(member)
    if kept.role == Role.ADMIN:
        _must_leave_an_admin(kept)
    revoke_all_by(kept, at=at)
    Membership.objects.filter(pk=kept.pk).update(is_active=False)
    audit.record(workspace=kept.workspace, by=by, action=action, subject=kept.email)


def _locked_member(member):
    """The member as kept now, with the workspace's row held."""
    locked(member.workspace)
    active = Membership.objects.active().select_related('workspace', 'user')
    kept = active.filter(pk=member.pk).first()
    if kept is None:
        raise NotAMember
    return kept


def _must_leave_an_admin(member):
    admins = member.workspace.memberships.active().filter(role=Role.ADMIN)
    if not admins.exclude(pk=member.pk).exists():
        raise LastAdmin
