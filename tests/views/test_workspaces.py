"""Starting, changing and leaving companies; signing up."""

import pytest
from django.test import Client
from django.urls import reverse

from plans.document.choices import Role
from plans.models import User, Workspace
from tests.factories import MembershipFactory, UserFactory

pytestmark = pytest.mark.django_db

SIGN_UP = {
    'name': 'Vũ Minh',
    'company': 'Bao bì Minh Phát',
    'email': 'Minh@Example.com',
    'password1': 'cau-chuyen-dai',
}


def sign_up(**sent):
    client = Client(headers={'accept-language': 'en'})
    return client, client.post(reverse('account_signup'), {**SIGN_UP, **sent})


def test_signing_up_makes_a_person_and_a_workspace_to_run(mailoutbox):
    client, response = sign_up()

    minh = User.objects.get(email='minh@example.com')
    member = minh.memberships.get()
    assert response.headers['Location'] == '/'
    assert client.session['_auth_user_id'] == str(minh.pk)
    assert (minh.name, minh.language) == ('Vũ Minh', 'en')
    assert (member.role, member.workspace.name) == (Role.ADMIN, 'Bao bì Minh Phát')
    assert mailoutbox == []


@pytest.mark.parametrize(
    ('sent', 'field'),
    [
        ({'name': ''}, 'name'),
        ({'company': ''}, 'company'),
        ({'company': 'x' * 121}, 'company'),
        ({'email': 'minh'}, 'email'),
        ({'password1': 'short'}, 'password1'),
        ({'password1': 'password123'}, 'password1'),
    ],
)
def test_signing_up_with_what_will_not_do_makes_nothing(sent, field):
    _, page = sign_up(**sent)

    assert list(page.context['form'].errors) == [field]
    assert (User.objects.count(), Workspace.objects.count()) == (0, 0)


def test_signing_up_with_a_known_address_makes_nothing():
    UserFactory(email='minh@example.com')

    _, page = sign_up()

    assert list(page.context['form'].errors) == ['email']
    assert (User.objects.count(), Workspace.objects.count()) == (1, 0)


def test_sign_up_page_asks_in_the_order_people_think():
    page = Client().get(reverse('account_signup'))

    assert list(page.context['form'].fields) == ['name', 'company', 'email', 'password1']


def new_key(client):
    return client.get('/workspaces/new/').context['form']['key'].value()


def test_new_workspace_is_run_by_its_maker_and_worked_in(client_of, editor):
    client = client_of(editor)

    client.post('/workspaces/new/', {'company': 'Lan và bạn', 'key': new_key(client)})

    made = Workspace.objects.get(name='Lan và bạn')
    assert client.session['workspace'] == made.pk
    assert editor.user.memberships.get(workspace=made).role == Role.ADMIN


def test_new_workspace_sent_twice_is_made_once(client_of, editor):
    client = client_of(editor)
    sent = {'company': 'Lan và bạn', 'key': new_key(client)}

    for _ in range(2):
        response = client.post('/workspaces/new/', sent)

    assert response.headers['Location'] == '/'
    assert Workspace.objects.filter(name='Lan và bạn').count() == 1


def test_new_workspace_without_a_name_is_refused(client_of, editor):
    client = client_of(editor)

    page = client.post('/workspaces/new/', {'company': ' ', 'key': new_key(client)})

    assert page.status_code == 422
    assert list(page.context['form'].errors) == ['company']


def test_switching_changes_which_company_is_worked_in(client_of, editor):
    second = MembershipFactory(user=editor.user)
    client = client_of(editor)

    client.post('/workspaces/switch/', {'workspace': second.workspace_id})

    assert client.get('/profile/').wsgi_request.workspace == second.workspace


@pytest.mark.parametrize('asked', ['other', 'former', '', 'x', '²'])
def test_switching_to_a_company_that_is_not_ones_own_is_not_found(
    client_of, editor, stranger, asked
):
    former = MembershipFactory(user=editor.user, is_active=False)
    known = {'other': stranger.workspace_id, 'former': former.workspace_id}
    client = client_of(editor)

    response = client.post('/workspaces/switch/', {'workspace': known.get(asked, asked)})

    assert response.status_code == 404
    assert client.get('/profile/').wsgi_request.workspace == editor.workspace


def test_somebody_without_a_workspace_is_shown_how_to_get_one(client_of):
    page = client_of(UserFactory()).get('/settings/', follow=True)

    assert page.redirect_chain == [('/workspaces/', 302)]
    assert reverse('plans:new_workspace') in page.content.decode()


def test_leaving_asks_first(client_of, editor):
    url = reverse('plans:leave_workspace', args=[editor.workspace_id])

    page = client_of(editor).get(url)

    editor.refresh_from_db()
    assert page.context['company'] == editor.workspace
    assert editor.is_active


def test_member_leaves(client_of, editor):
    client = client_of(editor)

    page = client.post(reverse('plans:leave_workspace', args=[editor.workspace_id]), follow=True)

    editor.refresh_from_db()
    assert not editor.is_active
    assert [str(m) for m in page.context['messages']] == ['Bạn đã rời khỏi Cà phê Đắk Hòa.']
    assert list(page.context['memberships']) == []


def test_only_admin_cannot_leave(client_of, admin):
    client = client_of(admin)

    page = client.post(reverse('plans:leave_workspace', args=[admin.workspace_id]), follow=True)

    admin.refresh_from_db()
    assert admin.is_active
    assert [str(m) for m in page.context['messages']] == [
        (
            'Bạn là quản trị duy nhất của Cà phê Đắk Hòa. '
            'Trước hết hãy giao quyền quản trị cho người khác.'
        )
    ]
