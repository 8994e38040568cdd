"""How each check stands: what the health panel and the review page show (product 3.1)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from plans.document.choices import CheckCode, CheckState, Phase, StepKey
from plans.document.schema import PlanDocument, Waiver
from plans.rules.checks import CHECKS, evaluate_case, only_praise
from plans.rules.checks.base import Finding, Thresholds
from plans.rules.checks.case import Case
from plans.rules.checks.check import Check
from plans.rules.checks.waivers import accepted_by


@dataclass(frozen=True, slots=True)
class Standing:
    """The state of one check.

    `finding` is there when open or accepted, `waiver` when accepted. A check that is not ready
    waits for `step`, or for `wanted` feedback items of which there are `so_far`.
    """

    code: CheckCode
    state: CheckState
    finding: Finding | None = None
    waiver: Waiver | None = None
    step: StepKey | None = None
    wanted: int = 0
    so_far: int = 0


def state_of(
    document: PlanDocument,
    phase: Phase,
    on: date,
    thresholds: Thresholds | None = None,
    disabled: Collection[str] = (),
) -> dict[str, Standing]:
    """Give {code: Standing} of every check, in the order of CHECKS."""
    case = Case(document, phase, on, thresholds)
    return states_in(case, evaluate_case(case, disabled), disabled)


def states_in(
    case: Case, found: Mapping[str, Finding], disabled: Collection[str] = ()
) -> dict[str, Standing]:
    """Do as `state_of` for a case whose findings are known."""
    return {
        check.code.value: _standing(check, case, found.get(check.code), check.code in disabled)
        for check in CHECKS
    }


def _standing(check: Check, case: Case, finding: Finding | None, is_disabled: bool) -> Standing:
    if finding is not None:
        waiver = accepted_by(finding, case.document, case.phase, case.on)
        state = CheckState.ACCEPTED if waiver else CheckState.OPEN
        return Standing(check.code, state, finding, waiver)
    if is_disabled or not _may_apply(check, case):
        return Standing(check.code, CheckState.NOT_APPLICABLE)
    step = check.waits_for(case) or _hidden_wait(check, case)
    if step is not None:
        return Standing(check.code, CheckState.NOT_READY, step=step)
    if check.code == CheckCode.M3_2:
        so_far, _ = only_praise.feedback_in_window(case)
        wanted = case.limits.m3_min_items
        if so_far < wanted:
            return Standing(check.code, CheckState.NOT_READY, wanted=wanted, so_far=so_far)
    return Standing(check.code, CheckState.PASSED)


def _may_apply(check: Check, case: Case) -> bool:
    """Whether the check can ever speak in this phase; an unanswered question keeps it open."""
    if check.phases == frozenset({Phase.ACTIVE}) and not case.is_active:
        return False
    if check.of_dealers and case.document.uses_dealers is None and case.phase == Phase.DRAFT:
        return True
    return check.applies_to(case)


def _hidden_wait(check: Check, case: Case) -> StepKey | None:
    """M3.4 needs no step, but a draft nobody has filled in is not praised for an empty inbox."""
    if check.code != CheckCode.M3_4 or case.phase != Phase.DRAFT or case.feedback:
        return None
    return None if StepKey.FEEDBACK in case.document.steps_done else StepKey.FEEDBACK
