"""Sending what waits for webhooks: signed, tried again later and later, kept as a log."""

import hashlib
import hmac
import http.client
import ssl
import time
from collections import deque
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from datetime import timedelta

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_noop as _

from plans.document.choices import DeliveryState
from plans.domain import web_addresses
from plans.domain.webhooks import secret_of
from plans.models import WebhookDelivery

# Minutes until the next try after the first, second … one that failed; then it is given up.
BACK_OFF = (1, 5, 30, 120, 360, 720, 1440)
MOST_TRIES = len(BACK_OFF) + 1
LEASE = timedelta(minutes=5)  # nobody else sends it meanwhile
KEPT = timedelta(days=30)
MOST_OF_ONE = 500  # messages to one webhook in a run
AT_ONCE = 16  # webhooks that are sent to at the same time
SHARE = 20  # seconds after which a webhook waits for the next run
FAILURES = {  # the first that fits; kept in English and translated where shown
    TimeoutError: _('The server did not answer in time.'),
    ConnectionRefusedError: _('The server refuses the connection.'),
    ConnectionError: _('The server broke the connection off.'),
    ssl.SSLCertVerificationError: _('The certificate of the server is not valid.'),
    ssl.SSLError: _('No secure connection to the server came about.'),
    http.client.HTTPException: _('The answer of the server cannot be read.'),
    Exception: _('The server cannot be reached.'),
}


def send_due(now):
    """Send what is due, to each webhook the oldest first; what another process sends is left to it.

    Returns (sent, failed). A slow receiver keeps no other waiting: the network is waited for in
    threads, the rows are read and written here. The log older than 30 days is taken away.
    """
    WebhookDelivery.objects.filter(done_at__lt=now - KEPT).delete()
    arrived, tries, running = 0, 0, {}
    ready = deque(Queue(pks, now) for pks in due(now).values())
    with ThreadPoolExecutor(AT_ONCE) as pool:
        while ready or running:
            while ready and len(running) < AT_ONCE:
                queue = ready.popleft()
                if message := queue.next_message():
                    running[pool.submit(send, *message)] = queue
            for tried in wait(running, return_when=FIRST_COMPLETED).done:
                ready.append(running.pop(tried))
                arrived += ready[-1].note(*tried.result())
                tries += 1
    return arrived, tries - arrived


def waiting(now):
    """What is to be sent now."""
    return WebhookDelivery.objects.filter(
        state=DeliveryState.WAITING, next_at__lte=now, webhook__is_on=True
    )


def due(now):
    """{webhook: [pk]} of what is to be sent now, the oldest first."""
    found = {}
    rows = waiting(now).order_by('next_at', 'pk').values_list('webhook_id', 'pk')
    for webhook, pk in rows.iterator():
        pks = found.setdefault(webhook, [])
        if len(pks) < MOST_OF_ONE:
            pks.append(pk)
    return found


class Queue:
    """The messages to one webhook: one after the other, while it is quick."""

    def __init__(self, pks, now):
        self.pks, self.now = iter(pks), now
        self.spent, self.delivery = 0, None

    def next_message(self):
        """(address, body, headers) of the next one, which nobody else sends now; or None."""
        if self.spent < SHARE:
            for pk in self.pks:
                if self.take(pk):
                    one = self.delivery
                    return one.webhook.url, one.body.encode(), headers_of(one)
        return None

    def take(self, pk):
        """Hold a message for LEASE; returns it, or None where another process has it."""
        self.delivery = None
        if waiting(self.now).filter(pk=pk).update(next_at=timezone.now() + LEASE):
            rows = WebhookDelivery.objects.select_related('webhook')
            self.delivery = rows.filter(pk=pk).first()
        return self.delivery

    def note(self, status, error, seconds):
        """Keep what came of a try; returns whether it arrived: any 2xx."""
        self.spent += seconds
        arrived = status is not None and 200 <= status < 300
        note(self.delivery, status, error, arrived=arrived)
        return arrived


def send(url, body, headers):
    """(status or None, error, seconds) of one try. In a thread: it knows no rows."""
    began, status, error = time.monotonic(), None, ''
    try:
        status = web_addresses.post(url, body, headers, private=settings.WEBHOOKS_TO_PRIVATE)
    except web_addresses.AddressRefused as refused:
        error = str(refused)
    except (OSError, http.client.HTTPException, ValueError) as failed:
        error = next(words for kind, words in FAILURES.items() if isinstance(failed, kind))
    return status, error, time.monotonic() - began


def note(delivery, status, error, *, arrived):
    """Keep what came of a try: done, to be tried again later, or given up."""
    now, attempts = timezone.now(), delivery.attempts + 1
    noted = {'attempts': attempts, 'status': status, 'error': error}
    if arrived:
        noted |= {'state': DeliveryState.SENT, 'done_at': now}
    elif attempts >= MOST_TRIES:
        noted |= {'state': DeliveryState.FAILED, 'done_at': now}
    else:
        noted['next_at'] = now + timedelta(minutes=BACK_OFF[attempts - 1])
    WebhookDelivery.objects.filter(pk=delivery.pk).update(
        **noted
    )  # taken out meanwhile, it is gone


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
