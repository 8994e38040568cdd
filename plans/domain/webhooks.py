"""Telling other programs what happened: whom, what, and the rows that wait to be sent."""

import base64
import hashlib
import hmac
import json
import secrets

from django.conf import settings
from django.db import transaction
from django.shortcuts import get_object_or_404
from django.utils import timezone

from plans.document.choices import WebhookEvent
from plans.domain import audit
from plans.domain.edits import changes
from plans.models import Webhook, WebhookDelivery

MOST = 10  # webhooks of one company
PREFIX = 'whsec_'
CHANGED = 'webhook_changed'  # the audit event


class TooManyWebhooks(Exception):
    """The company has as many webhooks as it may."""


@transaction.atomic
def add_webhook(workspace, *, url, events, by):
    """Add an address. Returns (Webhook, its signing secret). Raises TooManyWebhooks."""
    if workspace.webhooks.count() >= MOST:
        raise TooManyWebhooks
    webhook = Webhook.objects.create(
        workspace=workspace, url=url, events=events, salt=secrets.token_urlsafe(32), made_by=by
    )
    audit.record(workspace=workspace, by=by, action='webhook_added', subject=url, events=events)
    return webhook, secret_of(webhook)


@transaction.atomic
def change_webhook(webhook, *, was, wanted, by):
    """Choose other events, or switch it on or off; what waits for it waits on.

    Raises EditedMeanwhile where another admin changed the same since the page was opened, Http404
    where one took it out.
    """
    kept = get_object_or_404(Webhook.objects.select_for_update(), pk=webhook.pk)
    changed = changes(now=values_of(kept), was=was, wanted=wanted)
    if changed:
        Webhook.objects.filter(pk=kept.pk).update(**changed)
        audit.record(workspace=by.workspace, by=by, action=CHANGED, subject=kept.url, **changed)


def values_of(webhook):
    """{name: value} of what may be changed."""
    return {'events': webhook.events, 'is_on': webhook.is_on}


@transaction.atomic
def remove_webhook(webhook, *, by):
    """Take the address out, with its log."""
    audit.record(workspace=by.workspace, by=by, action='webhook_removed', subject=webhook.url)
    webhook.delete()


def secret_of(webhook):
    """The secret that its messages are signed with. Not kept: made of salt and SECRET_KEY."""
    key = f'webhook:{settings.SECRET_KEY}'.encode()
    made = hmac.new(key, webhook.salt.encode(), hashlib.sha256).digest()
    return PREFIX + base64.urlsafe_b64encode(made).decode().rstrip('=')


def wanted(workspace, event):
    """The webhooks that are on and asked for the event. One query."""
    return [one for one in workspace.webhooks.filter(is_on=True) if event in one.events]


def tell(workspace, event, facts):
    """Write for each webhook that asked what happened, in the transaction in which it happened.

    facts: JSON values.
    """
    _tell(workspace, event, wanted(workspace, event), [facts])


def _tell(workspace, event, webhooks, many):
    """Write for each of the webhooks each of the `many` facts."""
    if not webhooks:
        return
    now = timezone.now()
    shared = {
        'event': event.value,
        'at': now.isoformat(timespec='seconds'),
        'workspace': workspace.slug,
    }
    bodies = [json.dumps({**shared, 'data': facts}, ensure_ascii=False) for facts in many]
    WebhookDelivery.objects.bulk_create(
        (
            WebhookDelivery(webhook=one, event=event, body=body, made_at=now, next_at=now)
            for body in bodies
            for one in webhooks
        ),
        batch_size=500,
    )


def tell_statuses(plan, before, now):
    """Tell which targets of a plan that runs stand otherwise than before: {ref: status}."""
    changed = {ref: status for ref, status in now.items() if before.get(ref, status) != status}
    if changed:
        targets = [
            {'id': ref, 'before': before[ref], 'now': status} for ref, status in changed.items()
        ]
        facts = {'plan': plan.code, 'title': plan.title, 'targets': targets}
        tell(plan.workspace, WebhookEvent.TARGET_STATUS, facts)


def tell_of_feedback(item):
    """Tell that a customer criticised or suggested something; of other feedback nothing."""
    item.refresh_from_db(fields=['is_critical'])
    if item.is_critical:
        tell(item.workspace, WebhookEvent.CRITICAL_FEEDBACK, _facts_of(item))


def tell_of_imported(workspace, items):
    """The same of many items that came in at once, each told by itself. `items`: a queryset."""
    event = WebhookEvent.CRITICAL_FEEDBACK
    webhooks = wanted(workspace, event)
    critical = items.critical().select_related('plan').order_by('pk') if webhooks else ()
    _tell(workspace, event, webhooks, [_facts_of(item) for item in critical])


def _facts_of(item):
    return {
        'pk': item.pk,
        'plan': item.plan.code if item.plan_id else None,
        'customer': item.customer_name,
        'received_on': item.received_on.isoformat(),
        'sentiment': item.sentiment or None,
    }
