"""`manage.py track_plan FILE…`: pace, forecast and status of every target of plan files."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from plans.document import display
from plans.document.schema import PlanDocument, Target
from plans.exports.tracking import told
from plans.management.plan_files import PlanFilesCommand
from plans.rules.tracking import PlanTracking, TargetTracking, track


class Command(PlanFilesCommand):
    help = 'Prints pace, forecast and status of the targets of plan files; reads no database.'

    def answer(self, document: PlanDocument, on: date, options: dict[str, Any]) -> dict[str, Any]:
        """The figures of every target, decimals as texts of four places."""
        return told(document, on)

    def report(self, document: PlanDocument, on: date, options: dict[str, Any]) -> str:
        """A line for the plan and one for every target."""
        tracking = track(document, on)
        language = translation.get_language() or 'en'
        rows = [_line(target, tracking.of(target.id), language) for target in document.targets]
        return '\n'.join([_heading(document, tracking, language), *rows])


def _heading(document: PlanDocument, tracking: PlanTracking, language: str) -> str:
    return '  ' + _('%(title)s, on %(day)s: %(status)s, pace %(pace)s') % {
        'title': document.title,
        'day': display.day(tracking.on, language),
        'status': tracking.status.label(language),
        'pace': _percent(tracking.pace_pct, language),
    }


def _line(target: Target, tracking: TargetTracking, language: str) -> str:
    numbers = {
        'id': target.id,
        'name': target.name,
        'status': tracking.status.label(language),
        'pace': _percent(tracking.pace_pct, language),
        'actual': _number(tracking.actual, language),
        'expected': _number(tracking.expected, language),
        'forecast': _number(tracking.forecast, language),
        'day': display.day(tracking.as_of, language) if tracking.as_of else display.NONE,
    }
    lines = [
        '  ' + _('%(id)s %(name)s: %(status)s, pace %(pace)s') % numbers,
        '    '
        + _('Actual %(actual)s against %(expected)s planned to %(day)s, forecast %(forecast)s')
        % numbers,
    ]
    if tracking.missing:
        slices = ', '.join(piece.key for piece in tracking.missing)
        lines.append('    ' + _('No figures for %(slices)s') % {'slices': slices})
    return '\n'.join(lines)


def _percent(value: Decimal | None, language: str) -> str:
    return display.NONE if value is None else display.percent(value, language, 2)


def _number(value: Decimal | None, language: str) -> str:
    return display.NONE if value is None else display.number(value, language)
