"""What lists show of a plan, and its kept value: written in the transaction that changed it."""

from dataclasses import dataclass
from functools import cached_property
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from plans.document.choices import Phase, PlanStatus, Severity, WebhookEvent
from plans.domain import webhooks
from plans.domain.documents import reading
from plans.domain.documents.kept import kept_of, write_kept
from plans.domain.documents.patching import patched
from plans.domain.holding import plan_in
from plans.domain.thresholds import policy_of
from plans.models import MoneyFigure, Plan, PlanSummary, Webhook
from plans.models.prepared import PreparedUpdate
from plans.rules import checks, tracking
from plans.rules.checks import states
from plans.rules.checks.case import Case
from plans.rules.checks.waivers import accepted_by
from plans.rules.portfolio import portfolio_of

PHASES = {
    PlanStatus.DRAFT: Phase.DRAFT,
    PlanStatus.IN_REVIEW: Phase.REVIEW,
    PlanStatus.ACTIVE: Phase.ACTIVE,
    PlanStatus.CLOSED: Phase.ACTIVE,
}

SUMMED = (
    'content_version',
    'document',
    'must_open',
    'warn_open',
    'pace',
    'pace_status',
    'figures_to',
    'portfolio',
    'steps_done',
    'computed_on',
)
SUMS = ('metric', 'name', 'expected', 'actual')
_update_plan = PreparedUpdate(Plan, 'content_version', 'updated_at', 'updated_by')
_update_summary = PreparedUpdate(PlanSummary, *SUMMED)


@dataclass(frozen=True)
class Standing:
    """A plan as one value, and what the checks find in it on a day, in a phase.

    `case`: the plan as they look at it; `disabled`: codes of the checks switched off.
    """

    case: Case
    findings: dict
    disabled: frozenset

    @property
    def document(self):
        """The plan as one value."""
        return self.case.document

    @cached_property
    def states(self):
        """{code: state of the check}, as the health panel shows them."""
        return states.states_in(self.case, self.findings, self.disabled)


def phase_of(plan):
    """Which moment of its life the checks look at."""
    return PHASES[plan.phase]


def day_of(plan):
    """The day a plan is looked at: its company's today, or the day it was closed for good."""
    if plan.phase == PlanStatus.CLOSED and plan.closed_at:
        return timezone.localtime(plan.closed_at, ZoneInfo(plan.workspace.time_zone)).date()
    return plan.workspace.today()


def standing(plan, on=None, phase=None):
    """The plan's Standing as kept, or as read from its rows; writes nothing."""
    version, latest = getattr(plan, 'latest', (None, None))
    if version == plan.content_version and on is None and phase is None:
        return latest
    return stand(plan, reading.document_of(plan), on or day_of(plan), phase)


def stand(plan, document, on, phase=None):
    """The Standing of the plan were this its document, by its workspace's thresholds."""
    policy, phase = policy_of(plan.workspace), phase or phase_of(plan)
    key = ('standing', phase, on, policy)
    return document.once(key, lambda: _stand(Case(document, phase, on, policy.thresholds), policy))


def _stand(case, policy):
    return Standing(case, checks.evaluate_case(case, policy.disabled), policy.disabled)


def find(plan, document, on, phase=None):
    """{code: Finding} of the plan, as in `stand`."""
    return stand(plan, document, on, phase).findings


def refresh(plan, parts=None, patch=None):
    """Read the changed parts of the plan anew (all without `parts`) and keep what lists show.

    `patch`: (list, row, values) where only these fields of one row changed, or (list, row, None)
    where the row is new; then nothing else is read.
    Call inside the transaction that changed the plan; the plan is held. Returns its Standing.
    """
    note(plan, parts, patch)
    return keep_read(plan, read_anew(plan))


def note(plan, parts=None, patch=None):
    """Remember what changed, as in `refresh`, until `read_anew` reads it."""
    plan.noted = [*getattr(plan, 'noted', ()), (parts, patch)]


