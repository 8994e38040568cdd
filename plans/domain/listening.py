"""How feedback divides, and who was not heard: in a plan or in the whole workspace.

Counted by the database, in a number of queries that does not grow. Source: product.md 0.6, R45,
R46.
"""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import dropwhile

from django.db.models import Count, Exists, Max, OuterRef, Q

from plans.document.choices import FeedbackStatus, Sentiment
from plans.document.periods import add_months
from plans.document.text import name_key
from plans.models import Customer, Feedback
from plans.rules import listening
from plans.rules.listening import Unheard

WINDOW_DAYS = 90
MONTHS = 12


@dataclass
class Mood:
    """How many items are of each sentiment; `critical` counts suggestions too."""

    counts: Counter = field(default_factory=Counter)
    critical: int = 0

    @property
    def total(self):
        return sum(self.counts.values())

    @property
    def praise(self):
        return self.counts[Sentiment.POSITIVE]

    @property
    def neutral(self):
        return self.counts[Sentiment.NEUTRAL]

    @property
    def mixed(self):
        return self.counts[Sentiment.MIXED]

    @property
    def criticism(self):
        return self.counts[Sentiment.NEGATIVE]

    @property
    def critical_pct(self):
        """The share that criticises or suggests, in percent points; None without any item."""
        return self.critical * 100 / self.total if self.total else None


@dataclass
class Balance:
    """Moods of the last 90 days, of the last twelve months, by channel and by collector.

    `praised` and `wished`: (topic, count), most first, of the last twelve months.
    """

    recent: Mood
    months: list
    channels: list
    collectors: list
    praised: list
    wished: list


def recent_mood(feedback, on: date):
    """The Mood of the last 90 days. One query."""
    first = on - timedelta(days=WINDOW_DAYS)
    found = _grouped(feedback.filter(received_on__gte=first, received_on__lte=on))
    return found.get((), Mood())


def topics_of(feedback, on: date):
    """(praised, wished): (topic, count) of the last twelve months, most first. One query."""
    praised, wished = Counter(), Counter()
    for (topic,), mood in _grouped(_of_year(feedback, on), 'topic').items():
        if topic:
            praised[topic] += mood.praise
            wished[topic] += mood.critical
    return [_most_first(counts) for counts in (praised, wished)]


def balance_of(feedback, on: date):
    """The Balance of feedback as of a day. Five queries, however much there is."""
    year = _of_year(feedback, on)
    by_month = _by_month(_grouped(year, 'received_on'))
    channels = [(key, mood) for (key,), mood in _grouped(year, 'channel').items()]
    people = _grouped(year, 'collected_by__user__name', 'collected_by__user__email')
    collectors = [(name or email or '', mood) for (name, email), mood in people.items()]
    praised, wished = topics_of(feedback, on)
    return Balance(
        recent_mood(feedback, on),
        _since_first([(day, by_month.get(day, Mood())) for day in _months(on)]),
        sorted(channels, key=_largest),
        sorted(collectors, key=_largest),
        praised,
        wished,
    )


def waiting_longer(feedback, on: date, days: int):
    """How many critical items nobody took up for more than `days`. One query."""
    late = feedback.critical().filter(
        status=FeedbackStatus.NEW, received_on__lt=on - timedelta(days=days)
    )
    return late.count()


def unheard_in_plan(plan, document, on: date):
    """Unheard of one plan, those who stopped buying first. One query."""
    own = Q(plans=plan) | Q(stopped_on__isnull=False)
    rows = Customer.objects.filter(own, workspace=plan.workspace).annotate(
        is_own=Exists(plan.customers.through.objects.filter(plan=plan, customer=OuterRef('pk')))
    )
    named = {name_key(one.customer) for one in document.feedback}
    named |= {name_key(one.customer or '') for need in document.needs for one in need.sources}
    known = {
        row.name: row.stopped_on for row in rows.distinct() if row.is_own or row.name_key in named
    }
    return listening.unheard(document, on, known)


def unheard_in_workspace(workspace, on: date):
    """Unheard of the whole company: its customers and dealers. Two queries."""
    spoke = Q(feedback__deleted_at__isnull=True, feedback__received_on__lte=on)
    spoke &= ~Q(feedback__status=FeedbackStatus.SPAM)
    customers = workspace.customers.annotate(last=Max('feedback__received_on', filter=spoke))
    rows = list(customers.values_list('name', 'name_key', 'stopped_on', 'last'))
    last_of = {key: last for _name, key, _stopped, last in rows}
    dealers = list(workspace.dealers.values_list('name', 'name_key', 'status'))
    known = {key for _name, key, _status in dealers}
    people = [
        Unheard('customer', name, None, last, bool(stopped and stopped <= on), stopped)
        for name, key, stopped, last in rows
        if key not in known and key
    ]
    people += [
        Unheard('dealer', name, None, last_of.get(key), status == 'inactive')
        for name, key, status in dealers
        if name_key(name)
    ]
    return listening.silent(people, on)


def _of_year(feedback, on):
    return feedback.filter(received_on__gte=_months(on)[0], received_on__lte=on)


def _months(on):
    """The first days of the last twelve months, oldest first."""
    return [add_months(on.replace(day=1), -back) for back in range(MONTHS - 1, -1, -1)]


def _grouped(feedback, *names):
    """{values of `names`: Mood}, spam left out. One query."""
    rows = feedback.heard().order_by().values_list(*names, 'sentiment', 'is_critical')
    moods = {}
    for *key, sentiment, is_critical, count in rows.annotate(n=Count('pk')):
        mood = moods.setdefault(tuple(key), Mood())
        mood.counts[sentiment] += count
        mood.critical += count if is_critical else 0
    return moods


def _by_month(days):
    """Days put together by month: grouping by month in SQL is slow on SQLite."""
    months = {}
    for (day,), mood in days.items():
        into = months.setdefault(day.replace(day=1), Mood())
        into.counts.update(mood.counts)
        into.critical += mood.critical
    return months


def _since_first(months):
    """The months from the first on in which anything was heard."""
    return list(dropwhile(lambda month: not month[1].total, months))


def _most_first(counts):
    return [(key, n) for key, n in counts.most_common() if n]


def _largest(pair):
    return -pair[1].total, str(pair[0])


def feedback_of(workspace, plan=None):
    """What customers said, of the plan or of the whole company."""
    found = Feedback.objects.filter(workspace=workspace)
    return found.filter(plan=plan) if plan is not None else found
