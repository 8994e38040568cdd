"""The history of an item in words: who changed what, when, from what to what."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from plans.document.choices import FeedbackChannel, FeedbackStatus, FeedbackTopic, Sentiment
from plans.domain.language import active_language

MOST = 100
LONGEST = 120
LABELS = {
    'customer': _('Customer'),
    'contact': _('Contact'),
    'received_on': _('Said on'),
    'channel': _('Channel'),
    'rating': _('Rating'),
    'sentiment': _('Sentiment'),
    'verbatim': _('In their own words'),
    'suggestion': _('Suggestion'),
    'topic': _('Topic'),
    'status': _('Status'),
    'response_note': _('Answer given'),
    'plan': _('Plan'),
    'need': _('Need'),
    'strategy': _('Strategy'),
    'action': _('Task'),
    'assignee': _('Assigned to'),
    'collected_by': _('Heard by'),
}
ENUMS = {
    'channel': FeedbackChannel,
    'sentiment': Sentiment,
    'topic': FeedbackTopic,
    'status': FeedbackStatus,
}


@dataclass
class Event:
    """One change: lines of (label, before, after)."""

    at: object
    by: object
    lines: list


def history_of(item):
    """Events of an item, the newest first. One query."""
    changes = item.changes.select_related('by__user')[:MOST]
    return [
        Event(
            change.at,
            change.by,
            [
                (LABELS.get(name, name), *(worded(name, value) for value in pair))
                for name, pair in change.fields.items()
            ],
        )
        for change in changes
    ]


def worded(name, value):
    """A kept value as people read it; a dash for none."""
    if not value:
        return '–'
    if name in ENUMS and value in set(ENUMS[name]):
        return ENUMS[name](value).label(active_language())
    return value if len(value) <= LONGEST else f'{value[:LONGEST].rstrip()}…'
