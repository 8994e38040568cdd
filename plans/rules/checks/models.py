"""What the article says each business model is (product 3.8: B1, S1, I1, C1, C2)."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from plans.document.choices import CheckCode, Severity
from plans.document.schema import BuySide, Collaborative, Intermediary, ProductLine
from plans.rules.checks.base import Finding, as_number
from plans.rules.checks.case import Case

_SHARE_TOLERANCE = Decimal('0.01')


def few_suppliers(case: Case) -> Finding | None:
    """B1: an item with fewer suppliers invited than quotes wanted."""
    details = case.document.details
    if not isinstance(details, BuySide):
        return None
    few = [row.name for row in details.items if (row.suppliers_invited or 0) < details.min_quotes]
    if not few:
        return None
    numbers = {'n': str(details.min_quotes)}
    return Finding(CheckCode.B1, Severity.WARN, tuple(dict.fromkeys(few)), numbers)


def line_incomplete(case: Case) -> Finding | None:
    """S1: a product line without its terms for large quantities."""
    names = [row.name for row in case.document.product_lines if _is_incomplete(row)]
    if not names:
        return None
    return Finding(CheckCode.S1, Severity.WARN, tuple(dict.fromkeys(names)))


def _is_incomplete(line: ProductLine) -> bool:
    terms = (line.moq, line.lead_time_days, line.supply_per_month)
    return None in terms or (line.is_exclusive and line.exclusivity_basis is None)


def no_protection(case: Case) -> Finding | None:
    """I1: buyers are not protected or sellers not verified."""
    details = case.document.details
    is_market = isinstance(details, Intermediary)
    if is_market and details.buyer_protection and details.seller_verification:
        return None
    return Finding(CheckCode.I1, Severity.MUST)


def owner_shares(case: Case) -> Finding | None:
    """C1: the owners' shares are not all there or do not make 100 %."""
    shares = [row.share_pct for row in case.document.owners]
    filled = [value for value in shares if value is not None]
    if not filled:
        return None
    total = sum(map(Fraction, filled), Fraction(0))
    if len(filled) == len(shares) and abs(total - 100) <= Fraction(_SHARE_TOLERANCE):
        return None
    return Finding(CheckCode.C1, Severity.MUST, (), {'share': as_number(total, 3)})


def no_governance(case: Case) -> Finding | None:
    """C2: nothing says how the owners decide or settle a dispute."""
    details = case.document.details
    is_joint = isinstance(details, Collaborative)
    if is_joint and details.decision_rule is not None and details.dispute_rule.strip():
        return None
    return Finding(CheckCode.C2, Severity.WARN)
