"""Sending what waits for webhooks: signed, tried again later and later, kept as a log."""

import hashlib
import hmac
import http.client
import time
from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from plans.document.choices import DeliveryState
from plans.domain import web_addresses
from plans.domain.webhooks import secret_of
from plans.models import WebhookDelivery

# Minutes until the next try after the first, second … one that failed; then it is given up.
BACK_OFF = (1, 5, 30, 120, 360, 720, 1440)
MOST_TRIES = len(BACK_OFF) + 1
LEASE = timedelta(minutes=5)  # nobody else sends it meanwhile
KEPT = timedelta(days=30)
MOST_AT_ONCE = 500


def send_due(now):
    """Send what is due, the oldest first; what another process sends is left to it.

    Returns (sent, failed). The log older than 30 days is taken away.
    """
    WebhookDelivery.objects.filter(done_at__lt=now - KEPT).delete()
    waiting = WebhookDelivery.objects.filter(
        state=DeliveryState.WAITING, next_at__lte=now, webhook__is_on=True
    )
    sent = failed = 0
    for pk in list(waiting.order_by('next_at', 'pk').values_list('pk', flat=True)[:MOST_AT_ONCE]):
        if not waiting.filter(pk=pk).update(next_at=now + LEASE):
            continue  # another process took it
        delivery = WebhookDelivery.objects.select_related('webhook').get(pk=pk)
        if send(delivery):
            sent += 1
        else:
            failed += 1
    return sent, failed


def send(delivery):
    """Try once and note what came of it. Returns whether it arrived: any 2xx."""
    delivery.attempts += 1
    delivery.status, delivery.error = None, ''
    try:
        delivery.status = web_addresses.post(
            delivery.webhook.url,
            delivery.body.encode(),
            headers_of(delivery),
            private=settings.WEBHOOKS_TO_PRIVATE,
        )
    except web_addresses.AddressRefused as refused:
        delivery.error = str(refused)
    except (OSError, http.client.HTTPException, ValueError) as error:
        delivery.error = f'{type(error).__name__}: {error}'[:200]
    note(delivery, arrived=delivery.status is not None and 200 <= delivery.status < 300)
    return delivery.state == DeliveryState.SENT


def note(delivery, *, arrived):
    """Keep what came of a try: done, to be tried again later, or given up."""
    now = timezone.now()
    if arrived:
        delivery.state, delivery.done_at = DeliveryState.SENT, now
    elif delivery.attempts >= MOST_TRIES:
        delivery.state, delivery.done_at = DeliveryState.FAILED, now
    else:
        delivery.next_at = now + timedelta(minutes=BACK_OFF[delivery.attempts - 1])
    delivery.save(update_fields=['attempts', 'status', 'error', 'state', 'done_at', 'next_at'])


def headers_of(delivery):
    """Who sends what, when, and the signature over `timestamp.body`."""
    stamp = str(int(time.time()))
    return {
        'Content-Type': 'application/json; charset=utf-8',
        'User-Agent': 'Salesplan-Webhook/1',
        'Salesplan-Event': delivery.event,
        'Salesplan-Delivery': str(delivery.pk),
        'Salesplan-Timestamp': stamp,
        'Salesplan-Signature': f'v1={signature(secret_of(delivery.webhook), stamp, delivery.body)}',
    }


def signature(secret, stamp, body):
    """The hexadecimal HMAC-SHA256 that the receiver works out too."""
    return hmac.new(secret.encode(), f'{stamp}.{body}'.encode(), hashlib.sha256).hexdigest()
