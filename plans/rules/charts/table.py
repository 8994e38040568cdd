"""The figures of a chart as a table, for those who would rather read them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate

from plans.document import display
from plans.rules.charts.series import ChartSeries
from plans.rules.charts.words import Wording
from plans.rules.tracking import SliceRow


@dataclass(frozen=True, slots=True)
class Table:
    """Headings and rows of words; the first column names the slice."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def line_table(series: ChartSeries, words: Wording, caption: str) -> Table:
    """Plan and actual to the end of each slice, added up where the target adds up."""
    if not series.measure.is_cumulative:
        head = ('column_slice', 'column_plan', 'column_actual')
        rows = tuple(_row(words, row, row.planned, row.actual) for row in series.rows)
        return Table(caption, tuple(map(words.say, head)), rows)
    head = ('column_slice', 'column_plan_sum', 'column_actual_sum')
    plans = accumulate(row.planned or Decimal(0) for row in series.rows)
    actuals = accumulate(row.actual or Decimal(0) for row in series.rows)
    rows = tuple(
        _row(words, row, _to_date(row, plan), None if row.actual is None else actual)
        for row, plan, actual in zip(series.rows, plans, actuals, strict=True)
    )
    return Table(caption, tuple(map(words.say, head)), rows)


def slice_table(rows: Sequence[SliceRow], words: Wording, caption: str) -> Table:
    """Plan, actual and difference of each slice; a running one is compared to its date."""
    head = ('column_slice', 'column_plan', 'column_actual', 'column_difference')
    return Table(
        caption,
        tuple(map(words.say, head)),
        tuple(
            (
                *_row(words, row, _planned(row), row.actual),
                display.NONE if (share := difference(row)) is None else signed(words, share),
            )
            for row in rows
        ),
    )


def difference(row: SliceRow) -> Decimal | None:
    """The actual against the plan to the same date, in percent; None without either."""
    if row.actual is None or not row.planned_to_date:
        return None
    return (row.actual - row.planned_to_date) * 100 / abs(row.planned_to_date)


def signed(words: Wording, share: Decimal) -> str:
    """A difference in percent with its sign."""
    return words.percent(share, signed=True)


def slice_name(row: SliceRow, words: Wording) -> str:
    """T4, or "T4, đến 15/04" for one whose figures stop before its end."""
    name = words.slice(row.slice)
    if not row.is_running or row.as_of is None:
        return name
    day = display.day(row.as_of, words.language)
    return words.say('slice_to', slice=name, day=day)


def _planned(row: SliceRow) -> Decimal | None:
    return row.planned if row.planned_to_date is None else row.planned_to_date


def _to_date(row: SliceRow, plan: Decimal) -> Decimal:
    """The plan to the date of a running slice, else to the slice's end."""
    if not row.is_running or row.planned_to_date is None:
        return plan
    return plan - (row.planned or Decimal(0)) + row.planned_to_date


def _row(
    words: Wording, row: SliceRow, planned: Decimal | None, actual: Decimal | None
) -> tuple[str, ...]:
    numbers = (planned, actual)
    return (
        slice_name(row, words),
        *(display.NONE if value is None else words.exact(value) for value in numbers),
    )
