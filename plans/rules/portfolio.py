"""What a list of plans says of each without reading it: sums of money, what drags, is due."""

from __future__ import annotations

from datetime import date
from decimal import Context, Decimal
from typing import Any

from plans.document.choices import TrackingStatus
from plans.document.measures import measure_of
from plans.document.metrics import METRICS
from plans.document.schema import PlanDocument
from plans.rules.charts import chart_series, lines_of
from plans.rules.tracking import PlanTracking, due_periods

_DIGITS = Context(prec=15)
_BEHIND = frozenset({TrackingStatus.AT_RISK, TrackingStatus.OFF_TRACK, TrackingStatus.MISSED})


def portfolio_of(document: PlanDocument, tracked: PlanTracking, on: date) -> dict[str, Any]:
    """JSON values: {'drag': …, 'course': …, 'money': […], 'due': […]}.

    drag: the target that is furthest behind among those not below another, or None. course: how
    the first that can be drawn went, up to `on`: the lines of a sparkline, or None. money: one
    entry a target in the plan's currency that adds up, each with plan to date and actual. due: for
    each target the last day of its oldest period without a figure.
    """
    return {
        'drag': _drag(document, tracked),
        'course': _course(document, tracked, on),
        'money': _money(document, tracked),
        'due': _due(document),
    }


def name_of(entry: dict[str, Any], language: str) -> str:
    """What the target of an entry is called: its own name, else its metric's, else its ref."""
    metric = METRICS.get(entry['metric'] or '')
    return entry.get('name') or (metric.name(language) if metric else entry['ref'])


def _drag(document: PlanDocument, tracked: PlanTracking) -> dict[str, Any] | None:
    behind = [
        (one.pace_pct, target, one)
        for target in document.targets
        if not target.parent
        and (one := tracked.of(target.id)).status in _BEHIND
        and one.pace_pct is not None
    ]
    if not behind:
        return None
    pace, target, one = min(behind, key=lambda each: each[0])
    return {
        'ref': target.id,
        'name': target.name,
        'metric': target.metric,
        'pace': format(round(pace, 6), 'f'),
        'status': one.status.value,
    }


def _course(document: PlanDocument, tracked: PlanTracking, on: date) -> dict[str, Any] | None:
    for target in document.targets:
        one = tracked.of(target.id)
        series = None if target.parent else chart_series(target, document, one, on)
        if series:
            return {
                'ref': target.id,
                'name': target.name,
                'metric': target.metric,
                'pace': None if one.pace_pct is None else format(round(one.pace_pct, 6), 'f'),
                'status': one.status.value,
                'lines': lines_of(series),
            }
    return None


def _money(document: PlanDocument, tracked: PlanTracking) -> list[dict[str, Any]]:
    found = []
    for target in document.targets:
        one, measure = tracked.of(target.id), measure_of(target, document.currency)
        is_money = measure.is_cumulative and measure.unit == document.currency
        if target.parent or not is_money or one.expected is None or one.actual is None:
            continue
        found.append(
            {
                'ref': target.id,
                'metric': target.metric or '',
                'name': target.name,
                'expected': _kept(one.expected),
                'actual': _kept(one.actual),
            }
        )
    return found


def _kept(value: Decimal) -> str:
    """15 digits, 6 of them after the point at most: both databases keep them exactly."""
    return format(_DIGITS.plus(round(value, 6)), 'f')


def _due(document: PlanDocument) -> list[dict[str, Any]]:
    found = []
    for target in document.targets:
        missing = due_periods(target, document, date.max)
        if missing:
            found.append(
                {
                    'ref': target.id,
                    'name': target.name,
                    'metric': target.metric,
                    'owner': target.owner or '',
                    'start': missing[0].start.isoformat(),
                    'end': missing[0].end.isoformat(),
                }
            )
    return found
