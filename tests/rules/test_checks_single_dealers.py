"""M2.1 to M2.3 at their edges (product.md 3.5), fiscal years that begin in any month included."""

from datetime import date

import pytest

from tests.rules.plans import (
    REVIEW_DAY,
    active,
    add,
    days_before,
    finding,
    found,
    no_sessions,
    planned_session,
    put,
    row,
    session,
    sources,
)

USES_DEALERS = put(uses_dealers=True)
SINGLE = [put(sessions=[]), sources('N1', 'dealer_single'), sources('N2', 'dealer_single')]
FEB_20 = date(2027, 2, 20)


def extra_needs(*kinds):
    """Add one surveyed need a kind, each answered by S1."""
    rows = [
        {
            'id': f'N{number}',
            'sources': [{'kind': kind, **({'dealer': 'D1'} if kind == 'dealer_single' else {})}],
        }
        for number, kind in enumerate(kinds, start=3)
    ]
    return add('needs', *rows)


@pytest.mark.parametrize(
    ('kinds', 'severity'),
    [
        (('customer_survey', 'customer_survey'), 'warn'),  # 2 of 4
        (('customer_survey', 'customer_survey', 'site_visit'), None),  # 2 of 5
        (('dealer_single',), 'must'),  # 3 of 3
    ],
)
def test_m2_1_at_half_of_the_needs(kinds, severity):
    assert found(*SINGLE, extra_needs(*kinds)).get('M2.1') == severity


def test_m2_1_of_the_only_need_with_evidence_is_a_warning():
    changes = [put(sessions=[]), sources('N1', 'dealer_single'), row('needs', 'N2', sources=[])]

    m2_1 = finding('M2.1', *changes)

    assert (m2_1.severity, m2_1.subjects) == ('warn', ('N1',))
    assert dict(m2_1.numbers) == {'n': '1', 'total': '1'}


def test_m2_1_applies_without_dealers_too():
    assert found(*SINGLE, put(uses_dealers=False))['M2.1'] == 'must'


@pytest.mark.parametrize(('days', 'severity'), [(0, 'warn'), (90, 'warn'), (91, 'must')])
def test_m2_1_is_lowered_by_a_session_in_the_last_90_days(days, severity):
    changes = [*SINGLE, session('E2', days_before(REVIEW_DAY, days))]

    assert found(*changes)['M2.1'] == severity


def test_m2_1_is_not_lowered_by_a_session_of_one_dealer():
    assert found(*SINGLE, session('E2', '2026-12-01', came=1))['M2.1'] == 'must'


@pytest.mark.parametrize(('day', 'severity'), [('2026-12-31', 'must'), ('2027-01-01', 'warn')])
def test_m2_1_of_an_active_plan_looks_at_the_quarter(day, severity):
    changes = [*active(FEB_20), *SINGLE, session('E2', day)]

    assert found(*changes, phase='active', on=FEB_20)['M2.1'] == severity


@pytest.mark.parametrize(
    ('first_month', 'day', 'severity'),
    [(1, '2027-01-15', 'warn'), (2, '2027-01-15', 'must'), (3, '2026-12-15', 'warn')],
)
def test_m2_1_goes_by_the_fiscal_quarter(first_month, day, severity):
    changes = [
        *active(FEB_20), *SINGLE, session('E2', day), put(fiscal_year_start_month=first_month),
    ]  # fmt: skip

    assert found(*changes, phase='active', on=FEB_20)['M2.1'] == severity


@pytest.mark.parametrize(('days', 'expected'), [(90, {}), (91, {'M2.2': 'warn'})])
def test_m2_2_before_approval_looks_90_days_back(days, expected):
    changes = [USES_DEALERS, no_sessions, session('E2', days_before(REVIEW_DAY, days))]

    assert found(*changes) == expected


@pytest.mark.parametrize(
    ('day', 'invited', 'expected'),
    [
        ('2026-12-10', 2, {}),
        ('2027-04-01', 2, {}),  # period start + 90 days
        ('2027-04-02', 2, {'M2.2': 'warn'}),
        ('2026-12-09', 2, {'M2.2': 'warn'}),
        ('2027-02-15', 1, {'M2.2': 'warn'}),
    ],
)
def test_m2_2_before_approval_takes_a_planned_session(day, invited, expected):
    changes = [USES_DEALERS, no_sessions, planned_session('E2', day, invited=invited)]

    assert found(*changes) == expected


def test_m2_2_before_approval_prints_the_days():
    m2_2 = finding('M2.2', USES_DEALERS, no_sessions, m2_draft_lookback=120)

    assert (m2_2.variant, dict(m2_2.numbers), m2_2.subjects) == ('draft', {'days': '120'}, ())


