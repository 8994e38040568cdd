"""The evidence grade of a need (product.md 0.6)."""

from datetime import date

import pytest

from plans.rules.evidence import Evidence, grades
from tests.rules.tracked_plans import plan

ON = date(2027, 4, 20)
FRESH = '2027-04-01'
SESSION = {
    'id': 'E1',
    'held_on': '2027-03-01',
    'status': 'held',
    'participants': [{'dealer': 'D1', 'attended': True}, {'dealer': 'D2', 'attended': True}],
}
DEALERS = [{'id': 'D1', 'name': 'Minh Hà'}, {'id': 'D2', 'name': 'Hai Lúa'}]


def source(kind, on=FRESH, **keys):
    return {'kind': kind, 'collected_on': on, **keys}


def interview(customer, on=FRESH):
    return source('customer_interview', on, customer=customer)


def evidence(*sources, on=ON, session=SESSION, **keys):
    document = plan(
        needs=[{'id': 'N1', 'sources': list(sources)}], sessions=[session], dealers=DEALERS, **keys
    )
    (graded,) = grades(document, on)
    return graded


def grade(*sources, **keys):
    return evidence(*sources, **keys).grade


@pytest.mark.parametrize(
    ('sources', 'expected'),
    [
        ([source('dealer_session', session='E1')], 'A'),
        ([source('customer_survey', respondents=2)], 'A'),
        ([source('customer_survey', respondents=1)], 'B'),
        ([interview('Rösterei Nord'), interview('Kaffa')], 'A'),
        ([interview('Kaffa'), interview(' kaffa ')], 'B'),
        ([interview(None), interview(None)], 'B'),
        ([source('order_history')], 'B'),
        ([source('market_report', customer='Kaffa'), interview('Nord')], 'B'),
        ([source('dealer_single', dealer='D1')], 'C'),
        ([source('dealer_single', dealer='D1'), source('supplier')], 'C'),
        ([source('supplier'), source('assumption')], 'D'),
        ([source('sales_team')], 'D'),
        ([], 'D'),
    ],
)
def test_grade_goes_by_who_said_it(sources, expected):
    assert grade(*sources) == expected


def test_customer_of_a_linked_voice_is_a_name():
    voices = [{'id': 'F1', 'customer': 'Nord', 'received_on': '2027-03-01'}]

    assert grade(
        interview('Kaffa'), source('customer_feedback', feedback='F1'), feedback=voices
    ) == ('A')


def test_session_held_later_is_not_yet_joint():
    later = {**SESSION, 'held_on': '2027-04-21'}

    assert grade(source('dealer_session', session='E1'), session=later) == 'C'


def test_age_runs_from_the_newest_source():
    assert evidence(interview('Kaffa', '2026-01-01'), interview('Nord', FRESH)) == Evidence(
        'N1', 'A', date(2027, 4, 1), 19, False
    )


@pytest.mark.parametrize(('on', 'expected'), [('2026-10-22', 'B'), ('2026-10-21', 'C')])
def test_one_grade_lower_after_180_days(on, expected):
    assert grade(interview('Kaffa', on)) == expected


def test_old_evidence_says_that_it_is_lowered_but_not_below_d():
    assert evidence(interview('Kaffa', '2026-01-01')).is_lowered
    assert evidence(source('supplier', '2026-01-01')) == Evidence(
        'N1', 'D', date(2026, 1, 1), 474, False
    )


def test_source_without_a_day_confirms_nothing():
    assert evidence(interview('Kaffa', None)) == Evidence('N1', 'C', None, None, True)


def test_source_after_today_is_not_there():
    assert evidence(interview('Kaffa', '2027-04-21')) == Evidence('N1', 'D', None, None, False)


def test_rejected_needs_have_no_grade():
    document = plan(needs=[{'id': 'N1', 'status': 'rejected'}])

    assert grades(document, ON) == ()
