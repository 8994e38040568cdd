"""Who belongs to a workspace, and as what."""

from datetime import UTC, datetime

import pytest

from plans.document.choices import Role
from plans.domain.members import (
    LastAdmin,
    NotAMember,
    RoleChangedMeanwhile,
    change_role,
    leave,
    remove_member,
    restore_member,
)
from plans.models import Membership
from tests.factories import InvitationFactory, MembershipFactory

pytestmark = pytest.mark.django_db

NOW = datetime(2027, 3, 1, 2, 0, tzinfo=UTC)


@pytest.fixture
def second_admin(workspace):
    return MembershipFactory(workspace=workspace, role=Role.ADMIN)


def kept(member):
    """(role, is_active) as stored."""
    member.refresh_from_db()
    return member.role, member.is_active


def events(workspace):
    return [(e.action, e.member, e.subject, e.facts) for e in workspace.audit_events.all()]


def test_new_role_is_kept_and_recorded(admin, editor, workspace):
    change_role(member=editor, role=Role.APPROVER, was='editor', by=admin, at=NOW)

    assert kept(editor) == ('approver', True)
    assert events(workspace) == [
        ('role_changed', admin, 'lan@example.com', {'was': 'editor', 'now': 'approver'})
    ]


def test_role_changed_by_another_admin_meanwhile_is_not_overwritten(admin, editor):
    Membership.objects.filter(pk=editor.pk).update(role=Role.VIEWER)

    with pytest.raises(RoleChangedMeanwhile) as conflict:
        change_role(member=editor, role=Role.APPROVER, was='editor', by=admin, at=NOW)

    assert conflict.value.role == Role.VIEWER
    assert kept(editor) == ('viewer', True)


def test_same_role_sent_twice_is_recorded_once(admin, editor, workspace):
    for _ in range(2):
        change_role(member=editor, role=Role.VIEWER, was='editor', by=admin, at=NOW)

    assert len(events(workspace)) == 1


@pytest.mark.parametrize(
    'end',
    [
        lambda admin: change_role(member=admin, role=Role.EDITOR, was='admin', by=admin, at=NOW),
        lambda admin: remove_member(member=admin, by=admin, at=NOW),
        lambda admin: leave(member=admin, at=NOW),
    ],
    ids=['another role', 'removed', 'left'],
)
def test_last_admin_stays_admin(admin, editor, workspace, end):
    MembershipFactory(workspace=workspace, role=Role.ADMIN, is_active=False)

    with pytest.raises(LastAdmin):
        end(admin)

    assert kept(admin) == ('admin', True)
    assert events(workspace) == []


def test_admin_of_another_workspace_does_not_count(admin, stranger):
    with pytest.raises(LastAdmin):
        leave(member=admin, at=NOW)


def test_admin_may_leave_when_another_stays(admin, second_admin, workspace):
    leave(member=admin, at=NOW)

    assert kept(admin) == ('admin', False)
    assert events(workspace) == [('member_left', admin, 'admin@example.com', {})]


def test_removed_member_is_out_but_the_plans_stay(admin, editor, plan, workspace):
    remove_member(member=editor, by=admin, at=NOW)

    plan.refresh_from_db()
    assert kept(editor) == ('editor', False)
    assert plan.owner == editor
    assert events(workspace) == [('member_removed', admin, 'lan@example.com', {})]


def test_member_removed_twice_is_named_as_gone(admin, editor):
    remove_member(member=editor, by=admin, at=NOW)

    with pytest.raises(NotAMember):
        remove_member(member=editor, by=admin, at=NOW)


def test_removed_member_is_restored_with_the_same_role(admin, approver, workspace):
    remove_member(member=approver, by=admin, at=NOW)

    restore_member(member=approver, by=admin)

    assert kept(approver) == ('approver', True)
    assert [event[0] for event in events(workspace)] == ['member_restored', 'member_removed']


@pytest.mark.parametrize(
    'end',
    [
        lambda member, by: change_role(member=member, role=Role.EDITOR, was='admin', by=by, at=NOW),
        lambda member, by: remove_member(member=member, by=by, at=NOW),
        lambda member, by: leave(member=member, at=NOW),
    ],
    ids=['another role', 'removed', 'left'],
)
def test_links_of_a_former_admin_stop_working(admin, second_admin, end):
    link_of_the_other = InvitationFactory(invited_by=second_admin, created_at=NOW)
    link = InvitationFactory(invited_by=admin, created_at=NOW)

    end(admin, second_admin)

    link.refresh_from_db()
    link_of_the_other.refresh_from_db()
    assert (link.revoked_at, link_of_the_other.revoked_at) == (NOW, None)
