"""What holds for every valid plan, however odd."""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from plans.rules.tracking import slice_rows, track
from tests.rules.tracked_plans import month, months, plan, target

METRICS = (
    'sales_value',
    'complaints',
    'active_dealers',
    'overdue_debt_rate',
    'on_time_delivery',
    'tự đặt',
)
days = st.dates(date(2026, 10, 1), date(2028, 3, 31))
any_day = days | st.dates()
amounts = st.decimals(-1000, 1000, places=2) | st.sampled_from(
    [Decimal(0), Decimal('999999999999999'), Decimal('-0.001')]
)
maybe_amount = (st.none() | amounts).map(lambda value: None if value is None else f'{value:f}')


@st.composite
def actuals(draw):
    start = draw(any_day)
    length = draw(st.integers(0, 100))
    end = date.fromordinal(min(start.toordinal() + length, date.max.toordinal()))
    below = draw(maybe_amount.filter(lambda text: text is None or Decimal(text) != 0))
    as_of = draw(st.none() | any_day)
    return {
        'start': start.isoformat(),
        'end': end.isoformat(),
        'as_of': as_of and as_of.isoformat(),
        'value': draw(maybe_amount),
        'numerator': draw(maybe_amount),
        'denominator': below,
    }


@st.composite
def targets(draw, number):
    start = draw(st.none() | any_day)
    length = draw(st.integers(0, 500))
    due = start and date.fromordinal(min(start.toordinal() + length, date.max.toordinal()))
    return {
        'id': f'T{number}',
        'metric': draw(st.sampled_from(METRICS)),
        'metric_kind': draw(st.sampled_from([None, 'cumulative', 'snapshot', 'ratio'])),
        'direction': draw(st.sampled_from([None, 'up', 'down'])),
        'path': draw(st.sampled_from([None, 'ramp', 'hold'])),
        'baseline_value': draw(maybe_amount),
        'target_value': draw(maybe_amount),
        'start_date': start and start.isoformat(),
        'due_date': draw(st.sampled_from([None, due and due.isoformat()])),
        'breakdown': draw(st.sampled_from([None, 'none', 'monthly', 'quarterly'])),
        'parent': draw(st.sampled_from([None, 'T0', 'T1', 'T2'])),
        'rollup': draw(st.sampled_from([None, 'none', 'sum', 'weighted'])),
        'weight': f'{draw(amounts):f}',
        'actuals': draw(st.lists(actuals(), max_size=4)),
    }


@given(
    st.tuples(targets(0), targets(1), targets(2)),
    any_day,
    st.integers(1, 12),
    st.sampled_from([None, 'VND', 'USD']),
)
def test_valid_plans_never_raise(rows, on, first_month, currency):
    document = plan(*rows, fiscal_year_start_month=first_month, currency=currency)

    whole = track(document, on)

    assert [row.id for row in whole.targets] == ['T0', 'T1', 'T2']
    for row in document.targets:
        slice_rows(row, document, on)


@given(
    st.sampled_from(['monthly', 'quarterly', 'none']),
    st.sampled_from(['volume', 'active_dealers', 'on_time_delivery']),
    st.integers(0, 5000),
    st.integers(0, 5000),
)
def test_pace_rises_with_the_actual(breakdown, metric, one, other):
    low, high = sorted((one, other))
    row = target(metric=metric, value=90, baseline_value='10', breakdown=breakdown)

    paces = [
        track(plan({**row, 'actuals': months(5, value)}), date(2027, 3, 1)).of('T1').pace_pct
        for value in (low, high)
    ]

    assert paces[0] < paces[1] if low < high else paces[0] == paces[1]


@given(st.integers(1, 5000), st.integers(1, 5000))
def test_pace_falls_with_what_is_unwanted(one, other):
    low, high = sorted((one, other))

    paces = [
        track(plan(target(metric='complaints', actuals=months(value))), date(2027, 3, 1))
        .of('T1')
        .pace_pct
        for value in (low, high)
    ]

    assert paces[0] > paces[1] if low < high else paces[0] == paces[1]


@given(st.integers(0, 364), st.sampled_from(['monthly', 'quarterly', 'none']))
def test_expected_never_falls_as_days_go_by(day, breakdown):
    """With figures for every month so far, X at a day is between those of the days around it."""

    def expected(on):
        rows = [month(number, 1) | {'as_of': None} for number in range(1, 13)]
        row = target(metric='volume', value='1000', breakdown=breakdown, actuals=rows)
        return track(plan(row), on).of('T1').expected

    on = date(2027, 1, 1) + timedelta(days=day)

    assert expected(on) < expected(on + timedelta(days=1)) or day == 364
