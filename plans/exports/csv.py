"""The plan as CSV: a file for each table. Excel opens them as they are; no text is a formula."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Sequence

from plans.document import display
from plans.document.text import fold
from plans.exports.actuals import BOM, DELIMITERS, guarded
from plans.exports.outline.values import Block, Cell, Facts, Figure, Outline, Table, shown
from plans.exports.outline.words import say

_STAMP = (1980, 1, 1, 0, 0, 0)  # so that equal plans give equal files


def csv_file(outline: Outline) -> tuple[str, bytes]:
    """('csv', the one table) or ('zip', a file for each)."""
    files = csv_texts(outline)
    if len(files) == 1:
        return 'csv', files[0][1].encode()
    out = io.BytesIO()
    with zipfile.ZipFile(out, 'w') as packed:
        for name, text in files:
            packed.writestr(zipfile.ZipInfo(name, _STAMP), text, zipfile.ZIP_DEFLATED)
    return 'zip', out.getvalue()


def csv_texts(outline: Outline) -> list[tuple[str, str]]:
    """(name, text) of each table, in order; facts are tables of two columns.

    A plan without any has a table of what stands on the cover.
    """
    found: list[tuple[str, str]] = []
    for section in outline.sections:
        for block in section.blocks:
            rows = _rows(block, outline.language)
            if rows:
                title = getattr(block, 'caption', '') or section.title
                name = f'{len(found) + 1:02d}-{slug(title)}.csv'
                found.append((name, _text(rows, outline.language)))
    if not found:
        rows = _rows(Facts('', outline.cover), outline.language)
        found.append(('01.csv', _text(rows, outline.language)))
    return found


def slug(text: str) -> str:
    """Plain letters, digits and dashes only."""
    plain = ''.join(one if one.isascii() and one.isalnum() else ' ' for one in fold(text))
    return '-'.join(plain.split())[:60]


def _rows(block: Block, language: str) -> list[Sequence[Cell]]:
    if isinstance(block, Table):
        return [[column.title for column in block.columns], *block.rows]
    if isinstance(block, Facts):
        return [[say('field', language), say('value', language)], *block.pairs]
    return []


def _text(rows: list[Sequence[Cell]], language: str) -> str:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=DELIMITERS[language], lineterminator='\r\n')
    writer.writerows([[_typed(cell, language) for cell in row] for row in rows])
    return BOM + out.getvalue()


def _typed(cell: Cell, language: str) -> str:
    """A number as it is typed in that language, without its unit; texts are guarded."""
    if isinstance(cell, Figure):
        return display.typed_number(cell.value, language)
    return guarded(shown(cell, language))
