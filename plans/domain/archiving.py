"""Plans are put away and brought back: out of lists, never out of reach. Source: product.md 2.4."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from plans.document.choices import PlanStatus
from plans.domain import permissions, summaries
from plans.domain.holding import hold
from plans.domain.transitions import move, must_be, record


@transaction.atomic
def archive(plan, *, by, lock_version):
    """Put a draft or a closed plan away. Returns the Plan.

    Raises PermissionDenied, PlanMovedOnError.
    """
    held = hold(plan)
    must_be(held, (PlanStatus.DRAFT, PlanStatus.CLOSED), lock_version)
    if not permissions.may_archive(by, held):
        raise PermissionDenied(_('Only the owner and admins archive this plan.'))
    move(held, PlanStatus.ARCHIVED, by, status_before_archive=held.status)
    summaries.refresh(held)
    record(held, by, 'plan_archived', before=held.status_before_archive)
    return held


@transaction.atomic
def restore(plan, *, by, lock_version):
    """Bring an archived plan back, in the state it was in before. Returns the Plan.

    Raises PermissionDenied, PlanMovedOnError.
    """
    held = hold(plan)
    must_be(held, PlanStatus.ARCHIVED, lock_version)
    if not permissions.may_restore(by, held):
        raise PermissionDenied(_('Only the owner and admins restore this plan.'))
    move(held, held.phase, by, status_before_archive='')
    summaries.refresh(held)
    record(held, by, 'plan_restored')
    return held
