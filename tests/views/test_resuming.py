"""What was sent after the session had ended is kept until its sender has signed in again."""

import pytest
import time_machine
from django.conf import settings
from django.test import Client
from django.urls import reverse

from tests.factories import PASSWORD

pytestmark = pytest.mark.django_db
LONG = 'Đúc kết từ ba buổi gặp khách'


@pytest.fixture
def goals(plan):
    """The address of the step of goals of the editor's plan, with one goal."""
    plan.goals.create(ref='G1', statement='Tăng lợi nhuận')
    return reverse('plans:step', args=[plan.pk, 'goals'])


def typed(plan, text=LONG):
    group = f'goals-{plan.goals.get().pk}'
    return {
        'csrfmiddlewaretoken': 'x',
        'open': group,
        'groups': group,
        'go': 'continue',
        f'{group}-statement': text,
        f'was-{group}-statement': '"Tăng lợi nhuận"',
    }


def sign_in(client, answer, person):
    """Sign in where the answer leads to."""
    sent = {'login': person.email, 'password': PASSWORD, 'next': '/resume/'}
    assert answer.headers['Location'] == f'{reverse(settings.LOGIN_URL)}?next=/resume/'
    return client.post(reverse(settings.LOGIN_URL), sent)


def test_typed_text_waits_and_is_saved_after_signing_in(plan, editor, goals):
    client = Client()
    came_from = {'Referer': f'http://testserver{goals}?open=goals-1'}

    answer = client.post(goals, typed(plan), headers=came_from)
    back = sign_in(client, answer, editor)
    page = client.get(back.headers['Location'])
    kept = page.context['kept']
    sent = client.post(kept['path'], dict(kept['fields']))

    assert (kept['path'], kept['back']) == (goals, f'{goals}?open=goals-1')
    assert page.context['texts'] == [LONG]
    assert 'csrfmiddlewaretoken' not in dict(kept['fields'])
    assert sent.status_code == 302
    assert plan.goals.get().statement == LONG


def test_sending_it_asks_anew_who_may(plan, viewer, goals):
    client = Client()
    sign_in(client, client.post(goals, typed(plan)), viewer)
    kept = client.get('/resume/').context['kept']

    answer = client.post(kept['path'], dict(kept['fields']))

    assert (answer.status_code, plan.goals.get().statement) == (403, 'Tăng lợi nhuận')


@pytest.mark.parametrize(
    ('headers', 'more'),
    [({'HX-Request': 'true'}, {}), ({}, {'statement': 'x' * 200_001})],
    ids=['scripts keep it themselves', 'too much'],
)
def test_what_is_not_kept_leads_to_the_page_itself(plan, goals, headers, more):
    client = Client()

    answer = client.post(goals, typed(plan) | more, headers=headers)

    assert answer.headers['Location'] == f'{reverse(settings.LOGIN_URL)}?next={goals}'
    assert 'sessionid' not in client.cookies


def test_passwords_are_not_kept(plan, goals):
    client = Client()

    client.post(goals, {'password1': 'Rung-cay-2027', 'a-secret': 'x', 'note': 'Giữ'})

    assert client.session['sent_signed_out']['fields'] == [['note', 'Giữ']]


def test_what_waited_for_an_hour_is_gone(plan, editor, goals):
    client = Client()
    with time_machine.travel('2027-03-01 02:00:00Z', tick=False):
        sign_in(client, client.post(goals, typed(plan)), editor)
    with time_machine.travel('2027-03-01 03:00:01Z', tick=False):
        answer = client.get('/resume/')

    assert answer.headers['Location'] == '/'


def test_it_is_not_shown_to_somebody_of_another_company(plan, stranger, goals):
    client = Client()

    back = sign_in(client, client.post(goals, typed(plan)), stranger)
    answer = client.get(back.headers['Location'])

    assert (answer.status_code, answer.headers['Location']) == (302, '/')
