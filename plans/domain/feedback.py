"""What becomes of feedback: kept, assigned, linked, answered, made into work, made evidence.

An item may lie in the workspace's inbox before it belongs to a plan. Values go by the plan file's
names. Source: product.md 2.9 (Feedback), R45 to R49.
"""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _

from plans.document.choices import FeedbackStatus, PlanStatus, SourceKind
from plans.domain import feedback_changes, keys, permissions, remedying_listening, rows, webhooks
from plans.domain.documents.firms import Firms
from plans.domain.documents.people import People
from plans.domain.documents.row_writing import kept
from plans.domain.permissions import Permission
from plans.domain.row_places import next_position, next_ref, rows_of
from plans.domain.row_rules import RowRuleError
from plans.domain.row_writer import RowWriter
from plans.models import Customer, Feedback, FeedbackChange, NeedSource

LONGEST_QUOTE = 1000
LINKS = ('need', 'strategy', 'action')
PEOPLE = ('assignee', 'collected_by')


class StaleFeedbackError(Exception):
    """Somebody else changed the item since it was loaded."""


def may_change(by, item):
    """Whether the member may do something about the item now."""
    if item.plan_id is None:
        return permissions.allows(by, Permission.RECORD)
    return permissions.may_edit_part(by, item.plan, 'feedback')


def changeable(by, items):
    """The plans of these items whose feedback the member may change. One query.

    Returns {pk: whether the plan is the member's own or shared with them, for strategies of it}.
    """
    plans = by.workspace.plans.filter(pk__in={item.plan_id for item in items if item.plan_id})
    own = Q(owner=by) | Q(co_editors=by)
    mine, running = Q(status=PlanStatus.DRAFT) & own, Q(status=PlanStatus.ACTIVE)
    if not permissions.allows(by, Permission.RECORD):
        return {}
    allowed = plans.order_by().filter(running | mine).annotate(is_own=own)
    found = {}
    for pk, is_own in allowed.values_list('pk', 'is_own'):  # a row for each co-editor
        found[pk] = bool(is_own) or found.get(pk, False)
    return found


def capture(workspace, plan, values, *, by):
    """Keep what a customer said, in a plan or (None) in the workspace's inbox. Returns it."""
    values = {'status': FeedbackStatus.NEW, 'collected_by': by.user.email, **values}
    with transaction.atomic():
        if plan is not None:
            item = rows.add(plan, 'feedback', values, by=by)
        else:
            _may_record(by)
            item = Feedback(workspace=workspace, updated_by=by)
            _set(item, values)
            item.save()
        webhooks.tell_of_feedback(item)
    return item


def change(item, values, *, by, version=None):
    """Change an item as it was loaded at `version`. Returns it.

    Raises PermissionDenied, StaleFeedbackError, and RowRuleError where it would be settled without
    a link or an answer (R47).
    """
    with transaction.atomic():
        item = held(item, by)
        if version not in (None, item.row_version):
            raise StaleFeedbackError
        values = _write(item, values, by)
        if item.plan_id:
            rows.keep(item.plan, ['feedback'], patch=('feedback', item, values))
    return item


def change_all(items, values, *, by):
    """Change many items at once; returns (changed pks, their batch) for `take_back`.

    What the member may not change, and what could not be settled so, is left as it is.
    """
    batch, done, plans = keys.new_key()[:22], [], {}
    with transaction.atomic():
        for item in items:
            plans.setdefault(item.plan_id, []).append(item)
        for _pk, group in sorted(plans.items(), key=lambda pair: pair[0] or 0):
            done += _change_group(group, values, by, batch)
    return done, batch


def take_back(workspace, batch, *, by):
    """Undo a bulk action: fields that nobody changed since are as before. Returns the items."""
    found = FeedbackChange.objects.filter(feedback__workspace=workspace, batch=batch, by=by)
    items = []
    with transaction.atomic():
        # Plans in one order, as in `change_all`: two who hold them never wait for each other.
        for done in found.select_related('feedback__plan').order_by('feedback__plan_id', 'pk'):
            if not may_change(by, done.feedback):
                continue
            item = held(done.feedback, by)
            now = feedback_changes.told(item)
            before = {
                name: pair[0] or None for name, pair in done.fields.items() if now[name] == pair[1]
            }
            before = _write(item, before, by, checked=False)
            if item.plan_id:
                rows.keep(item.plan, ['feedback'], patch=('feedback', item, before))
            items.append(item)
    return items


@transaction.atomic
def move_to_plan(item, plan, *, by):
    """Give an item of the workspace's inbox to a plan. Returns it; one that has a plan stays."""
    plan = rows.locked(plan, 'feedback', by)
    item = get_object_or_404(Feedback.objects.select_for_update(of=('self',)), pk=item.pk)
    if item.plan_id:
        return item
    before = feedback_changes.told(item)
    item.plan, item.ref = plan, next_ref(plan, 'feedback')
    item.position = next_position(plan, 'feedback')
    item.row_version += 1
    item.save()
    feedback_changes.note(item, before, by=by)
    rows.keep(plan, ['feedback'], patch=('feedback', item, None))
    return item


