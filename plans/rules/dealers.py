"""What the dealers of a plan take on together, beside what the plan wants. Source: R44."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from plans.document.measures import measure_of
from plans.document.schema import PlanDocument, Target


@dataclass(frozen=True)
class TakenOn:
    """The own targets in one unit: how many dealers, their sum, and the plan's target in it."""

    unit: str
    dealers: int
    total: Decimal
    target: Target | None


def own_targets(document: PlanDocument) -> Iterator[TakenOn]:
    """One TakenOn for each unit that dealers' own targets stand in, in the order of the dealers.

    Beside it the first target of the whole plan that adds up over time and counts in that unit.
    """
    told: dict[str, list[Decimal]] = {}
    for dealer in document.dealers:
        if dealer.own_target is not None:
            told.setdefault(dealer.unit, []).append(dealer.own_target)
    for unit, amounts in told.items():
        whole = (one for one in document.targets if _counts_in(unit, one, document.currency))
        yield TakenOn(unit, len(amounts), sum(amounts, Decimal(0)), next(whole, None))


def _counts_in(unit: str, target: Target, currency: str | None) -> bool:
    """Whether a target of the whole plan adds up over time in that unit."""
    measure = measure_of(target, currency)
    whole = target.parent is None and target.target_value is not None
    return whole and measure.is_cumulative and measure.unit == unit
