"""Cases worked out by hand: quarters of a fiscal year from April, starts in mid-month, a running
month, fractions over time, weights of 0. Each figure stands as the reckoning gives it.
"""

from datetime import date
from fractions import Fraction

from plans.document.planned import planned_values
from plans.rules.tracking import track
from tests.rules.tracked_plans import figures, month, plan, rounded, target


def one(row, on, **keys):
    """The only target of a plan, tracked on a day."""
    return track(plan(row, **keys), date.fromisoformat(on)).of(row['id'])


def test_fiscal_quarters_of_a_start_in_mid_quarter():
    row = target(
        metric='volume', value='1000', breakdown='quarterly',
        start_date='2027-02-15', due_date='2027-12-31',
        actuals=[
            {'start': '2027-02-15', 'end': '2027-03-31', 'as_of': '2027-03-31', 'value': '150'},
            {'start': '2027-04-01', 'end': '2027-06-30', 'as_of': '2027-05-31', 'value': '200'},
        ],
    )  # fmt: skip
    document = plan(row, fiscal_year_start_month=4)

    # January to March is a quarter of 90 days, of which 45 lie in the interval: 0.5 of 3.5.
    planned = planned_values(document.targets[0], document)
    found = track(document, date(2027, 6, 20)).of('T1')

    assert [str(value) for value in planned] == ['142.857', '285.714', '285.715', '285.714']
    expected = Fraction(142857, 1000) + Fraction(285714, 1000) * 61 / 91
    assert Fraction(str(found.expected)).limit_denominator(10**6) == expected.limit_denominator(
        10**6
    )
    assert found.actual == 350
    assert found.status == 'on_track'  # 350 ÷ 334.379 = 104.67 %


def test_running_month_counts_its_days_to_the_figure():
    row = target(
        metric='new_customers', value='24', start_date='2027-01-16', due_date='2027-03-31',
        actuals=[month(1, 5) | {'start': '2027-01-16'}, month(2, 4, as_of='2027-02-14')],
    )  # fmt: skip

    # Shares 16/31, 1, 1 of 24: 4.92, 14.46 in sum → 5, 9, 10; half of February is 4.5.
    assert rounded(one(row, '2027-02-20')) == figures('9.5', '9', '94.7368', '22.7368')


def test_less_is_better_and_the_forecast_uses_the_rate_so_far():
    row = target(metric='complaints', value='24', actuals=[month(1, 3), month(2, 2)])

    found = one(row, '2027-03-10')

    # X = 4, A = 5: pace 80 %, F = 5 + 20 × 1.25 = 30, and nothing is required.
    assert rounded(found) == figures('4', '5', '80', '30')
    assert (found.required_pct, found.status) == (None, 'at_risk')


def test_kept_level_of_fractions_is_the_sum_not_the_mean():
    row = target(
        metric='dispute_rate', value='1', path='hold',
        actuals=[month(1, numerator=1, denominator=400), month(2, numerator=3, denominator=100)],
    )  # fmt: skip

    # 4 ÷ 500 = 0.8 %, where the mean of 0.25 and 3 % would be 1.625 %.
    assert rounded(one(row, '2027-03-05')) == figures('1', '0.8', '125', None)


def test_weights_of_nothing_leave_the_other_child_alone():
    rows = [
        target('P', value=None, rollup='weighted'),
        target('A', parent='P', weight='0', actuals=[month(1, 0), month(2, 0)]),
        target('B', parent='P', weight='2', actuals=[month(1, 3), month(2, 3)]),
    ]

    whole = track(plan(*rows), date(2027, 3, 5))

    # A is off track but weighs nothing, so it neither counts nor holds the parent down.
    assert (whole.of('P').pace_pct, whole.of('P').status) == (100, 'on_track')
    assert whole.of('A').status == 'off_track'
