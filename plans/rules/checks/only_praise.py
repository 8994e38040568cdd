"""Mistake 3: collecting only positive feedback (product 3.6)."""

from __future__ import annotations

from plans.document.choices import ActionKind, ActionStatus, CheckCode, FeedbackStatus, Severity
from plans.rules.checks.base import Finding, as_number, share
from plans.rules.checks.case import Case

_ANY_FEEDBACK_DAYS = 30


def no_way_to_hear_criticism(case: Case) -> Finding | None:
    """M3.1: no open form, no listening task, no recent feedback."""
    if _form_is_open(case) or _listens(case):
        return None
    if any(case.is_in_last(row.received_on, _ANY_FEEDBACK_DAYS) for row in case.feedback):
        return None
    return Finding(CheckCode.M3_1, Severity.WARN)


def _form_is_open(case: Case) -> bool:
    form = case.document.feedback_form
    return form.is_open and (form.closes_on is None or form.closes_on >= case.on)


def _listens(case: Case) -> bool:
    return any(
        row.kind == ActionKind.LISTEN and row.status != ActionStatus.CANCELLED
        for row in case.document.actions
    )


def only_positive_feedback(case: Case) -> Finding | None:
    """M3.2: enough feedback, and hardly any of it critical."""
    limits = case.limits
    n, critical = feedback_in_window(case)
    if n >= limits.m3_min_items and critical == 0:
        return Finding(CheckCode.M3_2, Severity.MUST, (), {'n': str(n)}, 'all')
    if n >= limits.m3_low_share_items and share(critical, n) < limits.m3_low_share:
        numbers = {'n': str(n), 'share': as_number(share(critical, n))}
        return Finding(CheckCode.M3_2, Severity.WARN, (), numbers, 'share')
    return None


def feedback_in_window(case: Case) -> tuple[int, int]:
    """Give how much feedback the window holds, and how much of it is critical."""
    limits = case.limits
    days = limits.m3_window_active if case.is_active else limits.m3_window_draft
    first = case.day(-days)
    n = sum(row.received_on >= first for row in case.feedback)
    critical = sum(row.received_on >= first for row in case.critical)
    return n, critical


def no_criticism_60_days(case: Case) -> Finding | None:
    """M3.3: nobody has criticised anything for long. Silent until the plan was activated."""
    since = case.running_since
    if since is None:
        return None
    last = max((row.received_on for row in case.critical), default=since)
    gap = (case.on - max(since, last)).days
    if gap < case.limits.m3_silent_warn:
        return None
    severity = Severity.MUST if gap >= case.limits.m3_silent_must else Severity.WARN
    if is_coming_in(case):
        return Finding(CheckCode.M3_3, severity, (), {'days': str(gap)}, 'one_sided')
    heard = max((row.received_on for row in case.feedback), default=since)
    silence = (case.on - max(since, heard)).days
    return Finding(CheckCode.M3_3, severity, (), {'days': str(silence)}, 'silent')


def is_coming_in(case: Case) -> bool:
    """Whether there is fresh feedback of any kind."""
    return case.has_item_younger_than(case.limits.m3_silent_warn)


def criticism_unread(case: Case) -> Finding | None:
    """M3.4: complaints and suggestions that nobody has taken up."""
    limits = case.limits
    new = [row for row in case.critical if row.status == FeedbackStatus.NEW]
    ages = {row.id: (case.on - row.received_on).days for row in new}
    waiting = {ref: age for ref, age in ages.items() if age > limits.m3_unread_warn}
    if not waiting:
        return None
    is_must = (
        len(waiting) >= limits.m3_unread_count or max(waiting.values()) > limits.m3_unread_must
    )
    return Finding(
        CheckCode.M3_4,
        Severity.MUST if is_must else Severity.WARN,
        tuple(waiting),
        {'n': str(len(waiting)), 'days': str(limits.m3_unread_warn)},
    )
