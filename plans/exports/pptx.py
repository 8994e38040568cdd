"""The plan as slides of 16:9: facts, tables and native charts; small print as notes."""

from __future__ import annotations

import io
import math
from typing import Any, TypeVar

import pptx
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION
from pptx.enum.dml import MSO_LINE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Emu, Inches, Pt

from plans.exports.columns import letters
from plans.exports.outline.summary import shortened
from plans.exports.outline.values import Chart, Facts, Outline, Paragraph, Section, Table
from plans.exports.outline.words import say
from plans.exports.pages import FONT, page_data, pairs, table_data

_WIDTH, _HEIGHT, _MARGIN = 13.333, 7.5, 0.7
_INSIDE = _WIDTH - 2 * _MARGIN
_TOP, _ROOM = 1.45, 5.2
_LETTERS_A_LINE, _LINE_HEIGHT, _ROW_SPACE = 122, 0.22, 0.16
_LONGEST_TEXT, _LONGEST_CELL = 900, 150
_INK, _MUTED = RGBColor(0x1F, 0x29, 0x33), RGBColor(0x52, 0x60, 0x6D)
_PRIMARY, _WHITE = RGBColor(0x0B, 0x5C, 0xAD), RGBColor(0xFF, 0xFF, 0xFF)
_STRIPE = RGBColor(0xF3, 0xF6, 0xF9)
_TITLE_ONLY = 5
_COVER_TOP, _LONGEST_TITLE = 1.6, 200
_TITLE_SIZES = ((36, 70), (28, 140), (24, 200))  # points, up to how many letters
_STEP = 0.2  # inches by which runs are evened out
Item = TypeVar('Item')
_LANGUAGES = {'vi': 'vi-VN', 'en': 'en-GB'}


def pptx_file(outline: Outline) -> bytes:
    """The slides of an outline."""
    writer = SlideWriter(outline)
    writer.cover()
    for section in outline.sections:
        writer.section(section)
    out = io.BytesIO()
    writer.file.save(out)
    return out.getvalue()


