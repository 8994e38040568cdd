"""`manage.py check_plan FILE…`: what is missing in plan files, and which mistakes they make."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from plans.document import display
from plans.document.choices import Phase
from plans.document.schema import PlanDocument, Waiver
from plans.exports.checks import told
from plans.management.plan_files import PlanFilesCommand
from plans.rules import checks
from plans.rules.checks import Finding, texts


class Command(PlanFilesCommand):
    help = 'Prints what is missing in plan files and what the checks find; reads no database.'

    def add_arguments(self, parser: ArgumentParser) -> None:
        """--phase beside FILE…, --on and --format."""
        super().add_arguments(parser)
        parser.add_argument('--phase', choices=[phase.value for phase in Phase])

    def answer(self, document: PlanDocument, on: date, options: dict[str, Any]) -> dict[str, Any]:
        """Phase, day, missing H-codes and findings, with their messages in both languages."""
        return told(document, _phase(document, options), on)

    def report(self, document: PlanDocument, on: date, options: dict[str, Any]) -> str:
        """The same for people, in the language of the installation."""
        phase, language = _phase(document, options), translation.get_language() or 'en'
        found = checks.evaluate(document, phase, on)
        accepted = checks.accepted(document, found, phase, on)
        return '\n'.join(
            [
                _heading(document, phase, on, language),
                *_missing(document),
                *(_line(finding, document, accepted, language) for finding in found.values()),
                *([] if found else ['  ' + _('The checks found nothing.')]),
            ]
        )


def _phase(document: PlanDocument, options: dict[str, Any]) -> Phase:
    if options.get('phase'):
        return Phase(options['phase'])
    return checks.phase_of(document.status)


def _heading(document: PlanDocument, phase: Phase, on: date, language: str) -> str:
    return '  ' + _('%(title)s, phase %(phase)s, on %(day)s') % {
        'title': document.title,
        'phase': phase.label(language),
        'day': display.day(on, language),
    }


def _missing(document: PlanDocument) -> list[str]:
    codes = checks.missing(document)
    return ['  ' + _('Missing: %(codes)s') % {'codes': ', '.join(codes)}] if codes else []


def _line(
    finding: Finding, document: PlanDocument, accepted: Mapping[str, Waiver], language: str
) -> str:
    words = {
        'code': finding.code.value,
        'severity': finding.severity.label(language),
        'message': texts.message(finding, document, language),
    }
    if finding.code in accepted:
        return '  ' + pgettext('finding', '%(code)s %(severity)s (accepted): %(message)s') % words
    return '  ' + pgettext('finding', '%(code)s %(severity)s: %(message)s') % words
