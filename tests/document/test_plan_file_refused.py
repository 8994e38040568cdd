"""What a plan file is refused for, with the path of each fault, and what never refuses one."""

import json

import pytest

from plans.document import plan_file
from plans.document.faults import PlanFileError
from tests.document.refusals import faults_of, paths_of, text
from tests.rules.plans import empty


def test_the_example_of_the_format_reads_word_for_word():
    plan = empty(needs=[{'id': 'N1'}, {'id': 'N2'}, {'id': 'N3', 'sources': [{'kind': 'tv'}]}])

    assert faults_of(plan) == [
        (
            'needs[2].sources[0].kind: "tv" is not one of customer_interview, customer_survey, '
            'customer_feedback, site_visit, order_history, quote_history, platform_data, '
            'dealer_session, dealer_single, market_report, supplier, sales_team, assumption'
        )
    ]


def test_faults_are_told_in_vietnamese_too():
    with pytest.raises(PlanFileError) as refused:
        plan_file.parse(json.dumps(empty(summary=5, colour='red')))

    assert [fault.line('vi') for fault in refused.value.faults] == [
        'summary: 5 không phải văn bản',
        'colour: không phải khóa của tệp kế hoạch',
    ]


@pytest.mark.parametrize(
    ('source', 'fault'),
    [
        ('', 'cannot be read as JSON (line 1, column 1)'),
        (
            '{"format": "salesplan-plan/1",\n "title" "x"}',
            'cannot be read as JSON (line 2, column 10)',
        ),
        ('[]', 'a list is not an object'),
        ('null', 'null is not an object'),
        (b'\xff{}', 'is not UTF-8 (byte 0)'),
        ('\ufeff{}', 'starts with a byte order mark; save it as UTF-8 without one'),
        ('{"a": NaN}', 'has NaN, which is no JSON'),
        ('{"a": -Infinity}', 'has -Infinity, which is no JSON'),
        ('[' * 100_000, 'is nested too deeply'),
        ('{"a": ' + '9' * 10_000 + '}', 'has a number that is far too long'),
        (
            '{"format": "salesplan-plan/2"}',
            'format: "salesplan-plan/2" is not one of salesplan-plan/1',
        ),
        ('{"format": 1}', 'format: 1 is not one of salesplan-plan/1'),
        ('{"title": "x"}', 'format: is required'),
        ('{"format": "salesplan-plan/1"}', 'title: is required'),
        (text('"summary": "a\\u0000b"'), 'summary: has a character that is no text: "a\\x00b"'),
        (text('"summary": "\\ud800"'), 'summary: has a character that is no text: "\\ud800"'),
        (text('"summary": 1', '"summary": "a"'), 'summary: stands twice in one object'),
        (text('"goals": [{"id": "G1", "id": "G2"}]'), 'goals[0].id: stands twice in one object'),
    ],
)
def test_a_file_that_cannot_be_read(source, fault):
    assert faults_of(source) == [fault]


