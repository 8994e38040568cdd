"""Pace, forecast and status of targets (product.md section 5)."""

from plans.rules.tracking.readings import figures_to
from plans.rules.tracking.series import SliceRow, slice_rows
from plans.rules.tracking.track import PlanTracking, TargetTracking, growth, track

__all__ = [
    'PlanTracking',
    'SliceRow',
    'TargetTracking',
    'figures_to',
    'growth',
    'slice_rows',
    'track',
]
