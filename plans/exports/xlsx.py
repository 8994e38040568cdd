"""The plan as a workbook: a sheet per part, native charts, and a sheet to fill in figures.

Every text is written as a text, never as a formula or a link.
"""

from __future__ import annotations

import io
import math
import re
from collections.abc import Iterable
from datetime import date
from typing import Any

import xlsxwriter

from plans.document import display
from plans.document.choices import Currency, MetricKind
from plans.document.schema import Actual, PlanDocument
from plans.exports.actuals import heading
from plans.exports.outline.values import (
    Cell,
    Chart,
    Facts,
    Figure,
    Outline,
    Paragraph,
    Table,
    shown,
    writable,
)
from plans.exports.outline.words import say
from plans.exports.pages import FONT
from plans.rules.figure_columns import FIGURES_SHEET
from plans.rules.tracking import FigureWords, entry_periods, is_rolled_up, typed_figure

_OPTIONS = {
    'in_memory': True,
    'strings_to_formulas': False,
    'strings_to_urls': False,
    'strings_to_numbers': False,
    'default_format_properties': {'font_name': FONT, 'font_size': 10, 'valign': 'top'},
}
_NO_SHEET_NAME = re.compile(r"[\[\]:*?/\\']")
_LONGEST_NAME, _WIDEST, _NARROWEST = 31, 60, 9
_HEADING = {'bold': True, 'font_color': '#52606d', 'bottom': 2, 'bottom_color': '#0b5cad',
            'text_wrap': True, 'valign': 'bottom'}  # fmt: skip
_CHART_ROWS, _LONGEST_UNIT, _TEXT_WIDTH, _LINE_HEIGHT = 20, 40, 70, 14
_AS_TEXT = {'num_format': 49, 'align': 'right'}
_COLOURS = {'plan': '#52606d', 'actual': '#0b5cad'}


