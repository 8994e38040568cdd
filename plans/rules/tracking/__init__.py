"""Pace, forecast and status of targets (product.md section 5)."""

from plans.rules.tracking.advice import advice, time_gone
from plans.rules.tracking.entry import due_periods, entry_periods, is_rolled_up
from plans.rules.tracking.readings import figures_to
from plans.rules.tracking.series import SliceRow, slice_rows
from plans.rules.tracking.track import PlanTracking, TargetTracking, growth, track
from plans.rules.tracking.wording import FigureWords, period_label, typed_figure

__all__ = [
    'FigureWords',
    'PlanTracking',
    'SliceRow',
    'TargetTracking',
    'advice',
    'due_periods',
    'entry_periods',
    'figures_to',
    'growth',
    'is_rolled_up',
    'period_label',
    'slice_rows',
    'time_gone',
    'track',
    'typed_figure',
]
