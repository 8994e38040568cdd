"""Who owns a shared site: shares, votes, and splitting an amount by them (product.md 2.5, C1)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from plans.document.choices import DecisionRule
from plans.document.planned import spread
from plans.document.schema import PlatformOwner

TOLERANCE = Fraction(1, 100)
WHOLE = Fraction(100)


@dataclass(frozen=True, slots=True)
class Ownership:
    """How the owners' shares and votes add up, in percent points."""

    owners: tuple[PlatformOwner, ...]
    total: Fraction
    voting: Fraction
    voters: int
    blank: int

    @property
    def is_begun(self) -> bool:
        """Whether any share is filled in; from then on all must be."""
        return self.blank < len(self.owners)

    @property
    def is_whole(self) -> bool:
        """Whether every share is there and they make 100 %, within a hundredth."""
        return not self.blank and abs(self.total - WHOLE) <= TOLERANCE

    @property
    def left(self) -> Fraction:
        """What is missing to 100; below 0 where the shares are too much."""
        return WHOLE - self.total


def ownership(owners: Sequence[PlatformOwner]) -> Ownership:
    """Add up shares and votes, exactly."""
    filled = [owner for owner in owners if owner.share_pct is not None]
    voting = [owner for owner in filled if owner.votes]
    return Ownership(
        tuple(owners),
        _sum(filled),
        _sum(voting),
        sum(owner.votes for owner in owners),
        len(owners) - len(filled),
    )


def decides_alone(
    owners: Sequence[PlatformOwner], rule: DecisionRule | None
) -> PlatformOwner | None:
    """The owner who needs no other: more than half of the voting shares, or the only vote."""
    voters = [owner for owner in owners if owner.votes]
    if len(voters) == 1:
        return voters[0] if len(owners) > 1 and rule != DecisionRule.BOARD else None
    if rule != DecisionRule.BY_SHARE:
        return None
    half = _sum(voters) / 2
    return next((owner for owner in voters if Fraction(owner.share_pct or 0) > half > 0), None)


def split(amount: Decimal, shares: Sequence[Decimal], decimals: int) -> tuple[Decimal, ...]:
    """Divide an amount by shares; the parts have so many decimals and add up to it exactly."""
    return spread(amount, shares, decimals)


def _sum(owners: Sequence[PlatformOwner]) -> Fraction:
    return sum((Fraction(owner.share_pct or 0) for owner in owners), Fraction(0))
