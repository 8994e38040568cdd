"""Tables of a Word document, element by element: python-docx takes seconds for long ones."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

_TWIPS = 56.7  # in a millimetre
_MARGIN = '60'  # twips beside the text of a cell
_HEAD, _RULE = ('0B5CAD', '8'), ('DDE2E8', '4')  # colour, eighths of a point


def table_of(
    columns: Sequence[dict[str, Any]], rows: Sequence[dict[str, Any]], width: int,
    *, is_whole: bool = False,
) -> Any:  # fmt: skip
    """A table `width` mm wide: a head that repeats, hairlines, small print across its row.

    The head stands on no page without a row; one that `is_whole` is on one page.
    """
    whole = sum(column['weight'] for column in columns)
    widths = [round(width * _TWIPS * column['weight'] / whole) for column in columns]
    sides = ['right' if column['is_number'] else '' for column in columns]
    table = frame(widths)
    heads = [paragraph([(column['title'], '')], 'Table Head', side, keeps_next=bool(rows))
             for column, side in zip(columns, sides, strict=True)]  # fmt: skip
    table.append(line(heads, widths, _HEAD, is_head=True))
    for number, row in enumerate(rows, 1):
        more = row['details']
        keeps_next = bool(more) or (is_whole and number < len(rows))
        cells = [
            paragraph([(text or '–', '')], 'Table Text', side, keeps_next=keeps_next)
            for text, side in zip(row['cells'], sides, strict=True)
        ]
        table.append(line(cells, widths, None if more else _RULE))
        if more:
            table.append(line([paragraph(small_print(more), 'Small Print')], [sum(widths)], _RULE,
                              span=len(columns)))  # fmt: skip
    return table


def small_print(details: Sequence[Sequence[str]]) -> list[tuple[str, str]]:
    """[(text, character style)] of labels and values in one run."""
    found = []
    for number, (label, text) in enumerate(details):
        found += [(('  ·  ' if number else '') + f'{label}: ', 'Strong'), (text, '')]
    return found


def pairs_table(pairs: Sequence[Sequence[str]], widths: tuple[int, int]) -> Any:
    """Labels and values without rules; `widths` in mm."""
    twips = [round(width * _TWIPS) for width in widths]
    table = frame(twips)
    for label, value in pairs:
        cells = [paragraph([(label, '')], 'Fact Label'), paragraph([(value, '')], 'Fact')]
        table.append(line(cells, twips, None))
    return table


def frame(widths: Sequence[int]) -> Any:
    """An empty table of fixed columns."""
    table, properties, grid = (OxmlElement(f'w:{name}') for name in ('tbl', 'tblPr', 'tblGrid'))
    properties.append(element('w:tblW', w=str(sum(widths)), type='dxa'))
    properties.append(element('w:tblLayout', type='fixed'))
    margins = OxmlElement('w:tblCellMar')
    for side in ('left', 'right'):
        margins.append(element(f'w:{side}', w=_MARGIN, type='dxa'))
    properties.append(margins)
    for width in widths:
        grid.append(element('w:gridCol', w=str(width)))
    table.append(properties)
    table.append(grid)
    return table


def line(
    cells: Sequence[Any], widths: Sequence[int], rule: tuple[str, str] | None,
    *, span: int = 1, is_head: bool = False,
) -> Any:  # fmt: skip
    """A row that no page break divides."""
    row, properties = OxmlElement('w:tr'), OxmlElement('w:trPr')
    properties.append(OxmlElement('w:cantSplit'))
    if is_head:
        properties.append(OxmlElement('w:tblHeader'))
    row.append(properties)
    for content, width in zip(cells, widths, strict=True):
        cell, about = OxmlElement('w:tc'), OxmlElement('w:tcPr')
        about.append(element('w:tcW', w=str(width), type='dxa'))
        if span > 1:
            about.append(element('w:gridSpan', val=str(span)))
        if rule:
            borders = OxmlElement('w:tcBorders')
            borders.append(element('w:bottom', val='single', sz=rule[1], space='0', color=rule[0]))
            about.append(borders)
        if is_head:
            about.append(element('w:vAlign', val='bottom'))
        cell.append(about)
        cell.append(content)
        row.append(cell)
    return row


def paragraph(
    runs: Sequence[tuple[str, str]], style: str, side: str = '', *, keeps_next: bool = False
) -> Any:
    """A paragraph of (text, character style); line ends in a text are kept."""
    made, properties = OxmlElement('w:p'), OxmlElement('w:pPr')
    properties.append(element('w:pStyle', val=style_id(style)))
    if keeps_next:
        properties.append(OxmlElement('w:keepNext'))
    if side:
        properties.append(element('w:jc', val=side))
    made.append(properties)
    for text, look in runs:
        run = OxmlElement('w:r')
        if look:
            about = OxmlElement('w:rPr')
            about.append(element('w:rStyle', val=style_id(look)))
            run.append(about)
        for number, piece in enumerate(text.split('\n')):
            if number:
                run.append(OxmlElement('w:br'))
            word = OxmlElement('w:t')
            word.text = piece
            word.set('{http://www.w3.org/XML/1998/namespace}space', 'preserve')
            run.append(word)
        made.append(run)
    return made


def style_id(name: str) -> str:
    """The id that python-docx gives a style."""
    return name.replace(' ', '')


def element(name: str, **attributes: str) -> Any:
    """An element of WordprocessingML with attributes of its own space."""
    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f'w:{key}'), value)
    return made
