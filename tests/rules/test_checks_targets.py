"""O1, O2, O6 and I2 at their edges (product.md 3.8)."""

from datetime import date

import pytest

from tests.rules.plans import active, add, finding, found, marketplace, put, row

MARCH_12 = date(2027, 3, 12)


def capability(**keys):
    return {'kind': 'production', 'capacity': '100', 'unit': 't', 'per': 'month', **keys}


def volume(ref, **keys):
    """A second volume target that has everything O2 wants."""
    return {
        'id': ref, 'name': ref, 'metric': 'volume', 'unit': 't', 'target_value': '900',
        'baseline_value': '700', 'start_date': '2027-01-01', 'due_date': '2027-12-31',
        'owner': 'lan@example.com', 'goal': 'G1', **keys,
    }  # fmt: skip


@pytest.mark.parametrize(
    ('value', 'severity'),
    [('1020', None), ('1020.001', 'warn'), ('1200', 'warn'), ('1200.001', 'must')],
)
def test_o1_at_its_shares(value, severity):
    assert found(row('targets', 'T1', target_value=value)).get('O1') == severity


def test_o1_prints_the_worst_share_and_names_every_target_over():
    more = [
        add('targets', volume('T2', target_value='1100'), volume('T3'), volume('T4', unit='bao'))
    ]

    o1 = finding('O1', row('targets', 'T1', target_value='1320'), *more)

    assert (o1.severity, o1.subjects) == ('must', ('T1', 'T2', 'T4'))
    assert dict(o1.numbers) == {'share': '110'}


@pytest.mark.parametrize(
    ('capacity', 'per', 'severity'),
    [('300', 'quarter', None), ('1200', 'year', None), ('265', 'quarter', None),
     ('250', 'quarter', 'warn'), ('899', 'year', 'must')],
)  # fmt: skip
def test_o1_reads_capacity_by_month(capacity, per, severity):
    changes = [put(capabilities=[capability(capacity=capacity, per=per)])]

    assert found(*changes).get('O1') == severity


def test_o1_adds_up_production_and_sourcing_in_the_same_unit():
    rows = [
        capability(capacity='50'),
        capability(capacity='50', kind='sourcing'),
        capability(capacity='900', kind='warehouse'),
        capability(capacity='900', unit='bao'),
    ]

    assert finding(
        'O1', put(capabilities=rows), row('targets', 'T1', target_value='1320')
    ).numbers == {'share': '110'}


@pytest.mark.parametrize(
    ('available_from', 'share'),
    [('2027-01-01', '75'), ('2027-04-01', '100'), ('2027-04-16', '105.9'), ('2026-01-01', '75')],
)
def test_o1_counts_a_capability_from_the_day_it_is_there(available_from, share):
    changes = [put(capabilities=[capability(available_from=available_from)])]

    o1 = finding('O1', *changes, o1_warn=50)

    assert dict(o1.numbers) == {'share': share}


def test_o1_counts_partial_months_by_their_days():
    spring = row(
        'targets', 'T1', start_date='2027-04-16', due_date='2027-06-15', target_value='200'
    )

    assert finding('O1', spring).numbers == {'share': '100'}  # 15/30 + 1 + 15/30 of 100 t


def test_o1_takes_the_plan_period_when_the_target_has_no_start():
    assert found(row('targets', 'T1', start_date=None, target_value='1320'))['O1'] == 'must'


def test_o1_of_no_capacity_at_all_is_over_100_percent():
    o1 = finding('O1', put(capabilities=[capability(capacity='0')]))

    assert (o1.severity, dict(o1.numbers)) == ('must', {'share': '>100'})
    assert (
        finding('O1', put(capabilities=[capability(available_from='2028-01-01')])).severity
        == 'must'
    )


def test_o1_of_capacity_0_and_target_0_is_clear():
    changes = [put(capabilities=[capability(capacity='0')]), row('targets', 'T1', target_value='0')]

    assert 'O1' not in found(*changes)


