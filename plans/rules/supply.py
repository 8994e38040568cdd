"""Supply against targets, month by month and unit by unit (product.md 2.5, R22)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from plans.document import periods
from plans.document.metrics import METRICS, QUANTITY
from plans.document.planned import planned_values, target_slices
from plans.document.schema import PlanDocument, ProductLine, Target


@dataclass(frozen=True, slots=True)
class SupplyMonth:
    """One month: what the targets plan, what the lines supply, and what is left since the start."""

    month: periods.Slice
    planned: Fraction
    supply: Fraction
    left: Fraction

    @property
    def gap(self) -> Fraction:
        """Supply less plan; below 0 where the month alone falls short."""
        return self.supply - self.planned


@dataclass(frozen=True, slots=True)
class UnitSupply:
    """One unit's months; `lines` supply it, `targets` plan it, `unknown` lines name no supply."""

    unit: str
    months: tuple[SupplyMonth, ...]
    lines: tuple[ProductLine, ...]
    targets: tuple[Target, ...]
    unknown: tuple[ProductLine, ...]

    @property
    def planned(self) -> Fraction:
        """The whole plan."""
        return sum((month.planned for month in self.months), Fraction(0))

    @property
    def supply(self) -> Fraction:
        """The whole supply."""
        return sum((month.supply for month in self.months), Fraction(0))

    @property
    def short_months(self) -> tuple[SupplyMonth, ...]:
        """Months whose plan is above their supply."""
        return tuple(month for month in self.months if month.gap < 0)

    @property
    def unmet_months(self) -> tuple[SupplyMonth, ...]:
        """Months that stay short even with what earlier months left over."""
        return tuple(month for month in self.months if month.left < 0)


def supply_against_targets(document: PlanDocument) -> tuple[UnitSupply, ...]:
    """Each unit that quantity targets are counted in, in the order of the targets."""
    targets = quantity_targets(document)
    units = dict.fromkeys(target.unit for target in targets)
    return tuple(_of_unit(document, unit, targets) for unit in units)


def quantity_targets(document: PlanDocument) -> list[Target]:
    """Targets that plan quantities of goods; a part is left out where its whole is counted."""
    counted = {
        target.id: target
        for target in document.targets
        if _is_quantity(target) and planned_values(target, document)
    }
    return [
        target
        for target in counted.values()
        if target.parent not in counted or counted[target.parent].unit != target.unit
    ]


def by_month(target: Target, document: PlanDocument) -> dict[date, Fraction]:
    """{first day of the month: planned}; a longer slice is spread over its months by days."""
    months: dict[date, Fraction] = {}
    values = planned_values(target, document)
    for piece, value in zip(target_slices(target, document), values, strict=False):
        for part in periods.months(piece.start, piece.end):
            month = periods.month_start(part.start)
            share = Fraction(part.days, piece.days)
            months[month] = months.get(month, Fraction(0)) + Fraction(value) * share
    return months


def _is_quantity(target: Target) -> bool:
    metric = METRICS.get(target.metric)
    return metric is not None and metric.unit == QUANTITY and not metric.is_level


def _of_unit(document: PlanDocument, unit: str, targets: Sequence[Target]) -> UnitSupply:
    mine = tuple(target for target in targets if target.unit == unit)
    lines = tuple(line for line in document.product_lines if line.unit == unit)
    supplying = tuple(line for line in lines if line.supply_per_month is not None)
    unknown = tuple(line for line in lines if line.supply_per_month is None)
    months = tuple(_months(document, mine, supplying))
    return UnitSupply(unit, months, supplying, mine, unknown)


def _months(
    document: PlanDocument, targets: Sequence[Target], lines: Sequence[ProductLine]
) -> Iterator[SupplyMonth]:
    plans = [by_month(target, document) for target in targets]
    a_month = sum((Fraction(line.supply_per_month or 0) for line in lines), Fraction(0))
    left = Fraction(0)
    for month in _span(targets):
        start = periods.month_start(month.start)
        planned = sum((plan.get(start, Fraction(0)) for plan in plans), Fraction(0))
        supply = a_month * month.share
        left += supply - planned
        yield SupplyMonth(month, planned, supply, left)


def _span(targets: Sequence[Target]) -> tuple[periods.Slice, ...]:
    """The months from the first start to the last due date."""
    starts = [target.start_date for target in targets if target.start_date]
    dues = [target.due_date for target in targets if target.due_date]
    return periods.months(min(starts), max(dues)) if starts and dues else ()
