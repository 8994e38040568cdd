"""The public feedback form: anybody may use it, nobody may flood it."""

import pytest
import time_machine
from django.core import signing
from django.urls import reverse

from plans.domain.documents.reading import document_of
from plans.domain.public_feedback import MOST_FROM_ADDRESS
from plans.forms.public_feedback import SALT
from plans.models import Feedback, FeedbackForm

pytestmark = pytest.mark.django_db


@pytest.fixture
def form(plan):
    return FeedbackForm.objects.update_or_create(
        plan=plan, defaults={'is_open': True, 'ask_contact': True}
    )[0]


def url_of(form):
    return reverse('plans:feedback_form', args=[form.token])


def sent(**more):
    with time_machine.travel('2026-11-23 09:00', tick=False):
        shown = signing.dumps('', salt=SALT)
    return {'key': 'k1', 'shown': shown, 'company': 'Rösterei Nord', 'better': 'Bao bì'} | more


@pytest.fixture(autouse=True)
def _a_minute_later():
    with time_machine.travel('2026-11-23 09:01', tick=False):
        yield


def test_answer_becomes_feedback_of_the_plan(client, form):
    answer = client.post(url_of(form), sent(keep='Giao đúng hẹn', rating='4', wish='GrainPro'))

    item = Feedback.objects.get()
    assert answer.status_code == 302
    assert (item.plan, item.channel, item.sentiment) == (form.plan, 'public_form', 'mixed')
    assert item.verbatim == 'Cần tốt hơn: Bao bì\nNên giữ: Giao đúng hẹn'
    assert (item.suggestion, item.rating, item.customer.name) == ('GrainPro', 4, 'Rösterei Nord')
    assert document_of(form.plan).feedback[0].customer == 'Rösterei Nord'


def test_answer_sent_twice_is_stored_once(client, form):
    client.post(url_of(form), sent())
    client.post(url_of(form), sent())

    assert Feedback.objects.count() == 1


def test_contact_is_kept_only_with_consent(client, form):
    client.post(url_of(form), sent(contact='0912', agrees=''))
    client.post(url_of(form), sent(key='k2', contact='0912', agrees='on'))

    kept = [(item.contact, bool(item.consent_at)) for item in Feedback.objects.order_by('pk')]
    assert kept == [('', False), ('0912', True)]


def test_empty_answer_is_asked_again_and_kept_on_screen(client, form):
    answer = client.post(url_of(form), sent(better='', company='Rösterei Nord'))

    assert answer.status_code == 200
    assert 'Rösterei Nord' in answer.content.decode()
    assert not Feedback.objects.exists()


def test_everything_that_is_missing_is_said_at_once(client, form):
    answer = client.post(url_of(form), sent(better='', company=''))

    assert list(answer.context['form'].errors) == ['company', 'better']


@pytest.mark.parametrize('trap', [{'website': 'spam'}, {'shown': 'made up'}])
def test_machines_are_thanked_and_nothing_is_stored(client, form, trap):
    answer = client.post(url_of(form), sent(**trap))

    assert answer.status_code == 302
    assert not Feedback.objects.exists()


def test_answer_within_three_seconds_is_not_stored(client, form):
    client.post(url_of(form), sent(shown=signing.dumps('', salt=SALT)))

    assert not Feedback.objects.exists()


def test_one_address_may_post_twenty_times_an_hour(client, form):
    for number in range(MOST_FROM_ADDRESS):
        client.post(url_of(form), sent(key=f'k{number}'))

    answer = client.post(url_of(form), sent(key='one more'))

    assert answer.status_code == 429
    assert Feedback.objects.count() == MOST_FROM_ADDRESS


def test_closed_and_unknown_forms_look_alike(client, form):
    form.is_open = False
    form.save()

    closed, unknown = client.get(url_of(form)), client.get('/f/unknown/')

    assert (closed.status_code, unknown.status_code) == (404, 404)
    assert closed.content == unknown.content


def test_page_speaks_the_language_asked_for(client, form):
    vietnamese = client.get(url_of(form)).content.decode()
    english = client.get(url_of(form) + '?lang=en').content.decode()

    assert 'Chúng tôi cần làm tốt hơn điều gì?' in vietnamese
    assert 'What should we do better?' in english
