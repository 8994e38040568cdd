"""Feedback items as lists and pages show them: ready strings, in the reader's language."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from plans.document import choices, display
from plans.document.choices import FeedbackStatus, Sentiment
from plans.domain import feedback
from plans.domain.language import active_language, called_in
from plans.domain.permissions import Permission, allows
from plans.rules.checks.base import Thresholds

HATCHES = {
    Sentiment.POSITIVE: 'praise',
    Sentiment.NEUTRAL: 'neutral',
    Sentiment.MIXED: 'mixed',
    Sentiment.NEGATIVE: 'critic',
}
TONES = {
    Sentiment.POSITIVE: gettext_lazy('Praise'),
    Sentiment.NEUTRAL: gettext_lazy('Neutral'),
    Sentiment.MIXED: gettext_lazy('Mixed'),
    Sentiment.NEGATIVE: gettext_lazy('Criticism'),
}
LONGEST_QUOTE = 600
RELATED, LINKED = ('plan', 'assignee__user'), ('need', 'strategy', 'action')
# What a line of the list reads: thirty lines need not carry all columns.
READ = (
    'ref', 'customer_name', 'sentiment', 'is_critical', 'status', 'received_on', 'channel',
    'topic', 'rating', 'verbatim', 'suggestion', 'assignee_email', 'plan__code',
    'plan__business_model', 'assignee__user__name', 'assignee__user__email', *LINKED,
)  # fmt: skip


@dataclass
class Voice:
    """One item: what was said, by whom, where it stands, and what the reader may do."""

    item: object
    pk: str
    anchor: str
    url: str
    name: str
    hatch: str
    tone: str
    facts: str
    words: str
    suggestion: str
    status: str
    is_late: bool
    links: list
    assignee: str
    plan: object
    may_change: bool
    may_link: bool
    may_plan: bool

    @property
    def assigned(self):
        """ "giao cho Lan", or nothing."""
        return _('assigned to %(who)s') % {'who': self.assignee} if self.assignee else ''


def with_all_of_a_line(found):
    """The items with what voices_of reads of each, a few tables at a time.

    PostgreSQL takes longer to plan a query over nine tables than to answer all of these.
    """
    return found.select_related(*RELATED).prefetch_related(*LINKED).only(*READ)


def voices_of(items, member, today, thresholds):
    """The Voice of each item. One query, for what the member may change."""
    plans = feedback.changeable(member, items)
    may_record = allows(member, Permission.RECORD)
    return [
        voice_of(
            item,
            today,
            thresholds,
            item.plan_id in plans or (not item.plan_id and may_record),
            may_plan=plans.get(item.plan_id, False),
        )
        for item in items
    ]


def voice_of(item, today, thresholds, may_change, *, may_plan=False):
    """The Voice of one item; `may_plan`: the reader may make strategies from it."""
    language = active_language()
    sentiment = Sentiment(item.sentiment or Sentiment.NEUTRAL)
    days = (today - item.received_on).days
    limit = (thresholds or Thresholds()).m3_unread_warn
    is_waiting = item.status == FeedbackStatus.NEW and item.is_critical
    return Voice(
        item,
        str(item.pk),
        item.ref or str(item.pk),
        reverse('plans:feedback_item', args=[item.pk]),
        item.customer_name or '–',
        HATCHES[sentiment],
        str(TONES[sentiment]),
        facts_of(item, language),
        display_text(item.verbatim),
        item.suggestion,
        standing_of(item, days, language),
        is_waiting and days > limit,
        links_of(item),
        str(item.assignee) if item.assignee_id else item.assignee_email,
        item.plan,
        may_change,
        may_change and item.plan_id is not None,
        may_plan,
    )


def facts_of(item, language):
    """ "Zalo · 04/03/2027 · Bao bì · 4/5"."""
    facts = [
        called_in(item.plan, choices.FeedbackChannel(item.channel)) if item.channel else '',
        display.day(item.received_on, language),
        choices.FeedbackTopic(item.topic).label(language) if item.topic else '',
        f'{item.rating}/5' if item.rating else '',
    ]
    return ' · '.join(fact for fact in facts if fact)


def display_text(text):
    """The words, a very long one cut: the item's own page shows the whole."""
    return text if len(text) <= LONGEST_QUOTE else f'{text[:LONGEST_QUOTE].rstrip()}…'


def standing_of(item, days, language):
    """ "Mới 16 ngày", else the status."""
    words = FeedbackStatus(item.status or FeedbackStatus.NEW).label(language)
    if item.status == FeedbackStatus.NEW and days > 0:
        return _('%(status)s, %(days)s d') % {'status': words, 'days': days}
    return words


def links_of(item):
    """The rows of the plan that the item is linked to."""
    found = [
        (item.need, 'needs', 'statement'),
        (item.strategy, 'strategies', 'title'),
        (item.action, 'actions', 'title'),
    ]
    return [(row.ref, getattr(row, title)[:80], tab) for row, tab, title in found if row]
