"""Charts as prepared texts: the geometry of LOOK.md 5 and the words in both languages."""

from datetime import date
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.rules.charts import bar_chart, chart_series, line_chart, meter, sparkline
from plans.rules.charts.scale import quarters_of, round_steps
from plans.rules.tracking import track
from tests.rules.test_tracking_properties import any_day, targets
from tests.rules.tracked_plans import (
    ON,
    dealers,
    month,
    months,
    on_time,
    overdue,
    plan,
    sales,
    target,
)

MILLION = '000000'


def in_dong():
    """T1 of the worked example with its values in đồng."""
    row = sales(name='Doanh số')
    return {
        **row,
        'unit': 'VND',
        'target_value': row['target_value'] + '000000',
        'planned': [value + MILLION for value in row['planned']],
        'actuals': [actual | {'value': actual['value'] + MILLION} for actual in row['actuals']],
    }


def series_of(row, on=ON):
    document = plan(row)
    (shown,) = document.targets
    return chart_series(shown, document, track(document, on).of(shown.id), on)


def spoken(texts):
    return [text.text.replace('\u00a0', ' ') for text in texts]


def test_line_chart_of_the_worked_example_is_drawn_as_in_the_picture():
    wide, medium, narrow = line_chart(series_of(in_dong()), 'vi', 'cum').drawings

    assert (wide.width, medium.width, narrow.width) == ('1104', '660', '296')
    assert wide.plan == (
        '44.0,308.0 121.3,274.6 198.7,255.2 276.0,224.6 353.3,199.6 430.7,177.3 508.0,157.9 '
        '585.3,141.2 662.7,124.5 740.0,107.8 817.3,85.6 894.7,60.6 972.0,30.0'
    )
    assert wide.actual == '44.0,308.0 121.3,275.8 198.7,258.2 276.0,233.6 314.7,223.0'
    assert wide.forecast == (
        '314.7,223.0 353.3,211.9 430.7,192.2 508.0,174.9 585.3,160.1 662.7,145.3 740.0,130.6 '
        '817.3,110.8 894.7,88.7 972.0,61.6'
    )
    assert wide.gap == (
        '44.0,308.0 121.3,274.6 198.7,255.2 276.0,224.6 314.7,212.1 314.7,223.0 276.0,233.6 '
        '198.7,258.2 121.3,275.8 44.0,308.0'
    )
    assert (wide.as_of_x, wide.diamond) == ('314.7', ('972.0', '61.6'))
    assert [tick.label.text for tick in wide.ticks] == ['0', '30', '60', '90', '120']
    assert spoken(wide.texts) == [
        'Kế hoạch',
        '120 tỷ ₫',
        'Dự báo cả kỳ',
        '106,4 tỷ ₫',
        'số liệu đến 15/04',
        'Kế hoạch 41,4',
        'Thực hiện 36,7, thiếu 4,7',
    ]


def test_line_chart_reads_itself_out_in_both_languages():
    series = series_of(in_dong())

    readings = [
        line_chart(series, language, 'c').drawings[0].reading.replace('\u00a0', ' ')
        for language in ('vi', 'en')
    ]

    assert readings == [
        (
            'Đến 15/04/2027, thực hiện 36,7 tỷ ₫, thấp hơn kế hoạch 41,4 tỷ ₫, tiến độ 88,6 %. '
            'Dự báo cả kỳ 106,4 tỷ ₫ so với chỉ tiêu 120 tỷ ₫.'
        ),
        (
            'To 15 Apr 2027, actual ₫36.7bn, below the plan of ₫41.4bn, pace 88.6%. '
            'Forecast for the whole period ₫106.4bn against a target of ₫120bn.'
        ),
    ]


def test_line_chart_gives_its_figures_as_a_table():
    table = line_chart(series_of(sales()), 'vi', 'c').table

    assert table.head == ('Kỳ', 'Kế hoạch lũy kế', 'Thực hiện lũy kế')
    assert table.rows[2:5] == (
        ('T3', '36.000', '32.100'),
        ('T4, đến 15/04/2027', '41.400', '36.700'),
        ('T5', '56.400', '–'),
    )


