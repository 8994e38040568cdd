"""How feedback divides, in a plan or in the whole workspace.

Counted by the database, in a number of queries that does not grow. Source: product.md R45, R46.
"""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import dropwhile

from django.db.models import Case, CharField, Count, Func, When

from plans.document.choices import FeedbackStatus, Sentiment
from plans.document.periods import add_months
from plans.models import Feedback, Membership
from plans.models.prepared import Prepared

WINDOW_DAYS = 90
MONTHS = 12


class _Month(Func):
    """The month of a day, as '2027-03'. Django's own truncation is slow on SQLite."""

    output_field = CharField()

    def as_sqlite(self, compiler, connection):
        return self.as_sql(compiler, connection, template='substr(%(expressions)s, 1, 7)')

    def as_postgresql(self, compiler, connection):
        return self.as_sql(compiler, connection, template="to_char(%(expressions)s, 'YYYY-MM')")


@dataclass
class Mood:
    """How many items are of each sentiment; `critical` counts suggestions too."""

    counts: Counter = field(default_factory=Counter)
    critical: int = 0

    def add(self, row):
        """Count the `n` items of a row of `_counted`."""
        self.counts[row['sentiment']] += row['n']
        self.critical += row['n'] if row['is_critical'] else 0

    def merge(self, other):
        """Count the items of another Mood too."""
        self.counts.update(other.counts)
        self.critical += other.critical

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
    return _tally(_grouped(_of_year(feedback, on), 'topic', 'is_recent'))


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
    """The Balance of feedback as of a day. Three queries, however much there is."""
    year = _of_year(feedback, on)
    times = _grouped(year.annotate(month=_Month('received_on')), 'month', 'topic', 'is_recent')
    ways = _grouped(year, 'channel', 'collected_by')
    months = {date.fromisoformat(f'{month}-01'): mood for month, mood in _by(times, 0).items()}
    recent, praised, wished = _tally(_by(times, slice(1, 3)))
    people = _by(ways, 1)
    names = _names_of(people)
    return Balance(
        recent,
        _since_first([(day, months.get(day, Mood())) for day in _months(on)]),
        sorted(_by(ways, 0).items(), key=_largest),
        sorted(((names.get(pk, ''), mood) for pk, mood in people.items()), key=_largest),
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


def _of_year(feedback, on):
    """Feedback of the last twelve months, each whether it `is_recent`: of the last 90 days."""
    first = on - timedelta(days=WINDOW_DAYS)
    is_recent = Case(When(received_on__gte=first, then=True), default=False)
    year = feedback.filter(received_on__gte=_months(on)[0], received_on__lte=on)
    return year.annotate(is_recent=is_recent)


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


def _by(moods, place):
    """The moods put together by that place of their keys."""
    found = {}
    for key, mood in moods.items():
        found.setdefault(key[place], Mood()).merge(mood)
    return found


def _tally(moods):
    """What `tally_of` tells of {(topic, is_recent): Mood}."""
    recent, praised, wished = Mood(), Counter(), Counter()
    for (topic, is_new), mood in moods.items():
        if is_new:
            recent.merge(mood)
        if topic:
            praised[topic] += mood.praise
            wished[topic] += mood.critical
    return recent, _most_first(praised), _most_first(wished)


def _names_of(members):
    """{pk: name} of memberships. One query."""
    found = Membership.objects.filter(pk__in=[pk for pk in members if pk])
    told = found.values_list('pk', 'user__name', 'user__email')
    return {pk: name or email for pk, name, email in told}


def _counted(feedback, *names):
    rows = feedback.heard().order_by().values(*names, 'sentiment', 'is_critical')
    return rows.annotate(n=Count('*'))


_recent = Prepared(
    lambda workspace, first, on: _counted(
        Feedback.objects.filter(workspace=workspace, received_on__gte=first, received_on__lte=on),
        'topic',
    ),
    int,
    date,
    date,
)


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
