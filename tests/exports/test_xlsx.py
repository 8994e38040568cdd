"""The plan as a workbook: its cells, its charts, and the figures taken in again."""

import io
import re
import zipfile
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from python_calamine import CalamineWorkbook

from plans.exports.outline.values import Chart, Column, Figure, Section, Table
from plans.exports.xlsx import number_format, xlsx_file
from plans.imports.actuals import read_figures
from plans.imports.tables import read_file
from plans.rules.figure_columns import layout_of
from tests.exports.written import big, blank, demo, outlined
from tests.rules import tracked_plans
from tests.rules.plans import SOUND, parsed

HOSTILE = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '{=1}', 'https://example.com', '=cmd|x!A1']


def book(made):
    return CalamineWorkbook.from_filelike(io.BytesIO(made))


def parts(made):
    """{name: text} of the XML inside."""
    with zipfile.ZipFile(io.BytesIO(made)) as packed:
        return {name: packed.read(name).decode() for name in packed.namelist()}


def value(cell):
    """A cell of the outline as Excel holds it."""
    if isinstance(cell, Figure):
        return float(cell.value)
    return cell or ''


@pytest.mark.parametrize(
    ('model', 'language'),
    [('sell_side', 'vi'), ('buy_side', 'en'), ('intermediary', 'vi'), ('collaborative', 'en')],
)
def test_each_table_is_a_sheet_with_its_cells(model, language):
    found = outlined(demo(model), language)
    tables = [(section, one) for section, one in found.blocks(Table) if not one.is_series]

    read = book(xlsx_file(found, demo(model)))

    for number, (section, table) in enumerate(tables, 1):
        name = read.sheet_names[number]
        rows = read.get_sheet_by_name(name).to_python()
        assert name[:25] == (table.caption or section.title)[:25]
        assert rows[0] == [column.title for column in table.columns]
        assert rows[1:] == [[value(cell) for cell in row] for row in table.rows]


def test_headings_stay_in_sight_and_charts_are_native():
    found = outlined(demo('sell_side'))

    inside = parts(xlsx_file(found, demo('sell_side')))

    tables = [one for _section, one in found.blocks(Table) if not one.is_series]
    frozen = [name for name, text in inside.items() if 'state="frozen"' in text]
    charts = [name for name in inside if name.startswith('xl/charts/chart')]
    assert (len(frozen), len(charts)) == (len(tables) + 1, len(found.blocks(Chart)))


@pytest.mark.parametrize(
    ('figure', 'vi', 'en'),
    [
        (Figure(Decimal(1), 'VND'), '#,##0\u00a0"₫"', '"₫"#,##0'),
        (Figure(Decimal(1), 'USD'), '#,##0.00\u00a0"US$"', '"US$"#,##0.00'),
        (Figure(Decimal('12.5'), '%'), '#,##0.###\u00a0"%"', '#,##0.###"%"'),
        (Figure(Decimal(3), 'tấn'), '#,##0\u00a0"tấn"', '#,##0\u00a0"tấn"'),
    ],
)
def test_numbers_are_shown_as_the_language_does(figure, vi, en):
    assert (number_format(figure, 'vi'), number_format(figure, 'en')) == (vi, en)


@pytest.mark.parametrize('language', ['vi', 'en'])
def test_figures_come_back_exactly(language):
    document = tracked_plans.plan(
        tracked_plans.sales(actuals=[tracked_plans.month(1, '123456789012.345'),
                                     tracked_plans.month(2, '0'), tracked_plans.month(3, '-0.5')]),
        tracked_plans.dealers(), tracked_plans.on_time(),
    )  # fmt: skip

    rows = read_file(xlsx_file(outlined(document, language), document))
    _headings, read = read_figures(rows, layout_of(rows, {}), document, language)

    found = {
        (row.target, cell.start, cell.end): cell.values
        for row in read for cell in row.cells if cell.values
    }  # fmt: skip
    kept = {
        (target.id, one.start, one.end): {
            'value': None if one.denominator else one.value,
            'numerator': one.numerator, 'denominator': one.denominator,
        }
        for target in document.targets for one in target.actuals
    }  # fmt: skip
    assert found == kept


def test_filled_in_cell_is_read_as_the_figure_of_its_month():
    document = tracked_plans.plan(tracked_plans.target(actuals=[]))

    rows = read_file(xlsx_file(outlined(document), document))
    rows[1] = [*rows[1][:4], Decimal(7)]
    _headings, read = read_figures(rows, layout_of(rows, {}), document, 'vi')

    cells = [cell for row in read for cell in row.cells if cell.values]
    assert [(cell.start, cell.values['value']) for cell in cells] == [(date(2027, 3, 1), 7)]


def test_cells_of_a_ratio_are_texts_so_that_two_numbers_become_no_day():
    document = tracked_plans.plan(
        tracked_plans.on_time(actuals=[tracked_plans.month(1, '95')]), tracked_plans.sales()
    )

    made = xlsx_file(outlined(document), document)

    inside, number = parts(made), book(made).sheet_names.index('Thực hiện') + 1
    styles = re.findall('<xf numFmtId="([0-9]+)"', inside['xl/styles.xml'].split('cellXfs')[1])
    cells = re.findall('<c r="([CD][23])" s="([0-9]+)"', inside[f'xl/worksheets/sheet{number}.xml'])
    texts = {place for place, style in cells if styles[int(style)] == '49'}
    assert texts == {'C2', 'D2'}


def test_text_of_a_user_is_never_a_formula_or_a_link():
    numbered = list(enumerate(HOSTILE, 1))
    document = parsed(SOUND | {
        'title': HOSTILE[0], 'summary': HOSTILE[-1],
        'targets': [tracked_plans.target(f'T{at}', name=words, unit=words, actuals=[])
                    for at, words in numbered],
        'goals': [{'id': f'G{at}', 'statement': words} for at, words in numbered],
    })  # fmt: skip

    inside = parts(xlsx_file(outlined(document), document))

    sheets = ''.join(text for name, text in inside.items() if 'worksheets/sheet' in name)
    assert ('<f>' in sheets, '<hyperlink' in sheets) == (False, False)
    charts = [text for name, text in inside.items() if 'charts/chart' in name]
    assert len(charts) == len(HOSTILE)
    formulas = [one.split('</c:f>')[0] for text in charts for one in text.split('<c:f>')[1:]]
    assert [one for one in formulas if not one.startswith("'Biểu đồ'!$")] == []


@pytest.mark.parametrize('document', [blank(), big()], ids=['blank', 'big'])
def test_smallest_and_largest_plans_are_written(document):
    read = book(xlsx_file(outlined(document), document))

    assert read.get_sheet_by_index(0).to_python()[0][0] == document.title
    if document.targets:
        sheet = read.get_sheet_by_name('Thực hiện').to_python()
        assert (len(sheet), len(sheet[0])) == (61, 38)


def test_name_of_the_sheet_of_checks():
    table = Table('', (Column('Mục', is_title=True),), (('a',),))
    found = replace(outlined(blank()), sections=(Section('checks', 'Phụ lục: kết quả', (table,)),))

    assert book(xlsx_file(found, blank())).sheet_names[1] == 'Phụ lục kết quả'
