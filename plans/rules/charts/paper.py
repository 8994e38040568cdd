"""The paper of a chart: its widths, its frame and what every drawing on it has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Protocol

from plans.rules.charts.scale import Frame, Tick, px, room_for, ticks


class AxisWords(Protocol):
    """Whatever writes the values of an axis."""

    def step(self, value: Fraction) -> str:
        """A value on the axis."""


@dataclass(frozen=True, slots=True)
class Size:
    """One width the chart is drawn at; `is_narrow` puts the labels inside the plot."""

    name: str
    css: str
    width: int
    height: int
    left: float
    right: float
    top: float
    bottom: float
    is_narrow: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """What every drawing has; numbers are texts ready for an attribute."""

    id: str
    css: str
    width: str
    height: str
    title: str
    reading: str
    left: str
    end: str
    ticks: tuple[Tick, ...]


def frame_of(
    size: Size, words: AxisWords, steps: Sequence[Fraction], highest: Fraction | None = None
) -> Frame:
    """The plot from the lowest axis step to `highest`, by default the highest step."""
    left = room_for([words.step(step) for step in steps], size.left)
    high = steps[-1] if highest is None else highest
    return Frame(size.width, size.height, left, size.right, size.top, size.bottom, steps[0], high)


def sheet(
    size: Size, frame: Frame, words: AxisWords, steps: Sequence[Fraction], chart_id: str
) -> dict[str, Any]:
    """The fields of Drawing but for its title and reading."""
    return {
        'id': f'{chart_id}{size.name}',
        'css': size.css,
        'width': str(size.width),
        'height': str(size.height),
        'left': px(frame.left),
        'end': px(frame.end),
        'ticks': ticks(frame, steps, [words.step(step) for step in steps]),
    }
