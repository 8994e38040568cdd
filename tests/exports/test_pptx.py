"""The plan as slides, read back: titles, cells, native charts, notes."""

import io
from functools import cache

import pptx
import pytest

from plans.exports.outline.values import Chart, Table
from plans.exports.pptx import evenly, pptx_file
from tests.exports.written import big, blank, demo, outlined, whole
from tests.rules.plans import SOUND, parsed


def read(outline):
    return pptx.Presentation(io.BytesIO(pptx_file(outline)))


@cache
def written(model, language='vi'):
    """The demo plan of a business model, written and read back once for all tests."""
    return read(whole(model, language))


def charts_of(file):
    return [shape.chart for slide in file.slides for shape in slide.shapes if shape.has_chart]


def tables_of(file):
    return [shape.table for slide in file.slides for shape in slide.shapes if shape.has_table]


def test_slides_are_16_to_9_and_each_has_a_title_of_its_own():
    file = written('sell_side')

    titles = [slide.shapes.title.text for slide in file.slides]
    assert round(file.slide_width / file.slide_height, 3) == round(16 / 9, 3)
    assert titles[0] == demo('sell_side').title
    assert '' not in titles


@pytest.mark.parametrize('language', ['vi', 'en'])
def test_charts_are_native_with_the_figures_of_the_plan(language):
    found = whole('collaborative', language)

    drawn = charts_of(written('collaborative', language))

    assert [
        [(line.name, tuple(line.values)) for line in chart.plots[0].series] for chart in drawn
    ] == [
        [
            (line.name, tuple(None if one is None else float(one) for one in line.values))
            for line in chart.lines
        ]
        for _section, chart in found.blocks(Chart)
    ]


@pytest.mark.parametrize('model', ['sell_side', 'buy_side', 'intermediary', 'collaborative'])
def test_tables_hold_every_row(model):
    found = whole(model)

    drawn = tables_of(written(model))

    rows = sum(len(table.rows) - 1 for table in drawn)
    tables = [table for _section, table in found.blocks(Table) if not table.is_series]
    assert rows == sum(len(table.rows) for table in tables)
    first = [column.title for column in tables[0].columns if not column.is_detail]
    assert [cell.text for cell in drawn[0].rows[0].cells] == first


def test_slides_of_one_table_are_filled_alike():
    file = written('sell_side', 'en')

    rows = {}
    for slide in file.slides:
        title = slide.shapes.title.text.removesuffix(' (continued)')
        for shape in slide.shapes:
            if shape.has_table:
                rows.setdefault(title, []).append(len(shape.table.rows) - 1)
    split = [counts for counts in rows.values() if len(counts) > 1]
    assert split != []
    assert [counts for counts in split if min(counts) * 2 < max(counts)] == []


@pytest.mark.parametrize(
    ('needs', 'room', 'counts'),
    [([1.0] * 9, 8, [5, 4]), ([1.0] * 8, 8, [8]), ([3.0, 1, 1, 1], 4, [1, 3]), ([9.0], 4, [1]),
     ([9.0, 9], 4, [1, 1]), ([], 4, [])],
)  # fmt: skip
def test_items_are_spread_over_as_few_slides_as_hold_them(needs, room, counts):
    items = list(range(len(needs)))

    found = evenly(items, needs, room)

    assert [len(run) for run in found] == counts
    assert [one for run in found for one in run] == items


def test_small_print_of_a_table_stands_in_the_notes():
    file = read(outlined(demo('sell_side'), sections=('strategies',)))

    notes = [slide.notes_slide.notes_text_frame.text for slide in file.slides
             if slide.has_notes_slide]  # fmt: skip
    assert demo('sell_side').strategies[0].description in notes[0]


@pytest.mark.parametrize('words', ['=1+1', 'a\x01b', '<a:t>', 'x' * 3000])
def test_any_text_is_written_as_text(words):
    document = parsed(SOUND | {'summary': words, 'title': words})

    file = read(outlined(document, sections=('overview',)))

    plain = words.replace('\x01', '')
    title = file.slides[0].shapes.title.text
    assert title == plain if len(plain) < 100 else title.startswith('xxx')


@pytest.mark.parametrize('document', [blank(), big(9)], ids=['blank', 'big'])
def test_smallest_and_largest_plans_are_written(document):
    assert len(charts_of(read(outlined(document)))) == len(document.targets)


@pytest.mark.parametrize('title', ['Ngắn', 'Kế hoạch bán cà phê rang xay ' * 5 + 'năm 2027'])
def test_whole_title_of_the_cover_stands_between_kind_and_company(title):
    document = parsed(SOUND | {'title': title})

    cover = read(outlined(document, sections=('overview',))).slides[0]

    heading, kind, below = cover.shapes
    assert heading.text_frame.text == title
    assert kind.top + kind.height <= heading.top
    assert heading.top + heading.height <= below.top
    size = heading.text_frame.paragraphs[0].runs[0].font.size
    letters_a_line = heading.width / (size * 0.6)
    assert (len(title) // letters_a_line + 1) * size * 1.2 <= heading.height
