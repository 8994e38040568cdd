"""The line chart: plan dashed, actual solid, forecast dotted, the gap between (LOOK.md 5)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from plans.rules.charts.labels import line_texts
from plans.rules.charts.paper import Drawing, Size, frame_of, sheet
from plans.rules.charts.scale import (
    LETTER,
    Frame,
    Text,
    kept,
    px,
    quarters_of,
    round_steps,
)
from plans.rules.charts.series import ChartSeries, Point, value_at
from plans.rules.charts.table import Table, line_table
from plans.rules.charts.words import Wording

SIZES = (
    Size('', 'd-none d-lg-block', 1104, 340, 44, 132, 30, 32),
    Size('m', 'd-none d-md-block d-lg-none', 660, 310, 44, 132, 30, 32),
    Size('n', 'd-md-none', 296, 260, 34, 6, 34, 30, is_narrow=True),
)

_MOST_DOTS = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class LineDrawing(Drawing):
    """One drawing of the lines; '' draws nothing."""

    slices: tuple[Text, ...]
    gap: str
    as_of_x: str
    as_of_top: str
    floor: str
    plan: str
    actual: str
    forecast: str
    former: str
    plan_dots: tuple[tuple[str, str], ...]
    actual_dots: tuple[tuple[str, str], ...]
    diamond: tuple[str, str] | None
    texts: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class LineChart:
    """A chart in its three widths, and its figures as a table."""

    title: str
    drawings: tuple[LineDrawing, ...]
    table: Table


def line_chart(
    series: ChartSeries, language: str, chart_id: str, sizes: Sequence[Size] = SIZES
) -> LineChart:
    """Draw a target over time in 'vi' or 'en'. `chart_id` keeps ids apart on a page."""
    words = Wording(series, language)
    title = words.title('sums') if series.measure.is_cumulative else words.title('plain_name')
    drawings = tuple(_draw(series, words, size, title, chart_id) for size in sizes)
    return LineChart(title, drawings, line_table(series, words, title))


def _draw(
    series: ChartSeries, words: Wording, size: Size, title: str, chart_id: str
) -> LineDrawing:
    steps = _steps(series)
    frame = frame_of(size, words, steps)
    return LineDrawing(
        **sheet(size, frame, words, steps, chart_id),
        title=title,
        reading=words.reading(),
        slices=_slices(series, words, frame, size),
        gap=_gap(series, frame),
        as_of_x=px(frame.x(_as_of(series))) if series.actual else '',
        as_of_top=px(size.top - 8),
        floor=px(frame.floor),
        plan=frame.points(series.plan),
        actual=frame.points(series.actual),
        forecast=frame.points(series.forecast),
        former=frame.points(series.former),
        plan_dots=() if size.is_narrow else _dots(frame, series.plan[1:]),
        actual_dots=_dots(frame, series.reached),
        diamond=next(iter(_places(frame, series.forecast[-1:])), None),
        texts=line_texts(series, words, frame, is_narrow=size.is_narrow),
    )


def _dots(frame: Frame, points: Sequence[Point]) -> tuple[tuple[str, str], ...]:
    """A dot at each point; only at the last where there are so many that they would touch."""
    return _places(frame, points if len(points) <= _MOST_DOTS else points[-1:])


def _steps(series: ChartSeries) -> list[Fraction]:
    values = [
        value for _, value in (*series.plan, *series.actual, *series.forecast, *series.former)
    ]
    if series.measure.is_cumulative:
        return quarters_of(series.plan[-1][1], min(values), max(values))
    return round_steps(min(values), max(values))


def _slices(series: ChartSeries, words: Wording, frame: Frame, size: Size) -> tuple[Text, ...]:
    """The names of the slices at their ends; only every second, third … where they are narrow."""
    count = len(series.rows)
    names = [words.slice(row.slice) for row in series.rows]
    needed = (max(map(len, names)) + 1) * LETTER
    every = max(1, math.ceil(needed * count / (frame.end - frame.left)))
    shown = {number for number in range(1, count + 1) if number % every == 0 or number == 1}
    if every == 2:
        shown -= {1}
    y = px(frame.floor + (24 if not size.is_narrow else 22))
    return tuple(
        Text(
            px(kept(frame.x(Fraction(number, count)), names[number - 1], frame.width)),
            y,
            names[number - 1],
            anchor='middle',
        )
        for number in sorted(shown)
    )


def _as_of(series: ChartSeries) -> Fraction:
    return series.actual[-1][0]


def _gap(series: ChartSeries, frame: Frame) -> str:
    """The area between plan and actual, where the actual lies on the wrong side at the date."""
    if len(series.actual) < 2 or series.measure.is_hold or not series.is_worse:
        return ''
    first, last = series.actual[0][0], _as_of(series)
    above: list[Point] = [(first, value_at(series.plan, first))]
    above += [point for point in series.plan if first < point[0] < last]
    above.append((last, value_at(series.plan, last)))
    return frame.points([*above, *reversed(series.actual)])


def _places(frame: Frame, points: Sequence[Point]) -> tuple[tuple[str, str], ...]:
    return tuple((f'{frame.x(place):.1f}', f'{frame.y(value):.1f}') for place, value in points)
