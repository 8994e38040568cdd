"""What a table means for the targets of a plan."""

import csv
import io
from datetime import date
from decimal import Decimal

import pytest
from django.utils import translation

from plans.document.amounts import Percent
from plans.exports.actuals import figures_csv
from plans.imports.actuals import read_figures
from plans.imports.tables import TableError
from plans.rules.figure_columns import Layout, PeriodName, layout_of, period_name, signature
from tests.rules import tracked_plans as samples


@pytest.fixture(autouse=True)
def _english():
    with translation.override('en'):
        yield


def read(*rows, targets=(), language='vi', **keys):
    """{(target, heading): (start, figure, fault)} and {row: fault}."""
    chosen = targets or (
        samples.sales(name='Doanh số'),
        samples.on_time(name='Giao đúng hẹn', id='T2'),
    )
    table = [list(row) for row in rows]
    layout = layout_of(table, {})
    _headings, read_rows = read_figures(table, layout, samples.plan(*chosen, **keys), language)
    found = list(read_rows)
    cells = {
        (row.target, cell.heading): (cell.start, cell.values or None, cell.fault)
        for row in found
        for cell in row.cells
    }
    return cells, {row.name: row.fault for row in found if row.fault}


def figure(value=None, numerator=None, denominator=None):
    """The values of one figure."""
    parts = {'value': value, 'numerator': numerator, 'denominator': denominator}
    return {name: None if part is None else Decimal(part) for name, part in parts.items()}


@pytest.mark.parametrize(
    ('text', 'name'),
    [
        ('T3', ('month', 3, None)),
        ('T3/2027', ('month', 3, 2027)),
        ('tháng 3/2027', ('month', 3, 2027)),
        ('Tháng 03 năm', None),
        ('03/2027', ('month', 3, 2027)),
        ('2027-03', ('month', 3, 2027)),
        ('Mar 2027', ('month', 3, 2027)),
        ('March', ('month', 3, None)),
        ('T3/27', ('month', 3, 2027)),
        ('Mar 27', ('month', 3, 2027)),
        ('T12', ('month', 12, None)),
        ('T1 2', None),
        ('Q1', ('quarter', 1, None)),
        ('Q1/27', ('quarter', 1, 2027)),
        ('Q1 2027', ('quarter', 1, 2027)),
        ('quý 1/2027', ('quarter', 1, 2027)),
        (date(2027, 3, 1), ('month', 3, 2027)),
        ('T13', None),
        ('Tổng', None),
        ('', None),
    ],
)
def test_heading_names_a_period(text, name):
    assert period_name(text) == (PeriodName(*name) if name else None)


def test_rows_are_targets_and_columns_periods():
    cells, faults = read(
        ('Chỉ tiêu', 'T1', 'Feb 2027', 'Tổng'),
        ('doanh so', '1,5 tỷ', '', '9'),
        ('T2', '48/50', '96', ''),
    )

    assert faults == {}
    assert cells == {
        ('T1', 'T1'): (date(2027, 1, 1), figure(1500000000), ''),
        ('T1', 'Feb 2027'): (None, None, ''),
        ('T2', 'T1'): (date(2027, 1, 1), figure(None, 48, 50), ''),
        ('T2', 'Feb 2027'): (date(2027, 2, 1), figure(96), ''),
    }


def test_list_of_target_period_and_value_is_read():
    cells, faults = read(
        ('Value', 'Month', 'Target'), ('1,500', '02/2027', 'T1'), ('5', 'soon', 'T1'), language='en'
    )

    assert cells == {
        ('T1', '02/2027'): (date(2027, 2, 1), figure(1500), ''),
        ('T1', 'soon'): (
            None,
            None,
            '“soon” is no month or quarter; days are written day/month/year.',
        ),
    }
    assert faults == {}


@pytest.mark.parametrize(
    ('language', 'value'), [('vi', '1500'), ('en', '1.5')], ids=['vietnamese', 'english']
)
def test_numbers_are_read_in_the_language_of_the_table(language, value):
    cells, _faults = read(('', 'T1'), ('T1', '1.500'), language=language)

    assert cells['T1', 'T1'][1] == figure(value)


@pytest.mark.parametrize(
    ('cell', 'said'),
    [
        ('abc', 'Enter a number, for example 1,500,000 or 1.5bn'),
        ('1,2345', 'Use at most 3 decimals'),
        (Decimal('0.12345'), 'Use at most 15 digits, 3 of them after the decimal mark.'),
        (date(2027, 1, 1), 'This is a day, not a figure.'),
    ],
)
def test_unreadable_cell_says_why(cell, said):
    cells, _faults = read(('', 'T1'), ('T1', cell))

    assert cells['T1', 'T1'][1:] == (None, said)