def test_line_chart_without_figures_draws_the_plan_alone():
    wide = line_chart(series_of(target(name='Khách mới')), 'vi', 'c').drawings[0]

    assert (wide.actual, wide.forecast, wide.gap, wide.as_of_x, wide.diamond) == (
        '',
        '',
        '',
        '',
        None,
    )
    assert wide.reading.replace('\u00a0', ' ') == 'Chưa có số liệu; chỉ tiêu 36 khách.'


def test_line_chart_names_slices_without_figures():
    wide = line_chart(series_of(target(actuals=months(4, None, 2))), 'vi', 'c').drawings[0]

    assert wide.reading.endswith('Thiếu số liệu T2.')


@pytest.mark.parametrize(
    ('language', 'names', 'told'),
    [
        ('vi', ['T6/26', 'T12/26', 'T6/27'], 'Thiếu số liệu T1/26, T1/27, T2/27, T3/27.'),
        ('en', ['Jun 26', 'Dec 26', 'Jun 27'], 'No figures for Jan 26, Jan 27, Feb 27, Mar 27.'),
    ],
)
def test_months_that_come_again_are_named_with_their_year(language, names, told):
    figures = [month(n, 3, year=2026) for n in range(2, 13)] + [month(4, 3, '2027-04-15')]
    row = target(start_date='2026-01-01', actuals=figures)

    chart, bars = (draw(series_of(row), language, 'x') for draw in (line_chart, bar_chart))

    shown = spoken(chart.drawings[0].slices)
    assert [name for name in names if name not in shown] == []
    assert told in chart.drawings[0].reading
    years = {bar.name.text.rstrip('*')[-2:] for bar in bars.drawings[0].bars}
    assert years == {'26', '27'}


def test_line_chart_of_a_level_starts_at_its_baseline():
    wide = line_chart(series_of(dealers()), 'en', 'c').drawings[0]

    assert [tick.label.text for tick in wide.ticks] == ['40', '45', '50', '55', '60']
    assert spoken(wide.slices) == ['Q1', 'Q2', 'Q3', 'Q4']
    assert wide.actual.startswith('44.0,280.2 ')
    assert 'Actual 45, 1 below' in spoken(wide.texts)


def test_line_chart_of_a_kept_percentage_ends_where_it_is_judged():
    series = series_of(on_time())

    wide = line_chart(series, 'vi', 'c').drawings[0]

    assert float(series.actual[-1][1]) == pytest.approx(94.2857, abs=1e-4)
    assert (wide.gap, wide.forecast) == ('', '')
    assert 'Thực hiện 94,3, thấp hơn 0,7' in spoken(wide.texts)


def test_line_chart_texts_stay_on_the_paper():
    early = target(actuals=[month(1, 2, as_of='2027-01-15')])
    late = sales(actuals=months(*[9000] * 12))
    rows = [(early, ON), (late, date(2028, 1, 1)), (overdue(), ON), (sales(planned=[]), ON)]

    for row, on in rows:
        for drawing in line_chart(series_of(row, on), 'vi', 'c').drawings:
            for text in drawing.texts:
                width = len(text.text) * 6.2
                left = float(text.x) - {'end': width, 'middle': width / 2}.get(text.anchor, 0)
                assert left >= 0, text
                assert left + width <= float(drawing.width), text


def test_bars_of_the_worked_example_show_what_is_short():
    chart = bar_chart(series_of(in_dong()), 'vi', 'bars')

    wide, _, narrow = chart.drawings
    assert [bar.share and bar.share.text.replace('\u00a0', ' ') for bar in wide.bars[:5]] == [
        '−3,5 %',
        '−9,5 %',
        '−19,7 %',
        '−14,8 %',
        None,
    ]
    assert [bar.name.text for bar in narrow.bars] == ['T1', 'T2', 'T3', 'T4*', 'T5', 'T6']
    assert [bar.share and bar.share.text.replace('\u00a0', ' ') for bar in narrow.bars[:5]] == [
        '−3 %',
        '−10 %',
        '−20 %',
        '−15 %',
        None,
    ]
    assert [bar.is_running for bar in wide.bars[:5]] == [False, False, False, True, False]
    assert wide.bars[0].short is not None
    assert wide.bars[0].over is None
    assert chart.note.replace('\u00a0', ' ') == (
        '* T4 đến 15/04, so với 5,4 tỷ ₫; phần kẻ sọc xanh chưa chốt số.'
    )
    assert wide.reading.replace('\u00a0', ' ') == (
        'So với kế hoạch: T1 −3,5 %; T2 −9,5 %; T3 −19,7 %; T4, đến 15/04/2027 −14,8 %.'
    )