def make_task(item, *, by):
    """A task from what the customer said; the item is then in progress. Returns the Action."""
    return remedying_listening.action_from_feedback(item.plan, {'feedback': item.ref}, by)[1]


def make_strategy(item, *, by):
    """A strategy from what the customer said. Returns it."""
    return remedying_listening.strategy_from_feedback(item.plan, {'feedback': item.ref}, by)[1]


@transaction.atomic
def as_evidence(item, need_ref, *, by):
    """Link the item to a need and make it evidence of that need. Returns the NeedSource.

    Raises RowRuleError where it is evidence already, says nothing, or the need is not there.
    """
    quote = (item.verbatim or item.suggestion)[:LONGEST_QUOTE]
    if not quote.strip():
        raise RowRuleError('need', _('There are no words in it that could be evidence.'))
    plan = item.plan = rows.locked(item.plan, 'sources', by)
    plan.is_held = True  # both writes go through this one, so that it is kept once as it ends
    need = rows_of(plan, 'needs').filter(ref=need_ref).first()
    if need is None:
        raise RowRuleError('need', _('That need is no longer in the plan.'))
    if NeedSource.objects.filter(need=need, feedback=item, deleted_at__isnull=True).exists():
        raise RowRuleError('need', _('This is evidence of that need already.'))
    change(held(item, by), {'need': need_ref}, by=by)
    values = {
        'kind': SourceKind.CUSTOMER_FEEDBACK,
        'feedback': item.ref,
        'customer': item.customer_name,
        'collected_on': item.received_on,
        'collected_by': by.user.email,
        'quote': quote,
    }
    return rows.add(plan, 'sources', values, by=by, parent=need)


def held(item, by):
    """The item as it now is, with its plan, held until the transaction ends."""
    plan = rows.locked(item.plan, 'feedback', by) if item.plan_id else None
    if plan is None:
        _may_record(by)
    row = get_object_or_404(Feedback.objects.select_for_update(of=('self',)), pk=item.pk)
    if plan is not None:
        plan.is_held, row.plan = True, plan
    return row


def _may_record(by):
    if not permissions.allows(by, Permission.RECORD):
        raise PermissionDenied(_('Your role does not include this. Ask an admin of the workspace.'))


def _change_group(group, values, by, batch):
    """Change the items of one plan, which is read anew once."""
    if not may_change(by, group[0]):
        return []
    plan, done = group[0].plan, []
    if plan is not None:
        plan = rows.locked(plan, 'feedback', by)
        plan.is_held = True
    for one in group:
        one.plan = plan
        item = held(one, by)
        item.batch = batch
        try:
            with transaction.atomic():
                _write(item, values, by)
            done.append(item.pk)
        except RowRuleError:
            continue
    if plan is not None and done:
        rows.keep(plan, ['feedback'])
    return done


def _write(item, values, by, checked=True):
    """Write the fields of a held item, and when it was answered; returns what was written."""
    if values.get('response_note') and values['response_note'] != item.response_note:
        values = {**values, 'responded_at': timezone.now()}
    if item.plan_id:
        RowWriter(item.plan, 'feedback', by).change(item, values)
    else:
        before = feedback_changes.told(item)
        _set(item, values)
        item.updated_by, item.row_version = by, item.row_version + 1
        item.save()
        feedback_changes.note(item, before, by=by)
    if checked:
        _is_settled_by_something(item)
    return values


def _set(item, values):
    """Set the fields of an item without plan, which cannot be linked to rows of one."""
    people = People(item.workspace)
    for name, value in values.items():
        if name in LINKS or name == 'plan':
            continue
        if name == 'customer':
            item.customer_name = value or ''
            item.customer_id = Firms(item.workspace, Customer).pk(value)
        elif name in PEOPLE:
            for attribute, found in people.kept(name, value).items():
                setattr(item, attribute, found)
        elif name == 'received_on' and isinstance(value, str):
            item.received_on = date.fromisoformat(value)
        else:
            setattr(item, name, kept(Feedback, name, value))


def _is_settled_by_something(item):
    """Raise RowRuleError for an item settled without a link or an answer. Source: R47."""
    answered = bool(item.response_note.strip())
    linked = any(getattr(item, f'{name}_id') for name in LINKS)
    if item.status == FeedbackStatus.RESOLVED and not (linked or answered):
        raise RowRuleError(
            'status', _('Link a need, a strategy or a task, or write what was answered.')
        )
    if item.status == FeedbackStatus.DECLINED and not answered:
        raise RowRuleError('response_note', _('Write the reason why it is not done.'))
