"""Our own checks of targets: capacity, completeness, figures (product 3.8: O1, O2, O6, I2)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction

from plans.document.choices import (
    CapabilityKind,
    CapacityPer,
    CheckCode,
    MarketSide,
    Phase,
    Rollup,
    Severity,
)
from plans.document.measures import measure_of
from plans.document.periods import Slice, days_between, month_end, month_start, slices
from plans.document.schema import Capability, Target
from plans.rules.checks.base import Finding, as_number
from plans.rules.checks.case import Case
from plans.rules.tracking.family import family_of
from plans.rules.tracking.readings import readings_of, uncovered

_SUPPLYING = (CapabilityKind.PRODUCTION, CapabilityKind.SOURCING)
WHAT = ('owner', 'due_date', 'breakdown', 'parts', 'baseline')
"""What O2 may miss in a target, in the order it is told."""


# --- O1 ---------------------------------------------------------------------------------------


def over_capacity(case: Case) -> Finding | None:
    """O1: a volume target against what can be made or fetched in its time."""
    loads = {row.id: _load(case, row) for row in case.document.targets if _wants_capacity(row)}
    over = [load for load in loads.values() if load is not None and load > case.limits.o1_warn]
    alone = [] if case.phase == Phase.DRAFT else _without_supplier(case, loads)
    found = [ref for ref, load in loads.items() if load in over or ref in alone]
    if over:
        severity = Severity.MUST if max(over) > case.limits.o1_must else Severity.WARN
        numbers = {'share': _printed(max(over))}
        return Finding(CheckCode.O1, severity, tuple(found), numbers, 'share')
    if alone:
        units = dict.fromkeys(case.document.targets_by_id[ref].unit for ref in alone)
        return Finding(CheckCode.O1, Severity.TIP, tuple(found), {'unit': ', '.join(units)}, 'unit')
    return None


_WITHOUT_END = float('inf')


def _wants_capacity(target: Target) -> bool:
    return target.metric == 'volume' and None not in (target.due_date, target.target_value)


def _without_supplier(case: Case, refs: Iterable[str]) -> list[str]:
    targets = case.document.targets_by_id
    return [ref for ref in refs if not _suppliers(case, targets[ref])]


def _printed(load: Fraction | float) -> str:
    return '>100' if load == _WITHOUT_END else as_number(Fraction(load))


def _suppliers(case: Case, target: Target) -> list[Capability]:
    return [
        row
        for row in case.document.capabilities
        if row.kind in _SUPPLYING and row.unit == target.unit and row.capacity is not None
    ]


def _load(case: Case, target: Target) -> Fraction | float | None:
    """Give the target as percent of capacity; None when there is nothing to compare it with."""
    start, value = target.start_date or case.document.period_start, target.target_value
    suppliers = _suppliers(case, target)
    if not suppliers or start is None or value is None or target.due_date is None:
        return None
    capacity = sum(_supplied(row, start, target.due_date) for row in suppliers)
    if capacity > 0:
        return 100 * Fraction(value) / capacity
    return _WITHOUT_END if value > 0 else None


def _supplied(capability: Capability, start: date, end: date) -> Fraction:
    first = max(start, capability.available_from or start)
    per = capability.per or CapacityPer.MONTH
    return Fraction(capability.capacity or 0) / per.months * _months(first, end)


def _months(start: date, end: date) -> Fraction:
    """Give the length in months, a partial month by its days; the same as periods.months_in."""
    if end < start:
        return Fraction(0)
    apart = (end.year - start.year) * 12 + end.month - start.month
    return apart + _gone(end) - _gone(start) + Fraction(1, month_end(start).day)


def _gone(day: date) -> Fraction:
    whole = days_between(month_start(day), month_end(day))
    return Fraction(day.day, whole)


# --- O2 ---------------------------------------------------------------------------------------


def target_incomplete(case: Case) -> Finding | None:
    """O2: a target without owner or due date, with parts that do not add up, without baseline."""
    children = family_of(case.document.targets).children
    lacks = {
        row.id: found
        for row in case.document.targets
        if (found := _lacking(case, row, children.get(row.id, ())))
    }
    if not lacks:
        return None
    told = [what for what in WHAT if any(what in found for found in lacks.values())]
    severity = Severity.WARN if told == ['baseline'] else Severity.MUST
    return Finding(CheckCode.O2, severity, tuple(lacks), {'what': ', '.join(told)})


def _lacking(case: Case, target: Target, children: tuple[Target, ...]) -> set[str]:
    measure = measure_of(target, case.document.currency)
    tests = {
        'owner': not target.owner,
        'due_date': target.due_date is None,
        'breakdown': _breakdown_differs(target, is_sum=measure.is_cumulative),
        'parts': _parts_differ(target, children),
        'baseline': target.baseline_value is None
        and not target.baseline_note.strip()
        and not measure.is_hold,
    }
    return {what for what, is_lacking in tests.items() if is_lacking}


def _breakdown_differs(target: Target, *, is_sum: bool) -> bool:
    if not target.planned or target.target_value is None:
        return False
    total = _total(target.planned) if is_sum else Fraction(target.planned[-1])
    return total != Fraction(target.target_value)


def _parts_differ(target: Target, children: tuple[Target, ...]) -> bool:
    if target.rollup != Rollup.SUM or not children or target.target_value is None:
        return False
    return _total(row.target_value or Decimal(0) for row in children) != target.target_value


def _total(values: Iterable[Decimal]) -> Fraction:
    return sum(map(Fraction, values), Fraction(0))


# --- O6 ---------------------------------------------------------------------------------------


def actuals_missing(case: Case) -> Finding | None:
    """O6: periods long over without figures; the target that lacks most decides."""
    children = family_of(case.document.targets).children
    missing = {
        row.id: late
        for row in case.document.targets
        if not (row.id in children and row.rollup in (Rollup.SUM, Rollup.WEIGHTED))
        and (late := _late_slices(case, row))
    }
    if not missing:
        return None
    worst = max(len(late) for late in missing.values())
    periods = sorted({late.key for row in missing.values() for late in row})
    severity = Severity.MUST if worst >= 2 else Severity.WARN
    return Finding(CheckCode.O6, severity, tuple(missing), {'periods': ', '.join(periods)})


def _late_slices(case: Case, target: Target) -> list[Slice]:
    """Give the slices over for longer than the days of grace, and still without a figure."""
    of_plan = (case.document.currency, case.document.fiscal_year_start_month)
    key = ('late', case.on, case.limits.o6_grace, of_plan)
    return target.once(key, lambda: _slices_without_figure(case, target))


def _slices_without_figure(case: Case, target: Target) -> list[Slice]:
    latest = case.day(-case.limits.o6_grace)
    start, due = target.start_date, target.due_date
    if start is None or due is None or start >= latest:
        return []
    month = case.document.fiscal_year_start_month
    pieces = slices(start, min(due, case.on), target.breakdown, month)  # later ones are not due
    measure = measure_of(target, case.document.currency)
    readings = readings_of(target, measure, case.on)
    return [row for row in uncovered(pieces, readings, case.on, measure) if row.end < latest]


# --- I2 ---------------------------------------------------------------------------------------


def one_sided_market(case: Case) -> Finding | None:
    """I2: a marketplace with targets for buyers or sellers only."""
    sides = {row.market_side for row in case.document.targets} & set(MarketSide)
    if len(sides) != 1:
        return None
    return Finding(CheckCode.I2, Severity.WARN, (), {'side': sides.pop().value})
