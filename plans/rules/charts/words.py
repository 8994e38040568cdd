"""What a chart says: units, labels and its one-sentence reading, in both languages."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

from plans.document import display
from plans.document.bilingual import Bilingual
from plans.document.choices import Breakdown, Currency
from plans.document.measures import unit_in
from plans.document.periods import Slice, fiscal_quarter, in_one_month
from plans.rules.charts.series import ChartSeries

Number = Decimal | Fraction

_SCALES = ((10**9, 'tỷ {}', '{}bn'), (10**6, 'triệu {}', '{}m'))
_LEAST_IN_MILLIONS = 100_000  # beside millions, so that no chart says US$1.2m and US$603,282.00
_READING = {
    'below': Bilingual(
        'Đến {day}, thực hiện {actual}, thấp hơn kế hoạch {expected}, tiến độ {pace}.',
        'To {day}, actual {actual}, below the plan of {expected}, pace {pace}.',
    ),
    'above': Bilingual(
        'Đến {day}, thực hiện {actual}, cao hơn kế hoạch {expected}, tiến độ {pace}.',
        'To {day}, actual {actual}, above the plan of {expected}, pace {pace}.',
    ),
    'equal': Bilingual(
        'Đến {day}, thực hiện {actual}, bằng kế hoạch, tiến độ {pace}.',
        'To {day}, actual {actual}, equal to the plan, pace {pace}.',
    ),
    'plain': Bilingual('Đến {day}, thực hiện {actual}.', 'To {day}, actual {actual}.'),
    'forecast': Bilingual(
        'Dự báo cả kỳ {forecast} so với chỉ tiêu {goal}.',
        'Forecast for the whole period {forecast} against a target of {goal}.',
    ),
    'none': Bilingual('Chưa có số liệu; chỉ tiêu {goal}.', 'No figures yet; the target is {goal}.'),
    'missing': Bilingual('Thiếu số liệu {slices}.', 'No figures for {slices}.'),
}
_LABELS = {
    'plan': Bilingual('Kế hoạch', 'Plan'),
    'forecast': Bilingual('Dự báo cả kỳ', 'Forecast'),
    'actual': Bilingual('Thực hiện', 'Actual'),
    'as_of': Bilingual('số liệu đến {day}', 'figures to {day}'),
    'plan_value': Bilingual('Kế hoạch {value}', 'Plan {value}'),
    'plan_short': Bilingual('KH {value}', 'Plan {value}'),
    'forecast_value': Bilingual('Dự báo {value}', 'Forecast {value}'),
    'actual_value': Bilingual('Thực hiện {value}', 'Actual {value}'),
    'actual_short': Bilingual('Thực hiện {value}, thiếu {gap}', 'Actual {value}, {gap} short'),
    'actual_over': Bilingual('Thực hiện {value}, vượt {gap}', 'Actual {value}, {gap} over'),
    'actual_below': Bilingual('Thực hiện {value}, thấp hơn {gap}', 'Actual {value}, {gap} below'),
    'actual_above': Bilingual('Thực hiện {value}, cao hơn {gap}', 'Actual {value}, {gap} above'),
    'slice_to': Bilingual('{slice}, đến {day}', '{slice}, to {day}'),
    'sums': Bilingual('{name} lũy kế', '{name}, cumulative'),
    'plain_name': Bilingual('{name}', '{name}'),
    'slices': Bilingual('{name} từng kỳ so với kế hoạch', '{name} by period against plan'),
    'against': Bilingual('So với kế hoạch: {parts}.', 'Against plan: {parts}.'),
    'nothing': Bilingual('Chưa có số liệu.', 'No figures yet.'),
    'running': Bilingual(
        '* {slice} đến {day}, so với {planned}; phần kẻ sọc xanh chưa chốt số.',
        '* {slice} to {day}, against {planned}; the hatched part is not final.',
    ),
    'standing': Bilingual('{name}: {status}, tiến độ {pace}', '{name}: {status}, pace {pace}'),
    'standing_plain': Bilingual('{name}: {status}', '{name}: {status}'),
    'meter': Bilingual(
        '{praise} khen, {mixed} hai chiều, {criticism} chê',
        '{praise} praise, {mixed} mixed, {criticism} criticism',
    ),
    'meter_neutral': Bilingual(
        '{praise} khen, {neutral} trung tính, {mixed} hai chiều, {criticism} chê',
        '{praise} praise, {neutral} neutral, {mixed} mixed, {criticism} criticism',
    ),
    'with_unit': Bilingual('{title}, {unit}', '{title}, {unit}'),
    'column_slice': Bilingual('Kỳ', 'Period'),
    'column_plan': Bilingual('Kế hoạch', 'Plan'),
    'column_actual': Bilingual('Thực hiện', 'Actual'),
    'column_plan_sum': Bilingual('Kế hoạch lũy kế', 'Plan, cumulative'),
    'column_actual_sum': Bilingual('Thực hiện lũy kế', 'Actual, cumulative'),
    'column_difference': Bilingual('Chênh lệch', 'Difference'),
}


# Of more periods the names come again.
_IN_A_YEAR: dict[Breakdown | None, int] = {Breakdown.MONTHLY: 12, Breakdown.QUARTERLY: 4}


def say(name: str, language: str, /, **parts: str) -> str:
    """One label or sentence of a chart."""
    return _LABELS[name].text(language).format(**parts)


def day_month(day: date, language: str) -> str:
    """15/04 or 15 Apr: a day whose year the chart's heading says."""
    return f'{day:%d/%m}' if language == 'vi' else display.day(day, language).rpartition(' ')[0]


