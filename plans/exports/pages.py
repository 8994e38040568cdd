"""An outline as JSON for the templates of paper: cells are texts, charts are drawings."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from django.template.loader import render_to_string

from plans.exports.outline.values import (
    Block,
    Cell,
    Chart,
    Column,
    Facts,
    Outline,
    Paragraph,
    Table,
    shown,
    writable,
)
from plans.exports.outline.words import say

FONT = 'Be Vietnam Pro'
_HALVES_FROM = 6
_LINE_LETTERS, _TITLE_LETTERS, _CELL_LETTERS, _LONGEST_WORD, _GAP = 100, 24, 13, 24, 3
_DIGIT = 1.15  # a digit is wider than a letter is on average
_STRONG = re.compile(r'class="t-[a-z]+"')


def page_data(outline: Outline) -> dict[str, Any]:
    """Everything a .typ template shows, as JSON values in the outline's language."""
    language = outline.language
    return {
        'title': outline.title,
        'code': outline.code,
        'company': outline.company,
        'language': language,
        'on': [outline.on.year, outline.on.month, outline.on.day],
        'kind': say('plan', language),
        'contents': say('contents', language),
        'page': say('page', language),
        'empty': '' if outline.sections else say('empty', language),
        'cover': pairs(outline.cover, language),
        'sections': [
            {
                'key': section.key,
                'title': section.title,
                'blocks': [block_data(block, language) for block in section.blocks],
            }
            for section in outline.sections
        ],
    }


def pairs(found: tuple[tuple[str, Cell], ...], language: str) -> list[list[str]]:
    """Labels with their values in words."""
    return [[label, shown(value, language)] for label, value in found]


def block_data(block: Block, language: str) -> dict[str, Any]:
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
    return table_data(block, language)


def table_data(table: Table, language: str) -> dict[str, Any]:
    """A table; a long series of narrow rows is set in two halves beside each other."""
    places = [at for at, column in enumerate(table.columns) if not column.is_detail]
    rows = [row_data(table, row, places, language) for row in table.rows]
    half = (len(rows) + 1) // 2
    halves = table.is_series and len(rows) >= _HALVES_FROM
    columns = [table.columns[at] for at in places]
    return {
        'kind': 'table',
        'caption': table.caption,
        'is_series': table.is_series,
        'columns': [
            {'title': one.title, 'weight': weight, 'is_number': one.is_number}
            for one, weight in zip(columns, weights(table, columns, rows), strict=True)
        ],
        'pieces': [rows[:half], rows[half:]] if halves else [rows],
    }


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


def weights(table: Table, columns: list[Column], rows: list[dict[str, Any]]) -> list[int]:
    """The share of the width that each column takes, in letters of a line of a hundred.

    None is narrower than its longest word; the title has what the others leave.
    """
    found = []
    for at, column in enumerate(columns):
        texts = [column.title, *(row['cells'][at] for row in rows)]
        word = max(len(word) for text in texts for word in text.split(' '))
        wanted = min(max(map(len, texts)), _CELL_LETTERS)
        letters = max(min(word, _LONGEST_WORD), wanted)
        found.append(round(letters * _DIGIT if column.is_number else letters) + _GAP)
    title = next((at for at, column in enumerate(columns) if column.is_title), None)
    if title is not None and not table.is_series:
        found[title] = max(_TITLE_LETTERS, _LINE_LETTERS - sum(found) + found[title])
    return found


def drawing(chart: Chart) -> str:
    """The chart as SVG in the documents' font; what a style sheet would say stands in it."""
    content = {'drawing': replace(chart.drawing, id='c', title=chart.title, reading='')}
    svg = writable(render_to_string('components/charts/line.svg', content))
    svg = svg.replace('class="chart"', f'font-family="{FONT}"', 1)
    return _STRONG.sub('font-weight="600"', svg)
