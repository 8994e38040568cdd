"""What a table means for the targets of a plan."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils import translation

from plans.imports.actuals import PeriodName, period_name, read_figures
from plans.imports.tables import TableError
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
    _headings, found = read_figures(
        [list(row) for row in rows], samples.plan(*chosen, **keys), language
    )
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
        ('Q1', ('quarter', 1, None)),
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

    assert cells == {('T1', '02/2027'): (date(2027, 2, 1), figure(1500), '')}
    assert faults == {'T1': '“soon” is no month or quarter.'}


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


def test_period_outside_the_target_and_unknown_targets_are_told():
    cells, faults = read(('', '01/2028'), ('T1', '5'), ('Nothing', '5'))

    assert cells['T1', '01/2028'] == (None, None, 'The target has no such period.')
    assert faults == {'Nothing': 'The plan has no target of this name.'}


def test_month_without_year_is_told_where_the_plan_has_two():
    long = samples.target('T1', due_date='2028-12-31')

    cells, _faults = read(('', 'T1'), ('T1', '5'), targets=[long], period_end='2028-12-31')

    assert cells['T1', 'T1'][2] == 'Write the year too: this plan has that period more than once.'


@pytest.mark.parametrize('heading', [('', 'Tổng'), ('', 'T1', '01')], ids=['none', 'no period'])
def test_table_without_periods_is_refused(heading):
    if heading == ('', 'T1', '01'):
        heading = ('', 'T1', 'tháng 1')
    with pytest.raises(TableError):
        read(heading, ('T1', '5'))
