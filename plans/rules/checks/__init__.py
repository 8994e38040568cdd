"""The checks over a plan: which mistakes it makes, as values (product section 3)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from plans.document.choices import (
    BusinessModel,
    CheckCode,
    Phase,
    PlanStatus,
    Severity,
    StepKey,
)
from plans.document.schema import PlanDocument, Waiver
from plans.rules.checks import (
    balance,
    models,
    one_direction,
    only_praise,
    single_dealers,
    soundness,
    targets,
)
from plans.rules.checks.base import Finding, Thresholds
from plans.rules.checks.case import Case
from plans.rules.checks.check import FROM_REVIEW_ON, ONLY_ACTIVE, Check
from plans.rules.checks.completeness import missing
from plans.rules.checks.waivers import accepted_by

__all__ = [
    'CHECKS',
    'TELLING_STEPS',
    'CheckCode',
    'Finding',
    'Phase',
    'Severity',
    'Thresholds',
    'accepted',
    'evaluate',
    'evaluate_case',
    'missing',
    'phase_of',
]

_BUY = (BusinessModel.BUY_SIDE,)
_SELL = (BusinessModel.SELL_SIDE,)
_MARKET = (BusinessModel.INTERMEDIARY, BusinessModel.COLLABORATIVE)
_JOINT = (BusinessModel.COLLABORATIVE,)
_NEEDS = (StepKey.NEEDS,)
_DEALERS = (StepKey.DEALERS,)
_STRATEGIES = (StepKey.STRATEGIES,)
_TARGETS = (StepKey.TARGETS,)
_DETAILS = (StepKey.MODEL_DETAILS,)

CHECKS: tuple[Check, ...] = (
    Check(CheckCode.M1_1, one_direction.no_customer_led_strategy, _STRATEGIES),
    Check(CheckCode.M1_2, one_direction.supplier_led_strategies, _STRATEGIES),
    Check(CheckCode.M1_3, one_direction.need_from_own_side, _NEEDS),
    Check(CheckCode.M2_1, single_dealers.needs_from_single_dealers, _NEEDS),
    Check(CheckCode.M2_2, single_dealers.no_joint_dealer_session, _DEALERS, of_dealers=True),
    Check(CheckCode.M2_3, single_dealers.sessions_without_training, _DEALERS, of_dealers=True),
    Check(CheckCode.M3_1, only_praise.no_way_to_hear_criticism, (StepKey.FEEDBACK,)),
    Check(CheckCode.M3_2, only_praise.only_positive_feedback),
    Check(CheckCode.M3_3, only_praise.no_criticism_60_days, phases=ONLY_ACTIVE),
    Check(CheckCode.M3_4, only_praise.criticism_unread),
    Check(CheckCode.M4_1, balance.unbalanced, (StepKey.GOALS, *_STRATEGIES)),
    Check(CheckCode.O1, targets.over_capacity, _TARGETS),
    Check(CheckCode.O2, targets.target_incomplete, _TARGETS),
    Check(CheckCode.O3A, soundness.need_unanswered, (*_NEEDS, *_STRATEGIES)),
    Check(CheckCode.O3B, soundness.need_without_evidence, _NEEDS),
    Check(CheckCode.O3C, soundness.evidence_old, _NEEDS),
    Check(CheckCode.O4, soundness.strategy_without_action, (*_STRATEGIES, StepKey.ACTIONS)),
    Check(CheckCode.O5, soundness.goal_without_target, (StepKey.GOALS, *_TARGETS)),
    Check(CheckCode.O6, targets.actuals_missing, phases=ONLY_ACTIVE),
    Check(CheckCode.B1, models.few_suppliers, _DETAILS, models=_BUY),
    Check(CheckCode.S1, models.line_incomplete, _DETAILS, models=_SELL),
    Check(CheckCode.I1, models.no_protection, _DETAILS, models=_MARKET),
    Check(CheckCode.I2, targets.one_sided_market, _TARGETS, FROM_REVIEW_ON, _MARKET),
    Check(CheckCode.C1, models.owner_shares, _DETAILS, models=_JOINT),
    Check(CheckCode.C2, models.no_governance, _DETAILS, models=_JOINT),
)


# A draft with one of these steps done has been checked for something.
TELLING_STEPS = tuple(sorted({check.steps[0] for check in CHECKS if len(check.steps) == 1}))


def evaluate(
    document: PlanDocument,
    phase: Phase,
    on: date,
    thresholds: Thresholds | None = None,
    disabled: Collection[str] = (),
) -> dict[str, Finding]:
    """Give what the checks find in the plan, {code: Finding} in the order of CHECKS.

    Never raises, whatever the plan holds. A disabled check is not read and suppresses nothing.
    """
    return evaluate_case(Case(document, phase, on, thresholds), disabled)


def evaluate_case(case: Case, disabled: Collection[str] = ()) -> dict[str, Finding]:
    """Do as `evaluate` for a case already made."""
    found: dict[str, Finding] = {}
    for check in CHECKS:
        if check.code not in disabled and check.is_read(case):
            finding = check.read(case)
            if finding is not None and not _is_suppressed(finding, found, case):
                found[check.code.value] = finding
    return found


def accepted(
    document: PlanDocument, found: Mapping[str, Finding], phase: Phase, on: date
) -> dict[str, Waiver]:
    """Give {code: waiver} of the findings that are accepted with a reason on that day."""
    waivers = {code: accepted_by(finding, document, phase, on) for code, finding in found.items()}
    return {code: waiver for code, waiver in waivers.items() if waiver is not None}


def phase_of(status: PlanStatus | str) -> Phase:
    """Give the phase that fits the status of a plan."""
    phases = {PlanStatus.DRAFT: Phase.DRAFT, PlanStatus.IN_REVIEW: Phase.REVIEW}
    return phases.get(PlanStatus(status), Phase.ACTIVE)


def _is_suppressed(finding: Finding, found: dict[str, Finding], case: Case) -> bool:
    """One cause never makes three alarms (3.1); what was found before decides."""
    if finding.code == CheckCode.M1_2:
        return CheckCode.M1_1 in found
    if finding.code == CheckCode.M3_3:
        return CheckCode.M3_2 in found and only_praise.is_coming_in(case)
    if finding.code == CheckCode.M4_1 and (CheckCode.M1_1 in found or CheckCode.M1_2 in found):
        need, goal = balance.shares(case)
        return goal != 0 and need < goal
    return False
