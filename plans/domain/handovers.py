"""Plans and the admin role pass to a colleague, so that nothing stays with somebody who leaves."""

from django.db import transaction
from django.db.models import Count, Q

from plans.document.choices import PlanStatus, Role
from plans.domain import audit, summaries
from plans.domain.invitations import revoke_all_by
from plans.domain.members import NotAMember
from plans.domain.workspaces import locked
from plans.models import Membership, Plan

LIVE = (PlanStatus.DRAFT, PlanStatus.IN_REVIEW, PlanStatus.ACTIVE)


class CannotTakeOver(Exception):
    """The colleague chosen has left, or may not own plans."""


def heirs_of(member):
    """The colleagues who may take over the member's plans, by name."""
    return member.workspace.memberships.editors().exclude(pk=member.pk).by_name()


def unable_owners(workspace):
    """Who owns live plans but has left or only reads now, with `live_plans`, by name. One query."""
    able = Membership.objects.editors().values('pk')
    live = Count('owned_plans', filter=Q(owned_plans__status__in=LIVE))
    owners = workspace.memberships.exclude(pk__in=able).annotate(live_plans=live)
    return owners.filter(live_plans__gt=0).by_name()


def others_of(member):
    """The colleagues who could become the admin in the member's place, by name."""
    return member.workspace.memberships.active().exclude(pk=member.pk).by_name()


@transaction.atomic
def hand_over(*, member, to, by):
    """Give all plans of `member` to the colleague `to`. Returns how many there were.

    Pages of them opened before are stale from now on. Raises CannotTakeOver.
    """
    locked(member.workspace)
    if not heirs_of(member).filter(pk=to.pk).exists():
        raise CannotTakeOver
    owned = Plan.objects.filter(workspace=member.workspace, owner=member).order_by('pk')
    plans = list(owned.select_for_update(of=('self',)).select_related('workspace', 'template'))
    for plan in plans:
        plan.owner, plan.updated_by, plan.lock_version = to, by, plan.lock_version + 1
        plan.save(update_fields=['owner', 'updated_by', 'lock_version'])
        plan.co_editors.remove(to)
        summaries.refresh(plan)
    if plans:
        facts = {'to': to.email, 'plans': [plan.code for plan in plans]}
        action = 'plans_handed_over'
        audit.record(
            workspace=member.workspace, by=by, action=action, subject=member.email, **facts
        )
    return len(plans)


@transaction.atomic
def hand_over_admin(*, member, to, at):
    """Make `to` an admin in the place of the admin `member`, who becomes an approver.

    Raises CannotTakeOver, NotAMember (the giver is no admin any more).
    """
    locked(member.workspace)
    if not Membership.objects.active().filter(pk=member.pk, role=Role.ADMIN).exists():
        raise NotAMember
    heir = others_of(member).filter(pk=to.pk).first()
    if heir is None:
        raise CannotTakeOver
    _become(heir, Role.ADMIN, by=member)
    revoke_all_by(member, at=at)
    _become(member, Role.APPROVER, by=member)


def _become(member, role, *, by):
    was = Membership.objects.values_list('role', flat=True).get(pk=member.pk)
    if was == role:
        return
    Membership.objects.filter(pk=member.pk).update(role=role)
    facts = {'was': was, 'now': str(role)}
    audit.record(
        workspace=member.workspace, by=by, action='role_changed', subject=member.email, **facts
    )
