"""Accepting a check with a reason, and when it comes back (product.md 3.1, W1 to W5)."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied

from plans.document.choices import PlanStatus
from plans.domain import reviews, rows, waivers
from plans.domain.row_places import rows_of
from plans.models import AuditEvent, CheckWaiver
from tests import cast
from tests.domain.sound_plans import (
    REASON,
    REVIEW_MORNING,
    TODAY,
    accepted,
    days_on,
    open_codes,
    open_counts,
    plan_of,
    sound_plan,
    submitted,
)
from tests.module_rows import from_kept
from tests.rules.plans import changed, led_by, put, row, strategies

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures('on_review_day')]
one_of_three = strategies(
    led_by('supplier'), led_by('customer_need', 'N1'), led_by('company_goal', 'N2')
)
all_from_suppliers = strategies(led_by('supplier'), led_by('supplier'))
no_form = put(feedback_form={'is_open': False})


def store():
    """A draft with one strategy of three from the supplier only: M1.2 is a warning.

    And an active plan with every strategy from suppliers: M1.1 is a must.
    """
    active = put(status='active', activated_on='2026-12-01', uses_dealers=False)
    with time_machine.travel(REVIEW_MORNING, tick=False):
        people = cast.people('editor', 'approver')
        editor = people['editor']
        plans = {
            'draft': sound_plan(editor, one_of_three),
            'active': plan_of(editor, changed(all_from_suppliers, active)),
        }
        return {**people, 'workspace': editor.workspace, **plans}


@pytest.fixture(scope='module')
def stored(module_rows):
    return module_rows(store)


editor, approver, workspace = from_kept('editor', 'approver', 'workspace')
draft, active = from_kept('draft', 'active')


def strategy(plan, ref):
    return rows_of(plan, 'strategies').get(ref=ref)


def test_accepting_keeps_what_was_found(draft, editor):
    waiver = accepted(draft, 'M1.2', editor, reason=f' {REASON} ')

    assert (waiver.severity, waiver.subjects, waiver.reason, waiver.by) == (
        'warn',
        ['S1'],
        REASON,
        editor,
    )
    assert (waiver.accepted_on, waiver.expires_on) == (TODAY, date(2027, 1, 9))
    assert waiver.confirmed_by is None
    assert reviews.readiness(draft).warnings == ()


def test_accepting_is_recorded(draft, editor):
    accepted(draft, 'M1.2', editor)

    event = AuditEvent.objects.get(action='check_accepted')
    assert (event.member, event.facts) == (editor, {'check': 'M1.2', 'reason': REASON})


def test_accepting_counts_at_once_in_lists(active, editor):
    before = open_counts(active)

    accepted(active, 'M1.1', editor)

    assert before[0] == open_counts(active)[0] == 1  # a must waits for an approver


@pytest.mark.parametrize('reason', ['', 'Đã hẹn rồi.', ' ' * 30, 'x' * 19])
def test_short_reason_is_refused(draft, editor, reason):
    """W2: 12 characters say too little."""
    with pytest.raises(waivers.ReasonTooShortError):
        accepted(draft, 'M1.2', editor, reason=reason)

    assert draft.waivers.count() == 0


def test_reason_of_twenty_characters_is_enough(draft, editor):
    accepted(draft, 'M1.2', editor, reason='x' * 20)

    assert draft.waivers.count() == 1


@pytest.mark.parametrize(
    'day', [None, TODAY - timedelta(days=1), date(2028, 1, 31), date(2099, 1, 1)]
)
def test_day_past_or_too_far_is_refused(draft, editor, day):
    with pytest.raises(waivers.ExpiryError):
        accepted(draft, 'M1.2', editor, expires_on=day)


@pytest.mark.parametrize('day', [TODAY, date(2028, 1, 30)])
def test_first_and_last_day_are_allowed(draft, editor, day):
    assert accepted(draft, 'M1.2', editor, expires_on=day).expires_on == day


@pytest.mark.parametrize(
    ('period_end', 'expected'),
    [
        (date(2027, 12, 31), date(2027, 3, 10)),
        (date(2026, 12, 20), date(2027, 1, 19)),
        (date(2025, 12, 31), TODAY),
        (date.max, date(2027, 3, 10)),
        (None, date(2027, 3, 10)),
    ],
)
def test_default_is_ninety_days_within_the_period_and_thirty_more(plan, period_end, expected):
    plan.period_end = period_end

    assert waivers.default_expiry(plan, TODAY) == expected


@pytest.mark.parametrize('who', ['colleague', 'approver', 'admin', 'viewer', 'stranger'])
def test_accepting_is_for_owner_and_co_editors(draft, who, request):
    with pytest.raises(PermissionDenied):
        accepted(draft, 'M1.2', request.getfixturevalue(who))


def test_co_editor_may_accept(draft, colleague):
    draft.co_editors.add(colleague)

    assert accepted(draft, 'M1.2', colleague).by == colleague


def test_nothing_is_accepted_while_the_plan_is_in_review(editor, approver):
    plan = submitted(sound_plan(editor, no_form), editor)

    with pytest.raises(PermissionDenied):
        accepted(plan, 'M3.1', editor)


@pytest.mark.parametrize('code', ['H1', 'H4', 'M9.9', ''])
def test_what_is_no_check_cannot_be_accepted(draft, editor, code):
    with pytest.raises(waivers.NotAcceptableError):
        accepted(draft, code, editor)


@pytest.mark.parametrize('code', ['M1.1', 'M3.3', 'O1'])
def test_check_that_is_not_open_cannot_be_accepted(draft, editor, code):
    with pytest.raises(waivers.NothingToAcceptError):
        accepted(draft, code, editor)


def test_accepting_twice_finds_nothing_open(draft, editor):
    accepted(draft, 'M1.2', editor)

    with pytest.raises(waivers.NothingToAcceptError):
        accepted(draft, 'M1.2', editor)


def test_check_that_grew_since_it_was_shown_is_shown_again(draft, editor):
    seen = waivers.open_check(draft, 'M1.2').fingerprint
    values = {'origin': 'supplier', 'needs': []}
    rows.change(draft, 'strategies', strategy(draft, 'S3').pk, values, by=editor)

    with pytest.raises(waivers.FindingChangedError):
        accepted(draft, 'M1.2', editor, seen=seen)

    assert draft.waivers.count() == 0


def test_subject_that_was_not_covered_reopens_it(editor, approver):
    """W3: accepted M1.2 on S1; S3 added from the supplier."""
    running = put(status='active', activated_on='2026-12-01')
    plan = plan_of(editor, changed(one_of_three, running))
    accepted(plan, 'M1.2', editor)
    assert 'M1.2' not in open_codes(plan)

    values = {'title': 'Xả tồn', 'origin': 'supplier', 'status': 'chosen', 'goals': ['G1']}
    rows.add(plan, 'strategies', values, by=editor)

    assert 'M1.2' in open_codes(plan)


def test_last_day_that_has_passed_reopens_it(editor, approver):
    """W4."""
    running = put(status='active', activated_on='2026-12-01')
    plan = plan_of(editor, changed(one_of_three, running))
    accepted(plan, 'M1.2', editor)

    with time_machine.travel(days_on(30), tick=False):
        on_the_last_day = open_codes(plan)
    with time_machine.travel(days_on(31), tick=False):
        on_the_day_after = open_codes(plan)

    assert ('M1.2' in on_the_last_day, 'M1.2' in on_the_day_after) == (False, True)


def test_severity_that_rises_reopens_it(draft, editor):
    """W5: M1.2 accepted as a warning; the share rises to a must."""
    accepted(draft, 'M1.2', editor)
    rows.change(draft, 'strategies', strategy(draft, 'S3').pk, {'status': 'dropped'}, by=editor)

    draft.refresh_from_db()
    now = reviews.readiness(draft)

    assert now.musts == ('M1.2',)


def test_frozen_plan_is_left_alone(editor, approver):
    plan = plan_of(editor, changed(one_of_three, put(status='closed')))

    with pytest.raises(PermissionDenied):
        accepted(plan, 'M1.2', editor)

    assert plan.status == PlanStatus.CLOSED


def test_tip_can_be_accepted_too(editor, approver):
    plan = sound_plan(editor, row('targets', 'T1', unit='container'))

    assert accepted(plan, 'O1', editor).severity == 'tip'


def test_confirming_what_was_taken_back_meanwhile_is_refused(active, editor, approver):
    waiver = accepted(active, 'M1.1', editor)
    seen = CheckWaiver.objects.get()
    waivers.take_back(active, waiver=waiver, by=editor)

    with pytest.raises(waivers.WaiverClosedError):
        waivers.confirm(active, waiver=seen, by=approver)
