"""Accepting a finding with a reason, and when it comes back (product 3.1)."""

from __future__ import annotations

from datetime import date

from plans.document.choices import Phase, Severity
from plans.document.schema import PlanDocument, Waiver
from plans.rules.checks.base import Finding

SHORTEST_REASON = 20
DEFAULT_DAYS = 90
DAYS_AFTER_PERIOD = 30


def accepted_by(finding: Finding, document: PlanDocument, phase: Phase, on: date) -> Waiver | None:
    """Give the waiver that covers a finding on that day, or None.

    A must of an active plan counts as accepted only once an approver has confirmed it.
    """
    for waiver in document.waivers:
        if waiver.check == finding.code and _holds(waiver, on) and _covers(waiver, finding):
            needs_approver = phase == Phase.ACTIVE and finding.severity == Severity.MUST
            if waiver.confirmed_by or not needs_approver:
                return waiver
    return None


def _holds(waiver: Waiver, on: date) -> bool:
    is_given = waiver.on is None or waiver.on <= on
    is_revoked = waiver.revoked_on is not None and waiver.revoked_on <= on
    is_over = waiver.expires_on is not None and waiver.expires_on < on
    return is_given and not is_revoked and not is_over


def _covers(waiver: Waiver, finding: Finding) -> bool:
    if waiver.severity is None or waiver.severity.rank < finding.severity.rank:
        return False
    return set(finding.subjects) <= set(waiver.subjects)


def has_reason(reason: str) -> bool:
    """Whether a reason says enough to accept something."""
    return len(reason.strip()) >= SHORTEST_REASON
