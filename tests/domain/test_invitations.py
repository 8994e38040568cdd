"""Invitation links: 72 hours, one use, revocable."""

from datetime import UTC, datetime, timedelta

import pytest

from plans.document.choices import Role
from plans.domain.invitations import (
    MOST_A_DAY,
    AccountExists,
    AlreadyMember,
    ForSomebodyElse,
    InvitationClosed,
    TooManyInvitations,
    accept_invitation,
    find_invitation,
    invite,
    join_as_newcomer,
    open_invitations,
    revoke_invitation,
)
from plans.domain.members import remove_member
from plans.models import Invitation, Membership, User
from tests.factories import InvitationFactory, UserFactory

pytestmark = pytest.mark.django_db

NOW = datetime(2027, 3, 1, 2, 0, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)


@pytest.fixture
def nga():
    return UserFactory(name='Hồ Thị Nga', email='nga@example.com')


@pytest.fixture
def invited(admin):
    """(invitation, token) for Nga."""
    return invite(by=admin, email='Nga@Example.com', role=Role.APPROVER, at=NOW)


def test_token_has_256_bits_and_only_its_hash_is_kept(invited):
    invitation, token = invited

    assert len(token) == 43
    assert token not in str(list(Invitation.objects.values()))
    assert invitation.email == 'nga@example.com'


def test_link_leads_to_its_invitation(invited):
    invitation, token = invited

    assert find_invitation(token, at=LATER) == invitation


def test_link_nobody_made_leads_nowhere(invited):
    assert find_invitation('x' * 43, at=LATER) is None


@pytest.mark.parametrize(
    ('after', 'works'), [(timedelta(hours=72, seconds=-1), True), (timedelta(hours=72), False)]
)
def test_link_works_for_72_hours(invited, after, works):
    _, token = invited

    try:
        found = find_invitation(token, at=NOW + after) is not None
    except InvitationClosed:
        found = False

    assert found is works


def test_accepting_makes_a_member_with_the_role_invited_for(invited, nga, workspace):
    invitation, _ = invited

    member = accept_invitation(invitation=invitation, by=nga, at=LATER)

    invitation.refresh_from_db()
    assert (member.workspace, member.user, member.role) == (workspace, nga, 'approver')
    assert invitation.used_at == LATER
    newest = workspace.audit_events.first()
    assert (newest.action, newest.member, newest.facts) == (
        'joined',
        member,
        {'role': 'approver'},
    )


def test_link_works_once(invited, nga):
    invitation, token = invited
    accept_invitation(invitation=invitation, by=nga, at=LATER)

    with pytest.raises(InvitationClosed):
        find_invitation(token, at=LATER)


def test_second_of_two_who_opened_the_link_together_is_refused(invited, nga):
    _, token = invited
    first, second = (find_invitation(token, at=LATER) for _ in range(2))
    accept_invitation(invitation=first, by=nga, at=LATER)

    with pytest.raises(InvitationClosed):
        accept_invitation(invitation=second, by=nga, at=LATER)


def test_link_for_another_address_is_refused_and_stays_open(invited, colleague):
    invitation, token = invited

    with pytest.raises(ForSomebodyElse):
        accept_invitation(invitation=invitation, by=UserFactory(), at=LATER)

    assert find_invitation(token, at=LATER) == invitation


def test_revoked_link_stops_working(invited, admin):
    invitation, token = invited

    revoke_invitation(invitation=invitation, by=admin, at=LATER)

    with pytest.raises(InvitationClosed):
        find_invitation(token, at=LATER)


def test_new_link_for_the_same_address_closes_the_old_one(invited, admin):
    _, old = invited

    _, new = invite(by=admin, email='nga@example.com', role=Role.EDITOR, at=LATER)

    assert find_invitation(new, at=LATER).role == 'editor'
    with pytest.raises(InvitationClosed):
        find_invitation(old, at=LATER)


def test_member_is_not_invited_again(admin, editor):
    with pytest.raises(AlreadyMember):
        invite(by=admin, email='LAN@example.com', role=Role.VIEWER, at=NOW)


def test_member_who_was_removed_comes_back_with_the_new_role(admin, editor, workspace):
    remove_member(member=editor, by=admin, at=NOW)
    invitation, _ = invite(by=admin, email='lan@example.com', role=Role.VIEWER, at=NOW)

    back = accept_invitation(invitation=invitation, by=editor.user, at=LATER)

    assert (back.pk, back.role, back.is_active) == (editor.pk, 'viewer', True)


def test_member_with_an_old_link_keeps_the_role(admin, workspace):
    old = InvitationFactory(invited_by=admin, email='admin@example.com', created_at=NOW)

    member = accept_invitation(invitation=old, by=admin.user, at=LATER)

    assert (member.pk, member.role) == (admin.pk, 'admin')


def test_invitations_of_a_day_are_limited(admin):
    InvitationFactory.create_batch(MOST_A_DAY, invited_by=admin, created_at=NOW)

    with pytest.raises(TooManyInvitations):
        invite(by=admin, email='nga@example.com', role=Role.EDITOR, at=LATER)

    invite(by=admin, email='nga@example.com', role=Role.EDITOR, at=NOW + timedelta(days=1))


def test_newcomer_gets_an_account_for_the_address_invited(invited, workspace):
    invitation, _ = invited

    member = join_as_newcomer(
        invitation=invitation, name='Hồ Thị Nga', password='a-long-word', language='en', at=LATER
    )

    user = member.user
    assert (user.name, user.email, user.language) == ('Hồ Thị Nga', 'nga@example.com', 'en')
    assert user.check_password('a-long-word')
    assert (member.workspace, member.role) == (workspace, 'approver')


def test_newcomer_with_an_account_is_told_so(invited, nga):
    invitation, token = invited

    with pytest.raises(AccountExists):
        join_as_newcomer(
            invitation=invitation, name='Nga', password='a-long-word', language='vi', at=LATER
        )

    assert find_invitation(token, at=LATER) == invitation


def test_newcomer_with_a_closed_link_gets_no_account(invited, admin):
    invitation, _ = invited
    revoke_invitation(invitation=invitation, by=admin, at=NOW)

    with pytest.raises(InvitationClosed):
        join_as_newcomer(
            invitation=invitation, name='Nga', password='a-long-word', language='vi', at=LATER
        )

    assert not User.objects.filter(email='nga@example.com').exists()
    assert not Membership.objects.filter(user__email='nga@example.com').exists()


def test_members_and_invitations_of_another_company_count_for_nothing_here(admin, stranger):
    asked = {'role': Role.EDITOR, 'at': NOW}
    theirs = invite(by=stranger, email='nga@example.com', **asked)[0]
    for number in range(MOST_A_DAY - 1):
        invite(by=stranger, email=f'{number}@example.com', **asked)

    ours = invite(by=admin, email='nga@example.com', **asked)[0]
    invite(by=admin, email=stranger.email, **asked)

    theirs.refresh_from_db()
    assert theirs.is_open(NOW)
    assert ours in open_invitations(admin.workspace, at=NOW)
    assert theirs not in open_invitations(admin.workspace, at=NOW)