@pytest.mark.parametrize(('phase', 'expected'), [('draft', None), ('review', 'tip')])
def test_o1_gives_its_tip_from_review_on(phase, expected):
    assert found(put(capabilities=[]), phase=phase).get('O1') == expected


def test_o1_tip_names_the_unit():
    o1 = finding('O1', row('targets', 'T1', unit='container'))

    assert (o1.variant, o1.subjects, dict(o1.numbers)) == ('unit', ('T1',), {'unit': 'container'})


@pytest.mark.parametrize('keys', [{'metric': 'orders'}, {'due_date': None}, {'target_value': None}])
def test_o1_looks_only_at_volume_targets_with_value_and_due_date(keys):
    assert 'O1' not in found(row('targets', 'T1', **{'target_value': '9999', **keys}))


@pytest.mark.parametrize(
    ('keys', 'severity', 'what'),
    [
        ({'owner': None}, 'must', 'owner'),
        ({'due_date': None}, 'must', 'due_date'),
        ({'planned': ['74', *['75'] * 11]}, 'must', 'breakdown'),
        ({'baseline_value': None}, 'warn', 'baseline'),
        ({'baseline_value': None, 'owner': None}, 'must', 'owner, baseline'),
    ],
)
def test_o2_says_what_is_missing(keys, severity, what):
    o2 = finding('O2', row('targets', 'T1', **keys))

    assert (o2.severity, o2.subjects, dict(o2.numbers)) == (severity, ('T1',), {'what': what})


@pytest.mark.parametrize(
    'keys',
    [
        {'planned': ['75'] * 12},
        {'planned': []},
        {'planned': ['74', '76', *['75'] * 10]},
        {'baseline_value': None, 'baseline_note': 'sản phẩm mới, chưa có số'},
        {'metric': 'active_dealers', 'planned': [*['1'] * 11, '900']},
        {'metric': 'on_time_delivery', 'path': 'hold', 'baseline_value': None},
        {'metric': 'nps', 'metric_kind': 'snapshot', 'path': 'hold', 'baseline_value': None},
    ],
)
def test_o2_is_clear(keys):
    assert found(row('targets', 'T1', **keys)) == {}


def test_o2_compares_the_last_level_with_the_target():
    changes = [row('targets', 'T1', metric='active_dealers', planned=['900', *['75'] * 11])]

    assert found(*changes) == {'O2': 'must'}


def test_o2_wants_a_summed_target_to_equal_its_parts():
    parts = [
        volume('T2', parent='T1', target_value='400'),
        volume('T3', parent='T1', target_value='499'),
    ]
    changes = [add('targets', *parts)]

    o2 = finding('O2', *changes, row('targets', 'T1', rollup='sum'))

    assert (o2.subjects, dict(o2.numbers)) == (('T1',), {'what': 'parts'})
    assert finding('O2', *changes, row('targets', 'T1', rollup='weighted')) is None
    assert finding('O2', *changes, row('targets', 'T1', rollup='sum', target_value='899')) is None


def test_o2_tells_musts_and_warnings_of_all_targets_at_once():
    more = add('targets', volume('T2', baseline_value=None), volume('T3'))

    o2 = finding('O2', row('targets', 'T1', owner=None), more)

    assert (o2.severity, o2.subjects) == ('must', ('T1', 'T2'))


def actual(month, **keys):
    last = {1: 31, 2: 28}[month]
    return {'start': f'2027-0{month}-01', 'end': f'2027-0{month}-{last}', 'value': '75', **keys}


def late(actuals, on=MARCH_12, **keys):
    changes = [*active(on), row('targets', 'T1', actuals=actuals, **keys)]
    return finding('O6', *changes, phase='active', on=on)


