"""Sums over the plans that run, each currency by itself, and the target that drags a plan."""

from dataclasses import dataclass, field
from decimal import Decimal

from plans.document import display
from plans.document.choices import PlanStatus
from plans.rules.portfolio import name_of
from plans.views.target_figures import target_url_of


@dataclass
class Sum:
    """Money of one metric in one currency over plans: to date planned and reached.

    `parts`: [(plan, address, reached, planned)] that it is made of, as ready strings.
    """

    name: str
    currency: str
    expected: Decimal = Decimal(0)
    actual: Decimal = Decimal(0)
    parts: list = field(default_factory=list)


def sums_of(plans, language):
    """What pages show of each Sum over the plans that run. One query, no plan is read."""
    running = plans.filter(status=PlanStatus.ACTIVE).order_by('code')
    sums = {}
    kept = running.values_list('pk', 'title', 'currency', 'summary__portfolio')
    for pk, title, currency, portfolio in kept:
        for entry in (portfolio or {}).get('money', ()):
            key = (currency, entry['metric'] or title)
            one = sums.setdefault(key, Sum(name_of(entry, language), currency))
            add(one, entry, (title, target_url_of(pk, entry['ref'])), language)
    return [shown(one, language) for _key, one in sorted(sums.items())]


def add(one, entry, part, language):
    """Count one target of one plan in."""
    expected, actual = Decimal(entry['expected']), Decimal(entry['actual'])
    one.expected += expected
    one.actual += actual
    words = [display.large_money(each, one.currency, language) for each in (actual, expected)]
    one.parts.append((*part, *words))


def shown(one, language):
    """A Sum as ready strings."""
    share = one.actual / one.expected * 100 if one.expected else None
    return {
        'name': one.name,
        'currency': one.currency,
        'actual': display.large_money(one.actual, one.currency, language),
        'expected': display.large_money(one.expected, one.currency, language),
        'share': display.percent(share, language, 1) if share is not None else display.NONE,
        'parts': one.parts,
    }


def drag_of(found, language):
    """(name, address, pace) of the target that is furthest behind, of a plan that runs; or None.

    found: the columns of a plan in the list.
    """
    entry = (found['summary__portfolio'] or {}).get('drag')
    if not entry or found['status'] != PlanStatus.ACTIVE:
        return None
    pace = display.percent(Decimal(entry['pace']), language, 1)
    return name_of(entry, language), target_url_of(found['pk'], entry['ref']), pace
