"""Versions: the plan file at a moment that matters, never changed. Source: product.md 2.9."""

import hashlib

from plans.document import plan_file
from plans.models import PlanVersion


def keep_version(plan, document, reason, *, by, note=''):
    """Keep the document as the plan's next version. Call with the plan held. Returns it."""
    text = plan_file.dump_text(document)
    return PlanVersion.objects.create(
        plan=plan,
        number=newest_number(plan) + 1,
        reason=reason.value,
        snapshot=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        note=note,
        by=by,
    )


def newest_number(plan):
    """The number of the plan's newest version, 0 before the first."""
    return plan.versions.values_list('number', flat=True).first() or 0
