"""Hostile texts in every field of the public form: kept exactly or refused in words."""

import html
import re
from datetime import date
from math import ceil
from urllib.parse import urlencode

import pytest
import time_machine
from django.core import signing
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone

from plans.document.text import nfc
from plans.domain import public_feedback
from plans.domain.documents.firms import Firms
from plans.domain.summaries import mark_stale
from plans.forms.public_feedback import SALT, PublicFeedbackForm
from plans.models import Customer, Feedback, FeedbackForm, Plan
from plans.views.feedback import PAGE
from tests.naughty import naughty, naughty_few, unkeepable, unkeepable_few

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


def fits(text):
    """Whether a text may be what was written, and whether it may be a line."""
    may_be_kept = text not in unkeepable()
    return (
        may_be_kept and 0 < len(paragraph(text)) <= LONGEST_TEXT,
        may_be_kept and 0 < len(line(text)) <= LONGEST_LINE,
    )


def form_with(**typed):
    """What the form makes of what a browser sends."""
    return PublicFeedbackForm(QueryDict(urlencode({'agrees': 'on', **typed})))


def told_of(item):
    """What is kept of what was typed."""
    return item.verbatim, item.suggestion, item.customer_name, item.contact


def wanted(text, name):
    """The same of a text in all fields but the lines, which hold the name."""
    words = paragraph(text)
    return f'Cần tốt hơn: {words}\nNên giữ: {words}', words, name, name


def test_form_keeps_every_text_exactly_or_refuses_it_in_words():
    wrong = []
    for text in (*naughty(), *unkeepable()):
        form = form_with(**dict.fromkeys((*TEXTS, *LINES), text))
        text_fits, line_fits = fits(text)
        kept = dict.fromkeys(TEXTS if text_fits else (), paragraph(text))
        kept |= dict.fromkeys(LINES if line_fits else (), line(text))
        refused = {*TEXTS, *LINES} - kept.keys()
        if not paragraph(text):
            refused = {'better', *LINES}  # nothing was written: said once
        form.is_valid()
        received = {name: form.cleaned_data[name] for name in kept}
        if (received, form.errors.keys(), all(form.errors.values())) != (kept, refused, True):
            wrong.append((text[:40], received, form.errors))

    assert wrong == []


def test_every_text_that_the_form_lets_through_is_kept_exactly(plan):
    rows, told = kept_rows(plan, [text for text in naughty() if fits(text)[0]])

    assert [told_of(item) for item in rows] == told


def kept_rows(plan, texts):
    """Feedback stored as the form gives it on; what should be in it. A text too long to be a name
    is sent under another one.
    """
    firms, rows, told = Firms(plan.workspace, Customer), [], []
    for number, text in enumerate(texts):
        name = text if fits(text)[1] else 'Nord'
        form = form_with(**dict.fromkeys(TEXTS, text), **dict.fromkeys(LINES, name))
        assert form.is_valid(), (text, form.errors)
        answers = form.received()
        rows.append(
            Feedback(
                workspace=plan.workspace, plan=plan, ref=f'F{number}', position=number,
                customer_id=firms.pk(answers['company']), received_on=date(2026, 11, 23),
                **public_feedback.said(answers, 'vi', timezone.now()),
            )
        )  # fmt: skip
        told.append(wanted(text, line(name)))
    Feedback.objects.bulk_create(rows)
    return list(plan.feedback.order_by('position')), told


def test_text_is_kept_exactly_or_refused_in_words(send):
    wrong = []
    for number, text in enumerate(naughty_few()):
        text_fits, line_fits = fits(text)
        name = text if line_fits else 'Nord'
        if not line_fits:
            answer, item = send(f'{number}name', company=text)
            if (answer.status_code, item) != (200, None):
                wrong.append((number, 'company', text[:40], answer.status_code))
        answer, item = send(number, **dict.fromkeys(LINES, name), **dict.fromkeys(TEXTS, text))
        kept = (answer.status_code, item and told_of(item))
        if kept != ((302, wanted(text, line(name))) if text_fits else (200, None)):
            wrong.append((number, text[:40], *kept))

    assert wrong == []


def test_what_cannot_be_kept_is_refused_and_nothing_stored(send):
    stored = []
    for number, text in enumerate(unkeepable_few()):
        for name in (*TEXTS, *LINES):
            answer, item = send(f'{number}{name}', **{name: text})
            if answer.status_code != 200 or item is not None:
                stored.append((text[:20], name, answer.status_code))

    assert stored == []


def test_bytes_that_are_no_text_are_never_an_error_of_ours(send, client):
    url = reverse('plans:feedback_form', args=[FeedbackForm.objects.get().token])

    for body in (b'company=%ED%A0%80&better=x', b'company=%00', b'%ff=%ff', b'&='):
        answer = client.post(url, body, content_type='application/x-www-form-urlencoded')
        assert answer.status_code in (200, 302), body


def test_kept_texts_are_shown_escaped_to_the_manager(plan, client_of, editor):
    texts = [text for text in naughty() if '<' in text and len(text) < 100]
    kept_rows(plan, texts)
    client, url = client_of(editor), reverse('plans:feedback')

    pages = [client.get(url, {'page': 1 + n}) for n in range(ceil(len(texts) / PAGE))]

    shown = ''.join(page.content.decode() for page in pages)
    bare = re.sub(r'<script [^>]*></script>', '', shown)
    assert not re.search(r'<script|<img|<iframe|onerror=alert\(1\)>', bare)
    assert [text for text in texts if html.escape(line(text)) not in shown] == []
