"""Planned values of slices (product.md 5.2)."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.document import periods, planned
from plans.document.planned import half_up, planned_values, spread
from tests.rules.tracked_plans import plan, target


def decimals(*texts):
    return tuple(Decimal(text) for text in texts)


def test_spread_of_a_count_over_a_year():
    parts = spread(Decimal(1000), [1] * 12, 0)

    assert parts == decimals(83, 84, 83, 83, 84, 83, 83, 84, 83, 83, 84, 83)


def test_spread_counts_partial_months_by_their_days():
    pieces = periods.slices(date(2027, 3, 15), date(2027, 6, 10), 'monthly')

    assert planned.even(Decimal(100), pieces, 2) == decimals('19.03', '34.70', '34.70', '11.57')


def test_spread_by_seasonal_weights():
    parts = spread(Decimal(120000), [12, 7, 11, 9, 8, 7, 6, 6, 6, 8, 9, 11], 0)

    assert parts == decimals(
        14400, 8400, 13200, 10800, 9600, 8400, 7200, 7200, 7200, 9600, 10800, 13200
    )


def test_spread_keeps_more_decimals_of_the_total():
    assert sum(spread(Decimal('100.5'), [1, 1, 1], 0)) == Decimal('100.5')


def test_spread_of_weights_that_add_up_to_nothing_is_even():
    assert spread(Decimal(9), [0, 0, 0], 0) == decimals(3, 3, 3)


@given(
    st.decimals(-(10**11), 10**11, places=3),
    st.lists(st.fractions(0, 50), min_size=1, max_size=40),
    st.integers(0, 3),
)
def test_spread_always_adds_up_to_the_total(total, weights, places):
    assert sum(spread(total, weights, places)) == total


@pytest.mark.parametrize(
    ('value', 'places', 'expected'),
    [
        (Fraction(5, 2), 0, '3'),
        (Fraction(-5, 2), 0, '-3'),
        (Fraction(1, 3), 4, '0.3333'),
        (Fraction(-1, 100000), 4, '0.0000'),
        (Fraction(10**40 + 1, 2), 0, '5000000000000000000000000000000000000001'),
    ],
)
def test_half_up(value, places, expected):
    assert str(half_up(value, places)) == expected


@pytest.mark.parametrize(
    ('metric', 'unit', 'currency', 'value', 'first'),
    [
        ('sales_value', '', 'VND', '100', '33'),
        ('sales_value', '', 'USD', '100', '33.33'),
        ('orders', '', 'USD', '100', '33'),
        ('volume', 't', 'VND', '100', '33.333'),
        ('our_own', 'VND', 'VND', '100', '33'),
        ('our_own', 'thùng', 'VND', '100', '33.333'),
    ],
)
def test_planned_is_even_at_the_decimals_of_the_metric(metric, unit, currency, value, first):
    document = plan(
        target(metric=metric, value=value, unit=unit, due_date='2027-03-31'), currency=currency
    )

    values = planned_values(document.targets[0], document)

    assert (values[0], sum(values)) == (Decimal(first), Decimal(value))


def test_planned_of_a_level_is_the_line_at_the_slices_ends():
    document = plan(
        target(metric='overdue_debt_rate', value=10, baseline_value='18', breakdown='quarterly')
    )

    values = planned_values(document.targets[0], document)

    assert values == decimals('16.03', '14.03', '12.02', '10.00')


def test_planned_of_a_kept_level_is_the_level():
    document = plan(target(metric='on_time_delivery', value=95, path='hold', breakdown='quarterly'))

    assert planned_values(document.targets[0], document) == decimals(95, 95, 95, 95)


def test_planned_typed_wins_over_the_default():
    document = plan(target(breakdown='quarterly', planned=['1', '2', '3', '30']))

    assert planned_values(document.targets[0], document) == decimals(1, 2, 3, 30)


@pytest.mark.parametrize(
    'keys',
    [
        {'value': None},
        {'start_date': None},
        {'due_date': None},
        {'metric': 'active_dealers', 'baseline_value': None},
    ],
)
def test_planned_is_empty_while_something_is_missing(keys):
    document = plan(target(**keys))

    assert planned_values(document.targets[0], document) == ()


def test_planned_without_breakdown_is_the_whole():
    document = plan(target(breakdown='none'))

    assert planned_values(document.targets[0], document) == decimals(36)