@pytest.mark.parametrize(
    ('on', 'severity', 'periods'),
    [
        (date(2027, 2, 10), None, None),
        (date(2027, 2, 11), 'warn', '2027-01'),
        (date(2027, 3, 10), 'warn', '2027-01'),
        (date(2027, 3, 11), 'must', '2027-01, 2027-02'),
    ],
)
def test_o6_counts_periods_over_for_more_than_ten_days(on, severity, periods):
    o6 = late([], on)

    assert (o6 and o6.severity, o6 and o6.numbers.get('periods')) == (severity, periods)


def test_o6_takes_zero_as_a_figure_and_a_blank_as_none():
    assert late([actual(1, value='0'), actual(2)]) is None
    assert dict(late([actual(1, value=None), actual(2)]).numbers) == {'periods': '2027-01'}


def test_o6_leaves_out_figures_dated_after_today():
    assert late([actual(1), actual(2, as_of='2027-03-13')]).severity == 'warn'


def test_o6_of_a_level_wants_a_reading_that_ends_in_the_period():
    level = {'metric': 'active_dealers'}
    march = {'start': '2027-03-01', 'end': '2027-03-31', 'as_of': '2027-03-10', 'value': '45'}

    assert late([actual(1), actual(2)], **level) is None
    assert dict(late([actual(1), march], **level).numbers) == {'periods': '2027-02'}


def test_o6_by_fiscal_quarter():
    on = date(2027, 5, 11)
    changes = [
        *active(on),
        row('targets', 'T1', actuals=[], breakdown='quarterly'),
        put(fiscal_year_start_month=2),
    ]

    o6 = finding('O6', *changes, phase='active', on=on)

    assert dict(o6.numbers) == {'periods': '2027-01, 2027-02'}


def test_o6_of_a_target_without_breakdown_waits_for_its_end():
    spring = {'breakdown': 'none', 'start_date': '2027-01-01'}

    assert late([], due_date='2027-03-02', **spring) is None
    assert late([], due_date='2027-03-01', **spring).severity == 'warn'
    assert late([actual(1)], due_date='2027-03-01', **spring) is None


def test_o6_lets_the_worst_target_decide_and_names_all():
    more = [volume('T2', breakdown='monthly', actuals=[actual(1)])]
    changes = [*active(MARCH_12), add('targets', *more), row('targets', 'T1', actuals=[])]

    o6 = finding('O6', *changes, phase='active', on=MARCH_12)

    assert (o6.severity, o6.subjects) == ('must', ('T1', 'T2'))


def test_o6_asks_no_figures_of_a_target_made_of_parts():
    part = volume('T2', parent='T1', breakdown='monthly', actuals=[actual(1), actual(2)])
    changes = [*active(MARCH_12), add('targets', part)]
    whole = row('targets', 'T1', actuals=[], rollup='sum', target_value='900')
    loose = row('targets', 'T1', actuals=[], rollup='none')

    assert finding('O6', *changes, whole, phase='active', on=MARCH_12) is None
    assert finding('O6', *changes, loose, phase='active', on=MARCH_12).subjects == ('T1',)


def test_o6_is_read_only_while_active():
    assert 'O6' not in found(on=date(2027, 6, 1))


@pytest.mark.parametrize(
    ('sides', 'side'),
    [
        (['seller'], 'seller'),
        (['buyer', 'buyer'], 'buyer'),
        (['buyer', 'seller'], None),
        ([None], None),
    ],
)
def test_i2_wants_targets_for_both_sides(sides, side):
    rows = [volume(f'T{number}', market_side=each) for number, each in enumerate(sides, 1)]
    changes = [marketplace(), put(targets=rows)]

    i2 = finding('I2', *changes)

    assert (i2 and dict(i2.numbers)) == (side and {'side': side})


def test_i2_is_read_from_review_on_and_for_marketplaces_only():
    one_side = row('targets', 'T1', market_side='seller')

    assert 'I2' not in found(marketplace(), one_side, phase='draft')
    assert 'I2' not in found(one_side)
