"""Which actuals count, the statuses in their order, open targets (product.md 5.4, 5.5)."""

from datetime import date

import pytest

from plans.rules.tracking import track
from tests.rules.tracked_plans import (
    ON,
    figures,
    month,
    months,
    on_time,
    plan,
    rounded,
    sales,
    target,
)


def only(row, on=ON):
    return track(plan(row), on).of(row['id'])


def keys(tracking):
    return [piece.key for piece in tracking.missing]


def test_as_of_typed_earlier_than_today_wins():
    shown = only(target(actuals=[month(1, 2, as_of='2027-01-15')]), on=date(2027, 3, 1))

    assert (shown.as_of, rounded(shown)[0]) == (date(2027, 1, 15), figures('1.4516')[0])


def test_actual_after_today_is_left_out():
    shown = only(target(actuals=months(3, 3, 3, 3)), on=date(2027, 3, 31))

    assert rounded(shown)[:2] == figures('9', '9')


def test_actual_without_as_of_runs_to_its_end_or_today():
    rows = [{**month(1, 3), 'as_of': None}, {**month(2, 1), 'as_of': None}]

    shown = only(target(actuals=rows), on=date(2027, 2, 14))

    assert (shown.as_of, rounded(shown)[:2]) == (date(2027, 2, 14), figures('4.5', '4'))


def test_actual_without_as_of_of_a_month_to_come_is_left_out():
    rows = [month(1, 3), {**month(3, 1), 'as_of': None}]

    shown = only(target(actuals=rows), on=date(2027, 2, 14))

    assert (shown.as_of, rounded(shown)[:2]) == (date(2027, 1, 31), figures('3', '3'))


def test_blank_actual_is_missing_and_zero_is_a_figure():
    blank = only(target(actuals=[month(1, 3), month(2), month(3, 3)]))
    zero = only(target(actuals=[month(1, 3), month(2, 0), month(3, 3)]))

    assert (keys(blank), rounded(blank)[0]) == (['2027-02'], figures('6')[0])
    assert (keys(zero), rounded(zero)[0]) == ([], figures('9')[0])


def test_actual_typed_twice_counts_as_last_typed():
    shown = only(target(actuals=[month(1, 300), month(1, 3)]))

    assert shown.actual == 3


def test_past_slice_that_stops_early_counts_to_its_own_date():
    shown = only(target(actuals=[month(1, 3), month(2, 1, as_of='2027-02-14'), month(3, 3)]))

    assert (rounded(shown)[:2], keys(shown)) == (figures('7.5', '7'), [])


def test_monthly_actuals_fill_a_quarter_to_their_date():
    shown = only(target(breakdown='quarterly', actuals=months(3, 3)), on=date(2027, 3, 10))

    assert rounded(shown)[:2] == figures('5.9', '6')  # 9 × 59/90


def test_quarterly_actual_covers_its_months():
    row = {**month(1, 9), 'end': '2027-03-31', 'as_of': '2027-03-31'}

    assert rounded(only(target(actuals=[row])))[:3] == figures('9', '9', '100')


def test_actual_outside_the_interval_is_no_part_of_it():
    row = target(start_date='2027-07-01', actuals=months(3))

    assert only(row).status == 'not_started'
    assert only(row, on=date(2027, 7, 1)).status == 'no_data'


def test_without_breakdown_a_gap_is_not_left_out():
    shown = only(target(value=365, breakdown='none', actuals=months(31, None, 31)))

    assert (rounded(shown)[:2], keys(shown)) == (figures('90', '62'), [])


def test_no_data_prints_nothing():
    shown = only(target())

    assert (shown.status, rounded(shown), shown.attainment_pct, shown.required_pct) == (
        'no_data',
        (None, None, None, None),
        None,
        None,
    )


def test_too_early_still_prints_expected_actual_and_pace():
    shown = only(target(actuals=[month(1, 2, as_of='2027-01-10')]))

    assert (shown.status, rounded(shown)) == (
        'too_early',
        figures('0.9677', '2', '206.6667', None),
    )


@pytest.mark.parametrize(
    ('actual', 'status'),
    [
        ('33', 'ahead'),
        ('32.999', 'on_track'),
        ('27', 'on_track'),
        ('26.999', 'at_risk'),
        ('22.5', 'at_risk'),
        ('22.499', 'off_track'),
    ],
)
def test_limits_of_pace_are_exact(actual, status):
    assert (
        only(target(metric='volume', value=120, actuals=months(10, 10, actual))).status == 'ahead'
    )
    shown = only(target(metric='volume', value=120, actuals=months(0, 0, actual)))

    assert shown.status == status


def test_limits_are_exact_where_decimals_never_end():
    # X = 2 × 10/30 = 0.666…, of which 0.6 is 90 % to the last digit
    april = {'start_date': '2027-04-01', 'due_date': '2027-04-30'}
    row = target(metric='volume', value=2, actuals=[month(4, '0.6', '2027-04-10')], **april)

    shown = only(row)

    assert (shown.pace_pct, shown.status) == (90, 'on_track')


@pytest.mark.parametrize(
    ('good', 'status'),
    [(1045, 'ahead'), (1044, 'on_track'), (950, 'on_track'), (949, 'at_risk'), (902, 'off_track')],
)
def test_limits_of_a_kept_level(good, status):
    shown = only(on_time(actuals=[month(1, numerator=good, denominator=1000)]))

    assert shown.status == status


def test_final_only_when_nothing_is_missing():
    whole = only(target(actuals=months(*[3] * 12)), on=date(2028, 1, 1))
    gap = only(target(actuals=months(3, None, *[3] * 10)), on=date(2028, 1, 1))

    assert (whole.status, whole.is_awaiting_final) == ('achieved', False)
    assert (gap.status, gap.is_awaiting_final, keys(gap)) == ('on_track', True, ['2027-02'])


def test_after_the_due_date_open_figures_wait_for_the_last():
    shown = only(target(actuals=months(*[3] * 11)), on=date(2028, 1, 5))

    assert (shown.status, shown.is_awaiting_final, keys(shown)) == ('on_track', True, [])


def test_fewer_complaints_than_allowed_is_achieved():
    kept = only(target(metric='complaints', actuals=months(*[3] * 12)), on=date(2028, 1, 1))
    broken = only(target(metric='complaints', actuals=months(*[3] * 11, 4)), on=date(2028, 1, 1))

    assert (kept.status, broken.status) == ('achieved', 'missed')


@pytest.mark.parametrize('gone', ['target_value', 'start_date', 'due_date'])
@pytest.mark.parametrize('metric', ['new_customers', 'active_dealers', 'on_time_delivery'])
def test_target_with_something_missing_prints_its_actual(gone, metric):
    row = target(metric=metric, baseline_value='1', actuals=months(3))

    shown = only({**row, gone: None})

    assert (shown.actual, shown.as_of) == (3, date(2027, 1, 31))


def test_metric_of_the_target_itself():
    row = target(metric='tự đặt', metric_kind='snapshot', direction='down', value=10)

    shown = only({**row, 'baseline_value': '18', 'actuals': months(17)})

    assert shown.status == 'ahead'


def test_target_changed_while_active_is_read_anew():
    before, after = sales(), sales(planned=['10000'] * 12)

    assert (only(before).expected, only(after).expected) == (41400, 35000)
