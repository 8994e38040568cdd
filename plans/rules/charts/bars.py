"""The bar chart: each slice's plan as an outline, its actual inside (LOOK.md 5, month bars)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from plans.document import display
from plans.rules.charts.paper import Drawing, Size, frame_of, sheet
from plans.rules.charts.scale import LETTER, Frame, Text, px, round_steps
from plans.rules.charts.series import ChartSeries
from plans.rules.charts.table import (
    Table,
    difference,
    signed,
    slice_name,
    slice_table,
)
from plans.rules.charts.words import Wording, day_month
from plans.rules.tracking import SliceRow

BAR_SIZES = (
    Size('', 'd-none d-lg-block', 1104, 250, 44, 8, 30, 30),
    Size('m', 'd-none d-md-block d-lg-none', 660, 240, 44, 8, 30, 30),
    Size('n', 'd-md-none', 296, 230, 34, 6, 30, 30, is_narrow=True),
)
ON_A_PHONE = 6
_WIDEST = 46.0
HEADROOM = Fraction(111, 100)
_NOTHING = Fraction(0)
ROOM_FOR_NAME = 30
_ROOM_FOR_DECIMALS = 50


@dataclass(frozen=True, slots=True)
class Slot:
    """The room of one slice along the axis, in px."""

    middle: float
    width: float

    @property
    def outer(self) -> float:
        """The width of the plan's outline."""
        return min(_WIDEST, self.width * 0.66)

    @property
    def inner(self) -> float:
        """The width of the actual inside it."""
        return self.outer - 12 if self.outer >= 40 else self.outer * 0.72


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, its numbers as texts."""

    x: str
    y: str
    width: str
    height: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One slice: plan outline, actual up to the plan, what is short of it or over it.

    `over_hatch` is 'o' where more is better, else 's', the hatch of what is short.
    """

    plan: Box
    name: Text
    actual: Box | None = None
    is_running: bool = False
    short: Box | None = None
    over: Box | None = None
    over_hatch: str = 'o'
    share: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BarDrawing(Drawing):
    """One drawing of the bars."""

    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class BarChart:
    """The bars in three widths (a phone shows six slices), the note below, the figures."""

    title: str
    drawings: tuple[BarDrawing, ...]
    note: str
    table: Table


def bar_chart(series: ChartSeries, language: str, chart_id: str) -> BarChart | None:
    """Draw the slices of a cumulative target side by side; None for any other target."""
    if not series.measure.is_cumulative or not series.is_broken_down:
        return None
    words = Wording(_by_slice(series), language)
    title = words.title('slices')
    drawings = tuple(_draw(series, words, size, title, chart_id) for size in BAR_SIZES)
    return BarChart(title, drawings, _note(series, words), slice_table(series.rows, words, title))


def chart_unit(series: ChartSeries, language: str, is_by_slice: bool = False) -> str:
    """What the bare numbers beside the line of a target, or beside its bars, are: tỷ ₫, %."""
    return Wording(_by_slice(series) if is_by_slice else series, language).unit_label


def _by_slice(series: ChartSeries) -> ChartSeries:
    """The same target with slices in place of sums, so that the unit fits a single slice."""
    values = [(_NOTHING, Fraction(value)) for row in series.rows for value in _values(row)]
    return replace(series, plan=tuple(values), actual=())


def _draw(series: ChartSeries, words: Wording, size: Size, title: str, chart_id: str) -> BarDrawing:
    rows = _window(series.rows) if size.is_narrow else series.rows
    highest = max(Fraction(value) for row in rows for value in _values(row))
    top = max(highest * HEADROOM, _NOTHING) or Fraction(1)
    steps = [step for step in round_steps(_NOTHING, top) if step <= top]
    frame = frame_of(size, words, steps, top)
    return BarDrawing(
        **sheet(size, frame, words, steps, chart_id),
        title=title,
        reading=_reading(series, words),
        bars=_bars(series, words, frame, rows),
    )


def _values(row: SliceRow) -> list[Decimal]:
    return [value for value in (row.planned, row.actual) if value is not None]


def _window(rows: Sequence[SliceRow]) -> Sequence[SliceRow]:
    """The six slices around the latest figures."""
    known = [number for number, row in enumerate(rows) if row.actual is not None]
    last = known[-1] if known else 0
    start = max(0, min(len(rows) - ON_A_PHONE, last - 3))
    return rows[start : start + ON_A_PHONE]


