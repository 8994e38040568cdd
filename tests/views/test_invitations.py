"""Opening an invitation link: as somebody new, as somebody known, too late."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from plans.document.choices import Role
from plans.domain.invitations import invite, revoke_invitation
from plans.models import Membership, User
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def made(admin):
    return invite(by=admin, email='nga@example.com', role=Role.APPROVER, at=timezone.now())


@pytest.fixture
def link(made):
    return reverse('plans:invitation', args=[made[1]])


@pytest.fixture
def visitor():
    return Client(headers={'accept-language': 'vi'})


NEWCOMER = {'name': 'Hồ Thị Nga', 'password': 'cau-chuyen-dai'}


def role_of_nga(workspace):
    return Membership.objects.get(workspace=workspace, user__email='nga@example.com').role


def test_visitor_is_asked_for_name_and_password_only(visitor, link):
    page = visitor.get(link)

    assert list(page.context['form'].fields) == ['name', 'password']
    assert 'Trần Quản Trị mời bạn' in page.content.decode()
    assert 'no-store' in page.headers['Cache-Control']


def test_newcomer_joins_and_is_signed_in_there(visitor, link, workspace):
    response = visitor.post(link, NEWCOMER)

    nga = User.objects.get(email='nga@example.com')
    assert response.headers['Location'] == '/'
    assert (nga.name, role_of_nga(workspace)) == ('Hồ Thị Nga', 'approver')
    assert visitor.session['_auth_user_id'] == str(nga.pk)
    assert visitor.session['workspace'] == workspace.pk


@pytest.mark.parametrize(
    ('sent', 'field'),
    [
        ({'name': ' '}, 'name'),
        ({'password': 'short'}, 'password'),
        ({'password': '12345678901'}, 'password'),
        ({'password': 'nga@example.com'}, 'password'),
    ],
)
def test_newcomer_with_a_name_or_password_that_will_not_do_is_told(visitor, link, sent, field):
    page = visitor.post(link, {**NEWCOMER, **sent})

    assert page.status_code == 422
    assert list(page.context['form'].errors) == [field]
    assert not User.objects.filter(email='nga@example.com').exists()


def test_person_with_an_account_signs_in_and_comes_back(visitor, link, workspace):
    UserFactory(email='nga@example.com')
    page = visitor.get(link)
    sign_in = re.search(r'href="(/accounts/login/[^"]+)"', page.content.decode())[1]

    back = visitor.post(sign_in, {'login': 'nga@example.com', 'password': 'demo-salesplan'})
    joined = visitor.post(back.headers['Location'])

    assert back.headers['Location'] == link
    assert joined.headers['Location'] == '/'
    assert role_of_nga(workspace) == 'approver'


def test_newcomer_whose_address_has_an_account_is_told_to_sign_in(visitor, link, workspace):
    UserFactory(email='nga@example.com')

    page = visitor.post(link, NEWCOMER)

    assert page.context['form'].non_field_errors() == [
        'Địa chỉ này đã có tài khoản: hãy đăng nhập bằng tài khoản đó'
    ]
    assert not Membership.objects.filter(user__email='nga@example.com').exists()


def test_opening_the_link_alone_joins_nobody(client_of, link, workspace):
    nga = UserFactory(email='nga@example.com')

    page = client_of(nga).get(link)

    assert page.context['is_mine'] is True
    assert not nga.memberships.exists()


def test_member_of_two_companies_works_in_the_one_just_joined(client_of, link, stranger, workspace):
    User.objects.filter(pk=stranger.user.pk).update(email='nga@example.com')
    client = client_of(stranger)

    client.post(link)

    assert client.session['workspace'] == workspace.pk
    assert stranger.user.memberships.count() == 2


def test_somebody_else_is_refused_and_may_sign_out(client_of, link, stranger):
    client = client_of(stranger)

    refused = client.post(link)
    signed_out = client.post(link, {'sign_out': '1'}, follow=True)

    assert refused.status_code == 403
    assert stranger.user.memberships.count() == 1
    assert 'invitations/newcomer.html' in [one.name for one in signed_out.templates]


def test_link_works_once(visitor, link):
    visitor.post(link, NEWCOMER)

    assert [Client().get(link).status_code, Client().post(link, NEWCOMER).status_code] == [410, 410]


def test_revoked_link_says_whom_to_ask(visitor, made, link, admin):
    revoke_invitation(invitation=made[0], by=admin, at=timezone.now())

    page = visitor.get(link)

    assert page.status_code == 410
    assert 'Hãy xin quản trị của công ty một liên kết mới.' in page.content.decode()


def test_expired_link_is_closed(visitor, made, link, time_machine):
    time_machine.move_to(made[0].expires_at)

    assert visitor.get(link).status_code == 410


def test_link_nobody_made_is_not_found(visitor, db):
    assert visitor.get('/invitations/nothing/').status_code == 404
