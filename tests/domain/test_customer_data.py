"""A customer's wish to see, correct or erase their data: done everywhere, with a record."""

import json
from datetime import date

import pytest

from plans.document.choices import PlanStatus, VersionReason, WebhookEvent
from plans.domain import customer_data, feedback, versions
from plans.domain.documents.reading import document_of
from plans.models import (
    AuditEvent,
    Customer,
    Feedback,
    FeedbackChange,
    Plan,
    PlanVersion,
    WebhookDelivery,
)
from tests.domain.sound_plans import sound_plan
from tests.rules.plans import sources

pytestmark = pytest.mark.django_db
NAME = 'Rösterei Nord'


@pytest.fixture
def item(editor, approver):
    """Criticism of a customer who is also named in evidence, and in a kept version."""
    plan = sound_plan(editor)
    Plan.objects.filter(pk=plan.pk).update(status=PlanStatus.ACTIVE)
    plan = Plan.objects.get(pk=plan.pk)
    said = {'customer': NAME, 'received_on': date(2026, 11, 1), 'verbatim': 'Bao rách'}
    item = feedback.capture(plan.workspace, plan, said, by=editor)
    feedback.change(item, {'topic': 'packaging'}, by=editor)
    plan = Plan.objects.get(pk=plan.pk)
    versions.keep_version(plan, document_of(plan), VersionReason.SUBMITTED, by=editor)
    return Feedback.objects.get()


def everything_kept(plan):
    """All text of the database in which the name could stand."""
    plan = Plan.objects.select_related('summary').get(pk=plan.pk)
    rows = [*Feedback.all_objects.values_list('customer_name', 'contact', 'search_text')]
    rows += Customer.objects.values_list('name')
    rows += FeedbackChange.objects.values_list('fields')
    rows += PlanVersion.objects.values_list('snapshot')
    rows += AuditEvent.objects.values_list('subject', 'facts')
    return json.dumps([str(row) for row in rows], ensure_ascii=False) + plan.summary.document


def test_erasing_leaves_the_name_nowhere_and_a_record_without_it(item, editor):
    assert NAME in everything_kept(item.plan)

    customer_data.erase(item, with_words=False, by=editor)

    assert NAME not in everything_kept(item.plan)
    assert Feedback.objects.get().verbatim == 'Bao rách'
    event = AuditEvent.objects.get(action=customer_data.ERASED)
    assert (event.member, event.subject, event.facts) == (
        editor, '', {'items': ['F1'], 'sources': 1, 'with_words': False},
    )  # fmt: skip


def test_erasing_reaches_messages_to_programs(item, editor):
    asked = [WebhookEvent.CRITICAL_FEEDBACK]
    item.workspace.webhooks.create(url='https://a.test/', events=asked)
    said = {'customer': NAME, 'received_on': date(2026, 11, 2), 'sentiment': 'negative'}
    feedback.capture(item.workspace, None, said, by=editor)
    assert NAME in WebhookDelivery.objects.get().body

    customer_data.erase(item, with_words=False, by=editor)

    assert NAME not in WebhookDelivery.objects.get().body


def test_erasing_takes_the_words_along_on_wish(item, editor):
    customer_data.erase(item, with_words=True, by=editor)

    assert 'Bao rách' not in everything_kept(item.plan)


def test_erasing_what_nobody_is_named_in_leaves_the_rest_of_kept_versions(editor, approver):
    report = {'kind': 'market_report', 'collected_on': '2026-11-01', 'quote': 'Giá tăng 8 %.'}
    plan = sound_plan(editor, sources('N1', report))
    said = {'customer': '', 'received_on': date(2026, 11, 2)}
    nameless, _other = (
        feedback.capture(plan.workspace, plan, {**said, 'verbatim': words}, by=editor)
        for words in ('Giao trễ', 'Bao rách')
    )
    plan = Plan.objects.get(pk=plan.pk)
    kept = versions.keep_version(plan, document_of(plan), VersionReason.SUBMITTED, by=editor)

    customer_data.erase(nameless, with_words=True, by=editor)

    kept.refresh_from_db()
    content = json.loads(kept.snapshot)
    assert [one['verbatim'] for one in content['feedback']] == ['', 'Bao rách']
    assert [one['quote'] for one in content['needs'][0]['sources']] == ['Giá tăng 8 %.']


def test_correcting_reaches_every_item_and_piece_of_evidence(item, editor):
    customer_data.correct(item, name='Rösterei Süd', contact='', by=editor)

    document = document_of(Plan.objects.get(pk=item.plan_id))
    assert document.feedback[0].customer == 'Rösterei Süd'
    assert document.needs_by_id['N1'].sources[0].customer == 'Rösterei Süd'
    assert list(Customer.objects.values_list('name', flat=True)) == ['Rösterei Süd']


def test_showing_gives_what_was_said_and_is_recorded(item, editor):
    found = customer_data.record_shown(item, by=editor)

    assert (found.name, len(found.feedback), len(found.sources)) == (NAME, 1, 1)
    assert AuditEvent.objects.get(action=customer_data.SHOWN).member == editor
