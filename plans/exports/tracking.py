"""Pace, forecast and status of a plan's targets as JSON values (plan-file.md)."""

from fractions import Fraction

from plans.document.planned import half_up
from plans.rules.tracking import track

_PLACES = 4


def told(document, on):
    """The figures of every target, decimals as texts of four places."""
    tracking = track(document, on)
    return {
        'on': on.isoformat(),
        'targets': [_target(target) for target in tracking.targets],
        'plan': {'pace_pct': _places(tracking.pace_pct), 'status': tracking.status.value},
    }


def _target(tracking):
    return {
        'id': tracking.id,
        'as_of': tracking.as_of and tracking.as_of.isoformat(),
        'expected': _places(tracking.expected),
        'actual': _places(tracking.actual),
        'pace_pct': _places(tracking.pace_pct),
        'attainment_pct': _places(tracking.attainment_pct),
        'forecast': _places(tracking.forecast),
        'required_pct': _places(tracking.required_pct),
        'status': tracking.status.value,
        'missing': [piece.key for piece in tracking.missing],
    }


def _places(value):
    return None if value is None else str(half_up(Fraction(value), _PLACES))
