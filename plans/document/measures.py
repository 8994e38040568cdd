"""What a target measures: the facts of its metric, or its own (product.md 2.8)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plans.document.choices import Currency, Direction, MetricKind, TargetPath
from plans.document.metrics import METRICS

if TYPE_CHECKING:
    from plans.document.schema import Target

_QUANTITY_DECIMALS = 3
_PERCENT_DECIMALS = 2


@dataclass(frozen=True, slots=True)
class Measure:
    """How the figures of one target add up, read and are rounded."""

    kind: MetricKind
    direction: Direction
    path: TargetPath
    unit: str
    decimals: int

    @property
    def is_cumulative(self) -> bool:
        """Figures of periods add up; otherwise a reading replaces the one before."""
        return self.kind == MetricKind.CUMULATIVE

    @property
    def is_hold(self) -> bool:
        """A level to be kept, not moved; a cumulative target never is one."""
        return self.path == TargetPath.HOLD and not self.is_cumulative

    @property
    def is_up(self) -> bool:
        """More is better."""
        return self.direction == Direction.UP


def measure_of(target: Target, currency: str | None) -> Measure:
    """The measure of a target in a plan of that currency.

    A metric of the shared list decides kind, direction and decimals. For any other the target's
    own `metric_kind` and `direction` do; where they are not given it adds up and more is better.
    """
    metric = METRICS.get(target.metric or '')
    if metric is None:
        kind = MetricKind(target.metric_kind or MetricKind.CUMULATIVE)
        direction = Direction(target.direction or Direction.UP)
        unit, metric_decimals = target.unit or '', _decimals_of_unit(target.unit, kind, currency)
    else:
        kind, direction = MetricKind(metric.kind), Direction(metric.direction)
        unit = target.unit or ((currency or '') if metric.is_money else metric.unit_vi)
        metric_decimals = metric.decimals if metric.decimals is not None else _money(currency)
    path = TargetPath(target.path or (metric.path if metric else TargetPath.RAMP))
    return Measure(kind, direction, path, unit, metric_decimals)


def unit_in(target: Target, measure: Measure, language: str) -> str:
    """The unit as the reader's language has it, where it is the metric's own."""
    metric = METRICS.get(target.metric or '')
    if metric is not None and measure.unit == metric.unit_vi:
        return metric.unit_label(language)
    return measure.unit


def _decimals_of_unit(unit: str | None, kind: MetricKind, currency: str | None) -> int:
    if unit == '%' or kind == MetricKind.RATIO:
        return _PERCENT_DECIMALS
    if unit and unit == currency:
        return _money(currency)
    return _QUANTITY_DECIMALS


def _money(currency: str | None) -> int:
    return Currency(currency).decimals if currency else _PERCENT_DECIMALS
