"""The history of a plan: each version, who made it and what was decided on it."""

from dataclasses import dataclass

from plans.document.choices import ApprovalDecision, VersionReason


@dataclass
class Event:
    """One version with its request for approval, if it was submitted.

    `is_withdrawn`: it was submitted, and taken back before anybody decided.
    """

    version: object
    reason: VersionReason
    approval: object = None
    decision: ApprovalDecision | None = None
    is_withdrawn: bool = False


def history_of(plan):
    """Events of the plan, newest first. Two queries; the snapshots stay where they are."""
    asked = {row.version_id: row for row in plan.approvals.select_related('approver__user')}
    versions = plan.versions.select_related('by__user').defer('snapshot')
    return [event_of(plan, version, asked.get(version.pk)) for version in versions]


def event_of(plan, version, approval):
    """One version."""
    reason = VersionReason(version.reason)
    decision = ApprovalDecision(approval.decision) if approval else None
    is_withdrawn = reason == VersionReason.SUBMITTED and approval is None
    return Event(version, reason, approval, decision, is_withdrawn)
