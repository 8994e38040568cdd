"""No nagging while somebody types: what the panel shows of a step that is open (product 3.1)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from plans.rules.checks.base import Finding


def shown(current: Mapping[str, Finding], at_open: Mapping[str, Finding]) -> dict[str, Finding]:
    """Give what to show while a step is open that showed `at_open` when it was opened.

    Nothing new appears, nothing gets worse, and what is cleared goes or shrinks at once.
    """
    kept = {}
    for code, finding in current.items():
        before = at_open.get(code)
        softened = before and _no_worse(finding, before)
        if softened:
            kept[code] = softened
    return kept


def _no_worse(finding: Finding, before: Finding) -> Finding | None:
    subjects = tuple(ref for ref in finding.subjects if ref in before.subjects)
    if before.subjects and not subjects:
        return None
    if len(subjects) == len(finding.subjects) and finding.severity.rank <= before.severity.rank:
        return finding
    milder = min(finding.severity, before.severity, key=lambda severity: severity.rank)
    numbers = dict(before.numbers)
    if before.subjects and numbers.get('n') == str(len(before.subjects)):
        numbers['n'] = str(len(subjects))
    return replace(before, severity=milder, subjects=subjects, numbers=numbers)
