"""Quotes of a purchase item side by side: the best, what the award saves, what is late.

Source: product.md 2.5 (BuyItem), R15 to R17. Prices are a unit, in the plan's currency.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from plans.document.choices import AwardCriterion
from plans.document.schema import BuyItem, BuySide, Quote
from plans.document.text import name_key

BEST_QUALITY = 5
PRICE, QUALITY, LEAD_TIME = AwardCriterion.PRICE, AwardCriterion.QUALITY, AwardCriterion.LEAD_TIME

# What two quotes are compared by: the figure, and whether the least is the best.
_COMPARED: dict[AwardCriterion, tuple[Callable[[Quote], Decimal | int | None], bool]] = {
    PRICE: (lambda quote: quote.price, True),
    QUALITY: (lambda quote: quote.quality, False),
    LEAD_TIME: (lambda quote: quote.lead_time_days, True),
}


@dataclass(frozen=True, slots=True)
class Saving:
    """What a price saves against the target price; negative where it costs more.

    `total` is for the item's whole quantity, None while that is unknown; `share` in percent points
    of the target price, None where that is 0.
    """

    a_unit: Decimal
    total: Fraction | None
    share: Fraction | None


@dataclass(frozen=True, slots=True)
class QuoteLine:
    """One quote as the comparison shows it.

    `best_in` are the figures in which no other quote is better; `days_late` how many days after
    the item is needed the goods would come, None while that is unknown. `score` is 0 to 100 by the
    plan's weights, None without weights.
    """

    quote: Quote
    best_in: frozenset[AwardCriterion]
    saving: Saving | None
    days_late: int | None
    is_awarded: bool
    score: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Delay:
    """Something of an item that is late by so many days.

    `kind`: 'quotes' (the deadline is over, quotes are missing), 'award' (needed by a day that is
    over, nobody was chosen), 'delivery' (the chosen supplier delivers after that day).
    """

    kind: str
    days: int
    missing: int = 0


@dataclass(frozen=True, slots=True)
class Comparison:
    """The quotes of one item, what its award saves, what is late."""

    item: BuyItem
    lines: tuple[QuoteLine, ...]
    saving: Saving | None
    delays: tuple[Delay, ...]
    invited: int
    received: int

    @property
    def counts_differ(self) -> bool:
        """Whether quotes are listed and the typed counts say something else."""
        typed = (self.item.suppliers_invited, self.item.quotes_received)
        return bool(self.lines) and typed != (self.invited, self.received)

    @property
    def best_score(self) -> Fraction | None:
        """The highest score, once two quotes are weighed."""
        scores = [line.score for line in self.lines if line.score is not None]
        return max(scores) if len(scores) > 1 else None

    @property
    def is_cheapest_awarded(self) -> bool | None:
        """Whether no quote is below the awarded price; None without an award or quotes."""
        prices = [line.quote.price for line in self.lines if line.quote.price is not None]
        if self.item.awarded_price is None or not prices:
            return None
        return self.item.awarded_price <= min(prices)


@dataclass(frozen=True, slots=True)
class TotalSaving:
    """What all awards save: against `expected`, the target prices of the items counted.

    `left_out` are names of awarded items that lack a target price, a price or a quantity.
    """

    saved: Fraction
    expected: Fraction
    counted: int
    left_out: tuple[str, ...]

    @property
    def share(self) -> Fraction | None:
        """In percent points of the target prices; None where those are 0."""
        return self.saved * 100 / self.expected if self.expected else None


def compare(item: BuyItem, details: BuySide, on: date) -> Comparison:
    """Put the quotes of an item side by side as of the day `on`."""
    best = {each: _best(item.quotes, *how) for each, how in _COMPARED.items()}
    scores = scores_of(item.quotes, details)
    lines = tuple(
        replace(_line(item, quote, best, on), score=score)
        for quote, score in zip(item.quotes, scores, strict=True)
    )
    delays = tuple(_delays(item, details, lines, on))
    return Comparison(
        item, lines, saving(item, item.awarded_price), delays, invited(item), received(item)
    )


def scores_of(quotes: Sequence[Quote], details: BuySide) -> tuple[Fraction | None, ...]:
    """How well each quote does by the plan's weights, 0 to 100; None where there are no weights.

    The best price and lead time count 100, others in proportion; quality is in fifths. A figure
    that a quote does not give counts 0.
    """
    weights = {
        PRICE: details.price_weight,
        QUALITY: details.quality_weight,
        LEAD_TIME: details.lead_time_weight,
    }
    used = {each: Fraction(weight) for each, weight in weights.items() if weight and weight > 0}
    whole = sum(used.values(), Fraction(0))
    if not whole:
        return (None,) * len(quotes)
    merits = {each: _merits(quotes, each) for each in used}
    return tuple(
        sum((used[each] * merits[each][place] for each in used), Fraction(0)) / whole
        for place in range(len(quotes))
    )


def _merits(quotes: Sequence[Quote], criterion: AwardCriterion) -> list[Fraction]:
    """0 to 100 for each quote in one figure."""
    figure, least = _COMPARED[criterion]
    values = [figure(quote) for quote in quotes]
    if not least:
        return [
            Fraction(min(max(value or 0, 0), BEST_QUALITY)) * 100 / BEST_QUALITY for value in values
        ]
    best = min((value for value in values if value is not None), default=0)
    return [
        Fraction(0)
        if value is None
        else Fraction(100)
        if value <= best or value <= 0
        else Fraction(max(best, 0)) * 100 / Fraction(value)
        for value in values
    ]


def _line(
    item: BuyItem, quote: Quote, best: Mapping[AwardCriterion, Decimal | int | None], on: date
) -> QuoteLine:
    best_in = (
        each
        for each, (figure, _) in _COMPARED.items()
        if best[each] is not None and figure(quote) == best[each]
    )
    return QuoteLine(
        quote,
        frozenset(best_in),
        saving(item, quote.price),
        _days_late(item, quote, on),
        is_awarded(item, quote),
    )


def saving(item: BuyItem, price: Decimal | None) -> Saving | None:
    """What a price saves against the item's target price; None while either is unknown."""
    if price is None or item.target_price is None:
        return None
    a_unit = item.target_price - price
    total = None if item.quantity is None else Fraction(a_unit) * Fraction(item.quantity)
    share = Fraction(a_unit) * 100 / Fraction(item.target_price) if item.target_price else None
    return Saving(a_unit, total, share)


