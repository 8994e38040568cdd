"""An outline as JSON for the templates of paper: cells are texts, charts are drawings."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import asdict, replace
from typing import Any

from django.template.loader import render_to_string

from plans.exports.columns import LINE, halves_fit, letters, widths
from plans.exports.outline.dealer_sheets import DealerSheets
from plans.exports.outline.summary import shortened
from plans.exports.outline.values import (
    Block,
    Cell,
    Chart,
    Column,
    Facts,
    Outline,
    Paragraph,
    Section,
    Table,
    shown,
    writable,
)
from plans.exports.outline.words import say

FONT = 'Be Vietnam Pro'
_HALVES_FROM = 6
_HALF = LINE / 2 - 2
_HEADER = 68
_PAGE = 44  # lines of a page that its margins and a repeated head leave
_STRONG = re.compile(r'class="t-[a-z]+"')


def page_data(outline: Outline, halves: Collection[str] = ()) -> dict[str, Any]:
    """Everything a .typ template shows, as JSON values in the outline's language.

    `halves`: the sections that have half of the width.
    """
    language = outline.language
    return {
        'title': outline.title,
        'code': outline.code,
        'header': shortened(outline.title, _HEADER),
        'company': outline.company,
        'company_short': shortened(outline.company, _HEADER // 2),
        'language': language,
        'on': [outline.on.year, outline.on.month, outline.on.day],
        'kind': say('plan', language),
        'contents': say('contents', language),
        'page': say('page', language),
        'more': say('more', language, n='{n}'),
        'empty': '' if outline.sections else say('empty', language),
        'cover': pairs(outline.cover, language),
        'sections': [
            _section_data(section, language, _HALF if section.key in halves else LINE)
            for section in outline.sections
        ],
    }


def sheets_data(sheets: DealerSheets) -> dict[str, Any]:
    """What the dealers' plan sheet shows: the pages, and what each of them says alike."""
    qr = {'address': sheets.form_url}
    return page_data(sheets.outline) | {
        'kind': sheets.kind,
        'words': sheets.words,
        'period': sheets.outline.period,
        'quarters': list(sheets.quarters),
        'products': list(sheets.products),
        'form_url': sheets.form_url,
        'qr': render_to_string('documents/qr.svg', qr) if sheets.form_url else '',
        'sheets': [asdict(one) for one in sheets.sheets],
    }


def _section_data(section: Section, language: str, room: float) -> dict[str, Any]:
    blocks = [block_data(block, language, room) for block in section.blocks]
    return {'key': section.key, 'title': section.title, 'blocks': blocks}


def pairs(found: tuple[tuple[str, Cell], ...], language: str) -> list[list[str]]:
    """Labels with their values in words."""
    return [[label, shown(value, language)] for label, value in found]


def block_data(block: Block, language: str, room: float = LINE) -> dict[str, Any]:
    """One block; `kind` says which."""
    if isinstance(block, Facts):
        return {
            'kind': 'facts',
            'caption': block.caption,
            'pairs': pairs(block.pairs, language),
        }
    if isinstance(block, Paragraph):
        return {'kind': 'paragraph', 'text': block.text, 'is_note': block.is_note}
    if isinstance(block, Chart):
        return {
            'kind': 'chart',
            'title': block.title,
            'reading': block.reading,
            'svg': drawing(block),
        }
    return table_data(block, language, room)


def table_data(table: Table, language: str, room: float = LINE) -> dict[str, Any]:
    """A table; a long series of narrow rows is set in two halves beside each other."""
    places = [at for at, column in enumerate(table.columns) if not column.is_detail]
    rows = [row_data(table, row, places, language) for row in table.rows]
    half = (len(rows) + 1) // 2
    columns = [table.columns[at] for at in places]
    texts = _texts(columns, rows)
    halves = table.is_series and len(rows) >= _HALVES_FROM and halves_fit(columns, texts, _HALF)
    found = widths(columns, texts, _HALF if halves else room)
    for row in rows:
        row['is_long'] = lines_of(row, found) > _PAGE
    return {
        'kind': 'table',
        'caption': table.caption,
        'is_series': table.is_series,
        'columns': [
            {'title': one.title, 'weight': weight, 'is_number': one.is_number}
            for one, weight in zip(columns, found, strict=True)
        ],
        'left_out': table.left_out,
        'pieces': [rows[:half], rows[half:]] if halves else [rows],
    }


def lines_of(row: dict[str, Any], found: list[float]) -> float:
    """About how many lines a row takes with its small print."""
    cells = max(
        letters(text) / width + text.count('\n')
        for text, width in zip(row['cells'], found, strict=True)
    )
    return cells + sum(
        letters(label + text) / (sum(found) * 0.7) + text.count('\n')
        for label, text in row['details']
    )


def row_data(
    table: Table, row: tuple[Cell, ...], places: list[int], language: str
) -> dict[str, Any]:
    """The cells of a row, and in small print those that have no column of their own."""
    return {
        'cells': [shown(row[at], language) for at in places],
        'details': [
            [column.title, shown(cell, language)]
            for column, cell in zip(table.columns, row, strict=True)
            if column.is_detail and cell is not None
        ],
    }


def _texts(columns: list[Column], rows: list[dict[str, Any]]) -> list[list[str]]:
    """The texts of each column, its heading first."""
    return [
        [column.title, *(row['cells'][at] for row in rows)] for at, column in enumerate(columns)
    ]


def drawing(chart: Chart) -> str:
    """The chart as SVG in the documents' font; what a style sheet would say stands in it."""
    content = {'drawing': replace(chart.drawing, id='c', title=chart.title, reading='')}
    svg = writable(render_to_string('components/charts/line.svg', content))
    svg = svg.replace('class="chart"', f'font-family="{FONT}"', 1)
    return _STRONG.sub('font-weight="600"', svg)
