"""From values to places on the paper: axis steps, coordinates and texts of a drawing."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

LETTER = 7.2
"""Width of a letter of 13 px, on average."""

_INK = {
    '': '#52606d',
    't-strong': '#1f2933',
    't-actual': '#0b5cad',
    't-must': '#a3201b',
    't-ok': '#0b6b3a',
}


@dataclass(frozen=True, slots=True)
class Text:
    """A word on a drawing. Coordinates are texts, so that no language regroups their digits."""

    x: str
    y: str
    text: str
    css: str = ''
    anchor: str = ''

    @property
    def fill(self) -> str:
        """The light colour, for readers without the style sheet (PDF, PNG)."""
        return _INK[self.css]


@dataclass(frozen=True, slots=True)
class Tick:
    """A step of the value axis: where its line lies, and its label."""

    y: str
    label: Text
    is_axis: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """The plot's place in a drawing, in px, and the values at its bottom and top."""

    width: int
    height: int
    left: float
    right: float
    top: float
    bottom: float
    low: Fraction
    high: Fraction
    _span: float = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, '_span', float(self.high - self.low))

    @property
    def end(self) -> float:
        """The plot's right edge."""
        return self.width - self.right

    @property
    def floor(self) -> float:
        """The plot's lower edge."""
        return self.height - self.bottom

    def x(self, place: Fraction) -> float:
        """The px of a place 0–1 along the interval."""
        return self.left + float(place) * (self.end - self.left)

    def y(self, value: Fraction) -> float:
        """The px of a value."""
        share = float(value - self.low) / self._span
        return self.floor - share * (self.floor - self.top)

    def points(self, line: Iterable[tuple[Fraction, Fraction]]) -> str:
        """A line as the `points` of a polyline."""
        return ' '.join(f'{self.x(place):.1f},{self.y(value):.1f}' for place, value in line)


def px(value: float) -> str:
    """A coordinate, to a tenth of a px."""
    return f'{value:.1f}'.removesuffix('.0')


def quarters_of(goal: Fraction, lowest: Fraction, highest: Fraction) -> list[Fraction]:
    """Axis steps from 0 to the target in four, on to the highest value; round steps otherwise."""
    if lowest < 0 or goal <= 0 or highest > 2 * goal or not is_round(goal / 4):
        return round_steps(min(lowest, Fraction(0)), max(highest, goal, Fraction(0)))
    step = goal / 4
    return [step * number for number in range(max(4, math.ceil(highest / step)) + 1)]


def is_round(step: Fraction) -> bool:
    """Whether a step is read at a glance: 30 or 1.5, not 11.25."""
    return (Fraction(step) * 2 / Fraction(10) ** math.floor(math.log10(step))).denominator == 1


def round_steps(low: Fraction, high: Fraction, count: int = 4) -> list[Fraction]:
    """About `count` steps of 1, 2, 2.5 or 5 times a power of ten that hold low to high."""
    span = high - low or abs(high) or Fraction(1)
    rough = span / count
    power = Fraction(10) ** math.floor(math.log10(rough))
    step = next(power * size for size in _SIZES if power * size >= rough)
    first, last = math.floor(low / step), math.ceil(high / step)
    return [step * number for number in range(first, max(last, first + 1) + 1)]


_SIZES = (Fraction(1), Fraction(2), Fraction(5, 2), Fraction(5), Fraction(10), Fraction(100))


def ticks(frame: Frame, values: Sequence[Fraction], labels: Sequence[str]) -> tuple[Tick, ...]:
    """The steps of the axis; the line at 0, else the lowest, is the axis itself."""
    axis = Fraction(0) if frame.low <= 0 <= frame.high and 0 in values else frame.low
    return tuple(
        Tick(
            px(frame.y(value)),
            Text(px(frame.left - 10), px(frame.y(value) + 4.5), label, anchor='end'),
            value == axis,
        )
        for value, label in zip(values, labels, strict=True)
    )


def room_for(labels: Sequence[str], least: float) -> float:
    """The left edge that leaves room for the axis labels."""
    return max(least, max(map(len, labels)) * LETTER + 16)


def kept(x: float, text: str, width: float) -> float:
    """The middle of a text moved so that all of it stays on the paper."""
    half = len(text) * LETTER / 2 + 2
    return max(half, min(x, width - half))
