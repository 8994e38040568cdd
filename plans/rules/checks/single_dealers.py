"""Mistake 2: seeking customer needs from single dealers (product 3.5)."""

from __future__ import annotations

from datetime import date

from plans.document.choices import CheckCode, SessionPurpose, Severity
from plans.document.periods import previous_quarter
from plans.rules.checks.base import Finding, share
from plans.rules.checks.case import Case, day_after

_TRAINING_WINDOW = 180
_TRAINING_SESSIONS = 2


def needs_from_single_dealers(case: Case) -> Finding | None:
    """M2.1: too many needs rest on dealers asked one by one."""
    single, evidenced = len(case.single_dealer), len(case.evidenced)
    if not single or share(single, evidenced) < case.limits.m2_single_share:
        return None
    is_must = evidenced >= 2 and single == evidenced and not _met_lately(case)
    return Finding(
        CheckCode.M2_1,
        Severity.MUST if is_must else Severity.WARN,
        case.single_dealer,
        {'n': str(single), 'total': str(evidenced)},
    )


def _met_lately(case: Case) -> bool:
    if case.is_active:
        return case.joint_between(case.quarter.start, case.on)
    return case.joint_between(case.day(-case.limits.m2_draft_lookback), case.on)


def no_joint_dealer_session(case: Case) -> Finding | None:
    """M2.2: dealers do not meet; looked at by quarter once the plan is active."""
    if case.is_active:
        return _without_session_this_quarter(case)
    if _met_lately(case) or case.planned_until(_last_day_to_plan(case)):
        return None
    days = str(case.limits.m2_draft_lookback)
    return Finding(CheckCode.M2_2, Severity.WARN, (), {'days': days}, 'draft')


def _last_day_to_plan(case: Case) -> date:
    start = case.document.period_start or case.on
    return day_after(start, case.limits.m2_draft_lookahead)


def _without_session_this_quarter(case: Case) -> Finding | None:
    quarter = case.quarter
    if case.joint_between(quarter.start, case.on):
        return None
    is_planned = case.planned_until(quarter.end)
    if _previous_quarter_had_none(case):
        severity = Severity.WARN if is_planned else Severity.MUST
    elif not is_planned and 100 * quarter.gone_until(case.on) >= case.limits.m2_quarter_elapsed:
        severity = Severity.WARN
    else:
        return None
    numbers = {'quarter': f'{quarter.year}-Q{quarter.number}'}
    return Finding(CheckCode.M2_2, severity, (), numbers, 'active')


def _previous_quarter_had_none(case: Case) -> bool:
    before = previous_quarter(case.quarter, case.document.fiscal_year_start_month)
    since = case.running_since
    is_full = since is not None and since <= before.start < case.quarter.start
    return is_full and not case.joint_between(before.start, before.end)


def sessions_without_training(case: Case) -> Finding | None:
    """M2.3: dealers met, but nobody was trained or given a plan sheet."""
    met = [row for row in case.joint_sessions if case.is_in_last(row.held_on, _TRAINING_WINDOW)]
    if len(met) < _TRAINING_SESSIONS:
        return None
    if any(row.plan_sheet_shared or SessionPurpose.TRAINING in row.purposes for row in met):
        return None
    return Finding(CheckCode.M2_3, Severity.TIP, (), {'n': str(len(met))})
