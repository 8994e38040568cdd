"""The worked example of product.md 5.7, to the printed digit."""

from datetime import date
from decimal import Decimal

import pytest

from plans.rules.tracking import track
from tests.rules.tracked_plans import (
    ON,
    dealers,
    figures,
    months,
    on_time,
    overdue,
    plan,
    rounded,
    sales,
    target,
)

FULL_YEAR = (14000, 8000, 12500, 10500, 9300, 8500, 7400, 7100, 7300, 9900, 11200, 13900)


def tracked(*targets, on=ON):
    return track(plan(*targets), on)


def test_seasonal_sales_show_the_shortfall():
    sold = tracked(sales()).of('T1')

    assert rounded(sold) == figures('41400', '36700', '88.6473', '106376.8116')
    assert sold.attainment_pct.quantize(Decimal('0.01')) == Decimal('30.58')
    assert sold.required_pct.quantize(Decimal('0.01')) == Decimal('105.98')
    assert sold.growth_pct.quantize(Decimal('0.01')) == Decimal('21.83')
    assert (sold.status, sold.as_of, sold.missing) == ('at_risk', date(2027, 4, 15), ())


def test_even_sales_hide_it():
    sold = tracked(sales(planned=[])).of('T1')

    assert rounded(sold) == figures('35000', '36700', '104.8571', '125828.5714')
    assert sold.status == 'on_track'


def test_sales_by_day_hide_it_too():
    sold = tracked(sales(planned=[], breakdown='none')).of('T1')

    assert rounded(sold) == figures('34520.5479', '36700', '106.3135', '127576.1905')
    assert sold.status == 'on_track'


@pytest.mark.parametrize(
    ('row', 'expected', 'status'),
    [
        (overdue(), ('16.0274', '16.9', '55.7639', '13.5389'), 'off_track'),
        (dealers(), ('46', '45', '75', '55.5'), 'at_risk'),
        (on_time(), ('95', '94.2857', '99.2481', None), 'at_risk'),
        (target(actuals=months(4, None, 2)), ('6', '6', '100', '36'), 'on_track'),
        (target(start_date='2027-07-01'), (None, None, None, None), 'not_started'),
        (
            target(metric='active_dealers', value=80, actuals=months(50)),
            (None, '50', None, None),
            'no_baseline',
        ),
        (target(actuals=months(0, 0)), ('6', '0', '0', '0'), 'off_track'),
    ],
    ids=['T2', 'T3', 'T4', 'T6', 'T7', 'T8', 'T10'],
)
def test_targets_of_the_table(row, expected, status):
    whole = tracked(row)

    (shown,) = whole.targets
    assert (rounded(shown), shown.status) == (figures(*expected), status)


def test_missing_month_in_the_middle_is_listed():
    shown = tracked(target(actuals=months(4, None, 2))).of('T1')

    assert [piece.key for piece in shown.missing] == ['2027-02']


def test_full_year_below_the_target_is_missed():
    sold = tracked(sales(actuals=months(*FULL_YEAR)), on=date(2028, 1, 5)).of('T1')

    assert rounded(sold) == figures('120000', '119600', '99.6667', '119600')
    assert (sold.status, sold.required_pct, sold.is_awaiting_final) == ('missed', None, False)


def test_sum_is_held_at_risk_by_a_region_that_is_lost():
    weights = (12, 7, 11, 9, 8, 7, 6, 6, 6, 8, 9, 11)

    def region(name, value, *actuals, **keys):
        planned = [str(value * weight // 100) for weight in weights]
        return target(name, 'sales_value', value, planned=planned, actuals=months(*actuals), **keys)

    whole = tracked(
        region('T1', 120000, rollup='sum'),
        region('north', 50000, 6200, 3600, 5300, parent='T1'),
        region('middle', 20000, 1500, 900, 1300, parent='T1'),
        region('south', 50000, 6400, 3700, 5600, parent='T1'),
    )

    assert [rounded(row)[:3] for row in whole.targets] == [
        figures('36000', '34500', '95.8333'),
        figures('15000', '15100', '100.6667'),
        figures('6000', '3700', '61.6667'),
        figures('15000', '15700', '104.6667'),
    ]
    assert [row.status for row in whole.targets] == [
        'at_risk',
        'on_track',
        'off_track',
        'on_track',
    ]
    parent = whole.of('T1')
    assert (parent.is_capped, parent.is_rolled_up, parent.as_of) == (True, True, date(2027, 3, 31))
    assert parent.children == ('north', 'middle', 'south')


def test_weighted_pace_of_the_plan():
    whole = tracked(
        sales(weight='50'), overdue(weight='20'), dealers(weight='20'), on_time(weight='10')
    )

    assert (whole.pace_pct.quantize(Decimal('0.01')), whole.status) == (
        Decimal('80.40'),
        'at_risk',
    )
