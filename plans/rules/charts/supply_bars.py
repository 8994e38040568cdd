"""Supply against targets: each month's plan as an outline, what is supplied inside (LOOK.md 5)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from plans.document import display
from plans.document.bilingual import Bilingual
from plans.rules.charts.bars import (
    BAR_SIZES,
    HEADROOM,
    ON_A_PHONE,
    ROOM_FOR_NAME,
    Bar,
    BarChart,
    BarDrawing,
    Slot,
    box,
)
from plans.rules.charts.paper import Size, frame_of, sheet
from plans.rules.charts.scale import Frame, Text, px, round_steps
from plans.rules.charts.table import Table
from plans.rules.supply import SupplyMonth, UnitSupply

_DRAWABLE = 120
_ZERO = Fraction(0)
_WORDS = {
    'title': Bilingual(
        'Cung ứng so với chỉ tiêu từng tháng, {unit}', 'Supply against targets by month, {unit}'
    ),
    'short': Bilingual('Thiếu hàng: {parts}.', 'Short of goods: {parts}.'),
    'enough': Bilingual('Tháng nào cũng đủ hàng.', 'There is enough in every month.'),
    'note': Bilingual(
        'Khung nét đứt: chỉ tiêu. Cột đặc: cung ứng. Sọc đỏ: phần thiếu trong tháng.',
        'Dashed outline: target. Solid bar: supply. Red hatch: what the month lacks.',
    ),
    'month': Bilingual('Tháng', 'Month'),
    'planned': Bilingual('Chỉ tiêu', 'Target'),
    'supply': Bilingual('Cung ứng', 'Supply'),
    'gap': Bilingual('Chênh lệch', 'Difference'),
    'left': Bilingual('Cộng dồn', 'Carried on'),
}


@dataclass(frozen=True, slots=True)
class _Words:
    """How the chart writes its numbers and months."""

    language: str

    def step(self, value: Fraction) -> str:
        return display.number(value, self.language)

    def exact(self, value: Fraction, *, signed: bool = False) -> str:
        return display.number(value, self.language, signed=signed)

    def say(self, name: str, **parts: str) -> str:
        return _WORDS[name].text(self.language).format(**parts)


def supply_chart(found: UnitSupply, language: str, chart_id: str) -> BarChart | None:
    """Draw the months of one unit; None without months, or with more than paper is wide for."""
    if not found.months or len(found.months) > _DRAWABLE:
        return None
    words = _Words(language)
    title = words.say('title', unit=found.unit)
    drawings = tuple(_draw(found, words, size, title, chart_id) for size in BAR_SIZES)
    return BarChart(title, drawings, words.say('note'), _table(found, words, title))


def _draw(found: UnitSupply, words: _Words, size: Size, title: str, chart_id: str) -> BarDrawing:
    months = _window(found.months) if size.is_narrow else found.months
    highest = max(max(month.planned, month.supply) for month in months)
    top = max(highest * HEADROOM, _ZERO) or Fraction(1)
    steps = [step for step in round_steps(_ZERO, top) if step <= top]
    frame = frame_of(size, words, steps, top)
    return BarDrawing(
        **sheet(size, frame, words, steps, chart_id),
        title=title,
        reading=_reading(found, words),
        bars=_bars(months, words, frame),
    )


def _window(months: Sequence[SupplyMonth]) -> Sequence[SupplyMonth]:
    """The six months from just before the first that falls short."""
    first = next((number for number, month in enumerate(months) if month.gap < 0), 0)
    start = max(0, min(len(months) - ON_A_PHONE, first - 1))
    return months[start : start + ON_A_PHONE]


def _bars(months: Sequence[SupplyMonth], words: _Words, frame: Frame) -> tuple[Bar, ...]:
    width = (frame.end - frame.left) / len(months)
    every = max(1, math.ceil(ROOM_FOR_NAME / width))
    return tuple(
        _bar(month, words, frame, Slot(frame.left + width * (number + 0.5), width),
             is_named=number % every == 0)
        for number, month in enumerate(months)
    )  # fmt: skip


def _bar(month: SupplyMonth, words: _Words, frame: Frame, slot: Slot, *, is_named: bool) -> Bar:
    name = display.month_in_grid(month.month.start, words.language) if is_named else ''
    is_short = month.gap < 0
    middle = slot.middle
    return Bar(
        box(frame, middle, slot.outer, _ZERO, month.planned),
        Text(px(middle), px(frame.floor + 21), name, anchor='middle'),
        actual=box(frame, middle, slot.inner, _ZERO, min(month.supply, month.planned)),
        short=box(frame, middle, slot.inner, month.supply, month.planned) if is_short else None,
        over=box(frame, middle, slot.inner, month.planned, month.supply) if month.gap > 0 else None,
        share=_label(month, words, frame, slot) if is_short else None,
    )


def _label(month: SupplyMonth, words: _Words, frame: Frame, slot: Slot) -> Text | None:
    if slot.width < ROOM_FOR_NAME:
        return None
    text = words.exact(month.gap, signed=True)
    return Text(px(slot.middle), px(frame.y(month.planned) - 8), text, 't-must', 'middle')


def _reading(found: UnitSupply, words: _Words) -> str:
    parts = [
        f'{display.month(month.month.start, words.language)} {words.exact(month.gap, signed=True)}'
        for month in found.short_months
    ]
    return words.say('short', parts='; '.join(parts)) if parts else words.say('enough')


def _table(found: UnitSupply, words: _Words, title: str) -> Table:
    head = tuple(words.say(name) for name in ('month', 'planned', 'supply', 'gap', 'left'))
    rows = tuple(
        (
            display.month(month.month.start, words.language),
            words.exact(month.planned),
            words.exact(month.supply),
            words.exact(month.gap, signed=True),
            words.exact(month.left, signed=True),
        )
        for month in found.months
    )
    return Table(title, head, rows)
