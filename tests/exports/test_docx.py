"""The plan as a Word document, read back: headings, cells, pictures, language."""

import io
from functools import cache

import docx
import pytest
from docx.oxml.ns import qn

from plans.exports.docx import docx_file
from plans.exports.outline.values import Chart, Table
from tests.exports.written import big, blank, demo, outlined, texts, whole, words_of
from tests.rules.plans import SOUND, parsed


def read(outline):
    return docx.Document(io.BytesIO(docx_file(outline)))


@cache
def written(model, language='vi'):
    """The demo plan of a business model, written and read back once for all tests."""
    return read(whole(model, language))


def with_head(file):
    """The tables whose head repeats; the others are facts."""
    return [one for one in file.tables if one._tbl.findall(f'.//{qn("w:tblHeader")}')]


def text_of(file):
    """Every text of the body."""
    return ''.join(one.text or '' for one in file.element.body.iter(qn('w:t')))


@pytest.mark.parametrize(
    ('model', 'language'),
    [('sell_side', 'vi'), ('buy_side', 'en'), ('intermediary', 'en'), ('collaborative', 'vi')],
)
def test_document_holds_every_text_of_the_plan(model, language):
    found = whole(model, language)

    run = words_of(text_of(written(model, language)))

    assert [text for text in texts(found) if words_of(text) not in run] == []


def test_sections_are_real_headings_and_tables_repeat_their_head():
    found = whole('sell_side')

    file = written('sell_side')

    heads = [one.text for one in file.paragraphs if one.style.name == 'Heading 1']
    tables = with_head(file)
    assert heads == [section.title for section in found.sections]
    assert [[cell.text for cell in table.rows[0].cells] for table in tables] == [
        [column.title for column in table.columns if not column.is_detail]
        for _section, table in found.blocks(Table)
    ]


def keeps_next(cell):
    """Whether each paragraph of a cell stays on the page of what comes after."""
    return all(one.paragraph_format.keep_with_next for one in cell.paragraphs)


def kept_rows(table):
    """How many rows of a table, from its head on, stay on the page of the next one."""
    rows = [all(keeps_next(cell) for cell in row.cells) for row in table.rows]
    return rows.index(False)


@pytest.mark.parametrize('model', ['sell_side', 'buy_side'])
def test_no_page_divides_a_row_or_leaves_a_head_alone(model):
    file = written(model)

    rows = [row._tr for table in file.tables for row in table.rows]
    heads = with_head(file)
    assert [row for row in rows if row.trPr.find(qn('w:cantSplit')) is None] == []
    assert [table for table in heads if kept_rows(table) < 1] == []
    assert all(table.rows[0]._tr.trPr.find(qn('w:tblHeader')) is not None for table in heads)


def test_headings_and_charts_stay_with_what_they_are_of():
    file = written('sell_side')

    styles = [file.styles[f'Heading {level}'].paragraph_format for level in (1, 2, 3)]
    pictures = [one for one in file.paragraphs if one._p.findall(f'.//{qn("w:drawing")}')]
    assert [one.keep_with_next for one in styles] == [True] * 3
    assert len(pictures) == len(file.inline_shapes)
    assert [one for one in pictures if not one.paragraph_format.keep_with_next] == []


def test_periods_of_a_year_stay_on_one_page_and_those_of_three_years_do_not():
    year = outlined(demo('sell_side'), sections=('targets',))
    three = outlined(big(1), sections=('targets',))

    kept = []
    for found in (year, three):
        places = [at for at, (_section, table) in enumerate(found.blocks(Table)) if table.is_series]
        table = with_head(read(found))[places[0]]
        kept.append((len(table.rows), kept_rows(table)))

    assert kept == [(13, 12), (37, 1)]


def test_charts_are_pictures_that_say_what_is_seen():
    found = whole('intermediary', 'en')

    pictures = written('intermediary', 'en').inline_shapes

    said = [one._inline.docPr.get('descr') for one in pictures]
    assert said == [chart.reading for _section, chart in found.blocks(Chart)]


@pytest.mark.parametrize(('language', 'code'), [('vi', 'vi-VN'), ('en', 'en-GB')])
def test_document_is_in_its_language_with_page_numbers(language, code):
    file = read(outlined(demo('sell_side'), language, sections=('goals',)))

    said = file.styles['Normal'].element.rPr.find(qn('w:lang')).get(qn('w:val'))
    footer = file.sections[0].footer._element
    field = footer.find(f'.//{qn("w:fldSimple")}').get(qn('w:instr'))
    assert (said, field, file.core_properties.title) == (code, 'PAGE', demo('sell_side').title)


@pytest.mark.parametrize('words', ['=1+1', 'a\x01b', '<w:t>', 'hai\ndòng', '{MERGEFIELD x}'])
def test_any_text_is_written_as_text(words):
    document = parsed(SOUND | {'summary': words, 'title': words})

    file = read(outlined(document, sections=('overview',)))

    said = [one.text for one in file.paragraphs if one.style.name in ('Title', 'Normal')]
    assert said.count(words.replace('\x01', '')) == 2


@pytest.mark.parametrize('document', [blank(), big(9)], ids=['blank', 'big'])
def test_smallest_and_largest_plans_are_written(document):
    file = read(outlined(document))

    assert len(file.inline_shapes) == len(document.targets)
