"""Where one is signed in, and signing out everywhere else."""

import pytest
from django.test import Client
from django.urls import reverse

from plans.templatetags.devices import device
from tests.factories import PASSWORD

pytestmark = pytest.mark.django_db

PHONE = 'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36'
DESK = 'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0'


def signed_in(member, agent):
    client = Client(headers={'user-agent': agent})
    client.post(reverse('account_login'), {'login': member.email, 'password': PASSWORD})
    return client


def test_devices_are_listed_and_all_others_signed_out(editor, colleague):
    phone, desk = signed_in(editor, PHONE), signed_in(editor, DESK)
    bystander = signed_in(colleague, DESK)

    page = desk.get(reverse('usersessions_list'))
    desk.post(reverse('usersessions_list'))

    assert [device(one.user_agent) for one in page.context['sessions']] == [
        'Chrome · Android',
        'Edge · Windows',
    ]
    answers = [client.get('/').status_code for client in (phone, desk, bystander)]
    assert answers == [302, 200, 200]


def test_session_begun_another_way_is_listed_too(client, editor):
    client.force_login(editor.user)
    client.get('/')

    assert client.get(reverse('usersessions_list')).context['session_count'] == 1
