"""How far the wizard of a plan is: visiting, leaving and skipping steps. Source: product.md 4.4."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from plans.document.choices import CheckCode, StepKey, StepState
from plans.domain import answers, summaries
from plans.domain.filled_steps import broken_steps, is_filled
from plans.domain.rows import alone, locked
from plans.models import WizardStepState
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


def resume_at(states, steps):
    """The first step not done after the one visited last; the last step when all are done."""
    states = {row.step_key: row for row in states}
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


_states = Prepared(lambda plan: WizardStepState.objects.filter(plan=plan).order_by('pk'), int)


def findings_of(kept):
    """{code: Finding} of what `visit` kept; what this release does not know is passed over."""
    known = {code: values for code, values in kept.items() if code in set(CheckCode)}
    return {code: Finding.from_json(values) for code, values in known.items()}


def leave(plan, step, *, by, skipped=False):
    """Leave a step with Continue, or skip it. Returns the plan's Standing after.

    Done needs the step's own fields filled. What the checks find by now is shown from now on, in
    other steps that are open too (product.md 3.1).
    """
    with alone(plan):
        plan = locked(plan, 'basics', by)
        kept = summaries.read_anew(plan)
        states = {row.step_key: row for row in _states(plan.pk)}
        row = states.setdefault(str(step), WizardStepState(plan=plan, step_key=step))
        row.state = state_after(plan, step, kept.document, skipped=skipped).value
        row.shown_at_open, row.last_visited_by, row.last_visited_at = None, by, timezone.now()
        _write_state(plan, row)
        _reopen_broken(plan, kept.document, states, but=step)
        done = [key for key, one in states.items() if one.state == StepState.DONE]
        now = summaries.keep_read(plan, kept.with_parts({'steps_done': done}))
        if not skipped and any(one.shown_at_open is not None for one in states.values()):
            still_open = plan.step_states.filter(shown_at_open__isnull=False)
            still_open.update(shown_at_open=as_kept(now.findings))
        return now


def _write_state(plan, row):
    """Write how far a step is; a visit at this moment may have made its row."""
    names = ('state', 'shown_at_open', 'last_visited_by', 'last_visited_at')
    values = {name: getattr(row, name) for name in names}
    if row.pk:
        WizardStepState.objects.filter(pk=row.pk).update(**values)
    else:
        known = {'plan': plan, 'step_key': row.step_key}
        WizardStepState.objects.update_or_create(**known, defaults=values)


def _reopen_broken(plan, document, states, but):
    """Let other steps be in progress again that no longer hold what they must."""
    broken = [key for key in broken_steps(document) if key != but and key in states]
    if broken:
        plan.step_states.filter(step_key__in=broken).update(state=StepState.IN_PROGRESS.value)
    for key in broken:
        states[key].state = StepState.IN_PROGRESS.value


def state_after(plan, step, document, *, skipped):
    """How far a step is that is left: done when what it must hold is there."""
    if skipped:
        return StepState.SKIPPED
    if is_filled(step, document) and not answers.missing(plan, step):
        return StepState.DONE
    return StepState.IN_PROGRESS


def as_kept(findings):
    """What `visit` keeps of findings; `findings_of` reads it."""
    return {code: one.as_json() for code, one in findings.items()}
