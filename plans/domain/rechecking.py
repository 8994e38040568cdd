"""Once a day: what lists show of each living plan, by the day that has begun. Source: 2.9."""

from django.db import transaction

from plans.document.choices import PlanStatus
from plans.domain import summaries
from plans.models import Plan

LIVING = (PlanStatus.DRAFT, PlanStatus.IN_REVIEW, PlanStatus.ACTIVE)


def recheck_all():
    """Recheck every living plan not yet looked at today, each in a transaction of its own.

    Returns (how many were rechecked, how many were of today already).
    """
    done = current = 0
    living = Plan.objects.filter(status__in=LIVING)
    held = living.select_for_update(of=('self',)).select_related('workspace', 'template')
    for pk in living.order_by('pk').values_list('pk', flat=True):
        with transaction.atomic():
            plan = held.filter(pk=pk).first()
            if plan is None:  # closed or deleted meanwhile
                continue
            if _is_of_today(plan):
                current += 1
                continue
            summaries.recheck(plan)
            done += 1
    return done, current


def _is_of_today(plan):
    summary = getattr(plan, 'summary', None)
    is_kept = summary is not None and summary.content_version == plan.content_version
    return is_kept and summary.computed_on == plan.workspace.today()
