"""Splitting a target over its periods: evenly, or as last year went (product.md 5.2)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from plans.document import periods
from plans.document.choices import Breakdown
from plans.document.measures import measure_of
from plans.document.planned import even, spread, target_slices
from plans.document.schema import PlanDocument, Target
from plans.document.tet import tet_month


def evenly(target: Target, total: Decimal, document: PlanDocument) -> tuple[Decimal, ...]:
    """The total by the length of the periods; adds up to it exactly."""
    decimals = measure_of(target, document.currency).decimals
    return even(total, target_slices(target, document), decimals)


def by_weights(
    target: Target, total: Decimal, weights: Sequence[Decimal], document: PlanDocument
) -> tuple[Decimal, ...]:
    """The total by weights, one a period; adds up to it exactly.

    Weights are of whole periods: a partial month counts by its days. Raises ValueError for another
    number of them, for negative ones and for none above 0.
    """
    pieces = target_slices(target, document)
    if len(weights) != len(pieces) or any(one < 0 for one in weights) or not any(weights):
        raise ValueError(len(pieces))
    shares = [Fraction(one) * piece.share for one, piece in zip(weights, pieces, strict=True)]
    return spread(total, shares, measure_of(target, document.currency).decimals)


def by_quarters(
    target: Target, total: Decimal, weights: Sequence[Decimal], document: PlanDocument
) -> tuple[Decimal, ...]:
    """The total by weights, one a quarter, evenly over its months; adds up to it exactly.

    A partial quarter counts by its days. Raises ValueError as `by_weights`.
    """
    pieces, quarters = target_slices(target, document), quarters_of(target, document)
    if len(weights) != len(quarters) or any(one < 0 for one in weights) or not any(weights):
        raise ValueError(len(quarters))
    shares: list[Fraction] = []
    for weight, quarter in zip(weights, quarters, strict=True):
        months = [piece.share for piece in pieces if quarter.overlaps(piece.start, piece.end)]
        part = Fraction(weight) * quarter.share / sum(months)
        shares += [part * month for month in months]
    return spread(total, shares, measure_of(target, document.currency).decimals)


def by_profile(
    target: Target, total: Decimal, months: Sequence[Decimal], document: PlanDocument
) -> tuple[Decimal, ...]:
    """The total by a weight for each calendar month, January first; adds up to it exactly.

    A period of several months counts them all, a partial month by its days. Raises ValueError
    where the target's months have no weight above 0.
    """
    shares = [
        sum(
            (Fraction(months[month.start.month - 1]) * month.share for month in _months_in(piece)),
            Fraction(0),
        )
        for piece in target_slices(target, document)
    ]
    if not any(shares):
        raise ValueError(len(shares))
    return spread(total, shares, measure_of(target, document.currency).decimals)


def profile_of(
    target: Target, weights: Sequence[Decimal], document: PlanDocument
) -> tuple[Decimal, ...] | None:
    """Twelve weights, January first, of weights a period; None unless these are all the months."""
    by_month = {
        piece.start.month: weight
        for piece, weight in zip(target_slices(target, document), weights, strict=True)
        if len(_months_in(piece)) == 1
    }
    return tuple(by_month[month] for month in range(1, 13)) if len(by_month) == 12 else None


def _months_in(piece: periods.Slice) -> tuple[periods.Slice, ...]:
    return tuple(periods.months(piece.start, piece.end))


def quarters_of(target: Target, document: PlanDocument) -> tuple[periods.Slice, ...]:
    """The fiscal quarters of a target that is split into months; none of any other."""
    pieces = target_slices(target, document)
    if target.breakdown != Breakdown.MONTHLY or not pieces:
        return ()
    first_month = document.fiscal_year_start_month or 1
    return periods.quarters(pieces[0].start, pieces[-1].end, first_month)


def as_last_year(
    target: Target, reached: Mapping[date, Decimal], document: PlanDocument
) -> tuple[Decimal, ...] | None:
    """Weights of the periods from what the same months reached a year before.

    `reached`: {first day of a month: sum of its actuals}. None where a month is missing or the
    whole was not above 0.
    """
    weights = []
    for piece in target_slices(target, document):
        months = [one.start.replace(day=1) for one in periods.months(piece.start, piece.end)]
        before = [reached.get(periods.add_months(month, -12)) for month in months]
        if None in before:
            return None
        weights.append(sum((value for value in before if value is not None), Decimal(0)))
    return tuple(weights) if weights and min(weights) >= 0 and sum(weights) > 0 else None


def tet_moves(target: Target, document: PlanDocument) -> bool:
    """Whether Tết lay in another month the year before: copied weights then mislead."""
    pieces = target_slices(target, document)
    if not pieces:
        return False
    first, last = pieces[0].start, pieces[-1].end
    before = periods.months(periods.add_months(first, -12), periods.add_months(last, -12))
    now = tet_month(periods.months(first, last))
    return None not in (now, tet_month(before)) and now != tet_month(before)
