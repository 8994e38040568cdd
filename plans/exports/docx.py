"""The plan as a Word document: real headings, tables whose head repeats, language, page numbers."""

from __future__ import annotations

import io
from typing import Any

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from plans.exports.docx_tables import element, pairs_table, table_of
from plans.exports.outline.summary import shortened
from plans.exports.outline.values import Block, Chart, Outline, Paragraph, Table
from plans.exports.outline.words import say
from plans.exports.pages import FONT, block_data, page_data
from plans.exports.pictures import pictures

_LANGUAGES = {'vi': 'vi-VN', 'en': 'en-GB'}
_INK, _MUTED = RGBColor(0x1F, 0x29, 0x33), RGBColor(0x52, 0x60, 0x6D)
_PRIMARY = RGBColor(0x0B, 0x5C, 0xAD)
_WIDTH, _LABELS = 166, 54  # mm: between the margins, of the labels of facts
_STYLES = {'Normal': 10, 'Title': 26, 'Heading 1': 17, 'Heading 2': 12, 'Heading 3': 10.5}
_OWN_STYLES = {'Small Print': (8.5, _MUTED, False, 4), 'Table Head': (8.5, _MUTED, True, 3),
               'Table Text': (9, _INK, False, 2), 'Fact Label': (10, _MUTED, False, 2),
               'Fact': (10, _INK, False, 2)}  # fmt: skip
_SERIES = 24  # periods that stay on one page
"""Paragraph styles of our own: size, colour, bold, space below in points."""


def docx_file(outline: Outline) -> bytes:
    """The document of an outline."""
    writer = DocumentWriter(outline)
    writer.cover()
    for section in outline.sections:
        writer.file.add_heading(section.title, level=1)
        for block in section.blocks:
            writer.block(block)
    out = io.BytesIO()
    writer.file.save(out)
    return out.getvalue()


class DocumentWriter:
    """Writes one document, block by block."""

    def __init__(self, outline: Outline) -> None:
        self.outline, self.language = outline, outline.language
        self.pictures = pictures(outline)
        self.file = docx.Document()
        self.file.core_properties.title = outline.title[:255]
        self.file.core_properties.author = outline.company[:255]
        self.file.core_properties.language = _LANGUAGES[self.language]
        self._set_styles()
        self._set_page()

    def _set_styles(self) -> None:
        for name, size in _STYLES.items():
            style = self.file.styles[name]
            style.font.size, style.font.color.rgb = Pt(size), _INK
            style.font.bold = name != 'Normal'
            set_font(style.element.get_or_add_rPr())
        normal = self.file.styles['Normal'].paragraph_format
        normal.space_after, normal.line_spacing = Pt(5), 1.2
        for name, before in (('Heading 1', 22), ('Heading 2', 14), ('Heading 3', 12)):
            layout = self.file.styles[name].paragraph_format
            layout.space_before, layout.space_after = Pt(before), Pt(6)
        for name, (size, colour, is_bold, below) in _OWN_STYLES.items():
            style = self.file.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
            style.base_style = self.file.styles['Normal']
            style.font.size, style.font.color.rgb, style.font.bold = Pt(size), colour, is_bold
            style.paragraph_format.space_before = Pt(2)
            style.paragraph_format.space_after = Pt(below)
            style.paragraph_format.line_spacing = 1.1
        title = self.file.styles['Title'].element.get_or_add_pPr()
        for rule in title.findall(qn('w:pBdr')):
            title.remove(rule)
        language = element('w:lang', val=_LANGUAGES[self.language])
        self.file.styles['Normal'].element.get_or_add_rPr().append(language)

    def _set_page(self) -> None:
        page = self.file.sections[0]
        page.page_width, page.page_height = Mm(210), Mm(297)
        page.left_margin = page.right_margin = Mm(22)
        page.top_margin, page.bottom_margin = Mm(24), Mm(22)
        page.different_first_page_header_footer = True
        texts = (
            f'{shortened(self.outline.title, 70)}\t{self.outline.company}',
            f'{self.outline.code}\t{say("page", self.language)} ',
        )
        for part, text in zip((page.header, page.footer), texts, strict=True):
            part.paragraphs[0].style = self.file.styles['Small Print']
            stops = part.paragraphs[0].paragraph_format.tab_stops
            stops.add_tab_stop(Mm(_WIDTH), WD_TAB_ALIGNMENT.RIGHT)
            part.paragraphs[0].add_run(text)
        add_page_number(page.footer.paragraphs[0])

    def cover(self) -> None:
        """Kind, title, company and the first facts; the sections begin on the next page."""
        data = page_data(self.outline)
        kind = self.file.add_paragraph()
        kind.paragraph_format.space_before = Pt(110)
        run = kind.add_run(data['kind'])
        run.bold, run.font.color.rgb = True, _PRIMARY
        self.file.add_paragraph(data['title'], style='Title')
        of_whom = ' · '.join(one for one in (data['company'], data['code']) if one)
        self.file.add_paragraph(of_whom, style='Small Print')
        self.facts(data['cover'])
        if data['empty']:
            self.file.add_paragraph(data['empty'])
        else:
            self.file.add_page_break()

    def block(self, block: Block) -> None:
        """One block of a section."""
        if isinstance(block, Chart):
            self.chart(block)
            return
        data = block_data(block, self.language)
        if isinstance(block, Paragraph):
            self.file.add_paragraph(block.text, style='Small Print' if block.is_note else None)
            return
        if block.caption:
            is_series = isinstance(block, Table) and block.is_series
            self.file.add_heading(block.caption, level=3 if is_series else 2)
        if isinstance(block, Table):
            rows = [row for piece in data['pieces'] for row in piece]
            is_whole = block.is_series and len(rows) <= _SERIES
            self.put(table_of(data['columns'], rows, _WIDTH, is_whole=is_whole))
        else:
            self.facts(data['pairs'])

    def chart(self, chart: Chart) -> None:
        """A chart as a picture, with its words for those who do not see it."""
        self.file.add_heading(chart.title, level=3)
        line = self.file.add_paragraph()
        line.paragraph_format.keep_with_next = True
        drawing = io.BytesIO(self.pictures[chart])
        picture = line.add_run().add_picture(drawing, width=Mm(_WIDTH))
        properties = picture._inline.docPr
        properties.set('descr', chart.reading)
        properties.set('title', chart.title)
        self.file.add_paragraph(chart.reading, style='Small Print')

    def facts(self, pairs: list[list[str]]) -> None:
        """Labels and values side by side."""
        if pairs:
            self.put(pairs_table(pairs, (_LABELS, _WIDTH - _LABELS)))

    def put(self, table: Any) -> None:
        """A table, and the paragraph that keeps it apart from the next."""
        gap = self.file.add_paragraph(style='Small Print')
        gap._p.addprevious(table)


def set_font(properties: Any) -> None:
    """Be Vietnam Pro for every script, in place of the theme's font."""
    fonts = properties.find(qn('w:rFonts'))
    if fonts is not None:
        properties.remove(fonts)
    properties.insert(0, element('w:rFonts', ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=FONT))


def add_page_number(paragraph: Any) -> None:
    """The number of the page, which Word fills in."""
    field = element('w:fldSimple', instr='PAGE')
    run, text = OxmlElement('w:r'), OxmlElement('w:t')
    size = element('w:sz', val='17')
    properties = OxmlElement('w:rPr')
    properties.append(size)
    run.append(properties)
    text.text = '1'
    run.append(text)
    field.append(run)
    paragraph._p.append(field)
