"""A plan's values in words, by the labels and choices of its forms."""

from datetime import date

import pytest
from django.utils import translation

from plans.forms.context import FormContext
from plans.forms.shown import detail_rows, pairs_of, row_form, row_values, single_form
from tests.rules.plans import document, marketplace, put, row, session

TODAY = date(2026, 12, 10)
MEMBERS = (('lan@example.com', 'Nguyễn Thị Lan', 'editor'),)


def shown(make, *changes, language='vi'):
    """{name of the field: words} of a form of the changed sound plan."""
    plan = document(*changes)
    context = FormContext(document=plan, language=language, today=TODAY, members=MEMBERS)
    with translation.override(language):
        return {pair.name: pair.text for pair in pairs_of(make(plan, context))}


def basics(plan, context):
    return single_form(plan, 'basics', context)


@pytest.mark.parametrize(
    ('language', 'expected'),
    [
        ('vi', {'period_start': '01/01/2027', 'currency': 'Đồng Việt Nam'}),
        ('en', {'period_start': '1 Jan 2027', 'currency': 'Vietnamese dong'}),
    ],
)
def test_basics_are_told_in_the_reader_s_language(language, expected):
    words = shown(basics, language=language)

    assert expected.items() <= words.items()
    assert words['owner'] == 'Nguyễn Thị Lan'
    assert words['approver'] == 'hai@example.com'
    assert 'summary' not in words


def test_amounts_carry_the_unit_of_their_row():
    words = shown(lambda plan, context: row_form('targets', plan.targets[0], context))

    assert words['target_value'] == '900\u00a0t'
    assert words['goal'] == 'Tăng lợi nhuận gộp từ 11 % lên 14 %'
    assert words['weight'] == '1'


def test_money_is_told_in_the_plan_s_currency():
    costly = row('strategies', 'S1', budget='850000000')
    words = shown(lambda plan, context: row_form('strategies', plan.strategies[0], context), costly)

    assert words['budget'] == '850.000.000\u00a0₫'
    assert words['needs'] == 'Cần lô 60 bao'


def test_site_and_policy_come_from_where_the_document_keeps_them():
    site = put(
        platform={'name': 'san.example', 'owner': 'joint', 'legal_type': 'intermediary'},
        other_channels=['zalo', 'phone'],
    )
    policy = marketplace('intermediary', commission_pct='2.5', fee_model=['commission'])

    words = shown(lambda plan, context: single_form(plan, 'model', context), site, policy)
    rules = shown(lambda plan, context: single_form(plan, 'marketplace', context), policy)

    assert (words['platform_name'], words['platform_owner']) == ('san.example', 'Sở hữu chung')
    assert (words['legal_type'], words['other_channels']) == ('Trung gian', 'Điện thoại, Zalo')
    assert (rules['commission_pct'], rules['fee_model']) == ('2,5\u00a0%', 'Phí hoa hồng')


def test_no_is_an_answer_and_an_empty_box_is_none():
    question = shown(lambda plan, context: single_form(plan, 'dealers_question', context))
    form = shown(
        lambda plan, context: single_form(plan, 'feedback_form', context),
        put(feedback_form={'is_open': False}),
    )

    assert question == {'uses_dealers': 'Không'}
    assert 'is_open' not in form


def test_session_knows_who_was_asked_and_who_came():
    plan = document(session('E9', '2026-12-01', came=2))

    values = row_values('sessions', plan.sessions[-1])

    assert (values['invited'], values['attended']) == (['D1', 'D2'], ['D1', 'D2'])


def test_rows_of_the_details_are_those_of_the_plan_s_model():
    sell, both = document(), document(marketplace('collaborative'))

    found = [
        [one.name for one in detail_rows(sell, 'product_lines')],
        [one.organisation for one in detail_rows(both, 'owners')],
        list(detail_rows(sell, 'owners')),
        [one.id for one in detail_rows(sell, 'goals')],
    ]

    assert found == [['Robusta S18'], ['HTX Mỹ Lợi', 'HTX Hòa Lộc'], [], ['G1']]
