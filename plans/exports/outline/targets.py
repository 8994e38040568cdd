"""Targets on paper: how each stands, its line over time, its figures period by period."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from plans.document import amounts, display
from plans.document.choices import PlanStatus
from plans.document.measures import Measure, measure_of, unit_in
from plans.document.schema import Target
from plans.exports.outline.lists import Reader
from plans.exports.outline.values import (
    Block,
    Chart,
    Column,
    Figure,
    Line,
    Paragraph,
    Table,
    table_of,
    writable,
)
from plans.exports.outline.words import say
from plans.rules.charts import ChartSeries, chart_series, line_chart
from plans.rules.charts.line import SIZES
from plans.rules.charts.series import value_at
from plans.rules.charts.words import Wording
from plans.rules.tracking import PlanTracking, TargetTracking, period_label, track

RUNS = (PlanStatus.ACTIVE, PlanStatus.CLOSED, PlanStatus.ARCHIVED)
ChartPoint = tuple[str, Decimal | None, Decimal | None]
_ON_PAPER = SIZES[1:2]  # the middle width fits between the margins of A4


def target_blocks(reader: Reader, on: date) -> Iterator[Block | None]:
    """The table of targets, then a chart and the figures of each that has a plan to draw."""
    found = track(reader.document, on)
    yield target_table(reader, found)
    charts = list(chart_blocks(reader, found, on))
    if charts:
        yield Paragraph(say('chart_note', reader.language), is_note=True)
    yield from charts


def target_table(reader: Reader, found: PlanTracking) -> Table | None:
    """Every target; once the plan runs also how it stands."""
    document = reader.document
    names, columns = reader.columns('targets')
    rows = [[reader.of('targets', row, name) for name in names] for row in document.targets]
    if document.status in RUNS:
        extra = ('actual', 'pace', 'status')
        own = [Column(say(name, reader.language), is_number=name != 'status') for name in extra]
        details = next(at for at, column in enumerate(columns) if column.is_detail)
        columns[details:details] = own
        for row, target in zip(rows, document.targets, strict=True):
            measure = measure_of(target, document.currency)
            row[details:details] = _standing(found.of(target.id), target, measure, reader)
    return table_of('', columns, rows)


def _standing(tracking: TargetTracking, target: Target, measure: Measure, reader: Reader) -> list:
    unit = unit_in(target, measure, reader.language)
    actual, pace = tracking.actual, tracking.pace_pct
    return [
        None if actual is None else Figure(_rounded(actual, measure.decimals), unit),
        None if pace is None else Figure(_rounded(pace, 1), '%', 1),
        tracking.status.label(reader.language),
    ]


def chart_blocks(reader: Reader, found: PlanTracking, on: date) -> Iterator[Block]:
    """Of each target its Chart and the Table of its periods."""
    for target in reader.document.targets:
        series = chart_series(target, reader.document, found.of(target.id), on)
        if series is not None:
            yield chart_of(series, reader)
            table = slice_table(series, reader, target)
            if table:
                yield table


def chart_of(series: ChartSeries, reader: Reader) -> Chart:
    """The chart of one target: the drawing of its page, and the same points as lines."""
    words = Wording(series, reader.language)
    drawn = line_chart(series, reader.language, 'chart', _ON_PAPER)
    points = chart_points(series, words)
    names, plan, actual = zip(*points, strict=True)
    return Chart(
        writable(drawn.title),
        writable(words.reading()),
        names,
        (
            Line(say('planned', reader.language), 'plan', plan),
            Line(say('actual', reader.language), 'actual', actual),
        ),
        words.unit,
        series.measure.decimals,
        words.scale,
        drawn.drawings[0],
    )


def chart_points(series: ChartSeries, words: Wording) -> list[ChartPoint]:
    """[(name, plan, actual)] where each slice ends; without slices at each day of a figure."""
    count = len(series.rows)
    reached = {max(1, math.ceil(place * count)): value for place, value in series.reached}
    if series.is_broken_down:
        return [
            (
                words.slice(row.slice),
                _planned(series, Fraction(end, count)),
                _value(reached.get(end)),
            )
            for end, row in enumerate(series.rows, 1)
        ]
    known = dict(series.actual)
    return [
        (display.day(series.day_at(place), words.language), _planned(series, place),
         _value(known.get(place)))
        for place in sorted({Fraction(0), Fraction(1), *known})
    ]  # fmt: skip


def _planned(series: ChartSeries, place: Fraction) -> Decimal | None:
    return _value(value_at(series.plan, place)) if place >= series.plan[0][0] else None


def _value(value: Fraction | None) -> Decimal | None:
    """As a decimal of as many places as figures may have."""
    if value is None:
        return None
    exact = amounts.WIDE.divide(Decimal(value.numerator), Decimal(value.denominator))
    return amounts.rounded(exact, amounts.DECIMALS)


def slice_table(series: ChartSeries, reader: Reader, target: Target) -> Table | None:
    """Plan and actual of each period of a target."""
    if not series.is_broken_down:
        return None
    words = Wording(series, reader.language)
    unit = words.unit
    columns = [
        Column(say('slice', reader.language), is_title=True),
        Column(say('planned', reader.language), is_number=True),
        Column(say('actual', reader.language), is_number=True),
    ]
    rows = [
        [
            period_label(row.slice, series.first_month, reader.language),
            None if row.planned is None else Figure(row.planned, unit, series.measure.decimals),
            None if row.actual is None else Figure(_rounded(row.actual), unit),
        ]
        for row in series.rows
    ]  # fmt: skip
    name = target.name or target.id
    found = table_of(f'{say("slices", reader.language)}: {name}', columns, rows)
    return found and replace(found, is_series=True)


def _rounded(value: Decimal, decimals: int = 3) -> Decimal:
    return round(value, decimals).normalize() if value else Decimal(0)
