"""A plan on its way from draft to active: submit, withdraw, approve, return. Source: 2.4."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from plans.document.choices import (
    ApprovalDecision,
    CheckState,
    Phase,
    PlanStatus,
    Severity,
    StepKey,
    StepState,
    VersionReason,
    WebhookEvent,
)
from plans.document.text import nfc
from plans.domain import comments, permissions, summaries, waivers, webhooks
from plans.domain.documents.object_shapes import DETAILS, SINGLES
from plans.domain.documents.shapes import SHAPES
from plans.domain.holding import hold
from plans.domain.permissions import Permission
from plans.domain.transitions import TransitionError, move, must_be, record, written
from plans.domain.versions import keep_version, newest_number
from plans.models import Approval, WizardStepState
from plans.models.prepared import Prepared
from plans.rules import checks


class IncompleteError(TransitionError):
    """Something of H1 to H9 is missing; `codes` says which."""


class MustsOpenError(TransitionError):
    """Checks that must be resolved are open; `codes` says which."""


class WarningsUnreadError(TransitionError):
    """Warnings are open that nobody has said they read; `codes` says which."""


class ApproverUnableError(TransitionError):
    """The approver chosen may not approve this plan."""


class OwnerUnableError(TransitionError):
    """Whoever owns the plan has left, or may not plan any more."""


class NoteTooShortError(TransitionError):
    """A plan is not returned without saying why."""


class NewerVersionError(TransitionError):
    """A newer version was submitted than the one that was read."""


@dataclass(frozen=True)
class Readiness:
    """What stands between a draft and its approver.

    `standing`: how it stands in the review phase; `musts` and `warnings` are those open.
    """

    standing: summaries.Standing
    missing: tuple[str, ...]
    musts: tuple[str, ...]
    warnings: tuple[str, ...]
    owner_may_plan: bool
    approver_may_approve: bool

    @property
    def document(self):
        """The plan as one value."""
        return self.standing.document

    @property
    def is_complete(self):
        """Whether nothing but reading the warnings is left to do."""
        people = self.owner_may_plan and self.approver_may_approve
        return people and not self.missing and not self.musts


def readiness(plan):
    """The Readiness of a plan, with every check run as if each step were done (3.1)."""
    now = summaries.standing(plan, plan.workspace.today(), Phase.REVIEW)
    is_open = {
        code: one.finding.severity
        for code, one in now.states.items()
        if one.state == CheckState.OPEN
    }
    return Readiness(
        now,
        checks.missing(now.document),
        tuple(code for code, severity in is_open.items() if severity == Severity.MUST),
        tuple(code for code, severity in is_open.items() if severity == Severity.WARN),
        plan.owner is not None and permissions.allows(plan.owner, Permission.PLAN),
        plan.approver is not None and permissions.may_judge(plan.approver, plan),
    )


@transaction.atomic
def submit(plan, *, by, lock_version, note='', warnings_read=()):
    """Hand a draft over for approval; its content is read-only from then on. Returns the Plan.

    lock_version: the plan's as the person was shown it; warnings_read: codes of the warnings shown
    above the tick. Raises PermissionDenied and the errors above, and changes nothing then.
    """
    held = hold(plan)
    must_be(held, PlanStatus.DRAFT, lock_version)
    if not permissions.may_build(by, held):
        raise PermissionDenied(_('Only the owner and co-editors submit this plan.'))
    _must_be_ready(readiness(held), warnings_read)
    drop_other_models(held)
    _mark_review_step(held, StepState.DONE, by)
    move(held, PlanStatus.IN_REVIEW, by, submitted_at=timezone.now(), return_note='')
    approval = record_request(held, by=by, note=nfc(note).strip())
    record(held, by, 'plan_submitted', version=approval.version.number)
    return held


@transaction.atomic
def withdraw(plan, *, by, lock_version):
    """Take a plan back from its approver, as its owner, to work on it. Returns the Plan."""
    held = hold(plan)
    must_be(held, PlanStatus.IN_REVIEW, lock_version)
    if not permissions.may_withdraw(by, held):
        raise PermissionDenied(_('Only the owner withdraws this plan.'))
    held.approvals.filter(decision=ApprovalDecision.PENDING).delete()
    _back_to_draft(held, by)
    record(held, by, 'plan_withdrawn')
    return held


@transaction.atomic
def approve(plan, *, by, version, note=''):
    """Let a plan begin: active from the workspace's today, its accepted musts confirmed.

    version: number of the version that was read. Returns the Plan. Raises PermissionDenied,
    PlanMovedOnError, NewerVersionError.
    """
    held = hold(plan)
    must_be(held, PlanStatus.IN_REVIEW, held.lock_version)
    if not permissions.may_approve(by, held):
        raise PermissionDenied(
            _('Only an approver approves, and nobody an own plan while others can.')
        )
    approval = _asked_for(held, version)
    waivers.confirm_all(held, by=by)
    move(held, PlanStatus.ACTIVE, by, activated_on=held.workspace.today())
    document = summaries.refresh(held).document
    approved = keep_version(held, document, VersionReason.APPROVED, by=by, note=nfc(note).strip())
    is_own = held.owner_id == by.pk
    _decide(approval, ApprovalDecision.APPROVED, by, note, is_own_plan=is_own)
    record(held, by, 'plan_approved', version=approved.number, own_plan=is_own)
    facts = {'title': held.title, 'version': approved.number, 'by': by.email}
    webhooks.tell(held.workspace, WebhookEvent.PLAN_APPROVED, {'plan': held.code, **facts})
    return held


@transaction.atomic
def return_plan(plan, *, by, version, note, remarks=None):
    """Send a plan back to its owner with a note of 10 characters or more. Returns the Plan.

    remarks: {StepKey: words}, pinned to those steps until the planner ticks them off. Raises as
    `approve`, and NoteTooShortError, CommentError.
    """
    held = hold(plan)
    must_be(held, PlanStatus.IN_REVIEW, held.lock_version)
    if not permissions.may_return(by, held):
        raise PermissionDenied(_('Only an approver returns this plan.'))
    approval = _asked_for(held, version)
    text = _('Say in at least %(least)d characters what should change.')
    note = written(note, NoteTooShortError, text)
    _back_to_draft(held, by, return_note=note)
    _decide(approval, ApprovalDecision.RETURNED, by, note)
    comments.remark(approval, by=by, remarks=remarks or {})
    record(held, by, 'plan_returned', version=version)
    return held


def record_request(plan, *, by, note=''):
    """Keep the version that is handed over, and ask for its approval. Plan is held, in review."""
    document = summaries.refresh(plan).document
    version = keep_version(plan, document, VersionReason.SUBMITTED, by=by, note=note)
    return Approval.objects.create(
        plan=plan, version=version, requested_by=by, request_note=note, approver=plan.approver
    )


def drop_other_models(plan):
    """Delete what the plan kept hidden of models it no longer has (2.3)."""
    singles, lists = DETAILS.get(plan.business_model, ((), {}))
    every = DETAILS.values()
    for name in {one for others, _lists in every for one in others} - set(singles):
        SINGLES[name].model.objects.filter(plan=plan).delete()
    for name in {one for _singles, others in every for one in others} - set(lists):
        SHAPES[name].model.all_objects.filter(plan=plan).delete()


def _must_be_ready(now, warnings_read):
    """Raise what keeps a draft from its approver, the hardest first."""
    if now.missing:
        raise IncompleteError(_('Fill in what is missing before submitting.'), now.missing)
    if not now.owner_may_plan:
        raise OwnerUnableError(
            _('The owner has left or does not plan any more. Choose another one in step 1.')
        )
    if not now.approver_may_approve:
        raise ApproverUnableError(
            _('The approver chosen may not approve this plan. Choose another one in step 1.')
        )
    if now.musts:
        text = _('Resolve what must be resolved before submitting, or accept it with a reason.')
        raise MustsOpenError(text, now.musts)
    unread = set(now.warnings) - set(warnings_read)
    if unread:
        count = len(now.warnings)
        text = ngettext(
            'Tick that you have read the warning.',
            'Tick that you have read the {n} warnings.',
            count,
        )
        raise WarningsUnreadError(text.format(n=count), sorted(unread))


def _asked_for(held, version):
    """The pending Approval of the held plan, for whoever has read its newest version."""
    newest = newest_number(held)
    if newest != version:
        text = _('Version {number} was submitted after you opened the page: read it first.')
        raise NewerVersionError(text.format(number=newest))
    waiting = held.approvals.filter(decision=ApprovalDecision.PENDING)
    # A plan that came in review from a file has nobody who asked yet.
    return waiting.first() or record_request(held, by=held.owner)


def _decide(approval, decision, by, note, **facts):
    approval.decision, approval.approver = decision.value, by
    approval.note, approval.decided_at = nfc(note).strip(), timezone.now()
    for name, value in facts.items():
        setattr(approval, name, value)
    approval.save()


def _back_to_draft(plan, by, **changes):
    _mark_review_step(plan, StepState.IN_PROGRESS, by)
    move(plan, PlanStatus.DRAFT, by, submitted_at=None, **changes)
    summaries.refresh(plan)


def _mark_review_step(plan, state, by):
    WizardStepState.objects.update_or_create(
        plan=plan,
        step_key=StepKey.REVIEW.value,
        defaults={
            'state': state.value,
            'shown_at_open': None,
            'last_visited_by': by,
            'last_visited_at': timezone.now(),
        },
    )


def newest_approval(plan):
    """The last request for approval with its people and version, or None. One query."""
    return next(iter(_newest_approval(plan.pk)), None)


_newest_approval = Prepared(
    lambda plan: (
        Approval.objects.filter(plan=plan)
        .select_related('approver__user', 'requested_by__user', 'version')
        .defer('version__snapshot')[:1]
    ),
    int,
)
