"""Plans and the admin role pass to a colleague."""

from datetime import UTC, datetime

import pytest

from plans.document.choices import Role
from plans.domain.documents.reading import document_of
from plans.domain.handovers import CannotTakeOver, hand_over, hand_over_admin
from plans.domain.members import NotAMember
from plans.models import Membership
from tests.factories import PlanFactory

pytestmark = pytest.mark.django_db

NOW = datetime(2027, 3, 1, 2, 0, tzinfo=UTC)


def roles(workspace):
    return dict(workspace.memberships.values_list('user__email', 'role'))


def test_all_plans_get_the_new_owner_and_the_record_names_them(admin, editor, colleague, plan):
    plan.co_editors.add(colleague)
    closed = PlanFactory(owner=editor, status='closed', code='KH-2026-001')

    count = hand_over(member=editor, to=colleague, by=admin)

    plan.refresh_from_db()
    closed.refresh_from_db()
    event = plan.workspace.audit_events.get()
    assert (count, plan.owner, closed.owner) == (2, colleague, colleague)
    assert (plan.lock_version, list(plan.co_editors.all())) == (2, [])
    assert document_of(plan).owner == 'tuan@example.com'
    assert (event.action, event.member, event.subject) == (
        'plans_handed_over',
        admin,
        'lan@example.com',
    )
    assert event.facts['to'] == 'tuan@example.com'
    assert sorted(event.facts['plans']) == ['KH-2026-001', 'KH-2028-001']


def test_who_may_not_own_plans_takes_none_over(admin, editor, viewer, stranger, colleague, plan):
    Membership.objects.filter(pk=colleague.pk).update(is_active=False)

    for heir in (viewer, stranger, colleague, editor):
        with pytest.raises(CannotTakeOver):
            hand_over(member=editor, to=heir, by=admin)

    plan.refresh_from_db()
    assert (plan.owner, plan.workspace.audit_events.count()) == (editor, 0)


def test_admin_role_passes_on_and_the_giver_approves(admin, approver, workspace):
    hand_over_admin(member=admin, to=approver, at=NOW)

    assert roles(workspace) == {'admin@example.com': 'approver', 'hai@example.com': 'admin'}


def test_admin_role_stays_where_it_cannot_pass_on(admin, approver, stranger, workspace):
    with pytest.raises(CannotTakeOver):
        hand_over_admin(member=admin, to=stranger, at=NOW)
    with pytest.raises(NotAMember):
        hand_over_admin(member=approver, to=admin, at=NOW)

    assert roles(workspace) == {'admin@example.com': Role.ADMIN, 'hai@example.com': Role.APPROVER}
