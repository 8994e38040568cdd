"""What a document is made of, as plain values: headings, facts, tables and charts.

Every file kind draws the same outline. Numbers stay numbers and days stay days until a writer
shows them, so that a spreadsheet can go on reckoning.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from plans.document import display
from plans.document.choices import Currency
from plans.rules.charts.line import LineDrawing

_UNWRITABLE = re.compile('[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]')


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its unit: a currency, '%', a word or ''. `decimals` None: all."""

    value: Decimal
    unit: str = ''
    decimals: int | None = None

    @property
    def is_money(self) -> bool:
        """Whether the unit is a currency."""
        return self.unit in tuple(Currency)


_THOUSANDS = {1: '', 10**6: ',,', 10**9: ',,,'}
Cell = str | Figure | date | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    One that `is_detail` has no column on a page: it stands in small print under the row.
    """

    title: str
    is_number: bool = False
    is_title: bool = False
    is_detail: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headings. `caption` is '' where the heading above says it.

    `is_series`: few narrow columns, many rows, so that a page sets it beside itself. `left_out`:
    how many rows there are besides.
    """

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    is_series: bool = False
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels with their values, such as those of one object."""

    caption: str
    pairs: tuple[tuple[str, Cell], ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; `is_note` for one that says something about the plan, not from it."""

    text: str
    is_note: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a chart; a value per category, None where there is none. `role`: plan, actual."""

    name: str
    role: str
    values: tuple[Decimal | None, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A target over its periods: a drawing for paper, lines for programs that draw their own.

    `reading` says in words what is seen. The values are whole; the title's unit is `scale` of them
    (10**9 where it says tỷ).
    """

    title: str
    reading: str
    categories: tuple[str, ...]
    lines: tuple[Line, ...]
    unit: str
    decimals: int
    scale: int
    drawing: LineDrawing

    @property
    def axis_format(self) -> str:
        """How spreadsheets show the values of the axis: in the title's unit."""
        return '#,##0' + ('.##' if self.decimals else '') + _THOUSANDS[self.scale]


Block = Table | Facts | Paragraph | Chart


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the plan under its heading. `key` is its name in SECTIONS."""

    key: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """A whole document. `company`, `period`, `status` stand on its cover; `on` is its day."""

    title: str
    code: str
    language: str
    on: date
    company: str
    period: str
    status: str
    cover: tuple[tuple[str, Cell], ...]
    sections: tuple[Section, ...]

    def blocks(self, kind: type) -> Sequence[tuple[Section, Block]]:
        """(section, block) of every block of a kind, in order."""
        return [
            (section, block)
            for section in self.sections
            for block in section.blocks
            if isinstance(block, kind)
        ]


def shown(cell: Cell, language: str) -> str:
    """A cell in words; nothing is ''."""
    if cell is None:
        return ''
    if isinstance(cell, Figure):
        return display.amount(cell.value, writable(cell.unit), language, cell.decimals)
    if isinstance(cell, date):
        return display.day(cell, language)
    return cell


def writable(text: str) -> str:
    """The text without signs that no file can hold (XML and PDF refuse them)."""
    return _UNWRITABLE.sub('', text)


def table_of(
    caption: str, columns: Sequence[Column], rows: Sequence[Sequence[Cell]]
) -> Table | None:
    """A table without the columns that no row fills; None without rows."""
    if not rows:
        return None
    filled = [
        place
        for place, column in enumerate(columns)
        if column.is_title or any(row[place] not in (None, '') for row in rows)
    ]
    return Table(
        writable(caption),
        tuple(columns[place] for place in filled),
        tuple(tuple(_clean(row[place]) for place in filled) for row in rows),
    )


def facts_of(caption: str, pairs: Sequence[tuple[str, Cell]]) -> Facts | None:
    """The pairs that have a value; None without any."""
    kept = tuple((label, _clean(value)) for label, value in pairs if value not in (None, ''))
    return Facts(writable(caption), kept) if kept else None


def _clean(cell: Cell) -> Cell:
    return writable(cell) if isinstance(cell, str) else cell
