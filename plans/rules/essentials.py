"""The rows that speak for a plan where there is room for few: summary, dealers' plan sheet."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from plans.document.choices import NeedStatus, Priority, StrategyStatus
from plans.document.schema import Goal, Need, PlanDocument, Strategy

Row = TypeVar('Row', Goal, Need)
_WEIGHTS: dict[Priority | None, int] = {Priority.HIGH: 0, Priority.MEDIUM: 1, Priority.LOW: 2}


def by_priority(rows: Iterable[Row]) -> list[Row]:
    """The most important first, else in their own order."""
    return sorted(rows, key=lambda row: _WEIGHTS.get(row.priority, 1))


def live_needs(document: PlanDocument) -> list[Need]:
    """The needs that were not rejected, the most important first."""
    return by_priority(need for need in document.needs if need.status != NeedStatus.REJECTED)


def chosen_strategies(document: PlanDocument) -> list[Strategy]:
    """How the company sells, as decided."""
    return [row for row in document.strategies if row.status == StrategyStatus.CHOSEN]
