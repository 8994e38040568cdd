"""The lines of one target that every chart draws: plan, actual, forecast."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from fractions import Fraction
from itertools import accumulate
from operator import itemgetter
from typing import Any, TypeVar

from plans.document.measures import Measure, measure_of
from plans.document.periods import Slice
from plans.document.planned import is_broken_down, target_slices
from plans.document.schema import PlanDocument, Target
from plans.rules.tracking import SliceRow, TargetTracking, slice_rows
from plans.rules.tracking.readings import readings_of

Point = tuple[Fraction, Fraction]
Number = TypeVar('Number', Fraction, float)

_DRAWABLE = 240


@dataclass(frozen=True, slots=True)
class ChartSeries:
    """A target as lines: points are (0–1 along its interval, value in its unit).

    Cumulative targets add up; levels are read off. `plan` has at least two points. `former` is the
    plan before it was adjusted, if it was.
    """

    target: Target
    measure: Measure
    tracking: TargetTracking
    rows: tuple[SliceRow, ...]
    plan: tuple[Point, ...]
    actual: tuple[Point, ...]
    forecast: tuple[Point, ...]
    first_month: int = 1
    former: tuple[Point, ...] = ()
    drawn: dict[Any, Any] = field(default_factory=dict, compare=False, repr=False)
    """What was drawn of it so far, by keys of whoever draws."""

    @property
    def is_broken_down(self) -> bool:
        """It has months or quarters to set side by side."""
        return is_broken_down(self.target)

    @property
    def is_worse(self) -> bool:
        """The actual lies on the wrong side of the plan."""
        expected, actual = self.tracking.expected, self.tracking.actual
        if expected is None or actual is None:
            return False
        return actual < expected if self.wants_more else actual > expected

    @property
    def wants_more(self) -> bool:
        """The plan leads upwards; a level that is to be moved goes where its target lies."""
        baseline, goal = self.tracking.baseline, self.target.target_value
        if baseline is None or goal is None or baseline == goal:
            return self.measure.is_up
        return goal > baseline

    @property
    def reached(self) -> tuple[Point, ...]:
        """The actuals without the point that the line starts from."""
        tracking = self.tracking
        has_origin = self.measure.is_cumulative or (
            tracking.baseline is not None and not tracking.baseline_stands_in
        )
        return self.actual[1:] if has_origin else self.actual

    def day_at(self, place: Fraction) -> date:
        """The day at a place of a target that is one slice, 0–1."""
        piece = self.rows[0].slice
        return piece.start + timedelta(days=max(0, round(place * piece.days) - 1))

    def at(self, day: date) -> Fraction:
        """Where a day lies along the interval, 0–1."""
        return position([row.slice for row in self.rows], day)


def chart_series(
    target: Target, document: PlanDocument, tracking: TargetTracking, on: date
) -> ChartSeries | None:
    """The lines of a target; None while there is no plan to draw (dates, value or baseline),
    and beyond 240 slices, which no paper is wide enough for."""
    of_plan = (document.currency, document.fiscal_year_start_month)
    key = ('series', tracking, on, of_plan)
    return target.once(key, lambda: _series(target, document, tracking, on))


def _series(
    target: Target, document: PlanDocument, tracking: TargetTracking, on: date
) -> ChartSeries | None:
    measure = measure_of(target, document.currency)
    if len(target_slices(target, document)) > _DRAWABLE:
        return None
    rows = slice_rows(target, document, on)
    pieces = [row.slice for row in rows]
    plan = _plan(target, measure, tracking, rows)
    if len(plan) < 2:
        return None
    actual = _actual(measure, tracking, rows)
    if measure.is_hold and tracking.actual is not None:
        actual = _kept(target, measure, rows, on) or actual
    forecast = _forecast(plan, tracking, pieces)
    first_month = document.fiscal_year_start_month
    return ChartSeries(target, measure, tracking, rows, plan, actual, forecast, first_month)


def with_former(series: ChartSeries, before: Target, document: PlanDocument) -> ChartSeries:
    """The same lines beside the plan as it was: `before` is the target in an older version.

    Left out where it ran over other days or had no plan to draw.
    """
    rows = slice_rows(before, document, date.min)
    spans = [(row.slice.start, row.slice.end) for row in rows]
    if spans != [(row.slice.start, row.slice.end) for row in series.rows]:
        return series
    former = _plan(before, measure_of(before, document.currency), series.tracking, rows)
    return replace(series, former=former, drawn={}) if len(former) > 1 else series


def of_year(series: ChartSeries | None, year: int | None) -> ChartSeries | None:
    """The same with the slices of one year only, for bars side by side; all of them without one."""
    if series is None or year is None:
        return series
    rows = tuple(row for row in series.rows if row.slice.start.year == year)
    return replace(series, rows=rows) if rows else None


def position(pieces: Sequence[Slice], day: date) -> Fraction:
    """Where a day's end lies along slices drawn equally wide, 0–1."""
    whole = bisect_right(pieces, day, key=lambda piece: piece.start)
    if not whole:
        return Fraction(0)
    last = pieces[whole - 1]
    gone = (whole - 1) * last.days + last.days_until(day)
    return Fraction(gone, last.days * len(pieces))


