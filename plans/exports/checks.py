"""What is missing in a plan and what the checks find, as JSON values (plan-file.md)."""

from plans.rules import checks
from plans.rules.checks import texts


def told(document, phase, on, found=None):
    """Phase, day, missing H-codes and findings, with their messages in both languages.

    found: {code: Finding} by a company's own thresholds; without, by the shipped ones.
    """
    found = checks.evaluate(document, phase, on) if found is None else found
    accepted = checks.accepted(document, found, phase, on)
    return {
        'phase': phase.value,
        'on': on.isoformat(),
        'missing': list(checks.missing(document)),
        'findings': [_finding(one, document, code in accepted) for code, one in found.items()],
    }


def _finding(finding, document, is_accepted):
    return {
        'code': finding.code.value,
        'severity': finding.severity.value,
        'subjects': list(finding.subjects),
        'numbers': dict(finding.numbers),
        'message': {
            language: texts.message(finding, document, language) for language in ('vi', 'en')
        },
        'accepted': is_accepted,
    }
