"""The small drawings of rows and tiles: sparkline and meter (LOOK.md 5)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from plans.document.choices import TrackingStatus
from plans.document.display import number, percent
from plans.rules.charts.scale import Frame
from plans.rules.charts.series import ChartSeries, Point
from plans.rules.charts.words import say

_MARGIN = Fraction(1, 10)
_MOST_POINTS = 20


@dataclass(frozen=True, slots=True)
class Sparkline:
    """Plan and actual without axes, 96 × 28, and what they say in words."""

    label: str
    plan: str
    actual: str
    dot: tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a meter in percent of its width."""

    kind: str
    start: str
    width: str


@dataclass(frozen=True, slots=True)
class Meter:
    """How feedback divides: praise, neutral, mixed, criticism; `gaps` lie between the parts."""

    id: str
    label: str
    segments: tuple[Segment, ...]
    gaps: tuple[str, ...]


def sparkline(series: ChartSeries, language: str) -> Sparkline:
    """The lines of a target in the space of a word."""
    tracking = series.tracking
    label = standing_of(series.target.name, tracking.status, tracking.pace_pct, language)
    return Sparkline(label, *lines_of(series))


def lines_of(series: ChartSeries) -> tuple[str, str, tuple[str, str] | None]:
    """(the points of the plan, those of the actual, its last) within 96 × 28."""
    values = [value for _, value in (*series.plan, *series.actual)]
    low, high = min(values), max(values)
    if series.measure.is_cumulative:
        low, high = min(low, Fraction(0)), high or Fraction(1)
    else:
        margin = (high - low) * _MARGIN or abs(high) * _MARGIN or Fraction(1)
        low, high = low - margin, high + margin
    frame = Frame(96, 28, 3, 9, 3, 3, low, high if high > low else low + 1)
    dot = None
    if series.actual:
        place, value = series.actual[-1]
        dot = (f'{frame.x(place):.1f}', f'{frame.y(value):.1f}')
    return frame.points(thinned(series.plan)), frame.points(thinned(series.actual)), dot


def thinned(points: Sequence[Point]) -> Sequence[Point]:
    """At most some twenty points of a line, its ends among them: more cannot be told apart."""
    every = -(-len(points) // _MOST_POINTS)
    return points if every <= 1 else [*points[:-1:every], points[-1]]


def standing_of(name: str, status: TrackingStatus, pace: Decimal | None, language: str) -> str:
    """Where a target stands, in words."""
    words = {'name': name, 'status': status.label(language)}
    if pace is None:
        return say('standing_plain', language, **words)
    return say('standing', language, **words, pace=percent(pace, language, 1))


def meter(
    praise: int, mixed: int, criticism: int, language: str, meter_id: str, neutral: int = 0
) -> Meter | None:
    """The meter of so many items each; None when there are none at all."""
    counts = {'praise': praise, 'neutral': neutral, 'mixed': mixed, 'criticism': criticism}
    total = sum(counts.values())
    if not total:
        return None
    words = {kind: number(n, language) for kind, n in counts.items()}
    label = say('meter_neutral' if neutral else 'meter', language, **words)
    segments, before = [], 0
    for kind, count in counts.items():
        if count:
            segments.append(Segment(kind, _width(before, total), _width(count, total)))
            before += count
    gaps = tuple(segment.start for segment in segments[1:])
    return Meter(meter_id, label, tuple(segments), gaps)


def _width(part: int, total: int) -> str:
    return f'{part * 100 / total:.2f}'.rstrip('0').rstrip('.') + '%'
