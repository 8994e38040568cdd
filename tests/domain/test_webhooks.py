"""What other programs are told: with what happened or never, signed, again, nowhere inside."""

import json
import threading
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
import time_machine
from django.core.management import call_command
from django.db import transaction
from django.http import Http404
from django.utils import timezone

from plans.document.choices import DeliveryState, WebhookEvent
from plans.domain import (
    actuals,
    deliveries,
    feedback,
    feedback_imports,
    reviews,
    web_addresses,
    webhooks,
)
from plans.models import Feedback, Webhook, WebhookDelivery
from tests.domain.sound_plans import REVIEW_MORNING, newest, sound_plan, submitted
from tests.rules import tracked_plans as samples
from tests.tracked import active_plan

pytestmark = pytest.mark.django_db
SAID = {'customer': 'Rösterei Nord', 'channel': 'zalo', 'sentiment': 'negative', 'verbatim': 'Rách'}


class Receiver(HTTPServer):
    """A program on this machine that keeps what it is told, and answers with `status`."""

    def __init__(self):
        super().__init__(('127.0.0.1', 0), Taking)
        self.got, self.status = [], 200
        self.url = f'http://127.0.0.1:{self.server_port}/hook?x=1'


class Taking(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers['Content-Length'])).decode()
        self.server.got.append((self.path, dict(self.headers), body))
        self.send_response(self.server.status)
        if self.server.status == 302:
            self.send_header('Location', '/elsewhere')
        self.end_headers()

    def log_message(self, *args):
        pass


@pytest.fixture
def receiver(settings):
    """It listens; to this machine is sent only because the setting allows it."""
    settings.WEBHOOKS_TO_PRIVATE = True
    server = Receiver()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def hook(admin):
    """A function that adds a webhook for every event: (Webhook, secret)."""
    return lambda url='https://erp.example.com/': webhooks.add_webhook(
        admin.workspace, url=url, events=[each.value for each in WebhookEvent], by=admin
    )


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


def test_message_is_signed_and_sent_once(hook, admin, receiver):
    webhook, secret = hook(receiver.url)
    webhooks.tell(admin.workspace, WebhookEvent.PLAN_APPROVED, {'plan': 'KH-2027-001'})

    results = [deliveries.send_due(timezone.now()) for _run in range(2)]

    assert results == [(1, 0), (0, 0)]
    ((path, headers, body),) = receiver.got
    stamp = headers['Salesplan-Timestamp']
    assert path == '/hook?x=1'
    assert headers['Salesplan-Signature'] == f'v1={deliveries.signature(secret, stamp, body)}'
    assert json.loads(body)['data'] == {'plan': 'KH-2027-001'}
    delivery = webhook.deliveries.get()
    assert (delivery.state, delivery.attempts, delivery.status) == ('sent', 1, 200)


@pytest.mark.parametrize('status', [302, 404, 500])
def test_message_that_is_not_taken_is_tried_again_and_given_up(hook, admin, receiver, status):
    webhook, _secret = hook(receiver.url)
    receiver.status = status
    webhooks.tell(admin.workspace, WebhookEvent.PLAN_APPROVED, {})
    delivery, waits = webhook.deliveries.get(), []

    while delivery.state == DeliveryState.WAITING and delivery.attempts < 20:
        with time_machine.travel(delivery.next_at + timedelta(seconds=1), tick=False):
            before = timezone.now()
            deliveries.send_due(before)
            delivery.refresh_from_db()
        waits.append(round((delivery.next_at - before).total_seconds() / 60))

    assert (delivery.state, delivery.attempts, len(receiver.got)) == ('failed', 8, 8)
    assert waits[:7] == [1, 5, 30, 120, 360, 720, 1440]
    assert delivery.status == status


@pytest.mark.parametrize(
    'host',
    [
        '127.0.0.1',
        'localhost',
        '10.0.0.5',
        '192.168.1.1',
        '169.254.169.254',
        '100.64.0.1',
        '0.0.0.0',  # noqa: S104 - refused, not bound
        '[::1]',
        '[::ffff:127.0.0.1]',
        '[64:ff9b::7f00:1]',
        '[fe80::1]',
        '[fd00::1]',
        '224.0.0.1',
        '2130706433',
        '127.0.0.1:99999',
    ],
)
def test_nothing_is_sent_inside(hook, admin, host):
    webhook, _secret = hook(f'http://{host}/')
    webhooks.tell(admin.workspace, WebhookEvent.PLAN_APPROVED, {})

    assert deliveries.send_due(timezone.now()) == (0, 1)

    delivery = webhook.deliveries.get()
    assert (delivery.state, delivery.attempts, delivery.status) == ('waiting', 1, None)
    assert delivery.error in (
        'an address that is not of the internet',
        'no such port',
    )


def test_name_is_looked_up_once_and_every_address_of_it_counts(monkeypatch):
    asked = []

    def look_up(host, port, **options):
        asked.append(host)
        return [(0, 0, 0, '', (one, port)) for one in ('93.184.216.34', '127.0.0.1')]

    monkeypatch.setattr(web_addresses.socket, 'getaddrinfo', look_up)

    with pytest.raises(web_addresses.AddressRefused):
        web_addresses.post('http://two.example.com/', b'', {})
    assert asked == ['two.example.com']


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
