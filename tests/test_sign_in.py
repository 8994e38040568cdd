"""Signing in by e-mail, as the settings of allauth make it."""

import re

import pytest
from django.urls import reverse

from plans.domain.documents.reading import document_of
from plans.models import Plan, PlanSummary
from tests.rules import tracked_plans as samples
from tests.tracked import active_plan

EMAIL = 'lan@example.com'
PASSWORD = 'demo-salesplan'

pytestmark = pytest.mark.django_db


@pytest.fixture
def lan(django_user_model):
    return django_user_model.objects.create_user(EMAIL, PASSWORD)


def sign_in(client, email=EMAIL, password=PASSWORD):
    return client.post(reverse('account_login'), {'login': email, 'password': password})


def link_in(mail):
    """The path of the one link that a mail holds."""
    return re.search(r'https?://[^/]+(/\S+)', mail.body)[1]


def test_sign_in_with_email_in_any_case_leads_home(client, lan):
    response = sign_in(client, email='Lan@Example.com')

    assert (response.status_code, response.headers['Location']) == (302, '/')
    assert client.session['_auth_user_id'] == str(lan.pk)


def test_sign_in_with_wrong_password_is_refused_without_a_hint(client, lan):
    known = sign_in(client, password='wrong').context['form'].errors
    unknown = sign_in(client, email='nobody@example.com').context['form'].errors

    assert known == unknown
    assert '_auth_user_id' not in client.session


def test_sixth_failed_sign_in_for_one_address_must_wait(client, lan):
    for _ in range(5):
        sign_in(client, password='wrong')

    response = sign_in(client)

    assert response.status_code == 200
    assert '_auth_user_id' not in client.session


def test_failed_sign_ins_for_one_address_leave_another_free(client, lan):
    for _ in range(5):
        sign_in(client, email='hai@example.com', password='wrong')

    response = sign_in(client)

    assert response.status_code == 302


def test_forgotten_password_of_a_known_person_is_set_by_the_mailed_link(client, lan, mailoutbox):
    client.post(reverse('account_reset_password'), {'email': EMAIL})
    form_page = client.get(link_in(mailoutbox[0])).headers['Location']
    client.post(form_page, {'password1': 'another-long-word', 'password2': 'another-long-word'})

    lan.refresh_from_db()
    assert lan.check_password('another-long-word')
    assert [mail.to for mail in mailoutbox] == [[EMAIL]]


def test_forgotten_password_of_a_stranger_mails_nothing_and_answers_the_same(
    client, lan, mailoutbox
):
    known = client.post(reverse('account_reset_password'), {'email': EMAIL})
    mailoutbox.clear()

    unknown = client.post(reverse('account_reset_password'), {'email': 'nobody@example.com'})

    assert mailoutbox == []
    assert unknown.headers['Location'] == known.headers['Location']


def test_new_email_asks_for_the_password_and_counts_once_its_link_is_followed(
    client, lan, mailoutbox
):
    sign_in(client)
    asked = client.post(
        reverse('account_email'), {'action_add': '', 'email': 'lan.new@example.com'}
    ).headers['Location']
    client.post(asked, {'password': PASSWORD, 'next': reverse('account_email')})
    lan.refresh_from_db()
    before = lan.email

    client.post(link_in(mailoutbox[0]))

    lan.refresh_from_db()
    assert asked.startswith(reverse('account_reauthenticate'))
    assert (before, lan.email) == (EMAIL, 'lan.new@example.com')
    assert [mail.to for mail in mailoutbox] == [['lan.new@example.com']]
    assert list(lan.emailaddress_set.values_list('email', 'primary', 'verified')) == [
        ('lan.new@example.com', True, True)
    ]


def test_plans_say_the_new_address_as_soon_as_its_link_is_followed(client, editor, mailoutbox):
    target = samples.target('T1', owner=editor.email)
    plan = active_plan(editor, target)
    editor.user.set_password(PASSWORD)
    editor.user.save()
    sign_in(client)
    new = {'action_add': '', 'email': 'lan.new@example.com'}
    asked = client.post(reverse('account_email'), new).headers['Location']
    client.post(asked, {'password': PASSWORD, 'next': reverse('account_email')})

    client.post(link_in(mailoutbox[0]))

    document = document_of(Plan.objects.get(pk=plan.pk))
    assert document.targets[0].owner == 'lan.new@example.com'
    told = PlanSummary.objects.get(plan=plan).portfolio['due']
    assert [one['owner'] for one in told] == ['lan.new@example.com']


def test_admin_sends_those_who_are_not_signed_in_to_the_one_sign_in_page(client):
    response = client.get('/admin/')

    login = client.get(response.headers['Location'])

    assert login.headers['Location'].startswith(reverse('account_login'))


def test_sign_out_by_a_link_asks_first(client, lan):
    client.force_login(lan)

    client.get(reverse('account_logout'))

    assert '_auth_user_id' in client.session
