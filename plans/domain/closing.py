"""A plan ends, and may go on again for a month. Source: product.md 2.4, 5.8."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from plans.document.choices import PlanStatus, VersionReason
from plans.document.text import nfc
from plans.domain import permissions, summaries
from plans.domain.holding import hold
from plans.domain.transitions import (
    ReasonTooShortError,
    TransitionError,
    move,
    must_be,
    record,
    written,
)
from plans.domain.versions import keep_version
from plans.models import CloseOut

REOPEN_WITHIN = timedelta(days=30)
UNDO_WITHIN = timedelta(minutes=10)
QUESTIONS = ('unheard', 'worked', 'carry_over')


class CloseNoteMissingError(TransitionError):
    """A plan does not end without a word on how it went."""

    field = 'close_note'


class EarlyReasonMissingError(ReasonTooShortError):
    """A plan does not end before its period without a reason."""

    field = 'early_reason'


class ReopenTooLateError(TransitionError):
    """The plan was closed more than 30 days ago: its result stands."""


@transaction.atomic
def close(plan, *, by, lock_version, note, early_reason='', lessons=None):
    """End a plan that runs; its result is frozen, and kept as a version. Returns the Plan.

    lessons: {'unheard' | 'worked' | 'carry_over': text}. Raises PermissionDenied, PlanMovedOnError,
    CloseNoteMissingError and EarlyReasonMissingError, and changes nothing then.
    """
    held = hold(plan)
    must_be(held, PlanStatus.ACTIVE, lock_version)
    if not permissions.may_close(by, held):
        raise PermissionDenied(_('Only the owner and approvers close this plan.'))
    note = written(note, CloseNoteMissingError, _('Say in a sentence how the plan went.'), least=1)
    early_reason = nfc(early_reason or '').strip()
    if is_early(held):
        text = _('The period is not over: say in at least %(least)d characters why it ends now.')
        early_reason = written(early_reason, EarlyReasonMissingError, text)
    told = {name: nfc((lessons or {}).get(name) or '').strip() for name in QUESTIONS}
    CloseOut.objects.update_or_create(
        plan=held, defaults={**told, 'early_reason': early_reason, 'by': by}
    )
    move(held, PlanStatus.CLOSED, by, closed_at=timezone.now(), close_note=note)
    document = summaries.refresh(held).document
    version = keep_version(held, document, VersionReason.CLOSED, by=by, note=note)
    record(held, by, 'plan_closed', version=version.number, early=bool(early_reason))
    return held


@transaction.atomic
def reopen(plan, *, by, lock_version):
    """Let a plan go on that was closed in the last 30 days. Returns the Plan.

    Who has just closed it may undo that, approver or not. What was written when it was closed
    stays, for the next time. Raises PermissionDenied, PlanMovedOnError, ReopenTooLateError.
    """
    held = hold(plan)
    must_be(held, PlanStatus.CLOSED, lock_version)
    if not permissions.may_reopen(by, held) and not may_undo(by, held):
        raise PermissionDenied(_('Only approvers reopen a plan.'))
    if not is_fresh(held):
        raise ReopenTooLateError(
            _('The plan was closed more than 30 days ago. Copy it for the next period instead.')
        )
    move(held, PlanStatus.ACTIVE, by, closed_at=None, close_note='')
    summaries.refresh(held)
    record(held, by, 'plan_reopened')
    return held


def may_undo(by, plan):
    """Whether the member has closed the plan in the last ten minutes, and could close it again."""
    closing = CloseOut.objects.filter(plan=plan, by=by)
    is_recent = plan.closed_at is not None and timezone.now() - plan.closed_at <= UNDO_WITHIN
    return is_recent and permissions.may_end(by, plan) and closing.exists()


def is_early(plan):
    """Whether closing today would be before the plan's last day."""
    return plan.period_end is not None and plan.workspace.today() < plan.period_end


def is_fresh(plan):
    """Whether the plan was closed at most 30 days ago."""
    return plan.closed_at is not None and (
        plan.workspace.today() - summaries.day_of(plan) <= REOPEN_WITHIN
    )