@pytest.mark.parametrize('answer', [False, None])
def test_m2_2_applies_only_to_plans_with_dealers(answer):
    assert found(no_sessions, put(uses_dealers=answer)) == {}


@pytest.mark.parametrize(
    ('on', 'severity'),
    [(date(2027, 2, 13), None), (date(2027, 2, 14), 'warn')],  # 44 and 45 of 90 days
)
def test_m2_2_warns_from_half_of_the_quarter_on(on, severity):
    changes = [*active(on), USES_DEALERS, no_sessions]

    assert found(*changes, phase='active', on=on).get('M2.2') == severity


@pytest.mark.parametrize(
    ('planned', 'severity'), [('2027-03-31', None), ('2027-04-01', 'warn'), ('2027-02-20', None)]
)
def test_m2_2_takes_a_session_planned_later_this_quarter(planned, severity):
    changes = [*active(FEB_20), USES_DEALERS, no_sessions, planned_session('E2', planned)]

    assert found(*changes, phase='active', on=FEB_20).get('M2.2') == severity


@pytest.mark.parametrize(
    ('activated', 'severity'),
    [('2026-12-20', 'must'), ('2027-01-01', 'must'), ('2027-01-02', None), (None, None)],
)
def test_m2_2_is_a_must_after_a_full_active_quarter_without(activated, severity):
    on = date(2027, 4, 5)
    changes = [*active(on, activated=activated), USES_DEALERS, no_sessions]

    assert found(*changes, phase='active', on=on).get('M2.2') == severity


def test_m2_2_must_is_lowered_by_a_planned_session():
    on = date(2027, 4, 5)
    changes = [*active(on), USES_DEALERS, no_sessions, planned_session('E2', '2027-06-30')]

    assert found(*changes, phase='active', on=on)['M2.2'] == 'warn'


def test_m2_2_is_clear_with_a_session_this_quarter():
    changes = [*active(FEB_20), USES_DEALERS, session('E2', '2027-01-05')]

    assert found(*changes, phase='active', on=FEB_20) == {}


def test_m2_2_names_the_fiscal_quarter():
    on = date(2027, 3, 20)
    changes = [*active(on), USES_DEALERS, no_sessions, put(fiscal_year_start_month=2)]

    m2_2 = finding('M2.2', *changes, phase='active', on=on)

    assert (m2_2.variant, dict(m2_2.numbers)) == ('active', {'quarter': '2027-Q1'})


@pytest.mark.parametrize(
    ('on', 'severity'), [(date(2027, 3, 16), None), (date(2027, 3, 17), 'warn')]
)
def test_m2_2_counts_half_of_a_fiscal_quarter(on, severity):
    changes = [*active(on), USES_DEALERS, no_sessions, put(fiscal_year_start_month=2)]

    assert found(*changes, phase='active', on=on).get('M2.2') == severity  # 89 days from 1 Feb


@pytest.mark.parametrize(('days', 'expected'), [(180, 'tip'), (181, None)])
def test_m2_3_looks_at_two_sessions_in_180_days(days, expected):
    changes = [
        USES_DEALERS,
        no_sessions,
        session('E2', days_before(REVIEW_DAY, days)),
        session('E3', REVIEW_DAY),
    ]

    assert found(*changes).get('M2.3') == expected


@pytest.mark.parametrize('keys', [{'plan_sheet_shared': True}, {'purposes': ['training']}])
def test_m2_3_clears_with_one_sheet_or_one_training(keys):
    changes = [USES_DEALERS, no_sessions, session('E2', '2026-11-01'), session('E3', '2026-12-01')]

    assert finding('M2.3', *changes).numbers == {'n': '2'}
    assert finding('M2.3', *changes, row('sessions', 'E2', **keys)) is None


def test_m2_3_applies_only_to_plans_with_dealers():
    changes = [no_sessions, session('E2', '2026-11-01'), session('E3', '2026-12-01')]

    assert 'M2.3' not in found(*changes)


def test_sessions_in_the_future_are_left_out():
    changes = [USES_DEALERS, no_sessions, session('E2', '2026-12-11')]

    assert found(*changes) == {'M2.2': 'warn'}


def test_one_dealer_listed_twice_is_no_joint_session():
    twice = [{'dealer': 'D1', 'attended': True}] * 2
    changes = [USES_DEALERS, no_sessions, session('E2', '2026-12-01')]

    assert found(*changes, row('sessions', 'E2', participants=twice)) == {'M2.2': 'warn'}
