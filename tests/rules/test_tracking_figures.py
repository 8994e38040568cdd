"""Cumulative targets and levels at their edges (product.md 5.3, 5.5)."""

from datetime import date

from plans.rules.tracking import track
from tests.rules.tracked_plans import (
    ON,
    dealers,
    figures,
    month,
    months,
    on_time,
    overdue,
    plan,
    rounded,
    target,
)


def only(row, on=ON):
    return track(plan(row), on).of(row['id'])


def keys(tracking):
    return [piece.key for piece in tracking.missing]


def test_complaints_turn_the_pace_round():
    shown = only(target(metric='complaints', actuals=months(4, 4, 4)))

    assert (rounded(shown), shown.status) == (figures('9', '12', '75', '48'), 'at_risk')
    assert (shown.attainment_pct.quantize(1), shown.required_pct) == (33, None)


def test_no_complaint_at_all_is_a_pace_of_200():
    shown = only(target(metric='complaints', actuals=months(0, 0, 0)))

    assert (rounded(shown)[2], shown.status) == (figures('200')[0], 'ahead')


def test_nothing_expected_wins_over_nothing_done():
    shown = only(
        target(metric='complaints', planned=['0', '0', *['3.6'] * 10], actuals=months(0, 0))
    )

    assert (shown.pace_pct, shown.status, shown.expected) == (None, 'too_early', 0)


def test_negative_actual_is_allowed():
    shown = only(target(actuals=months(9, -3, 3)))

    assert (rounded(shown)[1:3], shown.status) == (figures('9', '100'), 'on_track')


def test_forecast_is_limited_to_half_as_much_again():
    shown = only(target(actuals=months(30, 30)))

    assert rounded(shown)[3] == figures('105')[0]  # 60 + 30 × 1.5


def test_forecast_never_falls_below_what_is_there():
    shown = only(target(actuals=months(-3, -3)))

    assert rounded(shown)[3] == figures('-6')[0]


def test_forecast_needs_a_tenth_of_the_way():
    early = only(target(actuals=[month(1, 3), month(2, 1, as_of='2027-02-05')]))
    later = only(target(actuals=[month(1, 3), month(2, 1, as_of='2027-02-06')]))

    assert (early.forecast, later.forecast is None) == (None, False)
    assert rounded(later)[0] == figures('3.6429')[0]


def test_cumulative_path_hold_changes_nothing():
    shown = only(target(path='hold', actuals=months(3, 3, 3)))

    assert rounded(shown) == figures('9', '9', '100', '36')


def test_level_worse_than_its_baseline_has_a_negative_pace_and_no_forecast():
    shown = only(dealers(actuals=months(43, 44, 40)))

    assert (rounded(shown), shown.status) == (figures('46', '40', '-50', None), 'off_track')
    assert shown.attainment_pct < 0


def test_level_target_equal_to_its_baseline_divides_nothing():
    row = target(metric='active_dealers', value=60, baseline_value='60')
    running = only({**row, 'actuals': months(60)})
    done = only({**row, 'actuals': [month(12, 61)]}, on=date(2028, 1, 1))

    assert (running.status, running.pace_pct, running.attainment_pct) == ('too_early', None, None)
    assert done.status == 'achieved'


def test_second_actual_makes_the_first_stand_in_for_the_baseline():
    row = target(metric='active_dealers', value=84, actuals=months(50, 51, 53))

    shown = only(row)

    # from 50 on 31 January to 84 on 31 December: 34 × 59/334 by 31 March
    assert (rounded(shown)[:3], shown.status) == (figures('56.0060', '53', '49.9501'), 'off_track')
    assert (shown.baseline, shown.baseline_on, shown.baseline_stands_in) == (
        50,
        date(2027, 1, 31),
        True,
    )


def test_stand_in_on_the_due_date_divides_nothing():
    rows = [month(12, 50), {**month(12, 84), 'start': '2027-12-15'}]

    shown = only(target(metric='active_dealers', value=84, actuals=rows), on=date(2028, 1, 1))

    assert (shown.status, shown.expected) == ('achieved', 84)


def test_no_baseline_prints_date_and_actual():
    shown = only(target(metric='active_dealers', value=80, actuals=months(50)))

    assert (shown.as_of, shown.actual, shown.expected, shown.attainment_pct) == (
        date(2027, 1, 31),
        50,
        None,
        None,
    )


def test_level_missing_lists_slices_and_delays_nothing():
    shown = only(
        target(
            metric='active_dealers',
            value=60,
            baseline_value='42',
            actuals=[month(1, 43), month(12, 60)],
        ),
        on=date(2028, 1, 1),
    )

    assert shown.status == 'achieved'
    assert keys(shown) == [f'2027-{number:02d}' for number in range(2, 12)]


def test_level_monthly_reading_fills_its_quarter():
    assert keys(only(dealers(actuals=[month(2, 44), month(4, 45, as_of='2027-04-15')]))) == []


def test_only_the_latest_actual_of_a_level_counts():
    assert only(overdue(actuals=months('99', None, '16.9'))).status == 'off_track'
    assert rounded(only(overdue(actuals=months('99', None, '16.9'))))[1:3] == figures(
        '16.9', '55.7639'
    )


def test_level_between_typed_levels_is_a_straight_line():
    shown = only(dealers(actuals=[month(5, 50, as_of='2027-05-16')]), on=date(2027, 6, 1))

    assert rounded(shown)[0] == figures('48.5275')[0]  # 46 + 5 × 46/91


def test_ratio_of_a_ramp_reads_its_latest_fraction():
    rows = [month(1, numerator=1, denominator=2), month(2, numerator=17, denominator=100)]

    assert only(overdue(actuals=rows)).actual == 17


def test_kept_ratio_without_fractions_is_the_latest_and_says_so():
    mixed = [month(1, numerator=48, denominator=50), month(2, 90)]

    whole, part = only(on_time()), only(on_time(actuals=mixed))

    assert (whole.wants_numerators, part.wants_numerators) == (False, True)
    assert part.actual == 90


def test_kept_ratio_whose_denominators_cancel_is_the_latest():
    rows = [month(1, numerator=1, denominator=-50), month(2, numerator=40, denominator=50)]

    assert only(on_time(actuals=rows)).actual == 80


def test_kept_level_attainment_is_its_pace():
    shown = only(on_time())

    assert (shown.attainment_pct, shown.forecast, shown.required_pct) == (
        shown.pace_pct,
        None,
        None,
    )


def test_kept_level_to_stay_below():
    row = target(metric='dispute_rate', value=1, path='hold')

    shown = [only({**row, 'actuals': months(value)}) for value in ('0', '0.5', '1', '1.25')]

    assert [(rounded(row)[2], row.status) for row in shown] == [
        (figures('200')[0], 'ahead'),
        (figures('200')[0], 'ahead'),
        (figures('100')[0], 'on_track'),
        (figures('80')[0], 'off_track'),
    ]


def test_kept_level_of_nothing_divides_nothing():
    row = target(metric='dispute_rate', value=0, path='hold', actuals=months(0))

    assert (only(row).pace_pct, only(row).status) == (None, 'too_early')
    assert only({**row, 'actuals': [month(12, 0)]}, on=date(2028, 1, 1)).status == 'achieved'