@pytest.mark.parametrize(
    ('keys', 'fault'),
    [
        ({'colour': 'red'}, 'colour: is not a key of the plan file'),
        ({'code': 'KH-2027-001'}, 'code: is not a key of the plan file'),
        ({'title': None}, 'title: null is not text'),
        ({'title': 5}, 'title: 5 is not text'),
        ({'summary': ['a']}, 'summary: a list is not text'),
        ({'goals': None}, 'goals: null is not a list'),
        ({'goals': {}}, 'goals: an object is not a list'),
        ({'goals': ['G1']}, 'goals[0]: "G1" is not an object'),
        ({'goals': [{}]}, 'goals[0].id: is required'),
        ({'goals': [{'id': 1}]}, 'goals[0].id: 1 is not text'),
        ({'uses_dealers': 'yes'}, 'uses_dealers: "yes" is not true or false'),
        ({'uses_dealers': 1}, 'uses_dealers: 1 is not true or false'),
        ({'template_version': '1'}, 'template_version: "1" is not a whole number'),
        ({'template_version': 1.0}, 'template_version: 1.0 is not a whole number'),
        ({'template_version': True}, 'template_version: true is not a whole number'),
        (
            {'template_version': 10**15},
            'template_version: 1000000000000000 has more than 3 decimals or 15 digits',
        ),
        ({'currency': 'GBP'}, 'currency: "GBP" is not one of VND, USD, EUR, JPY, CNY'),
        (
            {'fiscal_year_start_month': 13},
            'fiscal_year_start_month: 13 is not one of 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12',
        ),
        (
            {'period_start': '2027-02-30'},
            'period_start: "2027-02-30" is not a date such as "2027-01-31"',
        ),
        (
            {'period_start': '20270101'},
            'period_start: "20270101" is not a date such as "2027-01-31"',
        ),
        (
            {'closed_at': '2027-01-31T08:30:00'},
            ('closed_at: "2027-01-31T08:30:00" is not a time with its zone, such as '
            '"2027-01-31T08:30:00+07:00"'),
        ),
        ({'waivers': [{}]}, 'waivers[0].check: is required'),
        ({'feedback': [{'customer': 'B'}]}, 'feedback[0].received_on: is required'),
        ({'sessions': [{'id': 'E1', 'participants': [{}]}]},
         'sessions[0].participants[0].dealer: is required'),
        ({'targets': [{'id': 'T1', 'actuals': [{'start': '2027-01-01'}]}]},
         'targets[0].actuals[0].end: is required'),
        ({'needs': [{'id': 'N1', 'sources': [{}]}]}, 'needs[0].sources[0].kind: is required'),
    ],
)  # fmt: skip
def test_a_wrong_key_or_type(keys, fault):
    assert faults_of(empty(**keys)) == [fault]


@pytest.mark.parametrize(
    ('value', 'reason'),
    [
        (900, 'is not a number written as text, such as "1234.5"'),
        (9.5, 'is not a number written as text, such as "1234.5"'),
        ('9,5', 'is not a number written as text, such as "1234.5"'),
        ('1e3', 'is not a number written as text, such as "1234.5"'),
        ('', 'is not a number written as text, such as "1234.5"'),
        ('0.0001', 'has more than 3 decimals or 15 digits'),
        ('1000000000000000', 'has more than 3 decimals or 15 digits'),
        ('1234567890123.456', 'has more than 3 decimals or 15 digits'),
    ],
)
def test_a_number_that_cannot_be_kept(value, reason):
    (fault,) = faults_of(empty(targets=[{'id': 'T1', 'target_value': value}]))

    assert fault == f'targets[0].target_value: {json.dumps(value)} {reason}'


