"""What we hold about one customer: shown, corrected or erased at their wish, each with a record.

The public form promises it (product.md 4.5). The record says who did it, when and what; of an
erasure it keeps no name.
"""

import hashlib
import json
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from plans.document.choices import WebhookEvent
from plans.document.text import name_key
from plans.domain import audit, permissions, summaries
from plans.domain.documents.firms import Firms
from plans.domain.permissions import Permission
from plans.models import (
    Customer,
    Feedback,
    FeedbackChange,
    NeedSource,
    Plan,
    PlanVersion,
    WebhookDelivery,
)

SHOWN, CORRECTED, ERASED = 'customer_data_shown', 'customer_data_corrected', 'customer_data_erased'


@dataclass
class Held:
    """Everything of one customer in the company: what they said, and evidence that names them."""

    name: str
    feedback: list
    sources: list

    @property
    def plans(self):
        """The pks of the plans it lies in."""
        return {one.plan_id for one in self.feedback if one.plan_id} | {
            one.need.plan_id for one in self.sources
        }


def held_about(item):
    """Held of the customer who said this item: by name, tone marks counting, case not."""
    key = name_key(item.customer_name)
    said = Feedback.all_objects.filter(workspace=item.workspace).select_related('plan')
    named = NeedSource.all_objects.filter(need__plan__workspace=item.workspace)
    named = named.select_related('need__plan')
    if item.customer_id:
        said = said.filter(customer=item.customer_id)
        named = named.filter(customer=item.customer_id)
    else:
        said, named = said.filter(pk=item.pk), named.filter(feedback=item)
    return Held(
        item.customer_name,
        [one for one in said if name_key(one.customer_name) == key or one.pk == item.pk],
        list(named),
    )


def record_shown(item, *, by):
    """Note that the customer's data were handed out. Returns what is held."""
    _may(by)
    found = held_about(item)
    _record(item, by, SHOWN, found, subject=found.name)
    return found


@transaction.atomic
def correct(item, *, name, contact, by):
    """Give the customer another name everywhere, and this item another contact."""
    _may(by)
    _hold_plans(item)
    found = held_about(item)
    firm = Firms(item.workspace, Customer).pk(name)
    for one in found.feedback:
        one.customer_name, one.customer_id = name, firm
        if one.contact or one.pk == item.pk:
            one.contact = contact if one.consent_at else ''
        one.row_version += 1
        one.save()
    for one in found.sources:
        one.customer_name, one.customer_id = name, firm
        one.save()
    _forget_customer(item)
    _refresh(found)
    _record(item, by, CORRECTED, found, subject=name)


@transaction.atomic
def erase(item, *, with_words, by):
    """Take name and contact out of everything we hold, and on wish the words; for good.

    Kept versions of plans are rewritten too, and messages to programs. Returns how many items were
    emptied.
    """
    _may(by)
    _hold_plans(item)
    found, nobody = held_about(item), _('Erased at the customer’s wish')
    for one in found.feedback:
        one.customer_name, one.customer_id = nobody, None
        one.contact, one.consent_at = '', None
        if with_words:
            one.verbatim = one.suggestion = one.response_note = ''
        one.row_version += 1
        one.save()
    for one in found.sources:
        one.customer_name, one.customer_id = '', None
        one.quote = '' if with_words else one.quote
        one.save()
    FeedbackChange.objects.filter(feedback__in=found.feedback).delete()
    _rewrite_versions(item, found, nobody, with_words)
    _forget_told(item.workspace, found, nobody)
    _forget_customer(item)
    _refresh(found)
    _record(item, by, ERASED, found, subject='', with_words=with_words)
    return len(found.feedback)


def requests_of(workspace):
    """Records of such wishes, the newest first."""
    kinds = (SHOWN, CORRECTED, ERASED)
    return workspace.audit_events.filter(action__in=kinds).select_related('member__user')


def _may(by):
    if not permissions.allows(by, Permission.RECORD):
        raise PermissionDenied(_('Your role does not include this. Ask an admin of the workspace.'))


def _hold_plans(item):
    """Hold every plan it lies in, in one order, so that nobody writes meanwhile."""
    pks = held_about(item).plans
    list(Plan.objects.select_for_update(of=('self',)).filter(pk__in=pks).order_by('pk'))


def _forget_customer(item):
    """Delete the firm's own row where nothing names it any more."""
    customer = Customer.objects.filter(pk=item.customer_id).first()
    if customer is None:
        return
    named = Feedback.all_objects.filter(customer=customer).exists()
    if not named and not NeedSource.all_objects.filter(customer=customer).exists():
        customer.delete()


def _rewrite_versions(item, found, nobody, with_words):
    """Take the customer out of the plan files that versions keep.

    Without a customer (no name, or erased before) only the item itself is known by its ref: all
    else without a name is of others.
    """
    key = name_key(found.name) if item.customer_id else ''
    for version in PlanVersion.objects.filter(plan__in=found.plans):
        content = json.loads(version.snapshot)
        refs = {one.ref for one in found.feedback if one.plan_id == version.plan_id}
        if not _blank(content, key, refs, nobody, with_words):
            continue
        version.snapshot = json.dumps(content, ensure_ascii=False, indent=2)
        version.sha256 = hashlib.sha256(version.snapshot.encode()).hexdigest()
        version.save(update_fields=['snapshot', 'sha256'])


def _forget_told(workspace, found, nobody):
    """Take the name out of messages to programs, those that wait and those in the log."""
    pks = {one.pk for one in found.feedback}
    told = WebhookDelivery.objects.filter(webhook__workspace=workspace)
    for delivery in told.filter(event=WebhookEvent.CRITICAL_FEEDBACK):
        body = json.loads(delivery.body)
        if body['data']['pk'] in pks:
            body['data']['customer'] = nobody
            delivery.body = json.dumps(body, ensure_ascii=False)
            delivery.save(update_fields=['body'])


def _blank(content, key, refs, nobody, with_words):
    """Take the customer out of one plan file; returns whether it was named."""

    def is_theirs(name, ref):
        return ref in refs or bool(key and name_key(name or '') == key)

    said = [one for one in content.get('feedback', ()) if is_theirs(one['customer'], one['id'])]
    for one in said:
        one.update(customer=nobody, contact='', consent_at=None)
        one.update(
            dict.fromkeys(('verbatim', 'suggestion', 'response_note'), '') if with_words else {}
        )
    sources = [
        one
        for need in content.get('needs', ())
        for one in need.get('sources', ())
        if is_theirs(one.get('customer'), one.get('feedback'))
    ]
    for one in sources:
        one.update(customer=None, **({'quote': ''} if with_words else {}))
    return bool(said or sources)


def _refresh(found):
    for plan in Plan.objects.filter(pk__in=found.plans).select_related('workspace', 'template'):
        summaries.refresh(plan, ['needs', 'feedback'])


def _record(item, by, action, found, *, subject, **facts):
    refs = [one.ref or str(one.pk) for one in found.feedback]
    audit.record(
        workspace=item.workspace,
        by=by,
        action=action,
        subject=subject,
        items=refs,
        sources=len(found.sources),
        **facts,
    )
