"""The planned value of each slice of a target (product.md 5.2, plan-file.md `planned`)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import accumulate
from math import lcm
from typing import TYPE_CHECKING

from plans.document import periods
from plans.document.choices import Breakdown
from plans.document.measures import measure_of

if TYPE_CHECKING:
    from plans.document.schema import PlanDocument, Target

Number = Decimal | Fraction | int

A_CENTURY = 100  # years


def half_up(value: Fraction, places: int) -> Decimal:
    """An exact number rounded half up (away from 0) to so many places, whatever its size."""
    count = int(abs(value) * 10**places + Fraction(1, 2))
    digits = tuple(int(digit) for digit in str(count))
    return Decimal((int(value < 0 and count > 0), digits, -places))


def spread(total: Decimal, weights: Sequence[Number], decimals: int) -> tuple[Decimal, ...]:
    """Split a total by weights; the parts are rounded so that they add up to it exactly.

    part k = round(total × weights to k ÷ all) − round(total × weights before k ÷ all), half up.
    A total with more decimals than `decimals` keeps its own. Weights that add up to 0 count alike.
    """
    places = max(decimals, decimal_places(total))
    sums = _sums(weights)
    if not sums:
        return ()
    units = int(Fraction(total) * 10**places)
    marks = [_nearest(units * part, sums[-1]) for part in sums]
    parts = (mark - before for mark, before in zip(marks, [0, *marks], strict=False))
    return tuple(Decimal(f'{part}e-{places}') for part in parts)


def _sums(weights: Sequence[Number]) -> list[int]:
    """The weights to each place as whole numbers in proportion; whole numbers add up fastest."""
    exact = [Fraction(weight) for weight in weights]
    whole = lcm(*{weight.denominator for weight in exact})
    sums = list(accumulate(each.numerator * (whole // each.denominator) for each in exact))
    return sums if sums and sums[-1] else list(range(1, len(sums) + 1))


def _nearest(part: int, whole: int) -> int:
    """part ÷ whole, rounded half up (away from 0)."""
    count = (2 * abs(part) + abs(whole)) // (2 * abs(whole))
    return count if (part < 0) == (whole < 0) else -count


def decimal_places(value: Decimal) -> int:
    """How many decimals a number needs: 2 for 1.50 is 1, for 1.00 is 0."""
    exponent = value.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def is_beyond_a_century(target: Target) -> bool:
    """Whether it has more periods than anybody plans, and no value typed for each."""
    if target.planned or target.start_date is None or target.due_date is None:
        return False
    return target.due_date.year - target.start_date.year > A_CENTURY


def target_slices(target: Target, document: PlanDocument) -> tuple[periods.Slice, ...]:
    """The slices of a target's breakdown; none while its dates are missing.

    A target of more than a century without typed values counts as not broken down: nobody plans
    so, and a made-up file must not keep the server busy.
    """
    if target.start_date is None or target.due_date is None:
        return ()
    breakdown = target.breakdown
    if is_beyond_a_century(target):
        breakdown = Breakdown.NONE
    first_month = document.fiscal_year_start_month or 1
    return periods.slices(target.start_date, target.due_date, breakdown, first_month)


def planned_values(target: Target, document: PlanDocument) -> tuple[Decimal, ...]:
    """The planned value of every slice: those typed, else the default of plan-file.md.

    Cumulative: the part of each slice. Level: the value at each slice's end. Empty while the
    target value or dates are missing, and for a level to be moved from no baseline.
    """
    pieces = target_slices(target, document)
    if pieces and len(target.planned) == len(pieces):
        return tuple(target.planned)
    if not pieces or target.target_value is None:
        return ()
    measure = measure_of(target, document.currency)
    if measure.is_cumulative:
        return even(target.target_value, pieces, measure.decimals)
    if measure.is_hold:
        return (target.target_value,) * len(pieces)
    if target.baseline_value is None:
        return ()
    ends = [piece.end for piece in pieces]
    return levels(
        target.baseline_value, target.target_value, pieces[0].start, ends, measure.decimals
    )


def even(total: Decimal, pieces: Sequence[periods.Slice], decimals: int) -> tuple[Decimal, ...]:
    """A total by the length of the slices: a full month (or quarter) is 1, a partial its share."""
    return spread(total, [piece.share for piece in pieces], decimals)


def levels(
    baseline: Decimal, target: Decimal, start: date, ends: Sequence[date], decimals: int
) -> tuple[Decimal, ...]:
    """Values at the given days on the line from the baseline (day before start) to the target."""
    places = max(decimals, decimal_places(target))
    first = Fraction(baseline)
    daily = (Fraction(target) - first) / periods.days_between(start, ends[-1])
    return tuple(half_up(first + daily * periods.days_between(start, end), places) for end in ends)


def is_broken_down(target: Target) -> bool:
    """Whether the target is split into months or quarters."""
    return target.breakdown in (Breakdown.MONTHLY, Breakdown.QUARTERLY)


def day_before(day: date) -> date:
    """The day before; the first day there is has none and stays."""
    return day if day == date.min else day - timedelta(days=1)
