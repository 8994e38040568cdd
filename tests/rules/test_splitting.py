"""Splitting a target: evenly, by weights, as last year went (product.md 5.2)."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.document.periods import add_months
from plans.rules import splitting
from tests.rules import tracked_plans as samples

LAST_YEAR = {add_months(date(2026, 1, 1), n): Decimal(value) for n, value in
             enumerate((12, 7, 11, 9, 8, 7, 6, 6, 6, 8, 9, 11))}  # fmt: skip


def plan_and_target(**keys):
    """(target, document) of 2027 in VND."""
    document = samples.plan(samples.sales(**keys))
    return document.targets[0], document


def test_weights_of_the_worked_example_give_its_planned_values():
    target, document = plan_and_target()
    weights = [Decimal(one) for one in (12, 7, 11, 9, 8, 7, 6, 6, 6, 8, 9, 11)]

    planned = splitting.by_weights(target, Decimal(120000), weights, document)

    assert planned == tuple(map(Decimal, samples.SEASONAL))


def test_last_year_gives_the_weights_of_the_same_months():
    target, document = plan_and_target()

    weights = splitting.as_last_year(target, LAST_YEAR, document)

    assert splitting.by_weights(target, Decimal(120000), weights, document) == tuple(
        map(Decimal, samples.SEASONAL)
    )


def test_quarters_take_the_sum_of_their_months():
    target, document = plan_and_target(breakdown='quarterly', planned=[])

    assert splitting.as_last_year(target, LAST_YEAR, document) == (30, 24, 18, 28)


def test_last_year_with_a_month_missing_gives_none():
    target, document = plan_and_target()
    reached = {month: value for month, value in LAST_YEAR.items() if month.month != 5}

    assert splitting.as_last_year(target, reached, document) is None


@pytest.mark.parametrize('weights', [[1], [0] * 12, [-1] + [1] * 11], ids=['few', 'zero', 'below'])
def test_weights_that_split_nothing_are_refused(weights):
    target, document = plan_and_target()

    with pytest.raises(ValueError, match='12'):
        splitting.by_weights(target, Decimal(120000), [Decimal(one) for one in weights], document)


@pytest.mark.parametrize(('year', 'moves'), [(2026, True), (2027, False), (2028, True)])
def test_tet_in_another_month_than_the_year_before_is_told(year, moves):
    target, document = plan_and_target(start_date=f'{year}-01-01', due_date=f'{year}-12-31')

    assert splitting.tet_moves(target, document) is moves


@given(
    total=st.decimals(min_value='0.001', max_value='999999999999', places=3),
    weights=st.lists(
        st.decimals(min_value=0, max_value=1000, places=3), min_size=12, max_size=12
    ).filter(any),
)
def test_parts_always_add_up_to_the_target(total, weights):
    target, document = plan_and_target()

    assert sum(splitting.by_weights(target, total, weights, document)) == total
    assert sum(splitting.evenly(target, total, document)) == total


@given(
    st.lists(st.integers(0, 100), min_size=4, max_size=4).filter(any),
    st.integers(1, 10**15 - 1),
)
def test_quarters_add_up_to_the_target_and_each_has_its_part(weights, total):
    target, document = plan_and_target()

    parts = splitting.by_quarters(target, Decimal(total), list(map(Decimal, weights)), document)

    assert sum(parts) == total
    for place, weight in enumerate(weights):
        got = sum(parts[place * 3 : place * 3 + 3])
        assert abs(got * sum(weights) - total * weight) <= sum(weights)


def test_partial_quarter_counts_by_its_days():
    target, document = plan_and_target(start_date='2027-02-15', due_date='2027-06-30', planned=[])

    parts = splitting.by_quarters(target, Decimal(1350), [Decimal(1)] * 2, document)

    assert (sum(parts[:2]), sum(parts[2:])) == (450, 900)  # 45 days of 90


def test_quarters_of_another_number_are_refused():
    target, document = plan_and_target()

    with pytest.raises(ValueError, match='4'):
        splitting.by_quarters(target, Decimal(1), [Decimal(1)] * 5, document)


def test_profile_gives_each_calendar_month_its_weight_wherever_the_target_begins():
    document = samples.plan(
        samples.target('T1', value='1200', start_date='2027-07-01', due_date='2028-06-30'),
        period_end='2028-12-31',
    )
    months = [Decimal(one) for one in range(1, 13)]

    found = splitting.by_profile(document.targets[0], Decimal(78), months, document)

    assert found == tuple(Decimal(one) for one in (7, 8, 9, 10, 11, 12, 1, 2, 3, 4, 5, 6))
    assert splitting.profile_of(document.targets[0], found, document) == tuple(months)


def test_profile_adds_up_the_months_of_quarters_and_of_partial_months_the_days():
    document = samples.plan(
        samples.target('T1', value='90', breakdown='quarterly', due_date='2027-06-30'),
        samples.target('T2', value='90', start_date='2027-01-16', due_date='2027-02-28'),
    )
    months = [Decimal(one) for one in (1, 2, 3, 4, 5, 6, 0, 0, 0, 0, 0, 0)]
    quarters, partial = document.targets

    assert splitting.by_profile(quarters, Decimal(21), months, document) == (6, 15)
    assert sum(splitting.by_profile(partial, Decimal(90), months, document)) == 90
    assert splitting.profile_of(quarters, (Decimal(1), Decimal(2)), document) is None