def test_bars_hatch_a_surplus_and_mark_what_is_missing():
    wide = bar_chart(series_of(target(actuals=months(4, None, 2))), 'vi', 'b').drawings[0]

    over, missing, short = wide.bars[:3]
    assert (over.short, over.over_hatch, over.share.css) == (None, 'o', 't-ok')
    assert (missing.actual, missing.share.text) == (None, '–')
    assert (short.over, short.share.css) == (None, 't-must')


def test_bars_turn_round_where_less_is_better():
    row = target(metric='complaints', actuals=months(4, 2))

    above, below = bar_chart(series_of(row), 'vi', 'b').drawings[0].bars[:2]

    assert (above.over_hatch, above.share.css) == ('s', 't-must')
    assert (below.short, below.share.css) == (None, 't-ok')


@pytest.mark.parametrize('row', [dealers(), on_time(), sales(planned=[], breakdown='none')])
def test_bars_are_for_slices_that_add_up(row):
    assert bar_chart(series_of(row), 'vi', 'b') is None


def test_sparkline_of_the_worked_example():
    spark = sparkline(series_of(in_dong()), 'vi')

    assert spark.plan.startswith('3.0,25.0 10.0,22.4 17.0,20.8 24.0,18.4 31.0,16.4 ')
    assert (spark.plan.endswith(' 87.0,3.0'), spark.dot) == (True, ('27.5', '18.3'))
    assert spark.label.replace('\u00a0', ' ') == 'Doanh số: Có nguy cơ, tiến độ 88,6 %'


def test_meter_divides_in_percent():
    drawn = meter(14, 6, 5, 'vi', 'm')

    assert [(part.kind, part.start, part.width) for part in drawn.segments] == [
        ('praise', '0%', '56%'),
        ('mixed', '56%', '24%'),
        ('criticism', '80%', '20%'),
    ]
    assert (drawn.gaps, drawn.label) == (('56%', '80%'), '14 khen, 6 hai chiều, 5 chê')


def test_meter_leaves_out_what_there_is_none_of():
    assert [part.kind for part in meter(0, 0, 2, 'en', 'm').segments] == ['criticism']
    assert meter(0, 0, 0, 'en', 'm') is None


@pytest.mark.parametrize('gone', ['target_value', 'start_date', 'due_date'])
def test_nothing_is_drawn_while_the_plan_is_open(gone):
    assert series_of({**target(), gone: None}) is None


def test_nothing_is_drawn_beyond_what_paper_holds():
    assert series_of(target(start_date='1930-01-01')) is None


@pytest.mark.parametrize('thousands', [9.4, 9.9, 10, 10.2, 10.5, 11])
def test_words_on_a_phone_do_not_cover_one_another(thousands):
    over = sales(actuals=months(*[int(thousands * 1000)] * 12))

    for language in ('vi', 'en'):
        narrow = line_chart(series_of(over, date(2028, 1, 1)), language, 'c').drawings[2]
        feet = sorted(float(text.y) for text in narrow.texts)

        assert min(low - high for high, low in pairwise(feet)) >= 14
        assert len(feet) == 3  # the date, the plan at its end and what was reached


def test_steps_of_an_axis_are_round():
    assert round_steps(10, 18) == [10, 12, 14, 16, 18]
    assert round_steps(7, 7) == [6, 8]
    assert quarters_of(120, 0, 130) == [0, 30, 60, 90, 120, 150]
    assert quarters_of(6, 0, 6) == [0, Fraction(3, 2), 3, Fraction(9, 2), 6]
    assert quarters_of(45, 0, 40) == [0, 20, 40, 60]
    assert quarters_of(Fraction('1234567'), 0, 900000) == [0, 500000, 1000000, 1500000]


@given(targets(0).map(lambda row: row | {'parent': None}), any_day, st.sampled_from(['vi', 'en']))
def test_any_target_can_be_drawn(row, on, language):
    series = series_of(row, on)

    if series is not None:
        assert len(line_chart(series, language, 'c').drawings) == 3
        bar_chart(series, language, 'b')
        sparkline(series, language)
