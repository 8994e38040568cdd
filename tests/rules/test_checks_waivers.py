"""Accepting with a reason, W1 to W5 of product.md 3.9, and `accepted` of plan-file.md."""

from datetime import date

import pytest

from plans.document.choices import CheckState, Phase
from plans.rules import checks
from plans.rules.checks.states import state_of
from plans.rules.checks.waivers import has_reason
from tests.rules.plans import (
    REVIEW_DAY,
    active,
    add,
    document,
    led_by,
    no_sessions,
    put,
    sources,
    strategies,
)

SINGLE = [
    put(uses_dealers=True, sessions=[]),
    sources('N1', 'dealer_single'),
    sources('N2', 'dealer_single'),
]
FEB_20 = date(2027, 2, 20)
LED, UNLED = led_by('customer_need', 'N1', 'N2'), led_by('supplier')


def waiver(check, *subjects, severity='must', **keys):
    """An acceptance that holds, unless `keys` say otherwise."""
    return add(
        'waivers',
        {
            'check': check, 'severity': severity, 'subjects': list(subjects),
            'reason': 'Đã hẹn buổi kết nối vào tháng 2', 'by': 'lan@example.com',
            'on': '2026-12-01', 'expires_on': '2027-03-01', **keys,
        },
    )  # fmt: skip


def accepted(*changes, phase='review', on=REVIEW_DAY):
    plan, phase = document(*changes), Phase(phase)
    found = checks.evaluate(plan, phase, on)
    return {code: code in checks.accepted(plan, found, phase, on) for code in found}


def test_w1_a_must_accepted_with_a_reason_is_accepted():
    assert accepted(*SINGLE, waiver('M2.1', 'N1', 'N2')) == {'M2.1': True, 'M2.2': False}


def test_w2_a_reason_of_12_chars_is_none():
    assert has_reason('x' * 20)
    assert not has_reason('Sẽ làm sau ạ')
    assert not has_reason('   x' + ' ' * 40)


def test_w3_a_subject_not_covered_reopens():
    given = waiver('M1.2', 'S1', confirmed_by='hai@example.com')
    before = [*active(FEB_20), strategies(UNLED, LED, LED, LED), given]
    after = [*active(FEB_20), strategies(UNLED, LED, UNLED, LED, LED), given]

    assert accepted(*before, phase='active', on=FEB_20) == {'M1.2': True}
    assert accepted(*after, phase='active', on=FEB_20) == {'M1.2': False}


@pytest.mark.parametrize(
    ('expires', 'holds'), [('2027-02-20', True), ('2027-02-19', False), (None, True)]
)
def test_w4_an_acceptance_past_its_day_reopens(expires, holds):
    given = waiver('M1.2', 'S1', severity='warn', expires_on=expires)
    changes = [*active(FEB_20), strategies(UNLED, LED, LED), given]

    assert accepted(*changes, phase='active', on=FEB_20) == {'M1.2': holds}


def test_w5_a_risen_severity_reopens():
    given = waiver('M1.2', 'S1', severity='warn')

    assert accepted(strategies(UNLED, LED, LED), given) == {'M1.2': True}
    assert accepted(strategies(UNLED, LED), given) == {'M1.2': False}


@pytest.mark.parametrize(
    'keys', [{'revoked_on': '2026-12-10'}, {'on': '2026-12-11'}, {'severity': None}]
)
def test_a_waiver_that_does_not_hold(keys):
    assert accepted(*SINGLE, waiver('M2.1', 'N1', 'N2', **keys))['M2.1'] is False


def test_a_waiver_of_a_graver_severity_holds_too():
    given = waiver('M1.2', 'S1', 'S9', severity='must')

    assert accepted(strategies(UNLED, LED, LED), given) == {'M1.2': True}


def test_a_waiver_of_another_check_holds_nothing():
    assert accepted(*SINGLE, waiver('M1.3', 'N1', 'N2')) == {'M2.1': False, 'M2.2': False}


def test_two_waivers_do_not_add_up():
    changes = [*SINGLE, waiver('M2.1', 'N1'), waiver('M2.1', 'N2')]

    assert accepted(*changes)['M2.1'] is False


def test_a_finding_without_subjects_is_covered_by_any():
    assert accepted(put(uses_dealers=True), no_sessions, waiver('M2.2', severity='warn')) == {
        'M2.2': True
    }


@pytest.mark.parametrize(
    ('severity', 'confirmed_by', 'holds'),
    [('must', None, False), ('must', 'hai@example.com', True)],
)
def test_a_must_of_an_active_plan_waits_for_an_approver(severity, confirmed_by, holds):
    given = waiver('M2.1', 'N1', 'N2', severity=severity, confirmed_by=confirmed_by)

    assert accepted(*active(FEB_20), *SINGLE, given, phase='active', on=FEB_20)['M2.1'] is holds


def test_a_warning_of_an_active_plan_waits_for_nobody():
    given = waiver('M2.2', severity='warn')
    changes = [*active(FEB_20), put(uses_dealers=True), no_sessions, given]

    assert accepted(*changes, phase='active', on=FEB_20) == {'M2.2': True}


def test_the_panel_shows_the_acceptance():
    plan = document(*SINGLE, waiver('M2.1', 'N1', 'N2'))

    standing = state_of(plan, Phase.REVIEW, REVIEW_DAY)['M2.1']

    assert (standing.state, standing.waiver) == (CheckState.ACCEPTED, plan.waivers[0])
