"""What a target takes (product.md 0.6, Arithmetic)."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.document.choices import BusinessModel
from plans.document.schema import ArithmeticInputs
from plans.rules.arithmetic import arithmetic
from plans.rules.arithmetic_chains import CHAINS
from tests.rules.tracked_plans import months, plan, target

ON = date(2027, 2, 10)
SALES = target('T1', 'sales_value', '12000000000')


def amounts(**values):
    return {code: Decimal(value) for code, value in values.items()}


def counts(shown):
    return {line.code: line.value for line in shown.lines}


def test_sell_side_ends_in_the_dealers_that_are_short():
    figures = amounts(average_order=24000000, win_rate=30, orders_per_dealer=12, dealers_today=25)

    shown = arithmetic(plan(SALES), ON, figures)

    assert counts(shown) == {'orders': 500, 'quotes': 1667, 'active_dealers': 42}
    (outcome,) = shown.outcomes
    assert (outcome.needed, outcome.have, outcome.short) == (42, 25, 17)
    assert outcome.sentence('vi') == 'Cần 42 đại lý hoạt động, hiện có 25: thiếu 17.'
    assert outcome.sentence('en') == 'Needed: 42 active dealers; there are 25: 17 short.'


def test_firm_without_dealers_is_asked_for_none():
    figures = amounts(average_order=24000000, win_rate=30, orders_per_dealer=12, dealers_today=25)
    direct = plan(SALES, uses_dealers=False)

    shown, unknown = arithmetic(direct, ON, figures), arithmetic(direct, ON)

    assert counts(shown) == {'orders': 500, 'quotes': 1667}
    (outcome,) = shown.outcomes
    assert (outcome.needed, outcome.have, outcome.short) == (1667, None, None)
    assert outcome.sentence('vi') == 'Cần 1.667 báo giá.'
    assert outcome.sentence('en') == 'Needed: 1,667 quotes.'
    assert [wanted.code for wanted in unknown.asked] == ['average_order', 'win_rate']


def test_counts_are_rounded_up_and_go_on_rounded():
    figures = amounts(average_order=11000000000, win_rate=100, orders_per_dealer=1)

    assert counts(arithmetic(plan(SALES), ON, figures)) == {
        'orders': 2,
        'quotes': 2,
        'active_dealers': 2,
    }


def test_missing_figures_are_asked_for_never_invented():
    shown = arithmetic(plan(SALES), ON, amounts(win_rate=30))

    assert [wanted.code for wanted in shown.asked] == [
        'average_order',
        'orders_per_dealer',
        'dealers_today',
    ]
    assert counts(shown) == {'orders': None, 'quotes': None, 'active_dealers': None}
    assert shown.outcomes[0].sentence('vi') == (
        'Chưa tính được số đại lý hoạt động. Cần nhập thêm: giá trị đơn hàng trung bình, '
        'số đơn mỗi đại lý trong một năm.'
    )
    assert shown.outcomes[0].sentence('en') == (
        'The number of active dealers cannot be worked out yet. Please enter: '
        'average order value, orders per dealer a year.'
    )


def test_unknown_number_of_today_is_said():
    shown = arithmetic(plan(SALES), ON, amounts(average_order=24000000, orders_per_dealer=12))

    assert shown.outcomes[0].short is None
    assert shown.outcomes[0].sentence('vi') == (
        'Cần 42 đại lý hoạt động; chưa biết hiện có bao nhiêu.'
    )


def test_enough_is_said():
    figures = amounts(average_order=24000000, orders_per_dealer=12, dealers_today=42)

    outcome = arithmetic(plan(SALES), ON, figures).outcomes[0]

    assert (outcome.short, outcome.sentence('en')) == (
        0,
        'Needed: 42 active dealers; there are 42: enough.',
    )


def test_a_year_is_scaled_to_the_interval_of_the_target():
    half = {**SALES, 'due_date': '2027-06-30', 'target_value': '6000000000'}

    shown = arithmetic(plan(half), ON, amounts(average_order=24000000, orders_per_dealer=12))

    assert counts(shown) == {'orders': 250, 'quotes': None, 'active_dealers': 42}


@pytest.mark.parametrize('value', ['0', '-5'])
def test_figures_that_cannot_divide_are_asked_for(value):
    shown = arithmetic(plan(SALES), ON, amounts(average_order=value, win_rate=101))

    assert {'average_order', 'win_rate'} <= {wanted.code for wanted in shown.asked}


def test_plan_gives_what_it_holds():
    document = plan(
        SALES,
        target('T2', 'quote_win_rate', 25, path='hold'),
        target('T3', 'active_dealers', 60, baseline_value='42', actuals=months(43)),
    )

    assert arithmetic(document, ON).values == amounts(
        sales=12000000000, win_rate=25, dealers_today=43
    )


def test_dealers_of_the_plan_count_without_a_target():
    rows = [{'id': 'D1', 'name': 'A'}, {'id': 'D2', 'name': 'B', 'status': 'inactive'}]

    document = plan(SALES, dealers=rows)

    assert arithmetic(document, ON).values['dealers_today'] == 1
    assert arithmetic(document, ON, amounts(dealers_today=0)).values['dealers_today'] == 0


def test_buy_side_ends_in_suppliers():
    items = [
        {'name': name, 'suppliers': ['Giấy Sài Gòn', name], 'quantity': '1', 'unit': 't'}
        for name in ('giấy', 'mực', 'keo')
    ]
    document = plan(
        business_model='buy_side',
        model_details={'buy_side': {'items': items, 'min_quotes': 3}},
    )

    shown = arithmetic(document, ON, amounts(response_rate=40, invitations_per_supplier=4))

    assert counts(shown) == {'quotes': 9, 'invitations': 23, 'active_suppliers': 6}
    assert shown.outcomes[0].sentence('vi') == 'Cần 6 nhà cung cấp hoạt động, hiện có 4: thiếu 2.'


@pytest.mark.parametrize(
    ('model', 'other', 'sentence'),
    [
        ('intermediary', 'seller', 'Cần 223 người bán hoạt động, hiện có 200: thiếu 23.'),
        ('collaborative', 'member', 'Cần 223 đơn vị thành viên, hiện có 200: thiếu 23.'),
    ],
)
def test_marketplaces_need_both_sides(model, other, sentence):
    figures = amounts(
        gmv=1000000,
        average_order=1000,
        fill_rate=90,
        orders_per_buyer=2,
        buyers_today=600,
        **{f'orders_per_{other}': 5, f'{other}s_today': 200},
    )

    shown = arithmetic(plan(business_model=model), ON, figures)

    assert [outcome.sentence('vi') for outcome in shown.outcomes] == [
        'Cần 556 người mua hoạt động, hiện có 600: đủ.',
        sentence,
    ]


def test_without_a_model_there_is_no_chain():
    assert arithmetic(plan(business_model=None), ON) is None


def test_every_step_of_every_chain_has_its_inputs():
    for model in BusinessModel:
        chain = CHAINS[model]
        known = {wanted.code for wanted in chain.inputs}
        for step in chain.steps:
            assert {step.first, step.second} <= known
            known.add(step.code)
        assert all(ending.step in known and ending.have in known for ending in chain.endings)


@given(
    st.sampled_from(list(BusinessModel)),
    st.dictionaries(
        st.sampled_from([wanted.code for chain in CHAINS.values() for wanted in chain.inputs]),
        st.decimals(-10, 10**15, places=3),
    ),
)
def test_any_figures_give_a_sentence(model, figures):
    shown = arithmetic(plan(business_model=model.value), ON, figures)

    assert all(
        outcome.sentence(language) for outcome in shown.outcomes for language in ('vi', 'en')
    )


def test_every_input_but_the_target_has_a_key_in_the_plan_file():
    typed = {
        wanted.code for chain in CHAINS.values() for wanted in chain.inputs if not wanted.is_target
    }

    assert set(ArithmeticInputs.model_fields) == typed


def test_figures_of_the_plan_file_win_over_its_lists():
    document = plan(
        SALES,
        dealers=[{'id': 'D1', 'name': 'Minh Hà'}],
        arithmetic={'average_order': '24000000', 'orders_per_dealer': '12', 'dealers_today': '25'},
    )

    (outcome,) = arithmetic(document, ON).outcomes

    assert (outcome.needed, outcome.have, outcome.short) == (42, 25, 17)
