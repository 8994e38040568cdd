"""Figures of a target that is read off: a level to be moved or kept (product.md 5.3, Level)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from plans.document import periods
from plans.document.choices import MetricKind
from plans.document.measures import Measure
from plans.document.planned import day_before, is_broken_down, target_slices
from plans.document.schema import PlanDocument, Target
from plans.rules.tracking.readings import Reading, uncovered
from plans.rules.tracking.standing import (
    FORECAST_FROM,
    FORECAST_LIMIT,
    Figures,
    is_reached,
    pace_of,
    ratio,
)

Point = tuple[date, Fraction]


def hold_figures(
    target: Target, measure: Measure, document: PlanDocument, readings: Sequence[Reading]
) -> Figures:
    """A level to be kept: X = T at every date, no forecast."""
    if not readings:
        return Figures()
    as_of = readings[-1].as_of
    pieces = target_slices(target, document)
    actual, is_whole = _kept_level(measure, readings)
    goal = None if target.target_value is None else Fraction(target.target_value)
    pace = None if goal is None else pace_of(actual, goal, is_up=measure.is_up)
    reached = None if goal is None else is_reached(actual, goal, is_up=measure.is_up)
    return Figures(
        as_of=as_of,
        expected=goal,
        actual=actual,
        pace=pace,
        attainment=pace,
        share=None if pace is None else Fraction(1),
        is_reached=reached if pace is None else pace >= 1,
        missing=uncovered(pieces, readings, as_of, measure),
        wants_numerators=measure.kind == MetricKind.RATIO and not is_whole,
    )


def ramp_figures(
    target: Target, measure: Measure, document: PlanDocument, readings: Sequence[Reading]
) -> Figures:
    """A level to be moved from its baseline; the first actual stands in for a missing one."""
    if not readings:
        return Figures()
    latest = readings[-1]
    pieces = target_slices(target, document)
    missing = uncovered(pieces, readings, latest.as_of, measure)
    origin = _origin(target, readings)
    goal = None if target.target_value is None else Fraction(target.target_value)
    if origin is None or goal is None or not pieces:
        return Figures(
            as_of=latest.as_of,
            actual=latest.value,
            missing=missing,
            wants_baseline=origin is None,
        )
    expected = _on_line([origin, *_marks(target, goal, pieces)], latest.as_of)
    return Figures(
        as_of=latest.as_of,
        expected=expected,
        actual=latest.value,
        missing=missing,
        baseline=origin[1],
        baseline_on=origin[0],
        baseline_stands_in=target.baseline_value is None,
        **_moved(origin[1], goal, expected, latest.value, is_up=measure.is_up),
    )


def _moved(
    baseline: Fraction, goal: Fraction, expected: Fraction, actual: Fraction, *, is_up: bool
) -> dict:
    """Pace, progress and forecast, one division each so that the limits are hit exactly."""
    way = goal - baseline
    progress = ratio(actual - baseline, way)
    share = ratio(expected - baseline, way)
    pace = ratio(actual - baseline, expected - baseline)
    forecast = None
    if pace is not None and share is not None and share >= FORECAST_FROM and pace >= 0:
        forecast = baseline + way * min(pace, FORECAST_LIMIT)
    reached = is_reached(actual, goal, is_up=is_up) if progress is None else progress >= 1
    return {
        'pace': pace,
        'attainment': progress,
        'forecast': forecast,
        'share': share,
        'is_reached': reached,
    }


def _kept_level(measure: Measure, readings: Sequence[Reading]) -> tuple[Fraction, bool]:
    """The level to date, and whether it is the whole fraction Σ numerators ÷ Σ denominators."""
    above = sum((reading.numerator or Fraction(0) for reading in readings), Fraction(0))
    below = sum((reading.denominator or Fraction(0) for reading in readings), Fraction(0))
    is_whole = all(reading.denominator is not None for reading in readings)
    if measure.kind == MetricKind.RATIO and is_whole and below:
        return above * 100 / below, True
    return readings[-1].value, is_whole


def _origin(target: Target, readings: Sequence[Reading]) -> Point | None:
    """Where the way begins: the baseline on the day before the start, else the first of two."""
    if target.baseline_value is not None:
        start = target.start_date or readings[0].as_of
        return day_before(start), Fraction(target.baseline_value)
    if len(readings) < 2:
        return None
    return readings[0].as_of, readings[0].value


def _marks(target: Target, goal: Fraction, pieces: Sequence[periods.Slice]) -> list[Point]:
    """The levels the plan passes: those typed at the slices' ends, else T at the due date."""
    if is_broken_down(target) and len(target.planned) == len(pieces):
        return [
            (piece.end, Fraction(level))
            for piece, level in zip(pieces, target.planned, strict=True)
        ]
    return [(pieces[-1].end, goal)]


def _on_line(points: Sequence[Point], day: date) -> Fraction:
    """The value at a day on the straight lines between the points; level outside them."""
    before, *rest = points
    ahead = [point for point in rest if point[0] > before[0]]
    if not ahead:
        return rest[-1][1]
    if day <= before[0]:
        return before[1]
    for after in ahead:
        if day <= after[0]:
            gone = Fraction((day - before[0]).days, (after[0] - before[0]).days)
            return before[1] + (after[1] - before[1]) * gone
        before = after
    return before[1]
