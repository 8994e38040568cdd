"""Mistake 1: starting the sales solution from one direction (product 3.4)."""

from __future__ import annotations

from plans.document.choices import CheckCode, Origin, Severity
from plans.rules.checks.base import Finding, share
from plans.rules.checks.case import Case, ids

_FROM_THE_GOODS = (Origin.SUPPLIER, Origin.OWN_STOCK)


def no_customer_led_strategy(case: Case) -> Finding | None:
    """M1.1: not one strategy answers a need heard outside the company."""
    strategies = case.strategies
    if not strategies or any(map(case.is_customer_led, strategies)):
        return None
    origins = {row.origin for row in strategies}
    is_must = len(strategies) >= 2 or origins == {Origin.SUPPLIER}
    return Finding(
        CheckCode.M1_1,
        Severity.MUST if is_must else Severity.WARN,
        ids(strategies),
        {
            'n': str(len(strategies)),
            'origins': ', '.join(origin.value for origin in Origin if origin in origins),
        },
    )


def supplier_led_strategies(case: Case) -> Finding | None:
    """M1.2: some strategies come from the goods alone. Hidden while M1.1 is found."""
    led = [
        row
        for row in case.strategies
        if row.origin in _FROM_THE_GOODS and not case.is_customer_led(row)
    ]
    if not led:
        return None
    total = len(case.strategies)
    is_must = share(len(led), total) >= case.limits.m1_supplier_share
    return Finding(
        CheckCode.M1_2,
        Severity.MUST if is_must else Severity.WARN,
        ids(led),
        {'n': str(len(led)), 'total': str(total)},
    )


def need_from_own_side(case: Case) -> Finding | None:
    """M1.3: a need that only the supplier or our own people speak of."""
    if not case.own_side:
        return None
    is_must = len(case.own_side) == len(case.evidenced)
    return Finding(
        CheckCode.M1_3,
        Severity.MUST if is_must else Severity.WARN,
        case.own_side,
        {'n': str(len(case.own_side))},
    )
