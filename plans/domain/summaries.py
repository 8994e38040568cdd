"""What lists show of a plan, and its kept value: written in the transaction that changed it."""

import json
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.db.models import F
from django.utils import timezone

from plans.document.choices import Phase, PlanStatus, Severity
from plans.document.schema import PlanDocument
from plans.domain.documents import reading
from plans.domain.documents.patching import patched
from plans.domain.thresholds import policy_of
from plans.models import Plan, PlanSummary
from plans.rules import checks, tracking
from plans.rules.checks.waivers import accepted_by

PHASES = {
    PlanStatus.DRAFT: Phase.DRAFT,
    PlanStatus.IN_REVIEW: Phase.REVIEW,
    PlanStatus.ACTIVE: Phase.ACTIVE,
    PlanStatus.CLOSED: Phase.ACTIVE,
    PlanStatus.ARCHIVED: Phase.ACTIVE,
}


@dataclass(frozen=True)
class Standing:
    """A plan as one value, and what the checks find in it today."""

    document: PlanDocument
    findings: dict


def phase_of(plan):
    """Which moment of its life the checks look at."""
    return PHASES[PlanStatus(plan.status)]


def day_of(plan):
    """The day a plan is looked at: its company's today, or the day it was closed for good."""
    if plan.status == PlanStatus.CLOSED and plan.closed_at:
        return timezone.localtime(plan.closed_at, ZoneInfo(plan.workspace.time_zone)).date()
    return plan.workspace.today()


def standing(plan, on=None, phase=None):
    """The plan's Standing as kept, or as read from its rows; writes nothing."""
    version, latest = getattr(plan, 'latest', (None, None))
    if version == plan.content_version and on is None and phase is None:
        return latest
    document = reading.document_of(plan)
    return Standing(document, find(plan, document, on or day_of(plan), phase))


def find(plan, document, on, phase=None):
    """{code: Finding} of the plan by its workspace's thresholds, without the checks switched
    off.
    """
    policy = policy_of(plan.workspace)
    phase = phase or phase_of(plan)
    return checks.evaluate(document, phase, on, policy.thresholds, policy.disabled)


def refresh(plan, parts=None, patch=None):
    """Read the changed parts of the plan anew (all without `parts`) and keep what lists show.

    `patch`: (list, row, values) where only these fields of one row changed; then nothing is read.
    Call inside the transaction that changed the plan; the plan is held. Returns its Standing.
    """
    summary = getattr(plan, 'summary', None) or PlanSummary.objects.create(plan=plan)
    is_fresh = summary.document and summary.content_version == plan.content_version
    kept = json.loads(summary.document) if parts and is_fresh else None
    content = patched(kept, *patch) if kept and patch else None
    content = content or reading.read(plan, parts if kept else reading.PARTS, kept)
    text = reading.dumps(content)
    now = Standing(
        document := PlanDocument.model_validate_json(text),
        find(plan, document, day_of(plan)),
    )
    plan.content_version += 1
    plan.updated_at = timezone.now()
    Plan.objects.filter(pk=plan.pk).update(
        content_version=plan.content_version,
        updated_at=plan.updated_at,
        updated_by=plan.updated_by_id,
    )
    keep(summary, plan, text, now)
    plan.latest = (plan.content_version, now)
    return now


def keep(summary, plan, text, now):
    """Write the summary row."""
    today = day_of(plan)
    phase = phase_of(plan)
    is_open = [
        finding
        for finding in now.findings.values()
        if not accepted_by(finding, now.document, phase, today)
    ]
    summary.content_version = plan.content_version
    summary.document = text
    summary.must_open = sum(one.severity == Severity.MUST for one in is_open)
    summary.warn_open = sum(one.severity == Severity.WARN for one in is_open)
    summary.steps_done = len(now.document.steps_done)
    summary.computed_on = today
    if plan.status != PlanStatus.DRAFT:  # a draft is not tracked yet
        pace = tracking.track(now.document, today)
        summary.pace, summary.pace_status = pace.pace_pct, pace.status.value
        summary.figures_to = max((one.as_of for one in pace.targets if one.as_of), default=None)
    summary.save()


def mark_stale(plans):
    """Say that the kept value of these plans no longer holds: a shared row of theirs changed."""
    plans.update(content_version=F('content_version') + 1)