def value_at(points: Sequence[tuple[Number, Number]], place: Number) -> Number:
    """The height of a line at a place, in values or in px; level before its first and after its
    last point."""
    after = bisect_left(points, place, key=itemgetter(0))
    if after in (0, len(points)):
        return points[min(after, len(points) - 1)][1]
    (start, low), (end, high) = points[after - 1 : after + 1]
    return low + (high - low) * (place - start) / (end - start)


def _plan(
    target: Target, measure: Measure, tracking: TargetTracking, rows: Sequence[SliceRow]
) -> tuple[Point, ...]:
    if not rows:
        return ()
    goal = None if target.target_value is None else Fraction(target.target_value)
    if measure.is_hold:
        return () if goal is None else ((Fraction(0), goal), (Fraction(1), goal))
    planned = [Fraction(row.planned) for row in rows if row.planned is not None]
    ends = [Fraction(number, len(rows)) for number in range(1, len(rows) + 1)]
    if measure.is_cumulative:
        sums = list(accumulate(planned))
        return ((Fraction(0), Fraction(0)), *zip(ends, sums, strict=False)) if sums else ()
    baseline = tracking.baseline
    if baseline is None and target.baseline_value is not None:
        baseline = target.baseline_value
    if baseline is None:
        return ()
    start = _start(tracking, rows)
    points = [*zip(ends, planned, strict=False)] or ([(Fraction(1), goal)] if goal else [])
    return ((start, Fraction(baseline)), *(point for point in points if point[0] > start))


def _start(tracking: TargetTracking, rows: Sequence[SliceRow]) -> Fraction:
    """A level starts at the interval's start, or where the first actual stands in for it."""
    if tracking.baseline_stands_in and tracking.baseline_on is not None:
        return position([row.slice for row in rows], tracking.baseline_on)
    return Fraction(0)


def _actual(
    measure: Measure, tracking: TargetTracking, rows: Sequence[SliceRow]
) -> tuple[Point, ...]:
    pieces = [row.slice for row in rows]
    known = [
        (position(pieces, row.as_of), Fraction(row.actual))
        for row in rows
        if row.as_of is not None and row.actual is not None
    ]
    if tracking.is_rolled_up and tracking.as_of is not None and tracking.actual is not None:
        known = [(position(pieces, tracking.as_of), Fraction(tracking.actual))]
    if not known or measure.is_hold:
        return tuple(known)
    if measure.is_cumulative:
        sums = accumulate(value for _, value in known)
        return (
            (Fraction(0), Fraction(0)),
            *((place, total) for (place, _), total in zip(known, sums, strict=True)),
        )
    if tracking.baseline is None or tracking.baseline_stands_in:
        return tuple(known)
    return ((Fraction(0), Fraction(tracking.baseline)), *known)


def _kept(
    target: Target, measure: Measure, rows: Sequence[SliceRow], on: date
) -> tuple[Point, ...]:
    """A percentage to be kept, to each date: Σ numerators ÷ Σ denominators, as it is judged."""
    readings = readings_of(target, measure, on)
    if any(reading.denominator is None for reading in readings):
        return ()
    above = accumulate(reading.numerator or Fraction(0) for reading in readings)
    below = accumulate(reading.denominator or Fraction(0) for reading in readings)
    pieces = [row.slice for row in rows]
    return tuple(
        (position(pieces, reading.as_of), part * 100 / whole)
        for reading, part, whole in zip(readings, above, below, strict=True)
        if whole
    )


def _forecast(
    plan: Sequence[Point], tracking: TargetTracking, pieces: Sequence[Slice]
) -> tuple[Point, ...]:
    """From the last figure to the forecast, bending as the plan does."""
    if tracking.forecast is None or tracking.actual is None or tracking.as_of is None:
        return ()
    start, actual = position(pieces, tracking.as_of), Fraction(tracking.actual)
    if start >= 1:
        return ()
    planned, rise = value_at(plan, start), Fraction(tracking.forecast) - actual
    way = plan[-1][1] - planned
    points = [(start, actual)]
    for place, value in plan:
        if place > start:
            share = (value - planned) / way if way else (place - start) / (1 - start)
            points.append((place, actual + rise * share))
    return tuple(points)
