"""Supply against targets, month by month."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings

from plans.rules.supply import by_month, supply_against_targets
from tests.rules.tracked_plans import SEASONAL, plan, target
from tests.strategies import documents


def line(**keys):
    return {'name': 'Robusta', 'unit': 't', 'supply_per_month': '100', **keys}


def sold(*targets, lines=None, **keys):
    details = {'sell_side': {'product_lines': lines or [line()]}}
    return plan(*targets, model_details=details, **keys)


def volume(value='1200', **keys):
    return target('T1', 'volume', value, unit='t', **keys)


def test_each_month_is_compared_with_what_the_lines_supply():
    planned = [str(value) for value in (150, 50, *[100] * 10)]

    (found,) = supply_against_targets(sold(volume(planned=planned)))

    assert [(month.planned, month.supply, month.gap, month.left) for month in found.months[:3]] == [
        (150, 100, -50, -50),
        (50, 100, 50, 0),
        (100, 100, 0, 0),
    ]
    assert [month.month.key for month in found.short_months] == ['2027-01']
    assert [month.month.key for month in found.unmet_months] == ['2027-01']
    assert (found.planned, found.supply) == (1200, 1200)


def test_stock_of_earlier_months_covers_a_later_peak():
    planned = [str(value) for value in (50, 150, *[100] * 10)]

    (found,) = supply_against_targets(sold(volume(planned=planned)))

    assert len(found.short_months) == 1
    assert found.unmet_months == ()


def test_quarters_are_spread_over_their_months_by_days():
    planned = ['90', '91', '92', '92']

    document = sold(volume('365', breakdown='quarterly', planned=planned))

    months = by_month(document.targets[0], document)
    assert [months[date(2027, number, 1)] for number in (1, 2, 4)] == [31, 28, 30]


def test_a_part_is_not_counted_beside_its_whole():
    part = target('T2', 'volume', '400', unit='t', parent='T1')

    (found,) = supply_against_targets(sold(volume(), part))

    assert [each.id for each in found.targets] == ['T1']
    assert found.planned == 1200


def test_units_are_kept_apart_and_lines_without_supply_are_named():
    boxes = target('T2', 'volume', '12', unit='thùng')
    unknown = line(name='Arabica', supply_per_month=None)

    found = supply_against_targets(sold(volume(), boxes, lines=[line(), unknown]))

    assert [(one.unit, one.supply) for one in found] == [('t', 1200), ('thùng', 0)]
    assert [row.name for row in found[0].unknown] == ['Arabica']


def test_partial_months_supply_their_share():
    half = volume('50', start_date='2027-01-17', due_date='2027-02-28')

    (found,) = supply_against_targets(sold(half))

    assert [month.supply for month in found.months] == [Fraction(1500, 31), 100]


@pytest.mark.parametrize('metric', ['sales_value', 'gross_margin', 'active_dealers'])
def test_other_metrics_plan_no_goods(metric):
    assert supply_against_targets(sold(target('T1', metric, '90'))) == ()


def test_seasonal_plan_adds_up_to_its_target():
    document = sold(volume('120000', planned=[str(value) for value in SEASONAL]))

    assert sum(by_month(document.targets[0], document).values()) == 120000


@settings(max_examples=30, deadline=None)
@given(documents)
def test_any_plan_can_be_compared_and_adds_up(document):
    for found in supply_against_targets(document):
        last = found.months[-1].left if found.months else 0
        assert last == found.supply - found.planned
