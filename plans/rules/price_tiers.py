"""What a quantity costs by the tiers of a product line (product.md 2.5, R22)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from plans.document.schema import ProductLine, Tier


@dataclass(frozen=True, slots=True)
class Price:
    """What one order of a quantity costs; `saved` against the price of the first tier.

    `next_qty` is where the next tier begins, None in the last; `is_cheaper_to_order_more` when the
    next tier's least order costs no more than this one.
    """

    quantity: Decimal
    from_qty: Decimal
    a_unit: Decimal
    total: Fraction
    saved: Fraction
    is_below_moq: bool
    next_qty: Decimal | None
    is_cheaper_to_order_more: bool


def price_for(line: ProductLine, quantity: Decimal) -> Price | None:
    """What `quantity` costs; None where no tier of the line begins that low."""
    tiers = ladder(line.tiers)
    number = sum(_from(tier) <= quantity for tier in tiers) - 1
    if number < 0:
        return None
    tier, following = tiers[number], tiers[number + 1 :][:1]
    a_unit, amount = tier.price or Decimal(0), Fraction(quantity)
    total = Fraction(a_unit) * amount
    next_total = sum(
        (Fraction(one.price or 0) * Fraction(_from(one)) for one in following), Fraction()
    )
    return Price(
        quantity,
        _from(tier),
        a_unit,
        total,
        Fraction(tiers[0].price or 0) * amount - total,
        line.moq is not None and quantity < line.moq,
        _from(following[0]) if following else None,
        bool(following) and next_total <= total,
    )  # fmt: skip


def preview(line: ProductLine) -> tuple[Price, ...]:
    """The prices worth a look: the least order, where each tier begins, a month's supply."""
    wanted = {line.moq, line.supply_per_month, *(_from(tier) for tier in ladder(line.tiers))}
    quantities = sorted(value for value in wanted if value is not None and value > 0)
    found = (price_for(line, value) for value in quantities)
    return tuple(price for price in found if price is not None)


def ladder(tiers: Iterable[Tier]) -> list[Tier]:
    """Tiers with a price in rising order; of two that begin alike the later one stands."""
    steps = {_from(tier): tier for tier in tiers if tier.price is not None}
    return [steps[start] for start in sorted(steps)]


def rising_prices(line: ProductLine) -> tuple[Decimal, ...]:
    """Where a larger quantity costs more a unit than a smaller one: the starts of those tiers."""
    tiers = ladder(line.tiers)
    pairs = pairwise(tiers)
    return tuple(_from(above) for below, above in pairs if (above.price or 0) > (below.price or 0))


def repeated_starts(line: ProductLine) -> tuple[Decimal, ...]:
    """Quantities at which two tiers with a price begin; the later one counts."""
    starts = [_from(tier) for tier in line.tiers if tier.price is not None]
    return tuple(sorted({start for start in starts if starts.count(start) > 1}))


def _from(tier: Tier) -> Decimal:
    return tier.from_qty or Decimal(0)
