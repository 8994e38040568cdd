"""The history of one feedback item: who changed what, and taking a bulk action back."""

from datetime import timedelta

from django.utils import timezone

from plans.models import FeedbackChange

TYPING = timedelta(minutes=10)  # changes of one field by one person within this are one
PLAIN = (
    'channel', 'rating', 'sentiment', 'verbatim', 'suggestion', 'topic', 'status', 'response_note',
)  # fmt: skip


def told(item):
    """{field: JSON value} of an item, by the plan file's names."""
    values = {name: getattr(item, name) for name in PLAIN}
    values |= {'customer': item.customer_name, 'contact': item.contact}
    values['received_on'] = item.received_on.isoformat()
    values['plan'] = item.plan.code if item.plan_id else ''
    for name in ('need', 'strategy', 'action'):
        values[name] = getattr(item, name).ref if getattr(item, f'{name}_id') else ''
    for name in ('assignee', 'collected_by'):
        member = getattr(item, name) if getattr(item, f'{name}_id') else None
        values[name] = member.user.email if member else getattr(item, f'{name}_email')
    return {name: str(value) if value is not None else '' for name, value in values.items()}


def note(item, before, *, by):
    """Keep what differs from `before`, a `told`. Returns the FeedbackChange, None for nothing."""
    now = told(item)
    fields = {name: [before[name], now[name]] for name in now if before[name] != now[name]}
    if not fields:
        return None
    last = None if item.batch else item.changes.select_for_update().first()
    if last and _goes_on(last, fields, by):
        (name,) = fields
        last.fields[name][1] = now[name]
        last.save(update_fields=['fields'])
        return last
    return FeedbackChange.objects.create(
        feedback=item, by=by, at=timezone.now(), fields=fields, batch=item.batch
    )


def _goes_on(last, fields, by):
    """Whether somebody is still typing in the one field that they changed last."""
    is_fresh = timezone.now() - last.at < TYPING and not last.batch
    is_text = fields.keys() <= {'verbatim', 'suggestion', 'response_note', 'customer'}
    return is_fresh and is_text and last.by_id == by.pk and last.fields.keys() == fields.keys()