def total_saving(items: Iterable[BuyItem]) -> TotalSaving:
    """Add up what the awards of all items save, exactly."""
    saved = expected = Fraction(0)
    counted, left_out = 0, []
    for item in items:
        if not item.awarded_supplier and item.awarded_price is None:
            continue
        found = saving(item, item.awarded_price)
        if found is None or found.total is None:
            left_out.append(item.name)
            continue
        counted += 1
        saved += found.total
        expected += Fraction(item.target_price or 0) * Fraction(item.quantity or 0)
    return TotalSaving(saved, expected, counted, tuple(left_out))


def is_awarded(item: BuyItem, quote: Quote) -> bool:
    """Whether the item was awarded to this quote: its supplier, its price where both say one."""
    same = name_key(item.awarded_supplier or '') == name_key(quote.supplier) != ''
    known = None not in (item.awarded_price, quote.price)
    return same and (item.awarded_price == quote.price or not known)


def invited(item: BuyItem) -> int:
    """How many suppliers the item's lists name: those invited and those who quoted."""
    return counted_names((*item.suppliers, *(quote.supplier for quote in item.quotes)))


def counted_names(names: Iterable[str]) -> int:
    """How many firms the names stand for, each spelling of one counted once."""
    return len({name_key(name) for name in names} - {''})


def received(item: BuyItem) -> int:
    """How many quotes the item lists."""
    return len(item.quotes)


def _best(
    quotes: Sequence[Quote], figure: Callable[[Quote], Decimal | int | None], least: bool
) -> Decimal | int | None:
    """The best figure among two quotes or more; one alone is not the best of anything."""
    known = [value for quote in quotes if (value := figure(quote)) is not None]
    if len(known) < 2 or min(known) == max(known):
        return None
    return min(known) if least else max(known)


def _days_late(item: BuyItem, quote: Quote, on: date) -> int | None:
    """Days after `needed_by` that the goods come.

    They count as ordered today; once somebody is chosen, as ordered on the quote's receipt.
    """
    if item.needed_by is None or quote.lead_time_days is None:
        return None
    is_over = bool(item.awarded_supplier)
    ordered = quote.received_on if is_over else max(on, quote.received_on or on)
    if ordered is None:
        return None
    left = (item.needed_by - ordered).days
    return max(0, quote.lead_time_days - left)


def _delays(
    item: BuyItem, details: BuySide, lines: Sequence[QuoteLine], on: date
) -> Iterator[Delay]:
    awarded = bool(item.awarded_supplier)
    if not awarded and (delay := _quotes_delay(item, details, on)):
        yield delay
    if not awarded and item.needed_by and item.needed_by < on:
        yield Delay('award', (on - item.needed_by).days)
    late = next((line.days_late for line in lines if line.is_awarded and line.days_late), 0)
    if late:
        yield Delay('delivery', late)


def _quotes_delay(item: BuyItem, details: BuySide, on: date) -> Delay | None:
    """The deadline of an item posted is over and fewer quotes came than the plan wants."""
    had = max(item.quotes_received or 0, received(item))
    missing = details.min_quotes - had
    if item.posted_on is None or missing <= 0 or details.quote_deadline_days < 0:
        return None
    gone = (on - item.posted_on).days - details.quote_deadline_days
    return Delay('quotes', gone, missing) if gone > 0 else None


def deadline(item: BuyItem, details: BuySide) -> date | None:
    """The last day for quotes; None while the item is not posted, or beyond the calendar."""
    try:
        return item.posted_on and item.posted_on + timedelta(days=details.quote_deadline_days)
    except OverflowError:
        return None
