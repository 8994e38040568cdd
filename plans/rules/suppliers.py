"""Who is asked, who quotes, who wins: the suppliers of a buy-side plan, and its calendar.

Source: kpis.md, model 1 (supplier list, calendar of requests); product.md 2.5.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from plans.document.choices import SupplierStatus
from plans.document.schema import BuyItem, BuySide, TargetSupplier
from plans.document.text import name_key
from plans.rules import quotes


@dataclass(frozen=True, slots=True)
class SupplierLine:
    """One supplier: items asked for, quoted and won, and what the won ones cost.

    `share` is in percent points of all awards whose cost is known, None while there is none.
    `status` is the standing that the plan's own list gives, if it has the supplier.
    """

    name: str
    asked: int
    quoted: int
    won: int
    cost: Fraction
    share: Fraction | None
    status: SupplierStatus | None = None


@dataclass(frozen=True, slots=True)
class SupplierBase:
    """All suppliers of the plan, the most awarded first; `single` are items with one supplier."""

    lines: tuple[SupplierLine, ...]
    single: tuple[str, ...]

    @property
    def answered(self) -> Fraction | None:
        """Quotes in percent points of invitations."""
        asked = sum(line.asked for line in self.lines)
        return Fraction(sum(line.quoted for line in self.lines) * 100, asked) if asked else None

    @property
    def largest(self) -> SupplierLine | None:
        """The supplier with the largest share, once there are two; None while no cost is known."""
        known = [line for line in self.lines if line.share]
        return max(known, key=lambda line: line.cost) if known and len(self.lines) > 1 else None

    @property
    def risky(self) -> tuple[str, ...]:
        """Who has won something though the plan's list says there is a risk."""
        return tuple(
            line.name for line in self.lines if line.won and line.status == SupplierStatus.RISK
        )


@dataclass(frozen=True, slots=True)
class Appointment:
    """A day of the calendar: `kind` is 'posted', 'quotes' (the last day for them) or 'needed'.

    `is_missed`: the day is over and what it was for has not happened.
    """

    day: date
    kind: str
    item: BuyItem
    is_missed: bool


def supplier_base(items: Sequence[BuyItem], listed: Sequence[TargetSupplier] = ()) -> SupplierBase:
    """Bring together what items and the plan's list say of each supplier, spelled alike or not."""
    standing = {name_key(row.name): row.status for row in reversed(listed)}
    names: dict[str, str] = {}
    for name in (
        *(row.name for row in listed),
        *(n for item in items for n in item.supplier_names),
    ):
        names.setdefault(name_key(name), name)
    costs = {key: _cost(key, items) for key in names if key}
    whole = sum(costs.values(), Fraction(0))
    lines = [
        SupplierLine(
            names[key],
            sum(key in _keys(item.supplier_names) for item in items),
            sum(key in _keys(quote.supplier for quote in item.quotes) for item in items),
            sum(key == name_key(item.awarded_supplier or '') for item in items),
            cost,
            cost * 100 / whole if whole else None,
            standing.get(key),
        )
        for key, cost in costs.items()
    ]
    lines.sort(key=lambda line: (-line.cost, -line.won, -line.quoted, line.name))
    single = tuple(item.name for item in items if len(_keys(item.supplier_names)) == 1)
    return SupplierBase(tuple(lines), single)


def calendar(details: BuySide, on: date) -> tuple[Appointment, ...]:
    """What is posted, when quotes end and when goods are needed, in the order of the days."""
    found = [one for item in details.items for one in _appointments(item, details, on)]
    return tuple(sorted(found, key=lambda one: one.day))


def _appointments(item: BuyItem, details: BuySide, on: date) -> Iterable[Appointment]:
    if item.posted_on:
        yield Appointment(item.posted_on, 'posted', item, False)
    last = quotes.deadline(item, details)
    if last:
        had = max(item.quotes_received or 0, quotes.received(item))
        lacks = had < details.min_quotes and not item.awarded_supplier
        yield Appointment(last, 'quotes', item, last < on and lacks)
    if item.needed_by:
        yield Appointment(
            item.needed_by, 'needed', item, item.needed_by < on and not item.awarded_supplier
        )


def _keys(names: Iterable[str]) -> set[str]:
    return {name_key(name) for name in names} - {''}


def _cost(key: str, items: Iterable[BuyItem]) -> Fraction:
    """What the items awarded to a supplier cost, as far as price and quantity are known."""
    won = [item for item in items if name_key(item.awarded_supplier or '') == key]
    return sum(
        (Fraction(item.awarded_price or 0) * Fraction(item.quantity or 0) for item in won),
        Fraction(0),
    )