@pytest.mark.parametrize(
    ('keys', 'fault'),
    [
        ({'needs': [{'id': 'N1'}, {'id': 'N1'}]}, 'needs[1].id: "N1" is used twice'),
        ({'needs': [{'id': 'N1', 'segment': 'C1'}]}, 'needs[0].segment: "C1" is not in segments'),
        ({'strategies': [{'id': 'S1', 'needs': ['N1']}]},
         'strategies[0].needs[0]: "N1" is not in needs'),
        ({'strategies': [{'id': 'S1', 'goals': ['G1']}]},
         'strategies[0].goals[0]: "G1" is not in goals'),
        ({'targets': [{'id': 'T1', 'goal': 'G1'}]}, 'targets[0].goal: "G1" is not in goals'),
        ({'targets': [{'id': 'T1', 'parent': 'T2'}]}, 'targets[0].parent: "T2" is not in targets'),
        ({'actions': [{'strategy': 'S1'}]}, 'actions[0].strategy: "S1" is not in strategies'),
        ({'actions': [{'from_session': 'E1'}]}, 'actions[0].from_session: "E1" is not in sessions'),
        ({'feedback': [{'customer': 'B', 'received_on': '2027-01-01', 'action': 'A1'}]},
         'feedback[0].action: "A1" is not in actions'),
        ({'sessions': [{'id': 'E1', 'participants': [{'dealer': 'D1'}]}]},
         'sessions[0].participants[0].dealer: "D1" is not in dealers'),
        ({'needs': [{'id': 'N1', 'sources': [{'kind': 'supplier', 'feedback': 'F1'}]}]},
         'needs[0].sources[0].feedback: "F1" is not in feedback'),
        ({'period_start': '2027-01-02', 'period_end': '2027-01-01'},
         'period_end: 2027-01-01 is before period_start 2027-01-02'),
        ({'targets': [{'id': 'T1', 'start_date': '2027-01-02', 'due_date': '2027-01-01'}]},
         'targets[0].due_date: 2027-01-01 is before start_date 2027-01-02'),
        ({'actions': [{'start': '2027-01-02', 'due': '2027-01-01'}]},
         'actions[0].due: 2027-01-01 is before start 2027-01-02'),
        ({'targets': [{'id': 'T1', 'actuals': [{'start': '2027-02-01', 'end': '2027-01-31'}]}]},
         'targets[0].actuals[0].end: 2027-01-31 is before start 2027-02-01'),
        ({'targets': [{'id': 'T1', 'actuals': [
            {'start': '2027-01-01', 'end': '2027-01-31', 'denominator': '0.0'}]}]},
         'targets[0].actuals[0].denominator: must not be 0'),
        ({'needs': [{'id': 'N1', 'sources': [{'kind': 'dealer_single'}]}]},
         'needs[0].sources[0].dealer: is required for a dealer_single source'),
        ({'needs': [{'id': 'N1', 'sources': [{'kind': 'dealer_session'}]}]},
         'needs[0].sources[0].session: is required for a dealer_session source'),
        ({'business_model': 'buy_side', 'model_details': {'buy_side': {'items': [
            {'feeds_target': 'T1'}]}}},
         'model_details.buy_side.items[0].feeds_target: "T1" is not in targets'),
        ({'business_model': 'buy_side', 'model_details': {'sell_side': {}}},
         "model_details.sell_side: is not the details of the plan's model, buy_side"),
    ],
)  # fmt: skip
def test_rows_that_do_not_fit_together(keys, fault):
    assert faults_of(empty(**keys)) == [fault]


@pytest.mark.parametrize(
    ('breakdown', 'start', 'first_month', 'slices'),
    [
        ('monthly', '2027-01-15', 1, 12),
        ('quarterly', '2027-01-15', 1, 4),
        ('quarterly', '2027-01-15', 2, 5),
        ('none', '2027-01-15', 1, 1),
        (None, '2027-01-15', 1, 1),
    ],
)
def test_planned_has_one_entry_for_each_slice(breakdown, start, first_month, slices):
    def plan(count):
        target = {'id': 'T1', 'start_date': start, 'due_date': '2027-12-31', 'breakdown': breakdown}
        return empty(
            targets=[{**target, 'planned': ['1'] * count}], fiscal_year_start_month=first_month
        )

    assert len(plan_file.parse(json.dumps(plan(slices))).targets[0].planned) == slices
    assert faults_of(plan(slices + 1)) == [
        f'targets[0].planned: has {slices + 1} entries, but the breakdown has {slices} slices'
    ]


@pytest.mark.parametrize(
    ('status', 'came', 'is_refused'),
    [('held', ['D1', 'D2'], False), ('held', ['D1'], True), ('held', ['D1', 'D1'], True),
     ('planned', ['D1', 'D2'], True), (None, ['D1', 'D2'], True)],
)  # fmt: skip
def test_evidence_of_a_session_wants_one_that_was_held_with_two_dealers(status, came, is_refused):
    plan = empty(
        dealers=[{'id': 'D1'}, {'id': 'D2'}],
        sessions=[{'id': 'E1', 'status': status,
                   'participants': [{'dealer': dealer, 'attended': True} for dealer in came]}],
        needs=[{'id': 'N1', 'sources': [{'kind': 'dealer_session', 'session': 'E1'}]}],
    )  # fmt: skip

    if is_refused:
        assert paths_of(plan) == ['needs[0].sources[0].session']
    else:
        assert plan_file.parse(json.dumps(plan)).sessions[0].is_joint