class SlideWriter:
    """Writes one presentation, slide by slide."""

    def __init__(self, outline: Outline) -> None:
        self.outline, self.language = outline, outline.language
        self.file = pptx.Presentation()
        self.file.slide_width, self.file.slide_height = Inches(_WIDTH), Inches(_HEIGHT)
        self.file.core_properties.title = outline.title[:255]
        self.file.core_properties.author = outline.company[:255]
        self.file.core_properties.language = _LANGUAGES[self.language]

    def slide(
        self, title: str, *, top: float = 0.45, size: int = 26, most: int = 110
    ) -> Any:  # fmt: skip
        """A slide with its title in place; the default layout is drawn for 4:3."""
        slide = self.file.slides.add_slide(self.file.slide_layouts[_TITLE_ONLY])
        for spare in [one for one in slide.placeholders if one.placeholder_format.idx]:
            spare._element.getparent().remove(spare._element)
        shape = slide.shapes.title
        shape.left, shape.top = Inches(_MARGIN), Inches(top)
        shape.width, shape.height = Inches(_INSIDE), Inches(0.85)
        shape.text_frame.word_wrap = True
        shape.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
        self.write(shape.text_frame, shortened(title, most), size, bold=True)
        return slide

    def write(
        self, frame: Any, text: str, size: float, *, bold: bool = False, colour: Any = _INK,
        more: bool = False, align: Any = PP_ALIGN.LEFT,
    ) -> None:  # fmt: skip
        """One paragraph of text in the documents' font and language."""
        paragraph = frame.add_paragraph() if more else frame.paragraphs[0]
        paragraph.alignment = align
        paragraph.space_after = Pt(size / 3)
        run = paragraph.add_run()
        run.text = text
        font = run.font
        font.size, font.bold, font.name, font.color.rgb = Pt(size), bold, FONT, colour
        run._r.get_or_add_rPr().set('lang', _LANGUAGES[self.language])

    def box(self, slide: Any, top: float, height: float) -> Any:
        """An empty text box between the margins."""
        shape = slide.shapes.add_textbox(
            Inches(_MARGIN), Inches(top), Inches(_INSIDE), Inches(height)
        )
        shape.text_frame.word_wrap = True
        return shape.text_frame

    def cover(self) -> None:
        """The first slide; a long title is set smaller and takes what room it needs."""
        data = page_data(self.outline)
        title = shortened(data['title'], _LONGEST_TITLE)
        size, height = _title_size(title)
        slide = self.slide(title, top=_COVER_TOP, size=size, most=_LONGEST_TITLE)
        slide.shapes.title.height = Inches(height)
        slide.shapes.title.text_frame.vertical_anchor = MSO_ANCHOR.TOP
        kind = self.box(slide, _COVER_TOP - 0.5, 0.5)
        self.write(kind, data['kind'], 16, bold=True, colour=_PRIMARY)
        lines = [' · '.join(one for one in (data['company'], data['code']) if one)]
        lines += [f'{label}: {value}' for label, value in data['cover']]
        frame = self.box(slide, _COVER_TOP + height + 0.2, 2.6)
        for number, text in enumerate([*lines, *([data['empty']] if data['empty'] else [])]):
            self.write(frame, text, 14, colour=_MUTED, more=number > 0)

    def section(self, section: Section) -> None:
        """The slides of one section."""
        words = [
            block
            for block in section.blocks
            if isinstance(block, Facts)
            or (isinstance(block, Paragraph) and not (block.is_note and len(section.blocks) > 1))
        ]
        if words:
            self.words(section.title, words)
        for block in section.blocks:
            if isinstance(block, Chart):
                self.chart(block)
            elif isinstance(block, Table) and not block.is_series:  # a chart shows series already
                self.table(block.caption or section.title, block)

    def words(self, title: str, blocks: list[Facts | Paragraph]) -> None:
        """Facts and running text; what does not fit goes on to another slide."""
        lines: list[tuple[str, str]] = []
        for block in blocks:
            if isinstance(block, Paragraph):
                lines.append(('', shortened(block.text, _LONGEST_TEXT)))
                continue
            lines += [(block.caption, '')] if block.caption else []
            lines += [tuple(pair) for pair in pairs(block.pairs, self.language)]
        for number, some in enumerate(pieces(lines)):
            frame = self.box(self.slide(self.numbered(title, number)), _TOP, _ROOM)
            for place, (label, value) in enumerate(some):
                self.write(frame, (label and value and f'{label}: {value}') or label or value, 15,
                           bold=not value, more=place > 0)  # fmt: skip

    def numbered(self, title: str, number: int) -> str:
        """The title, marked where it goes on."""
        return say('continued', self.language, title=title) if number else title

    def table(self, title: str, table: Table) -> None:
        """As many slides as the rows need; small print goes into the notes."""
        data = table_data(table, self.language)
        columns = data['columns']
        whole = sum(column['weight'] for column in columns)
        letters = [max(4, _LETTERS_A_LINE * one['weight'] / whole) for one in columns]
        rows = [row for piece in data['pieces'] for row in piece]
        for number, some in enumerate(fitting(rows, letters)):
            slide = self.slide(self.numbered(title, number))
            self.grid(slide, columns, some)
            notes = [
                f'{row["cells"][0]}: ' + '; '.join(f'{label}: {text}' for label, text in details)
                for row in some
                if (details := row['details'])
            ]
            if notes:
                slide.notes_slide.notes_text_frame.text = '\n'.join(notes)

    def grid(self, slide: Any, columns: list[dict[str, Any]], rows: list[dict[str, Any]]) -> None:
        """One table on a slide."""
        shape = slide.shapes.add_table(
            len(rows) + 1, len(columns), Inches(_MARGIN), Inches(_TOP), Inches(_INSIDE),
            Inches(0.36 * (len(rows) + 1)),
        )  # fmt: skip
        whole = sum(column['weight'] for column in columns)
        for drawn, column in zip(shape.table.columns, columns, strict=True):
            drawn.width = Emu(int(Inches(_INSIDE) * column['weight'] / whole))
        heads = [column['title'] for column in columns]
        for at, texts in enumerate([heads, *(row['cells'] for row in rows)]):
            for cell, text, column in zip(shape.table.rows[at].cells, texts, columns, strict=True):
                self.cell(cell, text, column, at)

    def cell(self, cell: Any, text: str, column: dict[str, Any], at: int) -> None:
        """One cell; the first row is the head."""
        cell.fill.solid()
        cell.fill.fore_color.rgb = _PRIMARY if at == 0 else _WHITE if at % 2 else _STRIPE
        cell.margin_top = cell.margin_bottom = Inches(0.06)
        align = PP_ALIGN.RIGHT if column['is_number'] else PP_ALIGN.LEFT
        self.write(cell.text_frame, shortened(text, _LONGEST_CELL) or '–', 12, bold=at == 0,
                   colour=_WHITE if at == 0 else _INK, align=align)  # fmt: skip

    def chart(self, chart: Chart) -> None:
        """A native line chart, with its words below and for those who do not see it."""
        slide = self.slide(chart.title)
        data = CategoryChartData()
        data.categories = chart.categories
        for line in chart.lines:
            values = [None if one is None else float(one) for one in line.values]
            data.add_series(line.name, values)
        frame = slide.shapes.add_chart(
            XL_CHART_TYPE.LINE_MARKERS, Inches(_MARGIN), Inches(_TOP), Inches(_INSIDE),
            Inches(_ROOM - 0.5), data,
        )  # fmt: skip
        described = frame._element.find(f'.//{qn("p:cNvPr")}')
        described.set('descr', chart.reading)
        self.dress(frame.chart, chart)
        self.write(self.box(slide, _TOP + _ROOM - 0.45, 0.6), chart.reading, 12, colour=_MUTED)

    def dress(self, drawn: Any, chart: Chart) -> None:
        """Colours, dashes and font of the lines."""
        drawn.font.name, drawn.font.size, drawn.font.color.rgb = FONT, Pt(12), _MUTED
        drawn.has_title = False
        drawn.has_legend = True
        drawn.legend.position, drawn.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
        drawn.value_axis.format.line.fill.background()
        drawn.value_axis.major_gridlines.format.line.color.rgb = RGBColor(0xDD, 0xE2, 0xE8)
        drawn.value_axis.tick_labels.number_format = chart.axis_format
        drawn.value_axis.tick_labels.number_format_is_linked = False
        for series, line in zip(drawn.plots[0].series, chart.lines, strict=True):
            colour = _PRIMARY if line.role == 'actual' else _MUTED
            series.smooth = False
            series.format.line.color.rgb = colour
            series.format.line.width = Pt(3 if line.role == 'actual' else 2)
            series.marker.format.fill.solid()
            series.marker.format.fill.fore_color.rgb = colour
            series.marker.format.line.color.rgb = colour
            if line.role == 'plan':
                series.format.line.dash_style = MSO_LINE.DASH


