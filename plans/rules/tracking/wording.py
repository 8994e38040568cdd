"""How the figures of a target are written: value, unit and period in the reader's language."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Protocol

from plans.document import display
from plans.document.choices import Breakdown, Currency
from plans.document.measures import Measure, measure_of
from plans.document.metrics import METRICS
from plans.document.periods import Slice, fiscal_quarter, in_one_month, month_end
from plans.document.schema import PlanDocument, Target

Number = Decimal | Fraction | int


MONTHS = 12  # more of them, and their names come again


def _months_touched(target: Target) -> int:
    start, due = target.start_date, target.due_date
    if start is None or due is None:
        return 0
    return (due.year - start.year) * MONTHS + due.month - start.month + 1


def period_label(piece: Slice, first_month: int | None, language: str) -> str:
    """Tháng 3/2027 or quý 1/2027: a period in files and in print, as imports understand it."""
    if in_one_month(piece.start, piece.end):
        return display.month(piece.start, language)
    quarter = fiscal_quarter(piece.start, first_month or 1)
    return display.quarter(quarter.number, quarter.year, language)


class Entered(Protocol):
    """A figure as it was entered."""

    value: Decimal | None
    numerator: Decimal | None
    denominator: Decimal | None


def typed_figure(figure: Entered | None, language: str) -> str:
    """A figure as its input shows it: 48/50 for a fraction, else the number; blank without one."""
    if figure is None:
        return ''
    if figure.numerator is not None and figure.denominator is not None:
        parts = [figure.numerator, figure.denominator]
        return '/'.join(display.typed_number(part, language) for part in parts)
    return '' if figure.value is None else display.typed_number(figure.value, language)


class FigureWords:
    """Writes the values of one target in 'vi' or 'en'."""

    def __init__(self, target: Target, document: PlanDocument, language: str) -> None:
        self.language = language
        self.first_month = document.fiscal_year_start_month or 1
        self.measure: Measure = measure_of(target, document.currency)
        metric = METRICS.get(target.metric or '')
        self.name = target.name or (metric.name(language) if metric else target.id)
        self.unit = self.measure.unit
        if metric is not None and self.unit == metric.unit_vi:
            self.unit = metric.unit_label(language)
        self.is_money = self.unit in tuple(Currency)
        is_long = _months_touched(target) > MONTHS
        self.names_years = is_long or target.breakdown == Breakdown.QUARTERLY
        self.decimals = 1 if self.unit == '%' else self.measure.decimals

    def bare(self, value: Number | None) -> str:
        """A value rounded as its metric is, without unit; a dash for none."""
        if value is None:
            return display.NONE
        return display.number(value, self.language, self.decimals)

    def exact(self, value: Number | None) -> str:
        """Every digit that was typed, without unit; a dash for none."""
        return display.NONE if value is None else display.number(value, self.language)

    def full(self, value: Number | None) -> str:
        """A value with its unit, large money in short: 41,4 tỷ ₫; a dash for none."""
        if value is None:
            return display.NONE
        if self.is_money:
            return display.large_money(value, self.unit, self.language)
        return display.amount(value, self.unit, self.language, self.decimals)

    def difference(self, value: Number | None) -> str:
        """How far two values lie apart: percentages in points, all else as in `full`."""
        if value is None or self.unit != '%':
            return self.full(value)
        return display.points(value, self.language, self.decimals, signed=False)

    def typed(self, value: Number | None) -> str:
        """A value as its input shows it, to be typed over; blank for none."""
        return '' if value is None else display.typed_number(value, self.language)

    def percent(self, value: Number | None, decimals: int = 1) -> str:
        """A percentage; a dash for none."""
        return display.NONE if value is None else display.percent(value, self.language, decimals)

    def period(self, piece: Slice) -> str:
        """T3 or quý 1/2027 in a grid, T3/27 beside quarters or where T3 comes again."""
        if in_one_month(piece.start, piece.end):
            return display.month_in_grid(piece.start, self.language, self.names_years)
        quarter = fiscal_quarter(piece.start, self.first_month)
        if quarter.start <= piece.start and piece.end <= quarter.end:
            return display.quarter(quarter.number, quarter.year, self.language)
        return display.days(piece.start, piece.end, self.language)

    def period_in_full(self, piece: Slice) -> str:
        """Tháng 3/2027, quý 1/2027; the days for a part of a month."""
        is_month = piece.start.day == 1 and piece.end == month_end(piece.start)
        if is_month:
            return display.month(piece.start, self.language)
        quarter = fiscal_quarter(piece.start, self.first_month)
        if (piece.start, piece.end) == (quarter.start, quarter.end):
            return display.quarter(quarter.number, quarter.year, self.language)
        return display.days(piece.start, piece.end, self.language)
