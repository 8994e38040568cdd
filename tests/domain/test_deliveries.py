"""What waits is sent: signed, again, in time, nowhere inside, nobody kept waiting by another."""

import http.client
import json
import time
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from plans.document.choices import DeliveryState, WebhookEvent
from plans.domain import deliveries, web_addresses, webhooks

pytestmark = pytest.mark.django_db


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


def test_receiver_that_never_ends_its_answer_is_left_in_time(hook, admin, slow_receiver):
    webhook, _secret = hook(slow_receiver)
    webhooks.tell(admin.workspace, WebhookEvent.PLAN_APPROVED, {})

    began = time.monotonic()
    result = deliveries.send_due(timezone.now())

    assert (result, time.monotonic() - began < 5) == ((0, 1), True)
    delivery = webhook.deliveries.get()
    assert (delivery.state, delivery.attempts, delivery.status) == ('waiting', 1, None)
    assert delivery.error == 'The server did not answer in time.'


def test_slow_receiver_keeps_no_other_waiting(hook, admin, slow_receiver, receiver, monkeypatch):
    monkeypatch.setattr(deliveries, 'SHARE', 0.6)
    slow, _secret = hook(slow_receiver)
    quick, _secret = hook(receiver.url)
    for number in range(20):
        webhooks.tell(admin.workspace, WebhookEvent.PLAN_APPROVED, {'plan': number})

    result = deliveries.send_due(timezone.now())

    assert result == (20, 2)
    assert sorted(slow.deliveries.values_list('attempts', flat=True)) == [0] * 18 + [1, 1]
    assert set(quick.deliveries.values_list('state', flat=True)) == {'sent'}
    assert [json.loads(body)['data']['plan'] for *_more, body in receiver.got] == [*range(20)]


def test_answer_is_read_to_a_bound(receiver, monkeypatch):
    monkeypatch.setattr(web_addresses, 'MOST_READ', 20)

    with pytest.raises(http.client.HTTPException, match='too long'):
        web_addresses.post(receiver.url, b'{}', {}, private=True)


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
        '[fec0::1]',
        '[::127.0.0.1]',
        '[::ffff:0:127.0.0.1]',
        '[64:ff9b:1::7f00:1]',
        '[2002:7f00:1::1]',
        '[2001:0:7f00:1::1]',
        '[3fff::1]',
        '[100::1]',
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
    assert delivery.error in (web_addresses.INSIDE, web_addresses.NO_PORT)


def test_name_is_looked_up_once_and_every_address_of_it_counts(monkeypatch):
    asked = []

    def look_up(host, port, **options):
        asked.append(host)
        return [(0, 0, 0, '', (one, port)) for one in ('93.184.216.34', '127.0.0.1')]

    monkeypatch.setattr(web_addresses.socket, 'getaddrinfo', look_up)

    with pytest.raises(web_addresses.AddressRefused):
        web_addresses.post('http://two.example.com/', b'', {})
    assert asked == ['two.example.com']


@pytest.mark.parametrize('text', ['93.184.216.34', '2606:2800:220:1::1', '2a00:1450:4001::200e'])
def test_address_of_the_internet_is_public(text):
    assert web_addresses.is_public(text)