def test_percentage_of_excel_is_taken_in_the_unit_of_its_target():
    cells, _faults = read(
        ('', 'T1', 'T2'), ('T2', Percent('0.178'), Percent('0.95')), ('T1', Percent('0.178'), '')
    )

    assert [one[1] for one in cells.values()] == [
        figure('17.8'), figure('95'), figure('0.178'), None,
    ]  # fmt: skip


def test_day_where_two_numbers_are_meant_says_how_to_type_them():
    cells, _faults = read(('', 'T1'), ('T2', date(2027, 6, 5)))

    assert cells['T2', 'T1'][2] == (
        'Excel made a day of it. Give the cell the format Text, then type it again: 5/6.'
    )


def test_period_outside_the_target_and_unknown_targets_are_told():
    cells, faults = read(('', '01/2028'), ('T1', '5'), ('Nothing', '5'))

    assert cells['T1', '01/2028'] == (None, None, 'The target has no such period.')
    assert faults == {'Nothing': 'The plan has no target of this name.'}


def test_month_without_year_is_told_where_the_plan_has_two():
    long = samples.target('T1', due_date='2028-12-31')

    cells, _faults = read(('', 'T1'), ('T1', '5'), targets=[long], period_end='2028-12-31')

    assert cells['T1', 'T1'][2] == 'Write the year too: this plan has that period more than once.'


def test_column_named_twice_is_refused():
    with pytest.raises(TableError, match='same period'):
        read(('', 'T1', '01/2027', 'tháng 1'), ('T1', '5', '6', '7'))


@pytest.mark.parametrize('heading', [('', 'Tổng'), ('Khu vực', 'DT thuần')])
def test_headings_that_tell_nothing_give_no_layout(heading):
    assert layout_of([list(heading), ['T1', '5']], {}) is None


def test_row_with_a_period_and_a_figure_is_no_heading():
    table = [['Mặt hàng', 'Kỳ kế toán', 'DT thuần'], ['Doanh số', '10/2026', '1,5 tỷ']]

    assert layout_of(table, {}) is None


def test_headings_are_found_below_a_title_and_totals_are_left_out():
    cells, faults = read(
        ('Báo cáo tháng', ''), ('', ''), ('Chỉ tiêu', 'T1'), ('T1', '5'), ('Tổng cộng', '5')
    )

    assert faults == {}
    assert cells == {('T1', 'T1'): (date(2027, 1, 1), figure(5), '')}


def test_list_with_both_numbers_a_day_and_a_note():
    table = [
        ['Chỉ tiêu', 'Ngày', 'Tử số', 'Mẫu số', 'Số liệu đến', 'Ghi chú'],
        ['T2', '05/03/2027', '48', '50', '15/03/2027', 'kho Hamburg'],
        ['T2', '02/13/2027', '48', '50', '', ''],
        ['T2', date(2027, 1, 31), '9', '10', 'hôm qua', ''],
    ]

    _headings, rows = read_figures(
        table, layout_of(table, {}), samples.plan(samples.on_time(id='T2')), 'vi'
    )

    first, second, third = (row.cells[0] for row in rows)
    assert (first.start, first.shown) == (date(2027, 3, 1), '48/50')
    assert first.values == figure(None, 48, 50) | {
        'as_of': date(2027, 3, 15), 'note': 'kho Hamburg',
    }  # fmt: skip
    assert second.fault.startswith('“02/13/2027” is no month or quarter')
    assert third.fault.startswith('Days are written day/month/year')


def test_roles_said_before_are_known_again():
    table = [['Báo cáo'], ['Mặt hàng', 'DT thuần', 'Kỳ kế toán'], ['T1', '1.500', 'T2']]
    known = {signature(table[1]): ['target', 'value', 'period']}

    layout = layout_of(table, known)
    _headings, rows = read_figures(table, layout, samples.plan(samples.sales()), 'vi')

    assert layout == Layout(1, ('target', 'value', 'period'))
    assert [(one.start, one.values) for one in next(rows).cells] == [
        (date(2027, 2, 1), figure(1500))
    ]


def test_columns_may_be_said_to_be_months():
    table = [['Tên', 'Kỳ đầu', 'Kỳ hai'], ['T1', '5', '6']]

    layout = Layout(0, ('target', 'month-1', 'month-2'))
    headings, rows = read_figures(table, layout, samples.plan(samples.sales()), 'vi')

    assert headings == ['Kỳ đầu', 'Kỳ hai']
    assert [one.start.month for one in next(rows).cells] == [1, 2]


@pytest.mark.parametrize('ref', ['=1+1', '-T1', '@x', 'T1'])
def test_own_file_of_figures_names_its_targets_again(ref):
    document = samples.plan(samples.target(ref, actuals=[samples.month(1, '7')]))

    text = figures_csv(document, 'vi')
    rows = list(csv.reader(io.StringIO(text.removeprefix('\ufeff')), delimiter=';'))
    _headings, found = read_figures(rows, layout_of(rows, {}), document, 'vi')

    assert [(row.target, row.fault) for row in found] == [(ref, '')]
