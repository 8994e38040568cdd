"""How feedback divides, and who was not heard: in a plan or in the whole workspace.

Counted by the database, in a number of queries that does not grow. Source: product.md 0.6, R45,
R46.
"""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from itertools import dropwhile

from django.db.models import Case, Count, DateField, Exists, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Cast, Coalesce

from plans.document.choices import DealerStatus, FeedbackStatus, Sentiment
from plans.document.periods import add_months
from plans.document.text import name_key
from plans.models import Customer, Feedback
from plans.models.prepared import Prepared
from plans.rules import listening
from plans.rules.listening import Unheard

WINDOW_DAYS = 90
MONTHS = 12
NEVER = date.min


@dataclass
class Mood:
    """How many items are of each sentiment; `critical` counts suggestions too."""

    counts: Counter = field(default_factory=Counter)
    critical: int = 0

    def add(self, row):
        """Count the `n` items of a row of `_counted`."""
        self.counts[row['sentiment']] += row['n']
        self.critical += row['n'] if row['is_critical'] else 0

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


def tally_of(feedback, on: date):
    """(recent, praised, wished): the Mood of the last 90 days; topics of the last twelve months.

    Topics are (topic, count), most first. One query.
    """
    first = on - timedelta(days=WINDOW_DAYS)
    is_recent = Case(When(received_on__gte=first, then=True), default=False)
    year = _of_year(feedback, on).annotate(is_recent=is_recent)
    recent, praised, wished = Mood(), Counter(), Counter()
    for (topic, is_new), mood in _grouped(year, 'topic', 'is_recent').items():
        if is_new:
            recent.counts.update(mood.counts)
            recent.critical += mood.critical
        if topic:
            praised[topic] += mood.praise
            wished[topic] += mood.critical
    return recent, _most_first(praised), _most_first(wished)


def recent_in(workspace, on: date):
    """(Mood, what was wished as (topic, count), most first) of a company's last 90 days. One query,
    its SQL kept: the home page asks it.
    """
    mood, wished = Mood(), Counter()
    for row in _recent(workspace.pk, on - timedelta(days=WINDOW_DAYS), on):
        mood.add(row)
        if row['is_critical'] and row['topic']:
            wished[row['topic']] += row['n']
    return mood, _most_first(wished)


def balance_of(feedback, on: date):
    """The Balance of feedback as of a day. Four queries, however much there is."""
    year = _of_year(feedback, on)
    by_month = _by_month(_grouped(year, 'received_on'))
    channels = [(key, mood) for (key,), mood in _grouped(year, 'channel').items()]
    people = _grouped(year, 'collected_by__user__name', 'collected_by__user__email')
    collectors = [(name or email or '', mood) for (name, email), mood in people.items()]
    recent, praised, wished = tally_of(feedback, on)
    return Balance(
        recent,
        _since_first([(day, by_month.get(day, Mood())) for day in _months(on)]),
        sorted(channels, key=_largest),
        sorted(collectors, key=_largest),
        praised,
        wished,
    )


def waiting_longer(feedback, on: date, days: int):
    """How many critical items nobody took up for more than `days`. One query."""
    late = feedback.filter(
        is_critical__in=(True,),  # not bare: SQLite would pass over the index
        status=FeedbackStatus.NEW,
        received_on__lt=on - timedelta(days=days),
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


class UnheardInWorkspace:
    """Unheard of the whole company, customers and dealers: a sequence for pages.

    The database counts and cuts it, each by one query, since a company has thousands.
    """

    def __init__(self, workspace, on: date):
        self._people = _silent_people(workspace, on)

    @cached_property
    def _count(self):
        return self._people.count()

    def __len__(self):
        return self._count

    def __getitem__(self, part: slice):
        return [
            Unheard(kind, name, None, last if last > NEVER else None, bool(is_stopped), stopped_on)
            for kind, name, is_stopped, stopped_on, last, _place in self._people[part]
        ]


def _silent_people(workspace, on):
    """(kind, name, has stopped, since when, last heard or NEVER, sorting name) of each, in order.

    A customer that is a dealer too is counted as a dealer. Source: product.md 0.6.
    """
    said = Feedback.objects.heard().filter(received_on__lte=on).order_by('-received_on')
    own = said.filter(customer=OuterRef('pk')).values('received_on')[:1]
    namesakes = {'customer__workspace': workspace, 'customer__name_key': OuterRef('name_key')}
    theirs = said.filter(**namesakes).values('received_on')[:1]
    dealers = workspace.dealers.exclude(name_key='')
    double = dealers.filter(name_key=OuterRef('name_key'))
    customers = workspace.customers.exclude(name_key='').exclude(Exists(double.order_by()))
    none = Cast(Value(None), DateField())
    return _silent(customers, 'customer', own, Q(stopped_on__lte=on), F('stopped_on'), on).union(
        _silent(dealers, 'dealer', theirs, Q(status=DealerStatus.INACTIVE), none, on), all=True
    ).order_by('-has_stopped', 'last', 'place')  # fmt: skip


def _silent(firms, kind, last, stopped, since, on):
    """One half of `_silent_people`."""
    first = on - timedelta(days=WINDOW_DAYS)
    named = firms.order_by().annotate(
        kind=Value(kind),
        last=Coalesce(Subquery(last), Value(NEVER), output_field=DateField()),
        has_stopped=Case(When(stopped, then=True), default=False),
        since=Case(When(stopped, then=since)),
        place=F('sort_name'),
    )
    return named.filter(last__lt=first).values_list(
        'kind', 'name', 'has_stopped', 'since', 'last', 'place'
    )


def _of_year(feedback, on):
    return feedback.filter(received_on__gte=_months(on)[0], received_on__lte=on)


def _months(on):
    """The first days of the last twelve months, oldest first."""
    return [add_months(on.replace(day=1), -back) for back in range(MONTHS - 1, -1, -1)]


def _grouped(feedback, *names):
    """{values of `names`: Mood}, spam left out. One query."""
    moods = {}
    for row in _counted(feedback, *names):
        mood = moods.setdefault(tuple(row[name] for name in names), Mood())
        mood.add(row)
    return moods


def _counted(feedback, *names):
    rows = feedback.heard().order_by().values(*names, 'sentiment', 'is_critical')
    return rows.annotate(n=Count('pk'))


_recent = Prepared(
    lambda workspace, first, on: _counted(
        Feedback.objects.filter(workspace=workspace, received_on__gte=first, received_on__lte=on),
        'topic',
    ),
    int,
    date,
    date,
)


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
