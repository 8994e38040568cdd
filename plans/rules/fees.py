"""What a marketplace earns at its target GMV, and how its owners share it (product.md 2.5)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from plans.document import periods
from plans.document.choices import Currency, FeeModel
from plans.document.planned import half_up
from plans.document.schema import Intermediary, PlanDocument, PlatformOwner, Target
from plans.rules.shares import split

_DECIMALS_WITHOUT_CURRENCY = 2


@dataclass(frozen=True, slots=True)
class FeeIncome:
    """What the fees bring over the time of the GMV target, in the plan's currency.

    `commission` and `other` are None while unknown, 0 where the plan charges no such fee; `asked`
    names what is missing: 'gmv', 'commission_pct', 'other_fees'.
    """

    target: Target | None
    commission: Fraction | None
    other: Fraction | None
    asked: tuple[str, ...]

    @property
    def total(self) -> Fraction | None:
        """All that is known of the income; None while nothing is."""
        known = [value for value in (self.commission, self.other) if value is not None]
        return sum(known, Fraction(0)) if known else None

    @property
    def take_rate(self) -> Fraction | None:
        """Income in percent points of the GMV; None while a part of it is missing."""
        gmv = self.target.target_value if self.target else None
        if self.asked or not gmv or self.total is None:
            return None
        return self.total * 100 / Fraction(gmv)


@dataclass(frozen=True, slots=True)
class OwnerPart:
    """One owner's part of the income, the cost and what is left."""

    owner: PlatformOwner
    income: Decimal
    cost: Decimal

    @property
    def gain(self) -> Decimal:
        """Income less cost."""
        return self.income - self.cost


@dataclass(frozen=True, slots=True)
class SharedResult:
    """Income and cost at the target, divided by shares so that the parts add up exactly."""

    income: Decimal
    cost: Decimal
    parts: tuple[OwnerPart, ...]
    cost_target: Target | None

    @property
    def gain(self) -> Decimal:
        """Income less cost."""
        return self.income - self.cost


def fee_income(document: PlanDocument) -> FeeIncome | None:
    """What the fees bring at the target GMV; None where the plan is no marketplace."""
    details = document.details
    if not isinstance(details, Intermediary):
        return None
    target = document.target_for('gmv')
    commission = _commission(details, target)
    other = _other(details, _years(document, target))
    asked = [] if target else ['gmv']
    if commission is None and details.commission_pct is None:
        asked.append('commission_pct')
    if other is None:
        asked.append('other_fees')
    return FeeIncome(target, commission, other, tuple(asked))


def shared_result(document: PlanDocument) -> SharedResult | None:
    """How income and selling cost fall on the owners; None while income or shares are unknown."""
    income, owners = fee_income(document), document.owners
    shares = [owner.share_pct for owner in owners]
    if income is None or income.total is None or not owners or None in shares or not any(shares):
        return None
    if income.asked and not income.total:
        return None  # nothing is known yet but that there is no other fee
    places = Currency(document.currency).decimals if document.currency else None
    places = _DECIMALS_WITHOUT_CURRENCY if places is None else places
    known = [share for share in shares if share is not None]
    target = document.target_for('selling_cost')
    cost = target.target_value if target and target.target_value is not None else Decimal(0)
    total = half_up(income.total, places)
    return SharedResult(total, cost, _parts(owners, known, total, cost, places), target)


def _parts(
    owners: Sequence[PlatformOwner],
    shares: Sequence[Decimal],
    income: Decimal,
    cost: Decimal,
    places: int,
) -> tuple[OwnerPart, ...]:
    incomes, costs = split(income, shares, places), split(cost, shares, places)
    return tuple(OwnerPart(*part) for part in zip(owners, incomes, costs, strict=True))


def _commission(details: Intermediary, target: Target | None) -> Fraction | None:
    if FeeModel.COMMISSION not in details.fee_model and details.commission_pct is None:
        return Fraction(0) if details.fee_model else None
    if details.commission_pct is None or target is None or target.target_value is None:
        return None
    return Fraction(target.target_value) * Fraction(details.commission_pct) / 100


def _other(details: Intermediary, years: Fraction) -> Fraction | None:
    if details.other_fees is not None:
        return Fraction(details.other_fees) * years
    charged = {FeeModel.LISTING, FeeModel.SUBSCRIPTION, FeeModel.ADS} & set(details.fee_model)
    return None if charged else Fraction(0)


def _years(document: PlanDocument, target: Target | None) -> Fraction:
    """The time of the target, else of the plan, else one year."""
    start = target.start_date if target else None
    due = target.due_date if target else None
    start, due = start or document.period_start, due or document.period_end
    months = periods.months_in(start, due) if start and due else Fraction(0)
    return months / 12 if months else Fraction(1)
