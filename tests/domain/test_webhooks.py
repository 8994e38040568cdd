"""What other programs are told: with what happened or never, once, by whom it was asked."""

import json

import pytest
import time_machine
from django.core.management import call_command
from django.db import transaction
from django.http import Http404

from plans.document.choices import WebhookEvent
from plans.domain import (
    actuals,
    feedback,
    feedback_imports,
    reviews,
    webhooks,
)
from plans.models import Feedback, Webhook, WebhookDelivery
from tests.domain.sound_plans import REVIEW_MORNING, newest, sound_plan, submitted
from tests.rules import tracked_plans as samples
from tests.tracked import active_plan

pytestmark = pytest.mark.django_db
SAID = {'customer': 'Rösterei Nord', 'channel': 'zalo', 'sentiment': 'negative', 'verbatim': 'Rách'}


def told():
    """(event, data) of all that waits or was sent, the oldest first."""
    rows = WebhookDelivery.objects.order_by('pk')
    return [(row.event, json.loads(row.body)['data']) for row in rows]


def test_approval_is_told(hook, editor, approver):
    hook()
    with time_machine.travel(REVIEW_MORNING):
        plan = submitted(sound_plan(editor, approver='hai@example.com'), editor)

        reviews.approve(plan, by=approver, version=newest(plan))

    assert told() == [
        (
            'plan.approved',
            {'plan': plan.code, 'title': plan.title, 'version': 2, 'by': approver.email},
        )
    ]


def test_target_that_stands_otherwise_is_told_once(hook, editor):
    with time_machine.travel('2027-04-20 05:00:00Z', tick=False):
        plan = active_plan(editor, samples.target('T1', actuals=samples.months(3, 3, 3)))
        hook()
        january = next(iter(actuals.kept(plan, 'T1')))
        change = actuals.Change('T1', *january, {'value': 0}, reason='Sai số liệu tháng này')

        actuals.record(plan, [change], by=editor)
        actuals.record(plan, [change], by=editor)

    ((event, data),) = told()
    assert (event, data['plan']) == ('target.status_changed', plan.code)
    ((target,)) = data['targets']
    assert (target['id'], target['before'] != target['now']) == ('T1', True)


def test_target_that_a_new_day_moves_on_is_told_once(hook, editor):
    with time_machine.travel('2026-12-20 05:00:00Z', tick=False):
        active_plan(editor, samples.target('T1'))
    hook()

    with time_machine.travel('2027-06-20 05:00:00Z', tick=False):
        for _run in range(2):
            call_command('send_webhooks')

    assert [event for event, _data in told()] == ['target.status_changed']


def test_criticism_is_told_and_praise_is_not(hook, editor):
    hook()
    plan = sound_plan(editor)
    values = {**SAID, 'received_on': plan.workspace.today()}

    feedback.capture(plan.workspace, plan, values, by=editor)
    feedback.capture(plan.workspace, None, values, by=editor)
    feedback.capture(plan.workspace, None, {**values, 'sentiment': 'positive'}, by=editor)

    assert [(event, data['plan']) for event, data in told()] == [
        ('feedback.critical', plan.code),
        ('feedback.critical', None),
    ]


def test_what_is_undone_was_never_told(hook, editor):
    hook()
    values = {**SAID, 'received_on': editor.workspace.today()}

    with transaction.atomic():
        feedback.capture(editor.workspace, None, values, by=editor)
        transaction.set_rollback(True)

    assert told() == []


def test_webhook_that_is_off_is_told_nothing(hook, admin):
    webhook, _secret = hook()
    was = webhooks.values_of(webhook)
    webhooks.change_webhook(webhook, was=was, wanted=was | {'is_on': False}, by=admin)

    webhooks.tell(admin.workspace, WebhookEvent.PLAN_APPROVED, {})

    assert told() == []


def test_webhook_taken_out_meanwhile_is_not_found(hook, admin):
    webhook, _secret = hook()
    was = webhooks.values_of(webhook)
    Webhook.objects.all().delete()

    with pytest.raises(Http404):
        webhooks.change_webhook(webhook, was=was, wanted=was | {'is_on': False}, by=admin)


def test_criticism_that_comes_in_by_a_table_is_told_item_by_item(hook, admin, plan, editor):
    hook()
    hook('https://other.example.com/')
    day = plan.workspace.today()
    said = [
        {'customer': f'Khách {n}', 'received_on': day, 'verbatim': 'Rách', 'sentiment': tone}
        for n, tone in enumerate(['negative', 'positive', 'mixed'] * 10)
    ]
    upload = feedback_imports.keep_table(
        plan.workspace, plan, [], source='x.csv', language='vi', by=editor
    )

    feedback_imports.take(upload, said, by=editor)
    feedback_imports.take(upload, said, by=editor)  # sent again

    assert len(told()) == 2 * 20
    assert {event for event, _data in told()} == {'feedback.critical'}
    assert told()[0][1] == {
        'pk': Feedback.objects.order_by('pk').first().pk,
        'plan': plan.code,
        'customer': 'Khách 0',
        'received_on': day.isoformat(),
        'sentiment': 'negative',
    }
