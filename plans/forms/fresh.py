"""What a new row begins with: what the plan knows is carried down, never asked twice.

Source: product.md 4.4 (Repeat entry).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any

from plans.document.choices import (
    ActionKind,
    ActionStatus,
    Breakdown,
    CapabilityKind,
    CapacityPer,
    DealerStatus,
    FeedbackChannel,
    FeedbackStatus,
    NeedStatus,
    Priority,
    Rollup,
    SessionMode,
    SessionPurpose,
    SessionStatus,
    SourceKind,
    StrategyStatus,
    SupplierStatus,
    TargetPath,
)
from plans.document.periods import months_in
from plans.forms.cleaning import Values
from plans.forms.context import FormContext
from plans.forms.target_metrics import carried_unit

MONTHLY_FROM = 3  # months

Fresh = Callable[[FormContext, Values | None], dict[str, Any]]


def nothing(context: FormContext, parent: Values | None) -> dict[str, Any]:
    return {}


def with_unit(context: FormContext, parent: Values | None) -> dict[str, Any]:
    return {'unit': carried_unit(context)}


def target_supplier(context: FormContext, parent: Values | None) -> dict[str, Any]:
    return {'status': SupplierStatus.CANDIDATE}


def segment(context: FormContext, parent: Values | None) -> dict[str, Any]:
    return {'unit': carried_unit(context)}


def capability(context: FormContext, parent: Values | None) -> dict[str, Any]:
    return {
        'kind': CapabilityKind.PRODUCTION,
        'unit': carried_unit(context),
        'per': CapacityPer.MONTH,
    }


def goal(context: FormContext, parent: Values | None) -> dict[str, Any]:
    return {'priority': Priority.MEDIUM}


def need(context: FormContext, parent: Values | None) -> dict[str, Any]:
    return {
        'segment': _only(context.document.segments),
        'priority': Priority.MEDIUM,
        'status': NeedStatus.PROPOSED,
    }


def source(context: FormContext, parent: Values | None) -> dict[str, Any]:
    """A customer's word first: that is what a need lacks most often."""
    return {
        'kind': SourceKind.CUSTOMER_INTERVIEW,
        'collected_on': context.today,
        'collected_by': _me(context),
    }


def dealer(context: FormContext, parent: Values | None) -> dict[str, Any]:
    return {'status': DealerStatus.ACTIVE, 'unit': carried_unit(context)}


def session(context: FormContext, parent: Values | None) -> dict[str, Any]:
    """The top sellers are invited; without any, every dealer that still sells."""
    selling = [row for row in context.document.dealers if row.status != DealerStatus.INACTIVE]
    top = [row for row in selling if row.is_top_seller]
    return {
        'status': SessionStatus.PLANNED,
        'mode': SessionMode.ONSITE,
        'purposes': [SessionPurpose.CONNECT, SessionPurpose.EXCHANGE],
        'invited': [row.id for row in top or selling],
    }


def strategy(context: FormContext, parent: Values | None) -> dict[str, Any]:
    return {'status': StrategyStatus.CHOSEN}


def target(context: FormContext, parent: Values | None) -> dict[str, Any]:
    """The whole period, by month from three months on; the plan's owner answers for it."""
    document = context.document
    start, end = document.period_start, document.period_end
    is_long = start and end and start <= end and months_in(start, end) >= MONTHLY_FROM
    return {
        'start_date': start,
        'due_date': end,
        'baseline_date': start - timedelta(days=1) if start else None,
        'breakdown': Breakdown.MONTHLY if is_long else Breakdown.NONE,
        'path': TargetPath.RAMP,
        'rollup': Rollup.NONE,
        'owner': document.owner,
        'goal': _only(document.goals),
    }


def action(context: FormContext, parent: Values | None) -> dict[str, Any]:
    return {
        'status': ActionStatus.TODO,
        'kind': ActionKind.SELL,
        'owner': context.document.owner,
    }


def feedback(context: FormContext, parent: Values | None) -> dict[str, Any]:
    return {
        'status': FeedbackStatus.NEW,
        'sentiment': None,  # the tone is said, never taken for neutral
        'channel': FeedbackChannel.MEETING,
        'received_on': context.today,
        'collected_by': _me(context),
    }


def product_line(context: FormContext, parent: Values | None) -> dict[str, Any]:
    only = _only(context.document.segments)
    return {'unit': carried_unit(context), 'segments': [only] if only else []}


def buy_item(context: FormContext, parent: Values | None) -> dict[str, Any]:
    return {'unit': carried_unit(context), 'for_segment': _only(context.document.segments)}


def quote(context: FormContext, parent: Values | None) -> dict[str, Any]:
    return {'received_on': context.today}


def _only(rows: Sequence[Any]) -> str | None:
    """The ref of the one row there is; a choice among several is not ours to make."""
    return rows[0].id if len(rows) == 1 else None


def _me(context: FormContext) -> str | None:
    return context.me or None
