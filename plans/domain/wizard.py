"""How far the wizard of a plan is: visiting, leaving and skipping steps. Source: product.md 4.4."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from plans.document.choices import CheckCode, StepKey, StepState
from plans.domain import answers, summaries
from plans.domain.filled_steps import is_filled
from plans.domain.rows import locked
from plans.models import Plan, WizardStepState
from plans.models.prepared import Prepared
from plans.rules.checks import Finding


@dataclass(frozen=True)
class StepProgress:
    """One step of the wizard and how far it is."""

    key: StepKey
    number: int
    state: StepState


def progress(plan, steps):
    """StepProgress of each of `steps`, in order. One query."""
    states = dict(plan.step_states.values_list('step_key', 'state'))
    return [
        StepProgress(key, number, StepState(states.get(key, StepState.NOT_STARTED)))
        for number, key in enumerate(steps, start=1)
    ]


def resume_at(plan, steps):
    """The first step not done after the one visited last; the last step when all are done."""
    states = {row.step_key: row for row in plan.step_states.all()}
    visited = [row for row in states.values() if row.last_visited_at and row.step_key in steps]
    last = max(visited, key=lambda row: row.last_visited_at, default=None)
    start = steps.index(last.step_key) if last else 0
    for key in [*steps[start:], *steps[:start]]:
        row = states.get(key)
        if not row or row.state not in (StepState.DONE, StepState.SKIPPED):
            return key
    return steps[-1]


@transaction.atomic
def visit(plan, step, *, by):
    """Note that somebody is in the step. Returns what was shown when it was opened.

    The first visit since the last Continue or Skip opens it: what the checks show then stays the
    most they show until it is left. Source: product.md 3.1. Shape: {code: Finding}.
    """
    if not plan.is_draft:
        return None  # what runs is no longer built: everything shows
    row, _made = WizardStepState.objects.get_or_create(plan=plan, step_key=step)
    row.last_visited_by, row.last_visited_at = by, timezone.now()
    if row.state in (StepState.NOT_STARTED, StepState.SKIPPED):
        row.state = StepState.IN_PROGRESS
    if row.shown_at_open is None:
        now = summaries.standing(plan)
        row.shown_at_open = as_kept(now.findings)
    row.save()
    return findings_of(row.shown_at_open)


def shown_at_open(plan, step):
    """What was shown when the step was opened, as `visit` gave it; nothing before the first
    visit.
    """
    if not plan.is_draft:
        return None
    rows = _state(plan.pk, str(step))
    return findings_of(rows[0].shown_at_open or {} if rows else {})


_state = Prepared(
    lambda plan, step: WizardStepState.objects.filter(plan=plan, step_key=step), int, str
)


def findings_of(kept):
    """{code: Finding} of what `visit` kept; what this release does not know is passed over."""
    known = {code: values for code, values in kept.items() if code in set(CheckCode)}
    return {code: Finding.from_json(values) for code, values in known.items()}


def leave(plan, step, *, by, skipped=False):
    """Leave a step with Continue, or skip it. Returns the plan's Standing after.

    Done needs the step's own fields filled. What the checks find by now is shown from now on, in
    other steps that are open too (product.md 3.1).
    """
    with transaction.atomic():
        plan = locked(plan, 'basics', by)
        filled = is_filled(step, summaries.standing(plan).document)
        filled = filled and not answers.missing(plan, step)
        state = StepState.SKIPPED if skipped else StepState.IN_PROGRESS
        if filled and not skipped:
            state = StepState.DONE
        left = {'state': state.value, 'shown_at_open': None}
        left |= {'last_visited_by': by, 'last_visited_at': timezone.now()}
        WizardStepState.objects.update_or_create(plan=plan, step_key=step, defaults=left)
        Plan.objects.filter(pk=plan.pk).update(updated_by=by, updated_at=timezone.now())
        now = summaries.refresh(plan, ['plan'])
        if not skipped:
            still_open = plan.step_states.filter(shown_at_open__isnull=False)
            still_open.update(shown_at_open=as_kept(now.findings))
        return now


def as_kept(findings):
    """What `visit` keeps of findings; `findings_of` reads it."""
    return {code: one.as_json() for code, one in findings.items()}
