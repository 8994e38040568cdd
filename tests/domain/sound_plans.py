"""The sound plan of product.md 3.9 as rows, ready to be submitted, and small changes to it."""

import json
from datetime import UTC, date, datetime, timedelta

from plans.document import plan_file
from plans.document.choices import PlanStatus
from plans.domain import plans, reviews, summaries, waivers
from plans.rules import checks
from tests.rules import plans as samples

REVIEW_MORNING = datetime(2026, 12, 10, 2, tzinfo=UTC)
TODAY = date(2026, 12, 10)
REASON = 'Buổi kết nối đã hẹn trong tháng 1, ghi nhu cầu tại đó.'


def sound_plan(owner, *changes, **keys):
    """A Plan with the rows of the sound plan, changed; a draft unless `status` says otherwise."""
    content = samples.changed(samples.put(status='draft', **keys), *changes)
    return plan_of(owner, content)


def plan_of(owner, content):
    """A Plan with the rows of a plan file's dict; its status is kept."""
    document = plan_file.parse(json.dumps(content))
    keep = document.status != PlanStatus.DRAFT
    plan, _report = plans.import_document(
        by=owner, workspace=owner.workspace, document=document, keep_status=keep
    )
    return plan


def submitted(plan, by, **options):
    """The plan after submitting it with every warning read."""
    plan.refresh_from_db()
    codes = reviews.readiness(plan).warnings
    options = {'lock_version': plan.lock_version, 'warnings_read': codes, **options}
    return reviews.submit(plan, by=by, **options)


def newest(plan):
    """The number of its newest version."""
    return plan.versions.first().number


def days_on(count):
    """That many days after the review date, in the morning."""
    return REVIEW_MORNING + timedelta(days=count)


def accepted(plan, code, by, **changes):
    """Accept the check with a good reason until a good day."""
    values = {'reason': REASON, 'expires_on': TODAY + timedelta(days=30), **changes}
    waiver = waivers.accept(plan, code=code, by=by, **values)
    plan.refresh_from_db()
    return waiver


def open_counts(plan):
    """(musts, warnings) that lists show."""
    plan.refresh_from_db()
    return plan.summary.must_open, plan.summary.warn_open


def open_codes(plan):
    """Codes of the plan's open checks today."""
    plan.refresh_from_db()
    now = summaries.standing(plan)
    today, phase = plan.workspace.today(), summaries.phase_of(plan)
    covered = checks.accepted(now.document, now.findings, phase, today)
    return set(now.findings) - set(covered)
