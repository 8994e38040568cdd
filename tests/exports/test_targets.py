"""Targets in every kind of file: the names of their periods, the numbers of their charts."""

import pytest

from plans.document.planned import target_slices
from plans.exports.outline.values import Chart, Table
from plans.forms.planned import slice_labels
from plans.imports.actuals import read_figures
from plans.rules.figure_columns import layout_of, period_name, periods_by_name
from plans.rules.tracking import FigureWords
from tests.exports.written import outlined
from tests.rules import tracked_plans

MONTHS = {'start_date': '2026-08-01', 'due_date': '2027-12-31', 'breakdown': 'monthly'}
QUARTERS = MONTHS | {'breakdown': 'quarterly'}
CUT = QUARTERS | {'start_date': '2026-10-10', 'due_date': '2027-08-20'}  # a month at each end
FISCAL = {'period_start': '2026-08-01', 'period_end': '2027-12-31', 'fiscal_year_start_month': 8}


def of_targets(document, language, kind):
    """The blocks of a kind in the section of targets."""
    found = outlined(document, language, sections=('targets',))
    return [one for _section, one in found.blocks(kind)]


def planned(count, **dates):
    """A plan of one target with so many periods."""
    target = tracked_plans.target(value=str(count), planned=['1'] * count, **dates)
    return tracked_plans.plan(target, **FISCAL)


@pytest.mark.parametrize(
    ('language', 'dates', 'count', 'first', 'last'),
    [
        ('vi', MONTHS, 17, 'tháng 8/2026', 'tháng 12/2027'),
        ('en', MONTHS, 17, 'Aug 2026', 'Dec 2027'),
        ('vi', QUARTERS, 6, 'quý 1/2026', 'quý 2/2027'),
        ('en', QUARTERS, 6, 'Q1 2026', 'Q2 2027'),
    ],
)
def test_periods_are_named_as_print_and_import_name_them(language, dates, count, first, last):
    series = of_targets(planned(count, **dates), language, Table)[1]

    names = [row[0] for row in series.rows]
    assert (names[0], names[-1], len(set(names))) == (first, last, count)


@pytest.mark.parametrize('language', ['vi', 'en'])
@pytest.mark.parametrize(('dates', 'count'), [(MONTHS, 17), (QUARTERS, 6), (CUT, 5)])
def test_every_name_of_a_period_is_understood_when_pasted_back(language, dates, count):
    document = planned(count, **dates)
    pieces = target_slices(document.targets[0], document)
    known = periods_by_name(pieces, 8)

    series = of_targets(document, language, Table)[1]
    chart = of_targets(document, language, Chart)[0]

    for names in ([row[0] for row in series.rows], chart.categories):
        assert [known[period_name(name)] for name in names] == [[one] for one in pieces]


@pytest.mark.parametrize(
    ('language', 'full', 'short', 'grid'),
    [
        (
            'vi',
            ['tháng 10/2026', 'quý 2/2026', 'quý 3/2026', 'quý 4/2026', 'tháng 8/2027'],
            ('T10/26', 'Q2/26', 'Q3/26', 'Q4/26', 'T8/27'),
            ['T10/26', 'quý 2/2026', 'quý 3/2026', 'quý 4/2026', 'T8/27'],
        ),
        (
            'en',
            ['Oct 2026', 'Q2 2026', 'Q3 2026', 'Q4 2026', 'Aug 2027'],
            ('Oct 26', 'Q2/26', 'Q3/26', 'Q4/26', 'Aug 27'),
            ['Oct 26', 'Q2 2026', 'Q3 2026', 'Q4 2026', 'Aug 27'],
        ),
    ],
)
def test_quarter_cut_to_a_month_is_named_by_it_everywhere(language, full, short, grid):
    document = planned(5, **CUT)
    [target] = document.targets
    pieces = target_slices(target, document)
    words = FigureWords(target, document, language)

    assert [row[0] for row in of_targets(document, language, Table)[1].rows] == full
    assert slice_labels(pieces, 'quarterly', 8, language) == full
    assert of_targets(document, language, Chart)[0].categories == short
    assert [words.period(piece) for piece in pieces] == grid


def test_row_of_names_with_figures_is_read():
    document = planned(17, **MONTHS)
    names = [row[0] for row in of_targets(document, 'vi', Table)[1].rows]

    rows = [['', *names], ['T1', *['1'] * 17]]
    _headings, read = read_figures(rows, layout_of(rows, {}), document, 'vi')

    assert [cell.start for row in read for cell in row.cells] == [
        one.start for one in target_slices(document.targets[0], document)
    ]


def drawn(target, language='vi', **plan):
    """{role: numbers} of the chart of a target, and its categories."""
    chart = of_targets(tracked_plans.plan(target, **plan), language, Chart)[0]
    lines = {one.role: [one and float(one) for one in one.values] for one in chart.lines}
    return chart.categories, lines


def test_ratio_is_drawn_in_every_file_as_it_runs():
    _names, lines = drawn(tracked_plans.on_time())

    assert lines == {'plan': [95.0] * 12, 'actual': [96.0, 93.75, 94.286] + [None] * 9}


def test_sums_are_drawn_to_the_end_of_each_period():
    _names, lines = drawn(tracked_plans.sales())

    assert lines['plan'][:4] == [14400, 22800, 36000, 46800]
    assert lines['actual'] == [13900, 21500, 32100, 36700] + [None] * 8


@pytest.mark.parametrize(
    ('language', 'names'),
    [('vi', ('01/08/2026', '31/10/2026', '31/07/2027')),
     ('en', ('1 Aug 2026', '31 Oct 2026', '31 Jul 2027'))],
)  # fmt: skip
def test_figure_of_a_target_without_periods_stands_at_its_day(language, names):
    figure = {'start': '2026-08-01', 'end': '2026-10-31', 'value': '9'}
    dates = {'start_date': '2026-08-01', 'due_date': '2027-07-31', 'breakdown': 'none'}

    found, lines = drawn(
        tracked_plans.target(value='36', actuals=[figure], **dates), language,
        period_start='2026-08-01', period_end='2027-07-31',
    )  # fmt: skip

    assert (found, lines['actual']) == (names, [0, 9, None])
    assert (lines['plan'][0], lines['plan'][-1]) == (0, 36)