def _bars(
    series: ChartSeries, words: Wording, frame: Frame, rows: Sequence[SliceRow]
) -> tuple[Bar, ...]:
    width = (frame.end - frame.left) / len(rows)
    longest = max(len(words.slice(row.slice)) for row in rows)
    every = max(1, math.ceil(max(ROOM_FOR_NAME, longest * LETTER) / width))
    bars = []
    for number, row in enumerate(rows):
        slot = Slot(frame.left + width * (number + 0.5), width)
        bar = _bar(series, words, frame, row, slot)
        bars.append(bar if number % every == 0 else replace(bar, name=replace(bar.name, text='')))
    return tuple(bars)


def _bar(series: ChartSeries, words: Wording, frame: Frame, row: SliceRow, slot: Slot) -> Bar:
    name = words.slice(row.slice) + ('*' if row.is_running else '')
    bar = Bar(
        box(frame, slot.middle, slot.outer, _NOTHING, Fraction(row.planned or 0)),
        Text(px(slot.middle), px(frame.floor + 21), name, anchor='middle'),
    )
    if row.actual is None:
        return _unknown(series, frame, row, bar, slot)
    actual, to_date = Fraction(row.actual), Fraction(row.planned_to_date or 0)
    is_short = actual < to_date and series.measure.is_up
    return replace(
        bar,
        actual=_inside(frame, slot, _NOTHING, min(actual, max(to_date, _NOTHING))),
        is_running=row.is_running,
        short=_inside(frame, slot, actual, to_date) if is_short else None,
        over=_inside(frame, slot, to_date, actual) if actual > to_date else None,
        over_hatch='o' if series.measure.is_up else 's',
        share=_share(series, words, frame, row, slot),
    )


def _unknown(series: ChartSeries, frame: Frame, row: SliceRow, bar: Bar, slot: Slot) -> Bar:
    """A slice without figures: a dash where they are missing, nothing where they are to come."""
    if row.slice not in series.tracking.missing:
        return bar
    y = frame.y(max(Fraction(row.planned or 0), Fraction(0))) - 8
    return replace(bar, share=Text(px(slot.middle), px(y), display.NONE, '', 'middle'))


def box(frame: Frame, middle: float, width: float, low: Fraction, high: Fraction) -> Box:
    """The rectangle between two values; nothing below 0 is drawn."""
    top, floor = frame.y(max(high, low, Fraction(0))), frame.y(max(low, Fraction(0)))
    return Box(px(middle - width / 2), px(top), px(width), px(floor - top))


def _inside(frame: Frame, slot: Slot, low: Fraction, high: Fraction) -> Box:
    return box(frame, slot.middle, slot.inner, low, high)


def _share(
    series: ChartSeries, words: Wording, frame: Frame, row: SliceRow, slot: Slot
) -> Text | None:
    share = difference(row)
    if share is None or row.actual is None or slot.width < ROOM_FOR_NAME:
        return None
    decimals = 0 if abs(share) >= 100 or slot.width < _ROOM_FOR_DECIMALS else 1
    text = display.percent(share, words.language, decimals, signed=True)
    y = frame.y(max(Fraction(row.planned or 0), Fraction(row.actual))) - 8
    return Text(px(slot.middle), px(y), text, _tone(series, share), 'middle')


def _tone(series: ChartSeries, share: Decimal) -> str:
    if not share:
        return 't-strong'
    return 't-ok' if (share > 0) == series.measure.is_up else 't-must'


def _reading(series: ChartSeries, words: Wording) -> str:
    parts = [
        f'{slice_name(row, words)} {signed(words, share)}'
        for row in series.rows
        if (share := difference(row)) is not None
    ]
    return words.say('against', parts='; '.join(parts)) if parts else words.say('nothing')


def _note(series: ChartSeries, words: Wording) -> str:
    running = next((row for row in series.rows if row.is_running), None)
    if running is None or running.as_of is None or running.planned_to_date is None:
        return ''
    return words.say(
        'running',
        slice=words.slice(running.slice),
        day=day_month(running.as_of, words.language),
        planned=words.full(running.planned_to_date),
    )
