"""The members page: roles, invitations, ways out."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from plans.document.choices import Role
from plans.models import Invitation, Membership
from tests.factories import InvitationFactory, MembershipFactory

pytestmark = pytest.mark.django_db

MEMBERS = '/settings/members/'


def messages(response):
    """Texts of the messages on a page."""
    return [str(message) for message in response.context['messages']]


def key_on(page):
    """The one-time key of the form on a page."""
    return page.context['form']['key'].value()


def invite(client, email='nga@example.com', role='editor', **more):
    sent = {'email': email, 'role': role, 'key': key_on(client.get(MEMBERS)), **more}
    return client.post(MEMBERS, sent, follow=True)


def test_members_are_listed_by_name_in_vietnamese_order(client_of, admin, workspace):
    for name in ('Ơn', 'Đức', 'Dũng', 'Ân'):
        MembershipFactory(workspace=workspace, user__name=name)

    page = client_of(admin).get(MEMBERS)

    names = [str(row.member) for row in page.context['members']]
    assert names == ['Ân', 'Dũng', 'Đức', 'Ơn', 'Trần Quản Trị']
    assert [row.is_me for row in page.context['members']] == [False] * 4 + [True]


def test_members_of_other_workspaces_and_those_who_left_are_not_listed(
    client_of, admin, stranger, workspace
):
    MembershipFactory(workspace=workspace, is_active=False)

    page = client_of(admin).get(MEMBERS)

    assert [row.member for row in page.context['members']] == [admin]


def test_list_takes_as_many_queries_for_30_members_as_for_one(
    client_of, admin, workspace, django_assert_num_queries
):
    client = client_of(admin)
    client.get(MEMBERS)  # the first page of a session also writes the session
    with django_assert_num_queries(6):
        client.get(MEMBERS)
    MembershipFactory.create_batch(30, workspace=workspace)
    InvitationFactory.create_batch(30, invited_by=admin)

    with django_assert_num_queries(6):
        client.get(MEMBERS)


def test_invitation_is_mailed_in_the_language_of_the_workspace(client_of, admin, mailoutbox):
    page = invite(client_of(admin), role='approver')

    mail = mailoutbox[0]
    assert messages(page) == ['Đã gửi lời mời tới nga@example.com.']
    assert (mail.to, mail.subject) == (
        ['nga@example.com'],
        'Lời mời tham gia kế hoạch bán hàng của Cà phê Đắk Hòa',
    )
    assert 'Người duyệt' in mail.body
    assert re.search(r'http://testserver/invitations/[\w-]{43}/\n', mail.body)
    assert page.context['made'] is None


def test_invitation_link_is_shown_once_where_no_mail_goes_out(client_of, admin, settings):
    settings.EMAIL_BACKEND = 'django.core.mail.backends.console.EmailBackend'
    client = client_of(admin)

    page, again = invite(client), client.get(MEMBERS)

    assert page.redirect_chain == [(f'{MEMBERS}#made', 302)]  # else the browser keeps #invite
    assert page.context['made']['email'] == 'nga@example.com'
    assert page.context['made']['link'] in page.content.decode()
    assert again.context['made'] is None


def test_invitation_link_is_shown_where_the_mail_server_fails(client_of, admin, settings):
    settings.EMAIL_BACKEND = 'django.core.mail.backends.smtp.EmailBackend'
    settings.EMAIL_HOST, settings.EMAIL_PORT = '127.0.0.1', 9

    page = invite(client_of(admin))

    assert page.context['made']['email'] == 'nga@example.com'


def test_invitation_sent_twice_makes_one_link(client_of, admin, mailoutbox):
    client = client_of(admin)
    key = key_on(client.get(MEMBERS))

    for _ in range(2):
        invite(client, key=key)

    assert (Invitation.objects.count(), len(mailoutbox)) == (1, 1)


@pytest.mark.parametrize(
    ('sent', 'errors'),
    [
        ({'email': 'admin@example.com'}, {'email': ['Người này đã là thành viên']}),
        ({'email': 'nga'}, {'email': ['Nhập một địa chỉ email, ví dụ lan@example.com']}),
        ({'role': 'owner'}, {'role': ['Hãy chọn trong các lựa chọn đã nêu']}),
    ],
)
def test_invitation_that_cannot_be_made_says_why(client_of, admin, mailoutbox, sent, errors):
    page = invite(client_of(admin), **sent)

    assert page.status_code == 422
    assert set(page.context['form'].errors) == set(errors)
    assert mailoutbox == []


def test_refused_invitation_may_be_corrected_with_the_same_key(client_of, admin):
    client = client_of(admin)
    key = key_on(client.get(MEMBERS))
    invite(client, email='admin@example.com', key=key)

    invite(client, key=key)

    assert Invitation.objects.get().email == 'nga@example.com'


def test_open_invitations_are_listed_and_closed_ones_are_not(client_of, admin):
    link = InvitationFactory(invited_by=admin)
    now = timezone.now()
    InvitationFactory(invited_by=admin, used_at=now)
    InvitationFactory(invited_by=admin, revoked_at=now)
    InvitationFactory(invited_by=admin, created_at=now - Invitation.LIFE)

    page = client_of(admin).get(MEMBERS)

    assert list(page.context['invitations']) == [link]


def test_link_is_revoked(client_of, admin):
    link = InvitationFactory(invited_by=admin)

    client_of(admin).post(reverse('plans:revoke_invitation', args=[link.pk]))

    link.refresh_from_db()
    assert link.revoked_at is not None


def test_role_is_changed(client_of, admin, editor):
    url = reverse('plans:change_role', args=[editor.pk])

    page = client_of(admin).post(url, {'role': 'approver', 'was': 'editor'}, follow=True)

    editor.refresh_from_db()
    assert editor.role == Role.APPROVER
    assert messages(page) == ['Vai trò mới của Nguyễn Thị Lan: Người duyệt.']


def test_stale_role_form_changes_nothing_and_says_so(client_of, admin, editor):
    Membership.objects.filter(pk=editor.pk).update(role=Role.VIEWER)
    url = reverse('plans:change_role', args=[editor.pk])

    page = client_of(admin).post(url, {'role': 'approver', 'was': 'editor'}, follow=True)

    editor.refresh_from_db()
    assert editor.role == Role.VIEWER
    assert messages(page) == [
        'Một quản trị khác vừa giao cho Nguyễn Thị Lan vai trò “Người xem”. Chưa có gì thay đổi.'
    ]


def test_unknown_role_changes_nothing(client_of, admin, editor):
    url = reverse('plans:change_role', args=[editor.pk])

    page = client_of(admin).post(url, {'role': 'king', 'was': 'editor'}, follow=True)

    editor.refresh_from_db()
    assert editor.role == Role.EDITOR
    assert messages(page) == ['Hãy chọn một trong bốn vai trò.']


def test_only_admin_cannot_step_down(client_of, admin):
    url = reverse('plans:remove_member', args=[admin.pk])

    page = client_of(admin).post(url, follow=True)

    admin.refresh_from_db()
    assert admin.is_active
    assert messages(page) == [
        'Trần Quản Trị là quản trị duy nhất. Trước hết hãy giao quyền quản trị cho người khác.'
    ]


def test_removed_member_is_shut_out_at_once_and_undo_lets_in_again(client_of, admin, editor):
    clients = client_of(admin), client_of(editor)
    page = clients[0].post(reverse('plans:remove_member', args=[editor.pk]), follow=True)
    undo = next(iter(page.context['messages'])).extra_tags
    shut_out = clients[1].get('/workspaces/')

    clients[0].post(undo)

    editor.refresh_from_db()
    assert shut_out.status_code == 200
    assert 'workspaces/none.html' in [template.name for template in shut_out.templates]
    assert (editor.is_active, editor.role) == (True, Role.EDITOR)


@pytest.mark.parametrize('name', ['change_role', 'hand_over', 'remove_member', 'restore_member'])
def test_member_of_another_workspace_is_out_of_reach(client_of, admin, stranger, name):
    url = reverse(f'plans:{name}', args=[stranger.pk])

    response = client_of(admin).post(url, {'role': 'viewer', 'was': 'admin'})

    stranger.refresh_from_db()
    assert response.status_code == 404
    assert (stranger.is_active, stranger.role) == (True, Role.ADMIN)
