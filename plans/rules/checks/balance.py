"""The closing advice: weigh customers' needs against the company's purpose (product 3.7)."""

from __future__ import annotations

from fractions import Fraction

from plans.document.choices import CheckCode, Severity
from plans.rules.checks.base import Finding, as_number, share
from plans.rules.checks.case import Case


def unbalanced(case: Case) -> Finding | None:
    """M4.1: strategies lean to one side."""
    total = len(case.strategies)
    if not total:
        return None
    need, goal = shares(case)
    if goal == 0:
        severity = Severity.WARN if total == 1 else Severity.MUST
    elif total >= 2 and abs(need - goal) >= case.limits.m4_gap:
        severity = Severity.WARN
    else:
        return None
    numbers = {'share_need': as_number(need), 'share_goal': as_number(goal)}
    return Finding(CheckCode.M4_1, severity, (), numbers)


def shares(case: Case) -> tuple[Fraction, Fraction]:
    """Give the share of strategies that answer a need, and that serve a goal, in percent."""
    total = len(case.strategies)
    answering = sum(map(case.answers_need, case.strategies))
    serving = sum(bool(row.goals) for row in case.strategies)
    return share(answering, total), share(serving, total)
