"""The weekly mail: opt-in, once a week, only when something waits, ended with one click."""

from datetime import date
from io import StringIO
from urllib.parse import urlsplit

import pytest
from django.core.management import call_command
from django.test import Client

from plans.models import User
from tests.factories import PlanFactory

pytestmark = pytest.mark.django_db

MONDAY, SUNDAY, NEXT = date(2027, 3, 1), date(2027, 3, 7), date(2027, 3, 8)


@pytest.fixture
def waiting(approver, editor):
    """A plan that the approver was asked to approve."""
    User.objects.filter(pk=approver.user_id).update(wants_digest=True)
    return PlanFactory(owner=editor, title='Nội địa', status='in_review', approver=approver)


def send(on=MONDAY):
    out = StringIO()
    call_command('send_digests', url='https://plans.example.com/', on=on, stdout=out)
    return out.getvalue().strip()


def test_mail_says_what_waits_in_the_readers_language(waiting, approver, mailoutbox):
    send()
    User.objects.update(language='en')
    send(on=NEXT)

    vietnamese, english = mailoutbox
    assert vietnamese.to == ['hai@example.com']
    assert vietnamese.subject == 'Việc chờ bạn tuần này'
    assert '1 kế hoạch chờ duyệt: Nội địa' in vietnamese.body
    assert f'https://plans.example.com/plans/{waiting.pk}/decide/' in vietnamese.body
    assert '1 plan to approve: Nội địa' in english.body
    assert [kind for _html, kind in english.alternatives] == ['text/html']
    assert '<html lang="en">' in english.alternatives[0][0]


def test_nobody_is_mailed_twice_a_week(waiting, mailoutbox):
    assert [send(), send(), send(on=SUNDAY), send(on=NEXT)] == [
        '1 sent',
        '0 sent',
        '0 sent',
        '1 sent',
    ]
    assert len(mailoutbox) == 2


def test_nothing_goes_out_unasked_or_without_a_reason(waiting, editor, mailoutbox):
    User.objects.update(wants_digest=False)
    User.objects.filter(pk=editor.user_id).update(wants_digest=True)  # nothing waits for her

    assert send() == '0 sent'
    assert mailoutbox == []


def test_who_left_is_not_mailed(waiting, approver, mailoutbox):
    approver.is_active = False
    approver.save()

    assert send() == '0 sent'


def test_mail_that_failed_may_be_tried_again(waiting, mailoutbox, settings):
    settings.EMAIL_BACKEND = 'django.core.mail.backends.smtp.EmailBackend'
    settings.EMAIL_HOST, settings.EMAIL_PORT = '127.0.0.1', 1
    assert send() == '0 sent'

    settings.EMAIL_BACKEND = 'django.core.mail.backends.locmem.EmailBackend'
    assert send() == '1 sent'


def test_one_click_ends_the_mails(waiting, approver, mailoutbox):
    send()
    headers = mailoutbox[0].extra_headers
    path = urlsplit(headers['List-Unsubscribe'].strip('<>')).path
    browser = Client(enforce_csrf_checks=True)

    asked = browser.get(path)
    still = User.objects.get(pk=approver.user_id).wants_digest
    ended = browser.post(path, {'List-Unsubscribe': 'One-Click'})

    assert headers['List-Unsubscribe-Post'] == 'List-Unsubscribe=One-Click'
    assert (asked.status_code, still, ended.status_code) == (200, True, 200)
    assert not User.objects.get(pk=approver.user_id).wants_digest
    assert browser.post(path[:-2] + 'x/').status_code == 404
