"""Our own checks of needs, strategies and goals (product 3.8: O3 to O5)."""

from __future__ import annotations

from plans.document.choices import (
    ActionStatus,
    CheckCode,
    Phase,
    Priority,
    Severity,
    StrategyStatus,
)
from plans.rules.checks.base import Finding
from plans.rules.checks.case import Case, ids


def need_unanswered(case: Case) -> Finding | None:
    """O3a: no strategy answers a need."""
    answered = {ref for row in case.strategies for ref in row.needs}
    open_needs = [row for ref, row in case.needs.items() if ref not in answered]
    if not open_needs:
        return None
    is_must = any(row.priority == Priority.HIGH for row in open_needs)
    severity = Severity.MUST if is_must else Severity.WARN
    return Finding(CheckCode.O3A, severity, ids(open_needs), {'n': str(len(open_needs))})


def need_without_evidence(case: Case) -> Finding | None:
    """O3b: a need nobody is known to have spoken of."""
    bare = tuple(ref for ref, sources in case.sources.items() if not sources)
    if not bare:
        return None
    is_must = len(bare) == len(case.needs) and case.phase != Phase.DRAFT
    severity = Severity.MUST if is_must else Severity.WARN
    return Finding(CheckCode.O3B, severity, bare, {'n': str(len(bare))})


def evidence_old(case: Case) -> Finding | None:
    """O3c: even the newest evidence of a need is old."""
    oldest = case.day(-case.limits.o3_evidence_age)
    old = []
    for ref, sources in case.sources.items():
        days = [source.collected_on for source in sources if source.collected_on]
        if days and max(days) < oldest:
            old.append(ref)
    return Finding(CheckCode.O3C, Severity.TIP, tuple(old)) if old else None


def strategy_without_action(case: Case) -> Finding | None:
    """O4: a chosen strategy that nobody is to work on by a day."""
    worked_on = {
        row.strategy
        for row in case.document.actions
        if row.owner and row.due and row.status != ActionStatus.CANCELLED
    }
    idle = [
        row
        for row in case.strategies
        if row.status == StrategyStatus.CHOSEN and row.id not in worked_on
    ]
    if not idle:
        return None
    severity = Severity.MUST if _is_long_active(case) else Severity.WARN
    return Finding(CheckCode.O4, severity, ids(idle), {'n': str(len(idle))})


def _is_long_active(case: Case) -> bool:
    activated = case.document.activated_on
    if not case.is_active or activated is None:
        return False
    return (case.on - activated).days > case.limits.o4_grace


def goal_without_target(case: Case) -> Finding | None:
    """O5: a goal that no target measures. Read once the plan has a target."""
    if not case.document.targets:
        return None
    measured = {row.goal for row in case.document.targets}
    loose = [row for row in case.document.goals if row.id not in measured]
    if not loose:
        return None
    return Finding(CheckCode.O5, Severity.WARN, ids(loose), {'n': str(len(loose))})
