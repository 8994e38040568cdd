"""What never refuses a plan file, and how its values are kept."""

import json

import pytest

from plans.document import plan_file
from tests.document.refusals import paths_of
from tests.rules.plans import SOUND, changed, empty, put, row


def test_every_fault_is_told_at_once():
    plan = empty(
        period_start='2027-13-01',
        needs=[{'id': 'N1', 'segment': 'C9', 'mood': 'good'}, {'id': 'N1'}],
        targets=[{'id': 'T1', 'target_value': 5, 'goal': 'G1'}],
    )

    assert sorted(paths_of(plan)) == [
        'needs[0].mood',
        'needs[0].segment',
        'needs[1].id',
        'period_start',
        'targets[0].goal',
        'targets[0].target_value',
    ]


@pytest.mark.parametrize(
    'keys',
    [
        {'title': ''},
        {'owner': None, 'approver': None, 'currency': None, 'business_model': None},
        {'period_start': '2020-01-01', 'period_end': '2099-12-31'},
        {'feedback': [{'customer': '', 'received_on': '2099-01-01', 'rating': 9}]},
        {'goals': [{'id': ''}]},
        {'waivers': [{'check': 'M1.2', 'reason': 'x', 'subjects': ['S9']}]},
        {'targets': [{'id': 'T1', 'weight': '-1', 'parent': 'T1', 'target_value': '-5'}]},
        {'targets': [{'id': 'T1', 'breakdown': 'monthly', 'planned': ['1', '2']}]},
        {'needs': [{'id': 'N1', 'sources': [{'kind': 'customer_survey', 'respondents': 0}]}]},
        {'model_details': {'sell_side': {'payment_terms_days': 999}}},
        {'status': 'closed'},
        {'sessions': [{'id': 'E1', 'held_on': '2099-01-01', 'status': 'held'}]},
    ],
)  # fmt: skip
def test_nothing_that_a_check_or_completeness_reports_refuses_a_file(keys):
    assert plan_file.parse(json.dumps(empty(**keys))).format == 'salesplan-plan/1'


def test_a_file_of_format_and_title_is_a_plan():
    document = plan_file.parse(json.dumps(empty()))

    assert (document.status, document.currency, document.fiscal_year_start_month) == (
        'draft',
        None,
        1,
    )
    assert (document.goals, document.feedback_form.is_open, document.model_details) == (
        (),
        False,
        None,
    )


def test_null_stands_for_a_key_left_out():
    target = {'id': 'T1', 'name': None, 'weight': None, 'owner': ''}
    full = empty(summary=None, status=None, platform=None, targets=[target])
    short = empty(targets=[{'id': 'T1'}])

    assert plan_file.parse(json.dumps(full)) == plan_file.parse(json.dumps(short))


def test_text_is_kept_in_its_composed_form():
    apart = 'e\u0302\u0301'

    for source in (
        json.dumps(empty(summary=apart)),
        json.dumps(empty(summary=apart), ensure_ascii=False),
    ):
        assert plan_file.parse(source).summary == 'ế'


def test_sets_are_kept_in_the_order_of_their_list():
    plan = changed(
        row('strategies', 'S1', needs=['N2', 'N1', 'N2']), put(other_channels=['fair', 'phone'])
    )

    document = plan_file.parse(json.dumps(plan))

    assert document.strategies[0].needs == ('N1', 'N2')
    assert document.other_channels == ('phone', 'fair')


def test_times_are_kept_in_utc():
    document = plan_file.parse(json.dumps(empty(closed_at='2027-01-31T08:30+07:00')))

    assert plan_file.dump(document)['closed_at'] == '2027-01-31T01:30:00Z'


def test_tasks_and_feedback_without_id_get_the_next_number():
    item = {'customer': 'B', 'received_on': '2027-01-01'}
    plan = empty(actions=[{}, {'id': 'A7'}, {'id': None}], feedback=[item, item])

    document = plan_file.parse(json.dumps(plan))

    assert [row.id for row in document.actions] == ['A8', 'A7', 'A9']
    assert [row.id for row in document.feedback] == ['F1', 'F2']


def test_details_may_come_with_or_without_the_name_of_the_model():
    body = SOUND['model_details']['sell_side']
    named, bare = changed(put(model_details={'sell_side': body})), changed(put(model_details=body))

    assert plan_file.parse(json.dumps(named)) == plan_file.parse(json.dumps(bare))
    assert plan_file.dump(plan_file.parse(json.dumps(bare)))['model_details'].keys() == {
        'sell_side'
    }


def test_a_fault_in_bare_details_has_the_path_of_the_file():
    plan = changed(put(model_details={'product_lines': [{'name': 1, 'segments': ['C9']}]}))

    assert paths_of(plan) == [
        'model_details.product_lines[0].name',
        'model_details.product_lines[0].segments[0]',
    ]


def test_details_stay_when_the_model_is_not_chosen_yet():
    plan = changed(put(business_model=None))

    document = plan_file.parse(json.dumps(plan))

    assert document.details is None
    assert plan_file.dump(document)['model_details'].keys() == {'sell_side'}
