"""What a check finds, and the thresholds it goes by (product 3.1, 3.2)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from fractions import Fraction
from typing import Any, Self

from plans.document.amounts import plain
from plans.document.choices import CheckCode, Phase, Severity
from plans.document.planned import half_up

__all__ = ['CheckCode', 'Finding', 'Phase', 'Severity', 'Thresholds', 'as_number', 'share']


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check found: at most one per code, the worst severity, every subject.

    `subjects` are ids of the plan file (names for B1 and S1). `numbers` holds the placeholders of
    the message as plain strings, percentages in percent points. `variant` picks among wordings.
    """

    code: CheckCode
    severity: Severity
    subjects: tuple[str, ...] = ()
    numbers: Mapping[str, str] = field(default_factory=dict, hash=False)
    variant: str = ''

    def as_json(self) -> dict[str, Any]:
        """Give the finding as JSON values; `from_json` reads them back."""
        return {
            'code': self.code.value,
            'severity': self.severity.value,
            'subjects': list(self.subjects),
            'numbers': dict(self.numbers),
            'variant': self.variant,
        }

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> Self:
        """Read what `as_json` gave; ValueError or KeyError for anything else."""
        return cls(
            CheckCode(values['code']),
            Severity(values['severity']),
            tuple(values['subjects']),
            dict(values['numbers']),
            values.get('variant', ''),
        )


def _limit(default: int, low: int, high: int) -> Any:
    return field(default=default, metadata={'low': low, 'high': high})


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The settings of a workspace, with their shipped values (3.2); shares in percent points."""

    m1_supplier_share: int = _limit(50, 20, 100)
    m2_single_share: int = _limit(50, 20, 100)
    m2_quarter_elapsed: int = _limit(50, 25, 100)
    m2_draft_lookback: int = _limit(90, 30, 180)
    m2_draft_lookahead: int = _limit(90, 30, 180)
    m3_min_items: int = _limit(5, 3, 20)
    m3_low_share_items: int = _limit(10, 5, 50)
    m3_low_share: int = _limit(10, 5, 40)
    m3_window_active: int = _limit(90, 30, 365)
    m3_window_draft: int = _limit(180, 30, 365)
    m3_silent_warn: int = _limit(60, 30, 180)
    m3_silent_must: int = _limit(90, 30, 180)
    m3_unread_warn: int = _limit(14, 3, 60)
    m3_unread_must: int = _limit(30, 3, 60)
    m3_unread_count: int = _limit(5, 3, 60)
    m4_gap: int = _limit(50, 20, 100)
    o1_warn: int = _limit(85, 50, 150)
    o1_must: int = _limit(100, 50, 150)
    o3_evidence_age: int = _limit(365, 90, 1095)
    o4_grace: int = _limit(30, 7, 90)
    o6_grace: int = _limit(10, 3, 30)

    @classmethod
    def ranges(cls) -> dict[str, tuple[int, int, int]]:
        """Give {key: (default, lowest, highest)} in the order of 3.2."""
        return {
            item.name: (item.default, item.metadata['low'], item.metadata['high'])  # type: ignore[misc]
            for item in fields(cls)
        }


def as_number(value: Fraction | int, places: int = 1) -> str:
    """Write an exact number rounded half up, without trailing zeros: '33.3', '50'."""
    return plain(half_up(Fraction(value), places))


def share(part: int, whole: int) -> Fraction:
    """Give a share in percent points, exactly; 0 of nothing."""
    return Fraction(100 * part, whole) if whole else Fraction(0)