def _title_size(title: str) -> tuple[int, float]:
    """(points, inches of height) of the title of a cover."""
    size = next((size for size, most in _TITLE_SIZES if len(title) <= most), 24)
    a_line = _INSIDE * 72 / (size * 0.6)  # letters of bold type
    lines = math.ceil(letters(title) / a_line) + (len(title) > a_line)
    return size, max(1.0, lines * size * 1.3 / 72)


def pieces(lines: list[tuple[str, str]]) -> list[list[tuple[str, str]]]:
    """Labels with values in runs that fit a slide."""
    needs = [0.34 * math.ceil((len(label) + len(value) + 2) / 92) for label, value in lines]
    return evenly(lines, needs, _ROOM)


def fitting(rows: list[dict[str, Any]], letters: list[float]) -> list[list[dict[str, Any]]]:
    """The rows in runs that fit a slide; `letters` is how many a line of each column holds."""
    needs = []
    for row in rows:
        shown = [min(len(text), _LONGEST_CELL) for text in row['cells']]
        lines = max(math.ceil(long / room) for long, room in zip(shown, letters, strict=True))
        needs.append(max(1, lines) * _LINE_HEIGHT + _ROW_SPACE)
    return evenly(rows, needs, _ROOM - _LINE_HEIGHT - _ROW_SPACE)


def evenly(items: list[Item], needs: list[float], room: float) -> list[list[Item]]:
    """The items in as few runs as fit `room` inches, none much shorter than the others."""
    found = _runs(items, needs, room)
    while room > _STEP and len(tighter := _runs(items, needs, room - _STEP)) == len(found) > 1:
        found, room = tighter, room - _STEP
    return found


def _runs(items: list[Item], needs: list[float], room: float) -> list[list[Item]]:
    found: list[list[Item]] = []
    left = 0.0
    for item, need in zip(items, needs, strict=True):
        if not found or need > left:
            found.append([])
            left = room
        found[-1].append(item)
        left -= need
    return found
