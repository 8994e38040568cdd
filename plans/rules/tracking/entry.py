"""The periods of a target for which figures are entered, and by whom (product.md 2.8, 7.1)."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from plans.document import periods
from plans.document.choices import Breakdown, Rollup
from plans.document.measures import measure_of
from plans.document.periods import Slice
from plans.document.planned import A_CENTURY, is_beyond_a_century
from plans.document.schema import PlanDocument, Target


def entry_periods(target: Target, document: PlanDocument) -> tuple[Slice, ...]:
    """The periods that take a figure each, oldest first; none while the dates are missing.

    The slices of a cumulative breakdown, else months; of a target without an end to be seen those
    of its first century. Figures that are kept for other periods (a
    file may bring any) stand in place of those they share a day with, so nothing counts twice.
    """
    if target.start_date is None or target.due_date is None:
        return ()
    is_sum = measure_of(target, document.currency).is_cumulative
    is_quarterly = is_sum and target.breakdown == Breakdown.QUARTERLY
    breakdown = Breakdown.QUARTERLY if is_quarterly else Breakdown.MONTHLY
    kept = frozenset((actual.start, actual.end) for actual in target.actuals)
    first_month = document.fiscal_year_start_month or 1
    last = target.due_date
    if is_beyond_a_century(target):
        last = periods.add_months(target.start_date, 12 * A_CENTURY) - timedelta(days=1)
    return _periods(target.start_date, last, breakdown, first_month, kept)


@lru_cache(maxsize=128)  # most targets of a plan have the same ones
def _periods(
    first: date, last: date, breakdown: str, first_month: int, kept: frozenset[tuple[date, date]]
) -> tuple[Slice, ...]:
    usual = periods.slices(first, last, breakdown, first_month)
    spans = {(piece.start, piece.end) for piece in usual}
    odd = [Slice(start, end) for start, end in sorted(kept - spans)]
    if not odd:
        return usual
    free = [
        piece
        for piece in usual
        if (piece.start, piece.end) in kept
        or not any(piece.overlaps(other.start, other.end) for other in odd)
    ]
    return tuple(sorted([*free, *odd], key=lambda piece: (piece.start, piece.end)))


def is_rolled_up(target: Target, document: PlanDocument) -> bool:
    """Whether its figures come from the targets below it; then it takes none of its own."""
    adds = target.rollup in (Rollup.SUM, Rollup.WEIGHTED)
    return adds and any(other.parent == target.id for other in document.targets)


def due_periods(target: Target, document: PlanDocument, on: date) -> tuple[Slice, ...]:
    """The periods that are over without a figure: what is to be entered now."""
    if document.targets_by_id.get(target.id) is not target:
        return _due_periods(target, document, on)
    return document.once(('due', target.id, on), lambda: _due_periods(target, document, on))


def _due_periods(target: Target, document: PlanDocument, on: date) -> tuple[Slice, ...]:
    if is_rolled_up(target, document):
        return ()
    figured = {
        (actual.start, actual.end)
        for actual in target.actuals
        if actual.value is not None or actual.denominator is not None
    }
    return tuple(
        piece
        for piece in entry_periods(target, document)
        if piece.end < on and (piece.start, piece.end) not in figured
    )
