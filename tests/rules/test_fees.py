"""Fees of a marketplace, and what its owners get and bear."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.document.choices import DecisionRule
from plans.document.schema import PlatformOwner
from plans.rules.fees import fee_income, shared_result
from plans.rules.shares import decides_alone, ownership, split
from tests.rules.tracked_plans import plan, target

OWNERS = [
    {'organisation': 'HTX Mỹ Lợi', 'share_pct': '35', 'votes': True},
    {'organisation': 'HTX Hòa Lộc', 'share_pct': '35', 'votes': True},
    {'organisation': 'HTX Bình Phục', 'share_pct': '20', 'votes': True},
    {'organisation': 'Vận tải Sông Tiền', 'share_pct': '10', 'votes': False},
]
GMV = target('T1', 'gmv', '50000000000')
shares = st.lists(st.decimals(0, 100, places=3), min_size=1, max_size=8).filter(any)


def market(*targets, model='intermediary', **details):
    return plan(*targets, business_model=model, model_details={model: details})


def joint(*targets, owners=OWNERS, **details):
    return market(*targets, model='collaborative', owners=owners, **details)


def owners_of(*pairs):
    return tuple(
        PlatformOwner(organisation=f'Đơn vị {n}', share_pct=share and Decimal(share), votes=votes)
        for n, (share, votes) in enumerate(pairs, 1)
    )


def test_commission_is_a_share_of_the_target_gmv():
    income = fee_income(market(GMV, fee_model=['commission'], commission_pct='1.8'))

    assert (income.commission, income.other, income.total) == (900000000, 0, 900000000)
    assert (income.take_rate, income.asked) == (Fraction(18, 10), ())


def test_other_fees_count_for_the_time_of_the_target():
    half = target('T1', 'gmv', '1000', due_date='2027-06-30')

    income = fee_income(market(half, fee_model=['listing', 'ads'], other_fees='300'))

    assert (income.commission, income.other, income.take_rate) == (0, 150, 15)


def test_missing_figures_are_asked_for():
    income = fee_income(market(fee_model=['commission', 'ads']))

    assert income.asked == ('gmv', 'commission_pct', 'other_fees')
    assert (income.total, income.take_rate) == (None, None)


def test_what_is_known_is_shown_without_a_rate():
    income = fee_income(market(GMV, fee_model=['commission', 'ads'], commission_pct='2'))

    assert (income.total, income.take_rate, income.asked) == (1000000000, None, ('other_fees',))


def test_a_plan_of_another_model_has_no_fees():
    assert fee_income(plan(GMV)) is None


def test_income_and_cost_fall_on_owners_by_share():
    cost = target('T2', 'selling_cost', '100000001')

    found = shared_result(joint(GMV, cost, fee_model=['commission'], commission_pct='1'))

    assert [(part.income, part.cost, part.gain) for part in found.parts] == [
        (175000000, 35000000, 140000000),
        (175000000, 35000001, 139999999),
        (100000000, 20000000, 80000000),
        (50000000, 10000000, 40000000),
    ]
    assert found.gain == sum(part.gain for part in found.parts) == 399999999


@pytest.mark.parametrize('change', [{'share_pct': None}, {'share_pct': '0'}])
def test_nothing_is_shared_before_the_shares_are_known(change):
    unknown = [{**OWNERS[0], **change}]

    assert shared_result(joint(GMV, owners=unknown, commission_pct='1')) is None


def test_nothing_is_shared_while_no_fee_is_known():
    assert shared_result(joint()) is None


@pytest.mark.parametrize(
    ('pairs', 'expected'),
    [
        ([('35', True), ('65', False)], (100, 35, 0, True)),
        ([('35', True), ('64.99', True)], (Fraction('99.99'), Fraction('99.99'), 0, True)),
        ([('35', True), ('64.98', True)], (Fraction('99.98'), Fraction('99.98'), 0, False)),
        ([('35', True), (None, True)], (35, 35, 1, False)),
        ([(None, True), (None, True)], (0, 0, 2, False)),
    ],
)
def test_shares_and_votes_add_up(pairs, expected):
    found = ownership(owners_of(*pairs))

    assert (found.total, found.voting, found.blank, found.is_whole) == expected


def test_an_owner_with_more_than_half_of_the_votes_decides_alone():
    by_share = DecisionRule.BY_SHARE
    three = owners_of(('40', True), ('30', True), ('30', False))

    assert decides_alone(three, by_share).organisation == 'Đơn vị 1'
    assert decides_alone(three, DecisionRule.MAJORITY) is None
    assert decides_alone(owners_of(('50', True), ('50', True)), by_share) is None


def test_the_only_owner_with_a_vote_decides_alone():
    assert decides_alone(owners_of(('10', True), ('90', False)), None).organisation == 'Đơn vị 1'


@given(st.decimals(0, 10**14, places=3), shares, st.integers(0, 3))
def test_parts_add_up_to_the_amount_exactly(amount, parts, decimals):
    found = split(amount, parts, decimals)

    assert sum(map(Fraction, found)) == Fraction(amount)
    assert all(part >= 0 for part in found)


@given(shares, st.decimals(0, 50, places=3), st.integers(0, 10**12), st.integers(0, 10**12))
def test_owners_get_and_bear_all_of_it(parts, pct, gmv, cost):
    owners = [{'organisation': 'A', 'share_pct': str(share)} for share in parts]
    targets = (target('T1', 'gmv', gmv), target('T2', 'selling_cost', cost))

    found = shared_result(joint(*targets, owners=owners, commission_pct=str(pct)))

    assert sum(part.income for part in found.parts) == found.income
    assert sum(part.cost for part in found.parts) == found.cost == cost
    assert abs(Fraction(found.income) - Fraction(gmv) * Fraction(pct) / 100) <= Fraction(1, 2)


@given(shares)
def test_the_sum_of_shares_is_exact(parts):
    found = ownership(tuple(PlatformOwner(share_pct=share) for share in parts))

    assert found.total == sum(map(Fraction, parts))
    assert found.left == 100 - found.total