class Wording:
    """How one chart writes its numbers: money in billions or millions when it is large."""

    def __init__(self, series: ChartSeries, language: str) -> None:
        self.series = series
        self.language = language
        self.unit = unit_in(series.target, series.measure, language)
        self.is_money = self.unit in tuple(Currency)
        values = [abs(value) for _, value in (*series.plan, *series.actual)]
        largest = max(values, default=Fraction(0))
        self.scale, self._pattern = 1, '{}'
        if self.is_money:
            for scale, vi, en in _SCALES:
                if largest >= scale:
                    self.scale, self._pattern = scale, vi if language == 'vi' else en
                    break

    @property
    def unit_label(self) -> str:
        """tỷ ₫, %, đại lý: what the bare numbers of the chart are."""
        sign = display.symbol(self.unit, self.language) if self.is_money else self.unit
        return self._pattern.format(sign)

    @property
    def _decimals(self) -> int:
        if self.scale > 1:
            return 1
        return min(self.series.measure.decimals, 1 if self.unit == '%' else 3)

    def bare(self, value: Number) -> str:
        """A value in the chart's unit, without it: 41,4."""
        return display.number(Fraction(value) / self.scale, self.language, self._decimals)

    def step(self, value: Number) -> str:
        """A value on the axis, with as few decimals as it needs."""
        shown = display.number(Fraction(value) / self.scale, self.language, 2)
        mark = ',' if self.language == 'vi' else '.'
        return shown.rstrip('0').removesuffix(mark) if mark in shown else shown

    def full(self, value: Number) -> str:
        """A value with its unit, large money in short: 41,4 tỷ ₫."""
        if self.is_money:
            least = _LEAST_IN_MILLIONS if self.scale == 10**6 else 10**6
            return display.large_money(value, self.unit, self.language, least=least)
        return display.amount(value, self.unit, self.language, self._decimals)

    def exact(self, value: Number) -> str:
        """A value to the last digit its metric has, without the unit, for tables."""
        return display.number(value, self.language, self.series.measure.decimals)

    def percent(self, value: Number, *, signed: bool = False) -> str:
        """A percentage to one decimal."""
        return display.percent(value, self.language, 1, signed=signed)

    def slice(self, piece: Slice) -> str:
        """T3, Q1, or the end of a target without breakdown; T3/27, Q1/27 where they come again."""
        breakdown = self.series.target.breakdown
        if breakdown not in _IN_A_YEAR:
            return day_month(piece.end, self.language)
        comes_again = len(self.series.rows) > _IN_A_YEAR[breakdown]
        if in_one_month(piece.start, piece.end):
            return display.month_in_grid(piece.start, self.language, comes_again)
        quarter = fiscal_quarter(piece.start, self.series.first_month)
        year = f'/{quarter.year % 100:02d}' if comes_again else ''
        return f'Q{quarter.number}{year}'

    def say(self, name: str, /, **parts: str) -> str:
        """One label of the chart."""
        return say(name, self.language, **parts)

    def title(self, name: str) -> str:
        """The heading of the chart with the unit of its numbers."""
        title = self.say(name, name=self.series.target.name)
        return self.say('with_unit', title=title, unit=self.unit_label) if self.unit else title

    def reading(self) -> str:
        """The chart in one to three sentences, for those who do not see it."""
        tracking, goal = self.series.tracking, self.series.plan[-1][1]
        if tracking.as_of is None or tracking.actual is None:
            return self._sentence('none', goal=self.full(goal))
        numbers = {
            'day': display.day(tracking.as_of, self.language),
            'actual': self.full(tracking.actual),
        }
        sentences = [self._compared(numbers)]
        if tracking.forecast is not None:
            forecast = self.full(tracking.forecast)
            sentences.append(self._sentence('forecast', forecast=forecast, goal=self.full(goal)))
        if tracking.missing:
            slices = ', '.join(map(self.slice, tracking.missing))
            sentences.append(self._sentence('missing', slices=slices))
        return ' '.join(sentences)

    def _compared(self, numbers: dict[str, str]) -> str:
        tracking = self.series.tracking
        expected, actual, pace = tracking.expected, tracking.actual, tracking.pace_pct
        if expected is None or actual is None or pace is None:
            return self._sentence('plain', **numbers)
        name = 'equal' if actual == expected else 'below' if actual < expected else 'above'
        return self._sentence(
            name, **numbers, expected=self.full(expected), pace=self.percent(pace)
        )

    def _sentence(self, name: str, /, **parts: str) -> str:
        return _READING[name].text(self.language).format(**parts)
