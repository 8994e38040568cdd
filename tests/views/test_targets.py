"""The tracking page: what it says of the worked example of product.md 5.7."""

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.pages import Page
from tests.rules import tracked_plans as samples
from tests.tracked import active_plan, spring  # noqa: F401 - a fixture

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures('spring')]


def page_of(client, plan, **query):
    """The tracking page as somebody reads it."""
    answer = client.get(reverse('plans:targets', args=[plan.pk]), query)
    assert answer.status_code == 200
    return Page(answer.content.decode())


def line_of(answer, ref):
    """The figures of one target in the table of all."""
    line = next(line for line in answer.context['lines'] if line.ref == ref)
    shown = (line.goal, line.expected, line.actual, line.pace, line.forecast)
    return *shown, line.status.value


def test_table_shows_the_worked_example_to_the_printed_digit(editor, client_of):
    plan = active_plan(editor)

    answer = client_of(editor).get(reverse('plans:targets', args=[plan.pk]))

    assert [line_of(answer, f'T{number}') for number in (1, 2, 3, 4)] == [
        ('120.000', '41.400', '36.700', '88,6\u00a0%', '106.377', 'at_risk'),
        ('10,0', '16,0', '16,9', '55,8\u00a0%', '13,5', 'off_track'),
        ('60', '46', '45', '75,0\u00a0%', '56', 'at_risk'),
        ('95,0', '95,0', '94,3', '99,2\u00a0%', '–', 'at_risk'),
    ]


def test_advice_says_three_sentences_on_the_chosen_target(editor, client_of):
    plan = active_plan(editor, samples.sales(name='Doanh số'))

    answer = client_of(editor).get(reverse('plans:targets', args=[plan.pk]))

    assert answer.context['chosen'].sentences == (
        'Đến 15/04/2027, thời gian đã qua 28,8\u00a0%; Doanh số đạt 30,6\u00a0% chỉ tiêu.',
        (
            'Với nhịp này, dự kiến cả kỳ đạt 88,6\u00a0%: '
            '106.377\u00a0triệu ₫ so với 120.000\u00a0triệu ₫.'
        ),
        'Cần đạt 106,0\u00a0% kế hoạch các kỳ còn lại.',
    )


def test_every_figure_names_the_sum_behind_it(editor, client_of):
    plan = active_plan(editor)

    answer = client_of(editor).get(reverse('plans:targets', args=[plan.pk]))
    sums = {one.figure: one.how for one in answer.context['chosen'].explained}

    assert sums['88,65\u00a0%'] == '36.700 ÷ 41.400'
    assert sums['106.377\u00a0triệu ₫'] == '36.700 + (120.000 − 41.400) × 88,65\u00a0%'
    assert sums['105,98\u00a0%'] == '(120.000 − 36.700) ÷ (120.000 − 41.400)'


def test_grid_shows_tet_the_running_month_and_what_is_missing(editor, client_of):
    plan = active_plan(editor)

    answer = client_of(editor).get(reverse('plans:targets', args=[plan.pk]))
    cells = answer.context['cells']

    assert [(one.label, one.hint, one.planned, one.typed, one.difference) for one in cells[:5]] == [
        ('T1', '', '14.400', '13.900', '−500'),
        ('T2', 'Tết', '8.400', '7.600', '−800'),
        ('T3', '', '13.200', '10.600', '−2.600'),
        ('T4', 'đến 15/04', '10.800', '4.600', '−800'),
        ('T5', '', '9.600', '', '–'),
    ]
    assert [one.css for one in cells[:6]] == ['far', 'far', '', 'running', 'later', 'later far']


def test_chosen_target_in_english_has_its_own_grid(editor, client_of):
    plan = active_plan(editor)
    client = client_of(editor)
    editor.user.language = 'en'
    editor.user.save()

    answer = client.get(
        reverse('plans:targets', args=[plan.pk]),
        {'target': 'T4'},
        headers={'accept-language': 'en'},
    )

    assert [one.typed for one in answer.context['cells'][:4]] == ['48/50', '27/30', '57/60', '']


def test_periods_that_are_over_without_a_figure_are_counted(editor, client_of):
    plan = active_plan(
        editor,
        samples.target('T1', actuals=samples.months(3)),
        samples.target('T2', actuals=samples.months(3, 3, 3)),
    )

    answer = client_of(editor).get(reverse('plans:targets', args=[plan.pk]))

    assert answer.context['counted'] == '2 chỉ tiêu, 1 chỉ tiêu còn thiếu số'


def test_viewer_reads_the_figures_and_types_none(editor, viewer, client_of):
    plan = active_plan(editor)

    page = page_of(client_of(viewer), plan)

    assert '13.900' in page.html
    assert [one.name for one in page.controls if one.name.startswith('figure-')] == []


