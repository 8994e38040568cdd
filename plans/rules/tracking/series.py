"""The slices of one target with plan and actual, for grids, charts and exports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from plans.document.measures import measure_of
from plans.document.periods import Slice, placing
from plans.document.planned import planned_values, target_slices
from plans.document.schema import PlanDocument, Target
from plans.rules.tracking.readings import Reading, readings_of


@dataclass(frozen=True, slots=True)
class SliceRow:
    """One slice: planned (increment, or level at its end) and actual, both None where unknown.

    `as_of` is the last day its figures cover; `planned_to_date` the plan's part up to that day.
    """

    slice: Slice
    planned: Decimal | None
    actual: Decimal | None
    as_of: date | None
    planned_to_date: Decimal | None

    @property
    def is_running(self) -> bool:
        """Its figures stop before its end."""
        return self.as_of is not None and self.as_of < self.slice.end


def slice_rows(target: Target, document: PlanDocument, on: date) -> tuple[SliceRow, ...]:
    """Every slice of a target, oldest first, with the figures known on that day.

    A cumulative actual is shown in the first slice it shares a day with, a level in the slice its
    period ends in (the last one there counts).
    """
    measure = measure_of(target, document.currency)
    pieces = target_slices(target, document)
    planned = planned_values(target, document) or (None,) * len(pieces)
    placed = _placed(pieces, readings_of(target, measure, on), by_end=not measure.is_cumulative)
    return tuple(
        _row(piece, value, placed[number], adds_up=measure.is_cumulative)
        for number, (piece, value) in enumerate(zip(pieces, planned, strict=True))
    )


def _placed(
    pieces: Sequence[Slice], readings: Sequence[Reading], *, by_end: bool
) -> list[list[Reading]]:
    placed: list[list[Reading]] = [[] for _ in pieces]
    places = placing(pieces)
    for reading in readings if pieces else ():
        end = min(reading.end, pieces[-1].end)
        for number in places(end if by_end else reading.start, end)[:1]:
            placed[number].append(reading)
    return placed


def _row(
    piece: Slice, planned: Decimal | None, readings: list[Reading], *, adds_up: bool
) -> SliceRow:
    if not readings:
        return SliceRow(piece, planned, None, None, None)
    as_of = max(reading.as_of for reading in readings)
    values = [reading.value for reading in readings]
    actual = _decimal(sum(values, Fraction(0)) if adds_up else values[-1])
    to_date = planned
    if adds_up and planned is not None:
        to_date = _decimal(Fraction(planned) * piece.days_until(as_of) / piece.days)
    return SliceRow(piece, planned, actual, as_of, to_date)


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)