def read_anew(plan):
    """The Kept of the held plan with all that was noted; `keep_read` keeps it."""
    noted, plan.noted = getattr(plan, 'noted', ()), []
    kept = reading.fresh_kept(plan) if all(parts for parts, _patch in noted) else None
    if kept is None:
        return kept_of(reading.read(plan))
    unread = {}
    for parts, patch in noted:
        changed = patched(kept, *patch) if patch else None
        kept = changed or kept
        unread |= {} if changed else dict.fromkeys(parts)
    return kept.with_parts(reading.read(plan, unread)) if unread else kept


def keep_read(plan, kept):
    """Write the Kept as what the held plan now says. Returns its Standing."""
    summary = getattr(plan, 'summary', None) or PlanSummary.objects.create(plan=plan)
    now = stand(plan, kept.document, day_of(plan))
    plan.content_version += 1
    plan.updated_at = timezone.now()
    _update_plan(plan.pk, (plan.content_version, plan.updated_at, plan.updated_by_id))
    keep(summary, plan, write_kept(plan.pk, kept), now)
    plan.latest = (plan.content_version, now)
    return now


def recheck(plan):
    """Keep what lists show of a plan as its checks and pace read today; its content stays.

    Call inside a transaction, with the plan held.
    """
    summary = getattr(plan, 'summary', None) or PlanSummary.objects.create(plan=plan)
    kept = reading.fresh_kept(plan) or kept_of(reading.read(plan))
    keep(summary, plan, write_kept(plan.pk, kept), stand(plan, kept.document, day_of(plan)))


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
    if plan.phase != PlanStatus.DRAFT:  # a draft is not tracked yet
        pace = tracking.track(now.document, today)
        summary.pace, summary.pace_status = pace.pace_pct, pace.status.value
        statuses = {one.id: one.status.value for one in pace.targets}
        if plan.is_active:
            webhooks.tell_statuses(plan, summary.portfolio.get('statuses', {}), statuses)
        told = portfolio_of(now.document, pace, today) | {'statuses': statuses}
        keep_portfolio(summary, plan, told)
        summary.figures_to = max((one.as_of for one in pace.targets if one.as_of), default=None)
    _update_summary(summary.pk, [getattr(summary, name) for name in SUMMED])


def keep_portfolio(summary, plan, portfolio):
    """Keep what rules/portfolio says of the plan; its money also as rows to add up over plans."""
    was, now = ({one['ref']: one for one in kept.get('money', ())}
                for kept in (summary.portfolio, portfolio))  # fmt: skip
    changed = [entry for ref, entry in now.items() if was.get(ref) != entry]
    if was.keys() - now.keys():
        plan.money_figures.exclude(ref__in=now).delete()
    if changed:
        rows = [MoneyFigure(plan=plan, **entry) for entry in changed]
        MoneyFigure.objects.bulk_create(
            rows, update_conflicts=True, unique_fields=['plan', 'ref'], update_fields=SUMS
        )
    summary.portfolio = portfolio


def renew_watched():
    """Look anew at running plans that were last looked at on an earlier day, where webhooks ask.

    A new day alone may change where a target stands.
    """
    asking = [one for one in Webhook.objects.filter(is_on=True).select_related('workspace')
              if WebhookEvent.TARGET_STATUS in one.events]  # fmt: skip
    for workspace in {one.workspace for one in asking}:
        old = workspace.plans.filter(
            status=PlanStatus.ACTIVE, summary__computed_on__lt=workspace.today()
        )
        for pk in old.values_list('pk', flat=True):
            with transaction.atomic():
                recheck(plan_in(workspace, pk, hold=True))


def mark_stale(plans):
    """Say that the kept value of these plans no longer holds: a shared row of theirs changed.

    Plans that others hold are told once this transaction has ended: whoever holds a plan, or a
    shared row, and waits for another plan may be waited for in turn, and neither would go on.
    Call inside a transaction.
    """
    pks = set(plans.order_by().values_list('pk', flat=True))
    if not pks:
        return
    free = Plan.objects.select_for_update(skip_locked=True).filter(pk__in=pks).order_by('pk')
    mine = set(free.values_list('pk', flat=True))
    _mark(mine)
    if left := pks - mine:
        transaction.on_commit(lambda: [_mark([pk]) for pk in sorted(left)])


def _mark(pks):
    Plan.objects.filter(pk__in=pks).update(content_version=F('content_version') + 1)
