"""Figures of a target that adds up (product.md 5.3, Cumulative)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from plans.document import periods
from plans.document.measures import Measure
from plans.document.periods import Slice
from plans.document.planned import is_broken_down, planned_values, target_slices
from plans.document.schema import PlanDocument, Target
from plans.rules.tracking.readings import Reading, uncovered
from plans.rules.tracking.standing import (
    FORECAST_FROM,
    FORECAST_LIMIT,
    Figures,
    clamp,
    is_reached,
    pace_of,
    ratio,
)


def cumulative_figures(
    target: Target, measure: Measure, document: PlanDocument, readings: Sequence[Reading]
) -> Figures:
    """X, A, pace, attainment, forecast and required rate at the last date covered."""
    if not readings:
        return Figures()
    pieces = target_slices(target, document)
    as_of = max(reading.as_of for reading in readings)
    actual = sum((reading.value for reading in readings), Fraction(0))
    goal = None if target.target_value is None else Fraction(target.target_value)
    if is_broken_down(target):
        expected = _by_slices(pieces, planned_values(target, document), readings)
    else:
        expected = _by_days(goal, pieces, as_of)
    missing = uncovered(pieces, readings, as_of, measure)
    return added_up(as_of, expected, actual, goal, missing=missing, is_up=measure.is_up)


def added_up(
    as_of: date,
    expected: Fraction | None,
    actual: Fraction,
    goal: Fraction | None,
    *,
    missing: tuple[Slice, ...] = (),
    is_up: bool,
) -> Figures:
    """The figures that follow from A, X and T, for one target or a sum of several."""
    share = None if expected is None else ratio(expected, goal)
    return Figures(
        as_of=as_of,
        expected=expected,
        actual=actual,
        pace=None if expected is None else pace_of(actual, expected, is_up=is_up),
        attainment=ratio(actual, goal),
        forecast=_forecast(actual, expected, goal, share),
        required=_required(actual, expected, goal) if is_up else None,
        share=share,
        is_reached=None if goal is None else is_reached(actual, goal, is_up=is_up),
        missing=missing,
    )


def _by_slices(
    pieces: Sequence[Slice], planned: Sequence, readings: Sequence[Reading]
) -> Fraction | None:
    """Σ planned of the slices with figures, each only to the last day its own figures cover."""
    if not planned:
        return None
    latest: dict[int, date] = {}
    places = periods.placing(pieces)
    for reading in readings:  # the one whose figures reach furthest comes last
        latest.update(dict.fromkeys(places(reading.start, reading.end), reading.as_of))
    total = Fraction(0)
    for place, as_of in latest.items():
        piece, value = pieces[place], Fraction(planned[place])
        total += value if as_of >= piece.end else value * piece.days_until(as_of) / piece.days
    return total


def _by_days(goal: Fraction | None, pieces: Sequence[Slice], as_of: date) -> Fraction | None:
    """T × days to as_of ÷ days of the interval; a gap between actuals is not left out."""
    if goal is None or not pieces:
        return None
    whole = periods.Slice(pieces[0].start, pieces[-1].end)
    return goal * whole.days_until(as_of) / whole.days


def _forecast(
    actual: Fraction, expected: Fraction | None, goal: Fraction | None, share: Fraction | None
) -> Fraction | None:
    if not expected or goal is None or share is None or share < FORECAST_FROM:
        return None
    rate = clamp(actual / expected, Fraction(0), FORECAST_LIMIT)
    return actual + (goal - expected) * rate


def _required(
    actual: Fraction, expected: Fraction | None, goal: Fraction | None
) -> Fraction | None:
    if expected is None or goal is None or goal <= expected:
        return None
    return (goal - actual) / (goal - expected)