def xlsx_file(outline: Outline, document: PlanDocument) -> bytes:
    """The workbook of an outline, with the figures of its plan."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, _OPTIONS) as book:
        book.set_properties({'title': outline.title, 'company': outline.company})
        writer = BookWriter(book, outline)
        writer.overview()
        for section, block in outline.blocks(Table):
            if not block.is_series:
                writer.table(block.caption or section.title, block)
        if any(section.key == 'targets' for section in outline.sections):
            writer.figures(document)
            writer.charts()
    return out.getvalue()


class BookWriter:
    """Writes the sheets of one workbook."""

    def __init__(self, book: xlsxwriter.Workbook, outline: Outline) -> None:
        self.book, self.outline, self.language = book, outline, outline.language
        self._formats: dict[str, Any] = {}
        self._names: set[str] = set()

    def sheet(self, title: str) -> Any:
        """A new sheet; names are cut and told apart as Excel wants them."""
        plain = ' '.join(_NO_SHEET_NAME.sub(' ', title).split())[:_LONGEST_NAME].strip() or '–'
        name, number = plain, 1
        while name.casefold() in self._names:
            number += 1
            name = f'{plain[: _LONGEST_NAME - 4]} {number}'
        self._names.add(name.casefold())
        sheet = self.book.add_worksheet(name)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        return sheet

    def style(self, **properties: Any) -> Any:
        """A cell format, each kept once."""
        key = repr(sorted(properties.items()))
        if key not in self._formats:
            self._formats[key] = self.book.add_format(properties)
        return self._formats[key]

    def put(self, sheet: Any, row: int, column: int, cell: Cell) -> None:
        """A value in its own kind: number, day or text."""
        if isinstance(cell, Figure):
            pattern = number_format(cell, self.language)
            sheet.write_number(row, column, float(cell.value), self.style(num_format=pattern))
        elif isinstance(cell, date):
            pattern = 'dd/mm/yyyy' if self.language == 'vi' else 'd mmm yyyy'
            style = self.style(num_format=pattern, align='left')
            sheet.write_datetime(row, column, cell, style)
        elif cell:
            sheet.write_string(row, column, cell, self.style(text_wrap=True))

    def head(self, sheet: Any, row: int, titles: Iterable[str]) -> None:
        """A row of headings."""
        for column, title in enumerate(titles):
            sheet.write_string(row, column, title, self.style(**_HEADING))

    def overview(self) -> None:
        """What the plan is, and whatever of it is no table."""
        sheet = self.sheet(say('plan', self.language))
        sheet.set_column(0, 0, 34)
        sheet.set_column(1, 1, _TEXT_WIDTH)
        sheet.write_string(0, 0, self.outline.title, self.style(bold=True, font_size=16))
        row = self.pairs(sheet, 2, self.outline.cover)
        for section in self.outline.sections:
            is_alone = len(section.blocks) == 1
            blocks = [
                one
                for one in section.blocks
                if isinstance(one, Facts)
                or (isinstance(one, Paragraph) and (is_alone or not one.is_note))
            ]
            if blocks:
                row += 1
                sheet.write_string(row, 0, section.title, self.style(bold=True, font_size=12))
                row = self.texts(sheet, row + 1, blocks)

    def texts(self, sheet: Any, row: int, blocks: Iterable[Any]) -> int:
        """Facts and running text below one another; gives the next free row."""
        for block in blocks:
            if isinstance(block, Paragraph):
                self.put(sheet, row, 1, block.text)
                self.fit(sheet, row, [block.text], [_TEXT_WIDTH])
                row += 1
                continue
            if block.caption:
                sheet.write_string(row, 0, block.caption, self.style(bold=True))
                row += 1
            row = self.pairs(sheet, row, block.pairs)
        return row

    def pairs(self, sheet: Any, row: int, pairs: Iterable[tuple[str, Cell]]) -> int:
        """Labels and values; gives the next free row."""
        for label, value in pairs:
            sheet.write_string(row, 0, label, self.style(font_color='#52606d'))
            if isinstance(value, Figure):
                value = shown(value, self.language)  # beside texts a number reads as one
            self.put(sheet, row, 1, value)
            self.fit(sheet, row, [value], [_TEXT_WIDTH])
            row += 1
        return row

    def fit(self, sheet: Any, row: int, cells: Iterable[Cell], found: Iterable[float]) -> None:
        """The height that wrapped texts need: not every program works it out when it opens."""
        lines = 1
        for cell, width in zip(cells, found, strict=False):
            if isinstance(cell, str):
                pieces = cell.split('\n')
                lines = max(lines, sum(max(1, math.ceil(len(one) * 1.1 / width)) for one in pieces))
        if lines > 1:
            sheet.set_row(row, min(409, _LINE_HEIGHT * lines))

    def table(self, title: str, table: Table) -> None:
        """A sheet of one table: headings stay in sight, rows can be filtered."""
        sheet = self.sheet(title)
        self.head(sheet, 0, (column.title for column in table.columns))
        found = widths(table, self.language)
        for number, row in enumerate(table.rows, 1):
            for column, cell in enumerate(row):
                self.put(sheet, number, column, cell)
            self.fit(sheet, number, row, found)
        for column, width in enumerate(found):
            sheet.set_column(column, column, width)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
        sheet.repeat_rows(0)

    def figures(self, document: PlanDocument) -> None:
        """Targets by period: to be filled in and taken in again, as the import reads it."""
        targets = [one for one in document.targets if not is_rolled_up(one, document)]
        pieces = {target.id: entry_periods(target, document) for target in targets}
        ordered = sorted(
            {(one.start.replace(day=1), one.end, heading(one, document))
             for found in pieces.values() for one in found}
        )  # fmt: skip
        headings = list(dict.fromkeys(name for _start, _end, name in ordered))
        sheet = self.sheet(FIGURES_SHEET.text(self.language))
        named = (say('target_ref', self.language), say('target_name', self.language))
        self.head(sheet, 0, (*named, *headings))
        for number, target in enumerate(targets, 1):
            sheet.write_string(number, 0, target.id)
            sheet.write_string(number, 1, target.name)
            words = FigureWords(target, document, self.language)
            mine = {heading(piece, document) for piece in pieces[target.id]}
            kept = {heading(one, document): one for one in target.actuals}
            for column, name in enumerate(headings, 2):
                self.figure(sheet, (number, column), kept.get(name), words, name in mine)
        sheet.set_column(1, 1, 30)
        sheet.set_column(2, len(headings) + 1, 16)
        sheet.freeze_panes(1, 2)

    def figure(
        self, sheet: Any, place: tuple[int, int], kept: Actual | None, words: FigureWords,
        takes_one: bool,
    ) -> None:  # fmt: skip
        """One figure as it would be typed: grey where none goes, of a ratio as text."""
        text = words.measure.kind == MetricKind.RATIO and self.style(**_AS_TEXT)
        if not takes_one:
            sheet.write_blank(*place, None, self.style(bg_color='#eef1f4'))
        elif kept and kept.numerator is not None and kept.denominator is not None:
            sheet.write_string(*place, typed_figure(kept, self.language), self.style(**_AS_TEXT))
        elif kept and kept.value is not None:
            style = self.style(num_format='#,##0.###' if kept.value % 1 else '#,##0')
            sheet.write_number(*place, float(kept.value), text or style)
        elif text:
            sheet.write_blank(*place, None, text)

    def charts(self) -> None:
        """Each target's chart beside the figures it draws."""
        charts = [block for _section, block in self.outline.blocks(Chart)]
        if not charts:
            return
        sheet = self.sheet(say('charts', self.language))
        sheet.set_column(0, 0, 14)
        sheet.set_column(1, 2, 18)
        row = 0
        for chart in charts:
            row = self.chart(sheet, row, chart)

    def chart(self, sheet: Any, row: int, chart: Chart) -> int:
        """A chart and its figures; gives the next free row."""
        sheet.write_string(row, 0, chart.title, self.style(bold=True))
        first, last = row + 2, row + 1 + len(chart.categories)
        self.head(sheet, row + 1, (say('slice', self.language),
                                   *(line.name for line in chart.lines)))  # fmt: skip
        for number, name in enumerate(chart.categories):
            sheet.write_string(first + number, 0, name)
            for column, line in enumerate(chart.lines, 1):
                value = line.values[number]
                figure = None if value is None else Figure(value, chart.unit, chart.decimals)
                self.put(sheet, first + number, column, figure)
        drawn = self.book.add_chart({'type': 'line'})
        for column, line in enumerate(chart.lines, 1):
            drawn.add_series(self.series(sheet.name, (row + 1, first, last, column), line.role))
        drawn.set_title({'name': [sheet.name, row, 0], 'overlay': False,
                         'name_font': {'size': 11, 'name': FONT}})  # fmt: skip
        drawn.set_legend({'position': 'bottom'})
        drawn.set_y_axis({'major_gridlines': {'visible': True, 'line': {'color': '#dde2e8'}},
                          'num_format': chart.axis_format})  # fmt: skip
        drawn.set_size({'width': 760, 'height': 340})
        options = {'description': chart.reading, 'object_position': 2}
        sheet.insert_chart(row + 1, 4, drawn, options)
        return max(last + 2, row + _CHART_ROWS)

    def series(self, name: str, place: tuple[int, int, int, int], role: str) -> dict[str, Any]:
        """One line of a chart, by the cells it draws."""
        head, first, last, column = place
        line = {'color': _COLOURS[role], 'width': 2.5 if role == 'actual' else 1.5}
        if role == 'plan':
            line['dash_type'] = 'dash'
        return {
            'name': [name, head, column],
            'categories': [name, first, 0, last, 0],
            'values': [name, first, column, last, column],
            'line': line,
            'marker': {'type': 'circle', 'size': 5, 'fill': {'color': _COLOURS[role]},
                       'border': {'color': '#ffffff'}},
        }  # fmt: skip


def number_format(figure: Figure, language: str) -> str:
    """How Excel shows a number: with the unit where the language puts it (product.md 6.2)."""
    unit, decimals = figure.unit, figure.decimals
    if figure.is_money:
        digits = '#,##0' + ('.' + '0' * places if (places := Currency(unit).decimals) else '')
        sign = display.symbol(unit, language)
        return f'{digits}\u00a0"{sign}"' if language == 'vi' else f'"{sign}"{digits}'
    digits = '#,##0' + ('.' + '#' * (3 if decimals is None else decimals)
                        if figure.value % 1 and decimals != 0 else '')  # fmt: skip
    if unit == '%':
        return digits + ('\u00a0"%"' if language == 'vi' else '"%"')
    words = writable(unit).replace('"', '')[:_LONGEST_UNIT]
    return f'{digits}\u00a0"{words}"' if words else digits


def widths(table: Table, language: str) -> list[float]:
    """Widths of the columns in letters, from what stands in them."""
    found = []
    for at, column in enumerate(table.columns):
        longest = max((len(shown(row[at], language)) for row in table.rows), default=0)
        words = max(map(len, column.title.split()), default=0) + 4
        found.append(max(_NARROWEST, words, min(longest + 2, _WIDEST)))
    return found
