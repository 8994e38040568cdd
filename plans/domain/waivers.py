"""Accepting a check with a reason, confirming that, and taking it back. Source: product.md 3.1."""

from dataclasses import dataclass
from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from plans.document import display
from plans.document.choices import CheckCode, Phase, PlanStatus, Severity
from plans.document.text import nfc
from plans.domain import audit, permissions, summaries
from plans.domain.documents import reading
from plans.domain.holding import hold
from plans.domain.language import active_language
from plans.models import CheckWaiver
from plans.rules.checks import Finding
from plans.rules.checks.case import day_after
from plans.rules.checks.waivers import (
    DAYS_AFTER_PERIOD,
    DEFAULT_DAYS,
    SHORTEST_REASON,
    accepted_by,
    has_reason,
)

# While these last, the owner may accept; in review the content is read-only.
OPEN_TO_ACCEPT = (PlanStatus.DRAFT, PlanStatus.ACTIVE)


class WaiverError(Exception):
    """A check could not be accepted, confirmed or reopened; `message` says why, at `field`."""

    field = None

    def __init__(self, message):
        super().__init__(message)
        self.message = message


class NotAcceptableError(WaiverError):
    """There is no such check: what must be filled in (H1 to H9) cannot be accepted away."""


class NothingToAcceptError(WaiverError):
    """The check is not open: clear, accepted already, or not read yet."""


class FindingChangedError(WaiverError):
    """The check finds more than, or something else than, the page had shown."""


class ReasonTooShortError(WaiverError):
    """The reason says too little."""

    field = 'reason'


class ExpiryError(WaiverError):
    """The last day is past, or too far away."""

    field = 'expires_on'


class WaiverClosedError(WaiverError):
    """The acceptance was taken back, has run out, or is confirmed already."""


@dataclass(frozen=True)
class Acceptable:
    """An open check of a plan as it stands now, with the document it was found in."""

    finding: Finding
    document: object

    @property
    def fingerprint(self):
        """What a person agrees to: how much it weighs and what it is about."""
        return ' '.join([self.finding.severity.value, *sorted(self.finding.subjects)])


def open_check(plan, code):
    """The open check as an Acceptable. Of a draft, as its review page would show it.

    Raises NotAcceptableError, NothingToAcceptError.
    """
    if code not in set(CheckCode):
        raise NotAcceptableError(
            _('What is missing cannot be accepted with a reason: fill it in before submitting.')
        )
    document, on = reading.document_of(plan), plan.workspace.today()
    phases = (Phase.REVIEW, Phase.DRAFT) if plan.is_draft else (Phase.ACTIVE,)
    for phase in phases:
        finding = summaries.find(plan, document, on, phase).get(code)
        if finding:
            break
    if finding is None or accepted_by(finding, document, phase, on):
        raise NothingToAcceptError(_('This check is no longer open: there is nothing to accept.'))
    return Acceptable(finding, document)


def latest_expiry(plan, on):
    """The last day an acceptance may hold: 30 days after the period, never a day that is past."""
    if plan.period_end is None:
        return day_after(on, DEFAULT_DAYS)
    return max(on, day_after(plan.period_end, DAYS_AFTER_PERIOD))


def default_expiry(plan, on):
    """90 days from today, or the last day allowed where that comes first."""
    return min(on + timedelta(days=DEFAULT_DAYS), latest_expiry(plan, on))


def may_accept(by, plan):
    """Whether the member may accept checks of the plan now: owner and co-editors."""
    return plan.status in OPEN_TO_ACCEPT and permissions.shares(by, plan)


@transaction.atomic
def accept(plan, *, code, reason, expires_on, by, seen=None):
    """Accept an open check with a reason until a day. Returns the CheckWaiver.

    Severity and subjects are those found now; `seen` is the fingerprint that the person was shown.
    Raises PermissionDenied and the errors above.
    """
    held = hold(plan)
    if not may_accept(by, held):
        raise PermissionDenied(_('Only the owner and co-editors accept checks of this plan.'))
    found = open_check(held, code)
    _must_hold(held, found, seen, reason, expires_on)
    last = held.waivers.order_by('-position').values_list('position', flat=True).first()
    row = CheckWaiver.objects.create(
        plan=held,
        check_code=code,
        severity=found.finding.severity.value,
        subjects=list(found.finding.subjects),
        reason=nfc(reason).strip(),
        by=by,
        accepted_on=held.workspace.today(),
        expires_on=expires_on,
        position=0 if last is None else last + 1,
    )
    _changed(held, row, by, 'check_accepted')
    return row


