"""The actuals of a target that count on a day, as exact numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from plans.document.choices import MetricKind
from plans.document.measures import Measure
from plans.document.periods import Slice, placing
from plans.document.schema import Actual, Target


@dataclass(frozen=True, slots=True)
class Reading:
    """One actual with a figure; a percentage made of a fraction is in percent points."""

    start: date
    end: date
    as_of: date
    value: Fraction
    numerator: Fraction | None = None
    denominator: Fraction | None = None


def readings_of(target: Target, measure: Measure, on: date) -> tuple[Reading, ...]:
    """The actuals with a figure and known on that day, by date.

    Blank ones count as missing; of two for the same period the later in the list counts. Actuals
    of a cumulative target that lie outside its interval are no part of it.
    """
    return target.once(('readings', measure, on), lambda: _readings(target, measure, on))


def _readings(target: Target, measure: Measure, on: date) -> tuple[Reading, ...]:
    kept: dict[tuple[date, date], Reading] = {}
    for actual in target.actuals:
        reading = _read(actual, measure, on)
        if reading is not None and (not measure.is_cumulative or _is_inside(reading, target)):
            kept[reading.start, reading.end] = reading
    return tuple(sorted(kept.values(), key=lambda reading: (reading.as_of, reading.end)))


def figures_to(actual: Actual, on: date) -> date:
    """The last day an actual covers: as typed, else its period's end, today for a running one."""
    if actual.as_of is not None:
        return actual.as_of
    return on if actual.start <= on < actual.end else actual.end


def uncovered(
    pieces: Iterable[Slice], readings: Sequence[Reading], until: date, measure: Measure
) -> tuple[Slice, ...]:
    """The slices begun by `until` without a figure.

    A cumulative slice has one when an actual shares a day with it, a level slice when one ends in
    it (5.5).
    """
    begun = [piece for piece in pieces if piece.start <= until]
    due = begun[-1].end if begun else until
    covered: set[int] = set()
    places = placing(begun)
    for reading in readings:
        end = reading.end if measure.is_cumulative else min(reading.end, due)
        covered.update(places(reading.start if measure.is_cumulative else end, end))
    return tuple(piece for place, piece in enumerate(begun) if place not in covered)


def _read(actual: Actual, measure: Measure, on: date) -> Reading | None:
    as_of = figures_to(actual, on)
    if as_of > on:
        return None
    parts = (actual.numerator, actual.denominator)
    if measure.kind == MetricKind.RATIO and None not in parts and actual.denominator:
        above, below = Fraction(actual.numerator or 0), Fraction(actual.denominator)
        return Reading(actual.start, actual.end, as_of, above * 100 / below, above, below)
    if actual.value is None:
        return None
    return Reading(actual.start, actual.end, as_of, Fraction(actual.value))


def _is_inside(reading: Reading, target: Target) -> bool:
    starts_late = target.due_date is not None and reading.start > target.due_date
    ends_early = target.start_date is not None and reading.end < target.start_date
    return not (starts_late or ends_early)
