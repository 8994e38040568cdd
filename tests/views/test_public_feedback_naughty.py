"""Hostile texts in every field of the public form: kept exactly or refused in words."""

import html
import re

import pytest
import time_machine
from django.core import signing
from django.urls import reverse

from plans.document.text import nfc
from plans.domain import public_feedback
from plans.domain.summaries import mark_stale
from plans.forms.public_feedback import SALT
from plans.models import Feedback, FeedbackForm, Plan
from tests.naughty import naughty, unkeepable

pytestmark = pytest.mark.django_db
TEXTS = ('better', 'keep', 'wish')
LINES = ('company', 'contact')
LONGEST_LINE, LONGEST_TEXT = 160, 2000


@pytest.fixture
def send(plan, client, monkeypatch):
    """Posts answers to an open form without feedback (or `after` what is there); gives the
    response and the item that was kept, or None.
    """
    form = FeedbackForm.objects.update_or_create(
        plan=plan, defaults={'is_open': True, 'ask_contact': True}
    )[0]
    monkeypatch.setattr(public_feedback, 'MOST_FROM_ADDRESS', 10**6)
    monkeypatch.setattr(public_feedback, 'MOST_ON_FORM', 10**6)
    with time_machine.travel('2026-11-23 09:00', tick=False):
        shown = signing.dumps('', salt=SALT)
    url = reverse('plans:feedback_form', args=[form.token])

    def post(number, *, after=False, **answers):
        if not after:
            Feedback.objects.all().delete()
            mark_stale(Plan.objects.filter(pk=plan.pk))
        data = {'key': f'k{number}', 'shown': shown, 'agrees': 'on', 'contact': '0912'}
        answer = client.post(url, {'company': 'Nord', 'better': 'Bao'} | data | answers)
        return answer, Feedback.objects.order_by('-pk').first()

    with time_machine.travel('2026-11-23 09:01', tick=False):
        yield post


def paragraph(text):
    """As a browser sends and a field keeps it."""
    return re.sub('\r\n|[\r\v\f]', '\n', nfc(text)).strip()


def line(text):
    return ' '.join(nfc(text).split())


def test_list_is_long_enough():
    assert len(naughty()) + len(unkeepable()) >= 672


def test_everything_is_kept_exactly_or_refused_in_words(send):
    wrong = []
    for number, text in enumerate(naughty()):
        wanted, name = paragraph(text), line(text)
        if not 0 < len(name) <= LONGEST_LINE:
            answer, item = send(f'{number}name', company=text)
            if (answer.status_code, item) != (200, None):
                wrong.append((number, 'company', text[:40], answer.status_code))
            text_of_line, name = 'Nord', 'Nord'
        else:
            text_of_line = text
        lines, texts = dict.fromkeys(LINES, text_of_line), dict.fromkeys(TEXTS, text)
        answer, item = send(number, **lines, **texts)
        if not 0 < len(wanted) <= LONGEST_TEXT:
            kept = (answer.status_code, item) == (200, None)
        else:
            words = f'Cần tốt hơn: {wanted}\nNên giữ: {wanted}'
            told = item and (item.verbatim, item.suggestion, item.customer_name, item.contact)
            kept = answer.status_code == 302 and told == (words, wanted, name, name)
        if not kept:
            wrong.append((number, text[:40], answer.status_code))

    assert wrong == []


def test_what_cannot_be_kept_is_refused_and_nothing_stored(send):
    stored = []
    for number, text in enumerate(unkeepable()):
        for name in (*TEXTS, *LINES):
            answer, item = send(f'{number}{name}', **{name: text})
            if answer.status_code != 200 or item is not None:
                stored.append((text[:20], name, answer.status_code))

    assert stored == []


@pytest.mark.parametrize('body', [b'company=%ED%A0%80&better=x', b'company=%00', b'%ff=%ff', b'&='])
def test_bytes_that_are_no_text_are_never_an_error_of_ours(send, client, body):
    url = reverse('plans:feedback_form', args=[FeedbackForm.objects.get().token])

    answer = client.post(url, body, content_type='application/x-www-form-urlencoded')

    assert answer.status_code in (200, 302)


def test_kept_texts_are_shown_escaped_to_the_manager(send, client_of, editor):
    for number, text in enumerate(t for t in naughty() if '<' in t and len(t) < 100):
        send(number, after=True, better=text, wish=text, company=text)

    page = client_of(editor).get(reverse('plans:feedback')).content.decode()

    bare = re.sub(r'<script [^>]*></script>', '', page)
    assert not re.search(r'<script|<img|<iframe|onerror=alert\(1\)>', bare)
    assert html.escape('<script>alert(1)</script>') in page