def test_parent_with_rollup_shows_its_children_and_takes_no_figures(editor, client_of):
    parts = [
        samples.target('T2', parent='T1', value='12', actuals=samples.months(1, 2, 3)),
        samples.target('T3', parent='T1', value='24', actuals=samples.months(2, 2, 2)),
    ]
    plan = active_plan(editor, samples.target('T1', rollup='sum'), *parts)

    answer = client_of(editor).get(reverse('plans:targets', args=[plan.pk]), {'target': 'T1'})

    assert [(line.ref, line.level) for line in answer.context['lines']] == [
        ('T1', 0),
        ('T2', 1),
        ('T3', 1),
    ]
    assert answer.context['may_record'] is False
    assert line_of(answer, 'T1') == ('36', '9', '12', '133,3\u00a0%', '48', 'ahead')


def queries_of(client, plan):
    """How many queries the page asks."""
    with CaptureQueriesContext(
        connection,
    ) as asked:
        page_of(client, plan)
    return len(asked)


def test_queries_do_not_grow_with_targets_and_figures(editor, client_of):
    months = samples.months(*range(1, 13))
    few = active_plan(editor, samples.target('T1'))
    many = active_plan(editor, *(samples.target(f'T{n}', actuals=months) for n in range(1, 31)))
    client = client_of(editor)
    page_of(client, few)

    assert queries_of(client, few) == queries_of(client, many)


def test_many_long_targets_are_shown_in_pages_and_years(editor, client_of):
    years = {'start_date': '2025-01-01', 'due_date': '2027-12-31'}
    figures = [
        samples.month(n, 900, year=year) for year in (2025, 2026, 2027) for n in range(1, 13)
    ]  # 2,160 of them, those of 2027 ahead left out
    targets = [samples.target(f'T{n}', actuals=figures, **years) for n in range(1, 61)]
    plan = active_plan(editor, *targets, period_start='2025-01-01')

    client, url = client_of(editor), reverse('plans:targets', args=[plan.pk])
    first = client.get(url)
    chosen = client.get(url, {'target': 'T45', 'year': '2026'})

    assert [line.ref for line in first.context['lines']] == [f'T{n}' for n in range(1, 21)]
    assert (first.context['year'], len(first.context['cells'])) == (2027, 12)
    assert first.context['chosen'].definition.formula == 'số khách hàng mua lần đầu'
    assert first.content.decode().count('class="definition-of"') == 1 + 20
    assert [line.ref for line in chosen.context['lines']] == [f'T{n}' for n in range(41, 61)]
    assert [cell.key[:7] for cell in chosen.context['cells']] == [
        f'2026-{n:02d}' for n in range(1, 13)
    ]
    assert len(first.content) < 150 * 1024
    assert queries_of(client, plan) == queries_of(client, active_plan(editor, samples.target('T1')))


def test_page_of_the_plan_shows_small_charts_and_no_more_queries(editor, client_of):
    few = active_plan(editor, samples.sales(name='Doanh số'))
    many = active_plan(editor, *(samples.target(f'T{n}') for n in range(1, 31)))
    client = client_of(editor)
    urls = [reverse('plans:plan', args=[plan.pk]) for plan in (few, many)]
    first = client.get(urls[0])
    counts = []
    for url in urls:
        with CaptureQueriesContext(connection) as asked:
            answer = client.get(url)
        counts.append(len(asked))

    (chart,) = first.context['small_charts']
    assert (chart.name, chart.status.value, chart.sentence.replace('\u00a0', ' ')) == (
        'Doanh số',
        'at_risk',
        'Đến 15/04/2027, thời gian đã qua 28,8 %; Doanh số đạt 30,6 % chỉ tiêu.',
    )
    assert len(answer.context['small_charts']) == 6
    assert chart.definition.sentence in first.content.decode()
    assert counts[0] == counts[1]


@pytest.mark.parametrize(
    ('day', 'said', 'led_to'),
    [
        ('2026-12-20', 'Kỳ bắt đầu ngày 01/01/2027. Chưa cần nhập số.', '#grid'),
        ('2027-01-20', None, None),
        (
            '2027-02-03',
            'Đến lúc nhập số tháng 1.',
            '/plans/{plan}/figures/2027-01-01_2027-01-31/T1/',
        ),
    ],
)
def test_target_without_figures_says_when_they_are_needed(editor, client_of, day, said, led_to):
    with time_machine.travel(f'{day} 02:00:00Z', tick=False):
        plan = active_plan(editor, samples.sales(name='Doanh số', actuals=[]))

        answer = client_of(editor).get(reverse('plans:targets', args=[plan.pk]))

    first = answer.context['first']
    assert (first and first.text, first and first.url) == (
        said,
        led_to and led_to.format(plan=plan.pk),
    )
    page = answer.content.decode()
    assert (said or 'Doanh số') in page
    assert ('Lưu số liệu' in page) == ('name="was-' in page) == (day >= '2027')
    begun = int(day[5:7]) if day >= '2027' else 0
    assert page.count('cell unbegun') == 12 - begun  # a phone leaves these out


@pytest.mark.parametrize(
    ('refs', 'said'),
    [(['T1'], '1 target, 1 with figures missing'), (['T1', 'T2'], '2 targets, 2 with figures')],
)
def test_targets_are_counted_in_words_of_one_or_many(editor, client_of, refs, said):
    plan = active_plan(editor, *(samples.target(ref) for ref in refs))
    editor.user.language = 'en'
    editor.user.save()

    assert said in page_of(client_of(editor), plan).html
