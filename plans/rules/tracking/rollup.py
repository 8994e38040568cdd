"""Parents that sum or weigh their children, and the status of a plan (product.md 5.6)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from plans.document.choices import TrackingStatus
from plans.document.measures import Measure
from plans.document.schema import Target
from plans.rules.tracking.cumulative import added_up
from plans.rules.tracking.standing import (
    FINAL,
    TOO_EARLY_BELOW,
    Figures,
    Standing,
    by_pace,
    clamp,
    final,
    is_reached,
    no_figures,
    pace_of,
)

_CLAMP = Fraction(120, 100)
_WORSE_THAN_CAP = frozenset(
    {TrackingStatus.AT_RISK, TrackingStatus.OFF_TRACK, TrackingStatus.MISSED}
)


@dataclass(frozen=True, slots=True)
class Child:
    """A target below a parent (or a plan) with its standing, measure and weight."""

    target: Target
    measure: Measure
    standing: Standing

    @property
    def weight(self) -> Fraction:
        """Its weight, 1 when not given; a negative one counts for nothing."""
        weight = self.target.weight
        return Fraction(1) if weight is None else max(Fraction(0), Fraction(weight))


def summed(target: Target, measure: Measure, children: Sequence[Child]) -> Standing:
    """A parent of the same unit: A = Σ A, X = Σ X, each child at its own date."""
    counted = [child for child in children if _has_sums(child, measure)]
    if not counted:
        return Standing(_quiet(children), Figures())
    figures = _sums(target, measure, [child.standing.figures for child in counted])
    if _all_final(children) and figures.is_reached is not None:
        return _capped(final(figures.is_reached), figures, counted)
    is_early = measure.is_cumulative and (figures.share is None or figures.share < TOO_EARLY_BELOW)
    if figures.pace is None or is_early:
        return _capped(TrackingStatus.TOO_EARLY, figures, counted)
    return _capped(by_pace(figures.pace, is_hold=measure.is_hold), figures, counted)


def weighed(children: Sequence[Child]) -> Standing:
    """A parent of mixed units, or a plan: the mean pace by weight, each within 0–120 %."""
    counted = [child for child in children if child.standing.counts and child.weight]
    pace = _mean_pace(counted)
    figures = Figures(pace=pace)
    if children and _all_final(children):
        is_met = all(child.standing.status == TrackingStatus.ACHIEVED for child in children)
        return _capped(final(is_met or (pace is not None and pace >= 1)), figures, counted)
    if pace is None:
        return Standing(_quiet(children), figures)
    return _capped(by_pace(pace), figures, counted)


def _sums(target: Target, measure: Measure, parts: Sequence[Figures]) -> Figures:
    as_of = min(part.as_of for part in parts if part.as_of is not None)
    expected = sum((part.expected or Fraction(0) for part in parts), Fraction(0))
    actual = sum((part.actual or Fraction(0) for part in parts), Fraction(0))
    goal = None if target.target_value is None else Fraction(target.target_value)
    if measure.is_cumulative:
        return added_up(as_of, expected, actual, goal, is_up=measure.is_up)
    pace = pace_of(actual, expected, is_up=measure.is_up)
    return Figures(
        as_of=as_of,
        expected=expected,
        actual=actual,
        pace=pace,
        attainment=pace if measure.is_hold else None,
        is_reached=None if goal is None else is_reached(actual, goal, is_up=measure.is_up),
    )


def _has_sums(child: Child, measure: Measure) -> bool:
    figures = child.standing.figures
    return (
        figures.expected is not None
        and figures.actual is not None
        and child.measure.unit == measure.unit
    )


def _mean_pace(counted: Sequence[Child]) -> Fraction | None:
    weights = sum((child.weight for child in counted), Fraction(0))
    if not weights:
        return None
    paces = (
        child.weight * clamp(child.standing.figures.pace or Fraction(0), Fraction(0), _CLAMP)
        for child in counted
    )
    return sum(paces, Fraction(0)) / weights


def _all_final(children: Sequence[Child]) -> bool:
    return all(child.standing.status in FINAL for child in children)


def _quiet(children: Sequence[Child]) -> TrackingStatus:
    statuses = {child.standing.status for child in children}
    return no_figures(is_ahead=statuses == {TrackingStatus.NOT_STARTED})


def _capped(status: TrackingStatus, figures: Figures, counted: Sequence[Child]) -> Standing:
    """At best at risk when a counted child is off track or missed."""
    lost = {TrackingStatus.OFF_TRACK, TrackingStatus.MISSED}
    is_held_down = any(child.standing.status in lost for child in counted)
    if is_held_down and status not in _WORSE_THAN_CAP:
        return Standing(TrackingStatus.AT_RISK, figures, is_capped=True)
    return Standing(status, figures)
