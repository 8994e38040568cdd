"""Changing how strict a workspace's checks are, and what its lists show of them afterwards."""

from django.db import transaction

from plans.document.choices import CheckCode, PlanStatus
from plans.domain import audit, summaries
from plans.domain.edits import changes
from plans.domain.holding import renew_kept
from plans.domain.thresholds import SHIPPED, Policy, policy_of
from plans.domain.workspaces import locked
from plans.models import CheckPolicy

ACTION = 'checks_changed'
# Plans whose checks still run; those of the others are frozen.
LIVE = (PlanStatus.DRAFT, PlanStatus.IN_REVIEW, PlanStatus.ACTIVE)


@transaction.atomic
def change_policy(*, workspace, by, was, wanted):
    """Save what an admin changed; both are {threshold key or check code: value}, all of them.

    Raises EditedMeanwhile where another admin changed the same value since the form was opened.
    """
    kept = policy_of(locked(workspace)).values()
    changed = changes(now=kept, was=was, wanted=wanted)
    if not changed:
        return
    now = kept | changed
    row, _made = CheckPolicy.objects.get_or_create(workspace=workspace)
    row.thresholds = {key: now[key] for key in SHIPPED if now[key] != SHIPPED[key]}
    row.disabled_checks = [code.value for code in CheckCode if not now[code.value]]
    row.row_version += 1
    row.save()
    before = {key: kept[key] for key in changed}
    audit.record(workspace=workspace, by=by, action=ACTION, was=before, now=changed)
    recount(workspace)


@transaction.atomic
def reset_policy(*, workspace, by):
    """Go back to the shipped thresholds, with every check on."""
    change_policy(
        workspace=workspace,
        by=by,
        was=policy_of(locked(workspace)).values(),
        wanted=Policy().values(),
    )


def recount(workspace):
    """Count the open checks of the workspace's live plans anew, as its lists show them."""
    held = locked(workspace).plans.select_for_update(of=('self',)).filter(status__in=LIVE)
    for plan in held.select_related('summary').order_by('pk'):
        renew_kept(plan)
        summary = getattr(plan, 'summary', None)
        if summary and summary.document and summary.content_version == plan.content_version:
            summaries.keep(summary, plan, summary.document, summaries.standing(plan))
        else:
            summaries.refresh(plan)
