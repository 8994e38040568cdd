"""Pace, forecast and status of every target of a plan on a day (product.md section 5).

Everything is reckoned in exact fractions, so a limit is hit exactly; the Decimals given out carry
40 digits and are rounded by whoever shows them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Context, Decimal
from fractions import Fraction

from plans.document.choices import Rollup, TrackingStatus
from plans.document.measures import Measure, measure_of
from plans.document.periods import Slice
from plans.document.schema import PlanDocument, Target
from plans.rules.tracking.cumulative import cumulative_figures
from plans.rules.tracking.family import family_of
from plans.rules.tracking.level import hold_figures, ramp_figures
from plans.rules.tracking.readings import readings_of
from plans.rules.tracking.rollup import Child, summed, weighed
from plans.rules.tracking.standing import FINAL, Figures, Standing, judge, no_figures

_PRECISE = Context(prec=40)


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetTracking:
    """How one target stands; values in its unit, `_pct` in percent, None where there is none.

    `baseline` is the one in use: with `baseline_stands_in` the first actual. `is_awaiting_final`:
    past its due date with figures still open. `wants_numerators`: a percentage to be kept was
    typed without its fraction. `is_capped`: held at "at risk" by a child that is lost.
    `is_rolled_up`: its figures come from `children`. `missing` are slices without a figure.
    """

    id: str
    status: TrackingStatus
    as_of: date | None = None
    expected: Decimal | None = None
    actual: Decimal | None = None
    pace_pct: Decimal | None = None
    attainment_pct: Decimal | None = None
    forecast: Decimal | None = None
    required_pct: Decimal | None = None
    growth_pct: Decimal | None = None
    baseline: Decimal | None = None
    baseline_on: date | None = None
    missing: tuple[Slice, ...] = ()
    children: tuple[str, ...] = ()
    baseline_stands_in: bool = False
    is_awaiting_final: bool = False
    wants_numerators: bool = False
    is_capped: bool = False
    is_rolled_up: bool = False


@dataclass(frozen=True, slots=True)
class PlanTracking:
    """How a plan stands on a day: its targets in the plan's order, and their weighted roll-up."""

    on: date
    targets: tuple[TargetTracking, ...]
    status: TrackingStatus
    pace_pct: Decimal | None = None
    is_capped: bool = False

    def of(self, target_id: str) -> TargetTracking:
        """The target with this id; KeyError when the plan has none."""
        for target in self.targets:
            if target.id == target_id:
                return target
        raise KeyError(target_id)


def track(document: PlanDocument, on: date) -> PlanTracking:
    """Track every target of a plan with the figures known on that day; never raises."""
    return document.once(('track', on), lambda: _track(document, on))


def _track(document: PlanDocument, on: date) -> PlanTracking:
    family = family_of(document.targets)
    known: dict[str, Child] = {}
    for target in family.children_first():
        measure = measure_of(target, document.currency)
        below = [known[child.id] for child in family.children.get(target.id, ())]
        standing = _standing(target, measure, document, below, on)
        known[target.id] = Child(target, measure, standing)
    targets = tuple(
        _published(known[target.id], family.children.get(target.id, ()), on)
        for target in document.targets
    )
    whole = _plan_standing(document, [known[target.id] for target in family.top], on)
    return PlanTracking(on, targets, whole.status, _percent(whole.figures.pace), whole.is_capped)


def _standing(
    target: Target, measure: Measure, document: PlanDocument, below: list[Child], on: date
) -> Standing:
    if below and target.rollup == Rollup.SUM:
        return summed(target, measure, below)
    if below and target.rollup == Rollup.WEIGHTED:
        return weighed(below)
    figures = _own_figures(target, measure, document, on)
    status = judge(
        figures,
        target.start_date,
        target.due_date,
        on,
        is_hold=measure.is_hold,
        gaps_wait=measure.is_cumulative,
    )
    return Standing(status, figures)


def _own_figures(target: Target, measure: Measure, document: PlanDocument, on: date) -> Figures:
    """The figures of a target by itself; worked out anew only when that target changes."""
    key = ('figures', on, measure, document.fiscal_year_start_month)
    return target.once(key, lambda: _figures(target, measure, document, on))


def _figures(target: Target, measure: Measure, document: PlanDocument, on: date) -> Figures:
    readings = readings_of(target, measure, on)
    if measure.is_cumulative:
        return cumulative_figures(target, measure, document, readings)
    if measure.is_hold:
        return hold_figures(target, measure, document, readings)
    return ramp_figures(target, measure, document, readings)


def _plan_standing(document: PlanDocument, top: list[Child], on: date) -> Standing:
    if top:
        return weighed(top)
    start = document.period_start
    return Standing(no_figures(is_ahead=start is not None and on < start), Figures())


def _published(child: Child, below: tuple[Target, ...], on: date) -> TargetTracking:
    target, figures = child.target, child.standing.figures
    return TargetTracking(
        id=target.id,
        status=child.standing.status,
        as_of=figures.as_of,
        expected=_decimal(figures.expected),
        actual=_decimal(figures.actual),
        pace_pct=_percent(figures.pace),
        attainment_pct=_percent(figures.attainment),
        forecast=_decimal(figures.forecast),
        required_pct=_percent(figures.required),
        growth_pct=_percent(growth(target)),
        baseline=_decimal(figures.baseline),
        baseline_on=figures.baseline_on,
        missing=figures.missing,
        children=tuple(target.id for target in below),
        baseline_stands_in=figures.baseline_stands_in,
        is_awaiting_final=_waits(child.standing, target.due_date, on),
        wants_numerators=figures.wants_numerators,
        is_capped=child.standing.is_capped,
        is_rolled_up=bool(below) and target.rollup in (Rollup.SUM, Rollup.WEIGHTED),
    )


def _waits(standing: Standing, due: date | None, on: date) -> bool:
    """Past the due date, with figures that are not the last."""
    has_figures = standing.figures.as_of is not None
    return has_figures and due is not None and on > due and standing.status not in FINAL


def growth(target: Target) -> Fraction | None:
    """How much more than the baseline is wanted: (T − b) ÷ b; None without one."""
    if target.target_value is None or not target.baseline_value:
        return None
    baseline = Fraction(target.baseline_value)
    return (Fraction(target.target_value) - baseline) / baseline


def _decimal(value: Fraction | None) -> Decimal | None:
    if value is None:
        return None
    return _PRECISE.divide(Decimal(value.numerator), Decimal(value.denominator))


def _percent(value: Fraction | None) -> Decimal | None:
    return None if value is None else _decimal(value * 100)
