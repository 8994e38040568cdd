"""How a target stands: its exact figures, its status and the limits of product.md 5.4."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from plans.document.choices import TrackingStatus
from plans.document.periods import Slice

TOO_EARLY_BELOW = Fraction(5, 100)
FORECAST_FROM = Fraction(10, 100)
FORECAST_LIMIT = Fraction(150, 100)
NONE_OF_WHAT_IS_UNWANTED = Fraction(200, 100)

_RAMP_LIMITS = (
    (Fraction(110, 100), TrackingStatus.AHEAD),
    (Fraction(90, 100), TrackingStatus.ON_TRACK),
    (Fraction(75, 100), TrackingStatus.AT_RISK),
)
_HOLD_LIMITS = (
    (Fraction(110, 100), TrackingStatus.AHEAD),
    (Fraction(100, 100), TrackingStatus.ON_TRACK),
    (Fraction(95, 100), TrackingStatus.AT_RISK),
)
FINAL = frozenset({TrackingStatus.ACHIEVED, TrackingStatus.MISSED})
WITHOUT_FIGURES = frozenset(
    {TrackingStatus.NOT_STARTED, TrackingStatus.NO_DATA, TrackingStatus.NO_BASELINE}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """The exact figures of a target; ratios are 0–1, values in the target's unit.

    `share` is how much of the way the plan had gone (X ÷ T or expected progress), `is_reached`
    whether T is reached; None where section 5 gives none. `baseline` is the one in use.
    """

    as_of: date | None = None
    expected: Fraction | None = None
    actual: Fraction | None = None
    pace: Fraction | None = None
    attainment: Fraction | None = None
    forecast: Fraction | None = None
    required: Fraction | None = None
    share: Fraction | None = None
    is_reached: bool | None = None
    missing: tuple[Slice, ...] = ()
    baseline: Fraction | None = None
    baseline_on: date | None = None
    baseline_stands_in: bool = False
    wants_baseline: bool = False
    wants_numerators: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """The figures of a target and what they mean."""

    status: TrackingStatus
    figures: Figures
    is_capped: bool = False

    @property
    def counts(self) -> bool:
        """It has a pace that a weighted roll-up may count (5.6)."""
        return (
            self.figures.pace is not None
            and self.status not in WITHOUT_FIGURES
            and self.status != TrackingStatus.TOO_EARLY
        )


def judge(
    figures: Figures,
    start: date | None,
    due: date | None,
    on: date,
    *,
    is_hold: bool,
    gaps_wait: bool,
) -> TrackingStatus:
    """The status of one target by 5.4, its rules tried in order.

    `gaps_wait`: a missing slice keeps the target from being final (cumulative targets).
    """
    if figures.as_of is None:
        return no_figures(is_ahead=start is not None and on < start)
    if figures.wants_baseline:
        return TrackingStatus.NO_BASELINE
    is_complete = not (gaps_wait and figures.missing)
    if due is not None and figures.as_of >= due and is_complete and figures.is_reached is not None:
        return final(figures.is_reached)
    if figures.pace is None or figures.share is None or figures.share < TOO_EARLY_BELOW:
        return TrackingStatus.TOO_EARLY
    return by_pace(figures.pace, is_hold=is_hold)


def no_figures(*, is_ahead: bool) -> TrackingStatus:
    """The status without a figure; `is_ahead`: the interval has not begun."""
    return TrackingStatus.NOT_STARTED if is_ahead else TrackingStatus.NO_DATA


def final(is_reached: bool) -> TrackingStatus:
    """The status once the figures are complete."""
    return TrackingStatus.ACHIEVED if is_reached else TrackingStatus.MISSED


def by_pace(pace: Fraction, *, is_hold: bool = False) -> TrackingStatus:
    """The status that a pace means, by its exact value."""
    limits = _HOLD_LIMITS if is_hold else _RAMP_LIMITS
    return next((status for limit, status in limits if pace >= limit), TrackingStatus.OFF_TRACK)


def ratio(part: Fraction, whole: Fraction | None) -> Fraction | None:
    """part ÷ whole, or None where there is nothing to divide by."""
    return part / whole if whole else None


def pace_of(actual: Fraction, expected: Fraction, *, is_up: bool) -> Fraction | None:
    """A ÷ X, or X ÷ A where less is better; None when X is 0, which wins over A = 0.

    None of what is unwanted (A = 0, or below by credit notes) is a pace of 200 %.
    """
    if not expected:
        return None
    if is_up:
        return actual / expected
    return expected / actual if actual > 0 else NONE_OF_WHAT_IS_UNWANTED


def is_reached(actual: Fraction, target: Fraction, *, is_up: bool) -> bool:
    """A ≥ T, or A ≤ T where less is better."""
    return actual >= target if is_up else actual <= target


def clamp(value: Fraction, low: Fraction, high: Fraction) -> Fraction:
    """The value, but not below `low` nor above `high`."""
    return max(low, min(value, high))
