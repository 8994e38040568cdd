"""Twenty people at once, each in a transaction of their own: nothing lost, nothing doubled."""

from concurrent.futures import ThreadPoolExecutor

import pytest
import time_machine
from django.core import signing
from django.db import connections
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from plans.document.choices import PlanStatus
from plans.domain import summaries
from plans.domain.documents.reading import document_of
from plans.domain.public_feedback import (
    MOST_FROM_ADDRESS,
    MOST_ON_FORM,
    FormClosedError,
    open_form,
    receive,
)
from plans.forms.public_feedback import SALT
from plans.models import Feedback, FeedbackForm, FormPost, Plan

pytestmark = pytest.mark.django_db(transaction=True)
PEOPLE = 20


@pytest.fixture
def form(plan):
    summaries.refresh(plan)
    return FeedbackForm.objects.update_or_create(plan=plan, defaults={'is_open': True})[0]


@pytest.fixture
def at_once(form):
    """Posts many answers at once: `at_once([(address, key, company)])` → statuses."""
    with time_machine.travel('2026-11-23 09:00', tick=False):
        shown = signing.dumps('', salt=SALT)
    url = reverse('plans:feedback_form', args=[form.token])

    def post(sent):
        address, key, company = sent
        try:
            data = {'key': key, 'shown': shown, 'company': company, 'better': 'Bao bì'}
            return Client(REMOTE_ADDR=address).post(url, data).status_code
        finally:
            connections.close_all()

    with time_machine.travel('2026-11-23 09:01', tick=False), ThreadPoolExecutor(PEOPLE) as pool:
        yield lambda sent: list(pool.map(post, sent))


def test_twenty_people_at_once_are_all_heard_once(form, at_once):
    sent = [(f'10.0.0.{n}', f'k{n}', f'Khách {n}') for n in range(PEOPLE)]

    statuses = at_once(sent + sent)  # each presses the button twice

    items = Feedback.objects.order_by('position')
    assert statuses == [302] * PEOPLE * 2
    assert sorted(item.customer_name for item in items) == sorted(one[2] for one in sent)
    assert [item.position for item in items] == list(range(PEOPLE))
    assert [item.ref for item in items] == [f'F{n}' for n in range(1, PEOPLE + 1)]
    kept = document_of(Plan.objects.select_related('summary').get(pk=form.plan_id))
    assert len(kept.feedback) == PEOPLE


def test_limit_of_an_address_holds_when_all_come_at_once(form, at_once):
    more = 8
    sent = [('10.0.0.1', f'k{n}', 'Khách') for n in range(MOST_FROM_ADDRESS + more)]

    statuses = at_once(sent)

    assert statuses.count(429) == more
    assert Feedback.objects.count() == FormPost.objects.count() == MOST_FROM_ADDRESS


def test_limit_of_a_form_holds_when_all_come_at_once(form, at_once):
    with time_machine.travel('2026-11-23 08:00', tick=False):
        FormPost.objects.bulk_create(
            FormPost(form=form, address=str(n), at=timezone.now()) for n in range(MOST_ON_FORM - 5)
        )

    statuses = at_once([(f'10.0.1.{n}', f'k{n}', 'Khách') for n in range(PEOPLE)])

    assert (statuses.count(302), statuses.count(429)) == (5, PEOPLE - 5)
    assert Feedback.objects.count() == 5


def test_nothing_comes_in_after_the_plan_has_ended(form):
    opened = open_form(form.token)
    Plan.objects.update(status=PlanStatus.CLOSED)
    answers = dict.fromkeys(('better', 'keep', 'wish', 'company', 'contact'), '') | {'rating': 5}

    with pytest.raises(FormClosedError):
        receive(opened, address='10.0.0.1', key='k', language='vi', answers=answers)

    assert Feedback.objects.count() == FormPost.objects.count() == 0
