"""Parents and the plan as a whole (product.md 5.6)."""

from datetime import date

import pytest

from plans.rules.tracking import track
from tests.rules.tracked_plans import ON, dealers, month, months, overdue, plan, sales, target

NEXT_YEAR = date(2028, 1, 1)
FULL = months(*[3] * 12)
SHORT = months(*[3] * 11, 2)


def tracked(*targets, on=ON):
    return track(plan(*targets), on)


def parent(rollup='sum', value='72', **keys):
    return target('P', value=value, rollup=rollup, **keys)


def child(target_id, *actuals, **keys):
    return target(target_id, parent='P', **({'actuals': months(*actuals)} | keys))


def shape(tracking):
    return tracking.status, tracking.pace_pct, tracking.is_capped


def test_sum_adds_children_each_at_its_own_date():
    whole = tracked(parent(), child('A', 3, 3, 3), child('B', 3, 3))

    summed = whole.of('P')
    assert (summed.expected, summed.actual, summed.as_of) == (15, 15, date(2027, 2, 28))
    assert (summed.attainment_pct.quantize(1), summed.forecast, summed.required_pct) == (
        21,
        72,
        100,
    )


def test_sum_leaves_out_children_without_figures_or_of_another_unit():
    whole = tracked(
        parent(),
        child('A', 3, 3, 3),
        child('B'),
        target('C', 'sales_value', 9, parent='P', actuals=months(1, 1, 1)),
    )

    assert (whole.of('P').expected, whole.of('P').actual) == (9, 9)


def test_sum_where_less_is_better_turns_the_pace_round():
    whole = tracked(
        parent(metric='complaints'),
        child('A', 4, 4, 4, metric='complaints'),
        child('B', 6, 6, 6, metric='complaints'),
    )

    assert shape(whole.of('P')) == ('off_track', 60, False)


def test_parent_ignores_its_own_actuals():
    whole = tracked(parent(actuals=months(99)), child('A', 3, 3, 3))

    assert whole.of('P').actual == 9


def test_parent_without_rollup_has_its_own_figures():
    whole = tracked(target('P', actuals=months(3, 3, 3)), child('A', 1, 1, 1))

    assert shape(whole.of('P')) == ('on_track', 100, False)


def test_parent_with_rollup_but_no_children_has_its_own_figures():
    assert tracked(parent(value='36', actuals=months(3, 3, 3))).of('P').pace_pct == 100


@pytest.mark.parametrize('rollup', ['sum', 'weighted'])
def test_parent_of_quiet_children(rollup):
    later = {'start_date': '2027-07-01'}

    waiting = tracked(parent(rollup), child('A', **later), child('B', **later))
    silent = tracked(parent(rollup), child('A', **later), child('B'))

    assert shape(waiting.of('P')) == ('not_started', None, False)
    assert shape(silent.of('P')) == ('no_data', None, False)


def test_sum_just_started_still_prints_its_figures():
    early = {'actuals': [month(1, 1, as_of='2027-01-15')]}

    whole = tracked(parent(), child('A', **early), child('B', **early))

    assert (whole.of('P').status, whole.of('P').actual) == ('too_early', 2)


@pytest.mark.parametrize('rollup', ['sum', 'weighted'])
@pytest.mark.parametrize(
    ('first', 'second', 'status'),
    [
        (FULL, FULL, 'achieved'),
        (SHORT, SHORT, 'missed'),
        (FULL, SHORT, 'missed'),
        (months(*[4] * 12), SHORT, 'at_risk'),
        (FULL, FULL[:11], 'on_track'),
    ],
)
def test_parent_is_final_only_when_all_children_are(rollup, first, second, status):
    whole = tracked(
        parent(rollup), child('A', actuals=first), child('B', actuals=second), on=NEXT_YEAR
    )

    assert whole.of('P').status == status


def test_weighted_counts_each_pace_between_0_and_120():
    whole = tracked(
        parent('weighted'),
        child('A', 30, 30, 30, weight='1'),
        child('B', -3, -3, -3, weight='3'),
    )

    assert shape(whole.of('P')) == ('off_track', 30, False)


def test_weighted_leaves_out_children_that_just_started_or_lack_figures():
    whole = tracked(
        parent('weighted'),
        child('A', 3, 3, 3),
        child('B', actuals=[month(1, 0, as_of='2027-01-10')]),
        child('C', metric='active_dealers', actuals=months(1)),
    )

    assert shape(whole.of('P')) == ('on_track', 100, False)


def test_weighted_is_held_down_by_a_counted_child_only():
    lost = {'weight': '1', 'actuals': months(1, 1, 1)}
    kept = child('A', 4, 4, 4, weight='99')

    counted = tracked(parent('weighted'), kept, child('B', **lost))
    weightless = tracked(parent('weighted'), kept, child('B', **(lost | {'weight': '0'})))

    assert counted.of('P').status == 'at_risk'
    assert counted.of('P').is_capped
    assert shape(weightless.of('P')) == ('ahead', 120, False)


def test_weights_of_nothing_divide_nothing():
    whole = tracked(parent('weighted'), child('A', 3, weight='0'), child('B', 3, weight='-2'))

    assert shape(whole.of('P')) == ('no_data', None, False)


def test_plan_weighs_its_top_targets_only():
    whole = tracked(parent(), child('A', 3, 3, 3), child('B', 3, 3, 3), target('T', actuals=[]))

    assert (whole.status, whole.pace_pct) == ('on_track', 100)


def test_plan_is_held_at_risk_by_a_lost_target():
    whole = tracked(sales(planned=[]), overdue(weight='0.1'), dealers(weight='0.1'))

    assert (whole.status, whole.is_capped) == ('at_risk', True)


@pytest.mark.parametrize(
    ('on', 'status'), [(date(2026, 12, 31), 'not_started'), (date(2027, 1, 1), 'no_data')]
)
def test_plan_without_targets(on, status):
    assert (tracked(on=on).status, tracked(on=on).pace_pct) == (status, None)


def test_parents_may_be_deep():
    rows = [
        target(
            f'T{depth}',
            value='36',
            rollup='sum',
            parent=f'T{depth - 1}' if depth else None,
            actuals=months(3, 3, 3) if depth == 1499 else [],
        )
        for depth in range(1500)
    ]

    whole = tracked(*rows)

    assert shape(whole.of('T0')) == ('on_track', 100, False)


def test_parents_in_a_loop_have_their_own_figures():
    rows = [
        target('A', parent='C', rollup='sum', actuals=months(3, 3, 3)),
        target('B', parent='A', rollup='sum', actuals=months(3, 3, 0)),
        target('C', parent='B', rollup='weighted', actuals=months(0, 0, 0)),
        target('D', parent='D', rollup='sum', actuals=months(3)),
        target('E', parent='A', actuals=months(3, 3)),
    ]

    whole = tracked(*rows)

    assert [row.status for row in whole.targets] == [
        'on_track',
        'off_track',
        'off_track',
        'on_track',
        'on_track',
    ]
    assert whole.of('A').actual == 6
