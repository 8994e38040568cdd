"""Who was not heard, in a plan or in the whole company: counted and cut by the database.

Source: product.md 0.6.
"""

from datetime import date, timedelta
from functools import cached_property, lru_cache

from django.db.models import Case, Count, DateField, Exists, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Cast, Coalesce

from plans.document.choices import DealerStatus
from plans.document.text import name_key
from plans.models import Customer, Dealer, Feedback
from plans.models.prepared import Prepared
from plans.rules import listening
from plans.rules.listening import UNHEARD_AFTER_DAYS, Unheard

NEVER = date.min


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
        self._asked = workspace.pk, on - timedelta(days=UNHEARD_AFTER_DAYS), on

    @cached_property
    def _count(self):
        return sum(row['n'] for row in _count_silent(*self._asked))

    def __len__(self):
        return self._count

    def __getitem__(self, part: slice):
        if part.stop == 0:  # the page of an empty list; no SQL says "none of them"
            return []
        return [
            Unheard(
                row['kind'],
                row['name'],
                None,
                row['last'] if row['last'] > NEVER else None,
                bool(row['has_stopped']),
                row['since'],
            )
            for row in _silent_page(part.start, part.stop)(*self._asked)
        ]


@lru_cache(maxsize=50)
def _silent_page(start, stop):
    """Asks for these of the silent people, its SQL kept: the inbox shows the same few each time."""
    return Prepared(lambda *asked: _silent_people(*asked)[start:stop], int, date, date)


def _silent_people(workspace, first, on):
    """{kind, name, has_stopped, since, last (heard, or NEVER), place} of each, in order."""
    customers, dealers = _silent_firms(workspace, first, on)
    said = Feedback.objects.heard().filter(received_on__lte=on).order_by('-received_on')
    own = said.filter(customer=OuterRef('pk'))
    theirs = said.filter(customer__workspace=workspace, customer__name_key=OuterRef('name_key'))
    none = Cast(Value(None), DateField())
    is_lost, is_off = Q(stopped_on__lte=on), Q(status=DealerStatus.INACTIVE)
    return _told(customers, 'customer', own, is_lost, F('stopped_on')).union(
        _told(dealers, 'dealer', theirs, is_off, none), all=True
    ).order_by('-has_stopped', 'last', 'place')  # fmt: skip


def _silent_firms(workspace, first, on):
    """(customers, dealers) of the company who said nothing from `first` on.

    A customer that is a dealer too is counted as a dealer. Source: product.md 0.6.
    """
    lately = Feedback.objects.heard().filter(received_on__gte=first, received_on__lte=on)
    lately = lately.order_by()
    dealers = Dealer.objects.filter(workspace=workspace).exclude(name_key='').order_by()
    double = dealers.listed().filter(name_key=OuterRef('name_key'))
    customers = Customer.objects.filter(workspace=workspace).exclude(name_key='').order_by()
    own = lately.filter(customer=OuterRef('pk'))
    theirs = lately.filter(customer__workspace=workspace, customer__name_key=OuterRef('name_key'))
    return (
        customers.exclude(Exists(double)).exclude(Exists(own)),
        dealers.listed().exclude(Exists(theirs)),
    )


def _told(firms, kind, said, stopped, since):
    """One half of `_silent_people`."""
    last = Subquery(said.values('received_on')[:1])
    named = firms.annotate(
        kind=Value(kind),
        last=Coalesce(last, Value(NEVER), output_field=DateField()),
        has_stopped=Case(When(stopped, then=True), default=False),
        since=Case(When(stopped, then=since)),
        place=F('sort_name'),
    )
    return named.values('kind', 'name', 'has_stopped', 'since', 'last', 'place')


def _counts_of_silent(*asked):
    """{n} of the silent customers and {n} of the silent dealers."""
    customers, dealers = (
        firms.values('workspace').annotate(n=Count('pk')).values('n')
        for firms in _silent_firms(*asked)
    )
    return customers.union(dealers, all=True)


_count_silent = Prepared(_counts_of_silent, int, date, date)
