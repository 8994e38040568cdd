"""The history of a plan: each version, who made it and what was decided on it."""

from dataclasses import dataclass

from django.core.paginator import Paginator

from plans.document.choices import ApprovalDecision, VersionReason

MOST = 50


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


def history_of(plan, number=1):
    """(Events of a page, newest first; the page). Three queries; snapshots stay where they are."""
    versions = plan.versions.select_related('by__user').defer('snapshot')
    page = Paginator(versions, MOST).get_page(number)
    made = list(page.object_list)
    rows = plan.approvals.filter(version__in=made).select_related('approver__user')
    asked = {row.version_id: row for row in rows}
    return [event_of(plan, version, asked.get(version.pk)) for version in made], page


def event_of(plan, version, approval):
    """One version."""
    reason = VersionReason(version.reason)
    decision = ApprovalDecision(approval.decision) if approval else None
    is_withdrawn = reason == VersionReason.SUBMITTED and approval is None
    return Event(version, reason, approval, decision, is_withdrawn)