@transaction.atomic
def take_back(plan, *, waiver, by):
    """Undo one's own acceptance while nobody has confirmed it: the check is open again.

    Raises PermissionDenied, WaiverClosedError.
    """
    held = hold(plan)
    row = held.waivers.filter(pk=waiver.pk).first()
    if not may_accept(by, held) or (row and row.by_id != by.pk):
        raise PermissionDenied(_('Only who accepted a check takes that back.'))
    if row is None or row.revoked_on or row.confirmed_by_id or row.confirmed_by_email:
        raise WaiverClosedError(_('This acceptance was confirmed or taken back meanwhile.'))
    row.delete()
    _changed(held, row, by, 'check_taken_back')


@transaction.atomic
def confirm(plan, *, waiver, by):
    """Confirm, as an approver, that a must of the active plan is accepted. Returns the row."""
    held, row = _to_judge(plan, waiver, by, (PlanStatus.ACTIVE,), permissions.may_judge)
    if row.confirmed_by_id or row.confirmed_by_email:
        raise WaiverClosedError(_('Another approver has confirmed this already.'))
    row.confirmed_by = by
    row.save(update_fields=['confirmed_by'])
    _changed(held, row, by, 'check_confirmed')
    return row


@transaction.atomic
def revoke(plan, *, waiver, by):
    """Take an acceptance back, as an approver: the check is open again. Returns the row."""
    held, row = _to_judge(plan, waiver, by, OPEN_TO_ACCEPT, permissions.decides)
    row.revoked_on = held.workspace.today()
    row.save(update_fields=['revoked_on'])
    _changed(held, row, by, 'check_revoked')
    return row


def confirm_all(plan, *, by):
    """Confirm each acceptance of a must that covers what the review page finds. Plan is held.

    An acceptance of something that is not found now stays unconfirmed: nobody was shown it.
    """
    document, on = reading.document_of(plan), plan.workspace.today()
    found = summaries.find(plan, document, on, Phase.REVIEW).values()
    rows = list(plan.waivers.all())
    for row, waiver in zip(rows, document.waivers, strict=True):
        if row.severity == Severity.MUST and any(
            covers(waiver, one, document, on) for one in found
        ):
            row.confirmed_by = by
            row.save(update_fields=['confirmed_by'])


def accepted_rows(plan, document, findings, on):
    """[(Finding, CheckWaiver)] of acceptances that hold for what is found, confirmed or not.

    In the plan's order, musts first. One query, none without acceptances.
    """
    if not document.waivers:
        return []
    rows = list(plan.waivers.select_related('by__user', 'confirmed_by__user'))
    found = [
        (finding, row)
        for finding in findings.values()
        for row, waiver in zip(rows, document.waivers, strict=False)
        if waiver.check == finding.code and covers(waiver, finding, document, on)
    ]
    return sorted(found, key=lambda pair: -pair[0].severity.rank)


def covers(waiver, finding, document, on):
    """Whether this one acceptance holds for the finding, confirmed or not."""
    alone = document.model_copy(update={'waivers': (waiver,)})
    return accepted_by(finding, alone, Phase.REVIEW, on) is not None


def _must_hold(plan, found, seen, reason, expires_on):
    """Raise where what was sent cannot be accepted as it is."""
    if seen is not None and seen != found.fingerprint:
        raise FindingChangedError(
            _('The plan changed meanwhile. Read the check once more before accepting it.')
        )
    if not has_reason(nfc(reason)):
        text = _('Write at least %(least)d characters: the approver decides by this reason.')
        raise ReasonTooShortError(text % {'least': SHORTEST_REASON})
    today = plan.workspace.today()
    latest = latest_expiry(plan, today)
    if expires_on is None or not today <= expires_on <= latest:
        days = {'first': today, 'last': latest}
        text = _('Choose a day from %(first)s to %(last)s.')
        shown = {key: display.day(day, active_language()) for key, day in days.items()}
        raise ExpiryError(text % shown)


def _to_judge(plan, waiver, by, statuses, may):
    """The plan held and the row, for a member who `may`. Raises PermissionDenied."""
    held = hold(plan)
    if held.status not in statuses or not may(by, held):
        raise PermissionDenied(_('Only an approver may do this, and not in this state.'))
    row = held.waivers.filter(pk=waiver.pk).first()
    if row is None:
        raise WaiverClosedError(_('This acceptance was confirmed or taken back meanwhile.'))
    is_over = row.expires_on and row.expires_on < held.workspace.today()
    if row.revoked_on or is_over:
        raise WaiverClosedError(_('This acceptance has run out or was taken back.'))
    return held, row


def _changed(plan, row, by, action):
    """Keep what the change makes of the plan, and the record of it."""
    summaries.refresh(plan, ['waivers'])
    facts = {'check': row.check_code, 'reason': row.reason}
    audit.record(workspace=plan.workspace, by=by, action=action, subject=plan.code, **facts)
