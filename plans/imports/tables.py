"""Pasted cells, CSV and XLSX files as rows of cells; what cannot be read is refused in words.

Nothing of a file is believed: its size, what it unpacks to, its rows and columns come first.
"""

import csv
import io
import re
import zipfile
import zlib
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from itertools import islice

from django.utils.translation import gettext as _
from python_calamine import CalamineError, CalamineWorkbook

from plans.document.amounts import Percent
from plans.document.text import nfc
from plans.domain.bulk import uncollected
from plans.imports.percent_cells import column_of, percent_places
from plans.rules.figure_columns import FIGURES_SHEET

LARGEST = 8 * 2**20
LARGEST_UNPACKED = 80 * 2**20
MOST_PARTS = 500
MOST_ROWS = 200_000
MOST_COLUMNS = 100
CHUNK = 2**20
MOST_KNOWN = 2000
MOST_AMOUNT = 10**20
DELIMITERS = '\t;,|'
ZIP, UTF_16 = b'PK\x03\x04', (b'\xff\xfe', b'\xfe\xff')
WORKBOOK = 'xl/workbook.xml'
CELLS = re.compile(
    rb'<(?:\w+:)?(?:c|row)(?=[\s/>])(?:[^>]*?\sr\s*=\s*["\']([A-Za-z]*)([0-9]+)["\'])?'
)
OTHERS = (b'\xd0\xcf\x11\xe0', b'%PDF', b'\x89PNG', b'\xff\xd8\xff')  # xls, and no table


@dataclass
class TableError(Exception):
    """A file or paste that cannot be read; `message` says why and what to do."""

    message: str

    def __str__(self):
        return self.message


def read_text(text):
    """Rows of pasted cells, as in `bounded`: a list of lists of text."""
    if len(text) > LARGEST:
        raise TableError(_('That is more than 8 MB. Send it in parts.'))
    if '\0' in text:  # as in UTF-16 that is none; no database keeps it
        raise TableError(_('The letters cannot be read. Save the file as CSV UTF-8.'))
    lines = text.replace('\r\n', '\n').replace('\r', '\n').strip('\n')
    try:
        reader = csv.reader(io.StringIO(lines), delimiter=delimiter_of(lines), strict=True)
        return bounded(shared(reader))
    except csv.Error as error:
        raise TableError(
            _('The text ends within quotation marks. Copy the cells again.')
        ) from error


def shared(rows):
    """The rows with their cells trimmed; a text of the first rows that comes again lies there once.

    In a list of a hundred thousand figures the same months stand a thousand times.
    """
    known: dict[str, str] = {}
    for row in rows:
        cells = [known.get(cell, cell) for cell in map(str.strip, row)]
        if len(known) < MOST_KNOWN:
            known.update(zip(cells, cells, strict=True))
        yield cells


def read_file(data):
    """Rows of a CSV or XLSX file, as in `bounded`; cells are text, Decimal, date or ''."""
    if not data:
        raise TableError(_('The file is empty.'))
    if len(data) > LARGEST:
        raise TableError(_('The file is larger than 8 MB. Send it in parts.'))
    if data.startswith(ZIP):
        return read_workbook(data)
    is_text = data.startswith(UTF_16) or b'\0' not in data
    if data.startswith(OTHERS) or not is_text:
        raise TableError(_('Send a CSV or XLSX file. In Excel: Save as, Excel workbook.'))
    return read_text(decoded(data))


def decoded(data):
    """The text of a CSV file: UTF-8, UTF-16 with its mark, else Windows-1258."""
    for coding in ['utf-16'] if data.startswith(UTF_16) else ['utf-8-sig', 'cp1258']:
        try:
            return nfc(data.decode(coding))
        except UnicodeDecodeError:
            continue
    raise TableError(_('The letters cannot be read. Save the file as CSV UTF-8.'))


def delimiter_of(text):
    """The sign between cells: a tab wins, then the one that most first lines agree on."""
    lines = [line for line in text.split('\n', 20)[:20] if line.strip()]
    if any('\t' in line for line in lines):
        return '\t'
    counts = {sign: [line.count(sign) for line in lines] for sign in DELIMITERS}
    return max(DELIMITERS, key=lambda sign: (min(counts[sign], default=0), sum(counts[sign])))


def read_workbook(data):
    """Rows of the sheet of figures of our own workbooks, else of the first sheet that has any.

    The book is measured before it is opened.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            measure(packed)
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        ours = (FIGURES_SHEET.vi, FIGURES_SHEET.en)
        for name in sorted(book.sheet_names, key=lambda name: name not in ours):
            sheet = book.get_sheet_by_name(name)
            if sheet.height:
                refuse_size(sheet.height, sheet.width)
                with zipfile.ZipFile(io.BytesIO(data)) as packed:
                    size = sheet.height, sheet.width
                    is_percent = percent_places(packed, name, sheet.start, size)
                cells = (
                    [cell_of(one, is_percent(down, across)) for across, one in enumerate(row)]
                    for down, row in enumerate(sheet.to_python())
                )
                return bounded(cells)
    except DAMAGES as error:
        raise TableError(_('The workbook is damaged. Save it again in Excel.')) from error
    raise TableError(_('The workbook has no rows.'))


DAMAGES = (zipfile.BadZipFile, zlib.error, CalamineError, OSError, EOFError, ValueError,
           NotImplementedError, RuntimeError)  # fmt: skip


def measure(packed):
    """Raise TableError for a book that unpacks to too much, or whose cells lie too far out.

    What a ZIP says of itself may be a lie, so each part is unpacked, and let go, piece by piece.
    """
    parts = packed.infolist()
    left = LARGEST_UNPACKED
    if len(parts) > MOST_PARTS or sum(one.file_size for one in parts) > left:
        raise TableError(_('The workbook unpacks to more than 80 MB and was not opened.'))
    if WORKBOOK not in packed.namelist():
        raise TableError(_('Send a CSV or XLSX file. In Excel: Save as, Excel workbook.'))
    for part in parts:
        part.file_size = left + CHUNK  # read to the real end, not to the stated one
        with packed.open(part) as unpacked:
            left -= measure_part(unpacked, left)


def measure_part(unpacked, left):
    """The bytes of one part. Raises TableError beyond `left`, and for cells too far out."""
    size, unplaced, tail = 0, 0, b''
    while piece := unpacked.read(CHUNK):
        size += len(piece)
        if size > left or len(tail) > CHUNK:
            raise TableError(_('The workbook unpacks to more than 80 MB and was not opened.'))
        seen = tail + piece
        tail = seen[seen.rfind(b'<') :] if b'<' in seen else b''
        unplaced += refuse_places(seen[: len(seen) - len(tail)])
        if unplaced > MOST_COLUMNS:  # where they lie is not said, so how far out is not known
            raise TableError(_('The workbook is damaged. Save it again in Excel.'))
    refuse_places(tail)
    return size


def refuse_places(xml):
    """How many cells of a piece do not say where they lie. Raises TableError beyond the bounds."""
    found = CELLS.findall(xml)
    rows = max((int(row[:9]) for _letters, row in found if row), default=0)
    columns = max((column_of(letters[:4]) for letters in {one for one, _row in found}), default=0)
    refuse_size(rows, columns)
    return sum(not row for _letters, row in found)


def cell_of(value, is_percent=False):
    """A cell of a workbook: a number as Decimal (or Percent), a day as date, the rest as text.

    Text too is what no figure can be: infinity, what is no number, and numbers out of all bounds.
    """
    if isinstance(value, bool) or value is None:
        return '' if value is None else str(value)
    if isinstance(value, int | float) and abs(value) < MOST_AMOUNT:
        return Percent(repr(round(value, 5))) if is_percent else Decimal(repr(round(value, 6)))
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else nfc(str(value)).strip()


def refuse_size(rows, columns):
    """Raise TableError for a table that is too long or too wide."""
    if columns > MOST_COLUMNS:
        text = _('The table has %(columns)s columns; at most %(most)s are read.')
        raise TableError(text % {'columns': columns, 'most': MOST_COLUMNS})
    if rows > MOST_ROWS:
        text = _('The table has more than %(most)s rows. Send it in parts.')
        raise TableError(text % {'most': MOST_ROWS})


def bounded(rows):
    """The rows from the first that holds something on, known to be few and narrow enough.

    Empty ones between them stay, so that rows count as people see them: `numbered`, `filled`.
    """
    with uncollected():
        first = list(islice(rows, MOST_ROWS + 1))
    refuse_size(len(first), max(map(len, first), default=0))
    held = [number for number, row in enumerate(first) if is_filled(row)]
    if len(held) < 2:
        raise TableError(_('The table needs a row of headings and, below it, at least one row.'))
    return first[held[0] : held[-1] + 1]


def filled(rows):
    """The rows that hold something."""
    return [row for row in rows if is_filled(row)]


def is_filled(row):
    """Whether any cell of the row holds something, be it 0."""
    return any(row) or any(cell != '' for cell in row)


def numbered(rows):
    """(number, row) of the rows below the headings that hold something; the headings are row 1."""
    return [(number, row) for number, row in enumerate(rows[1:], start=2) if is_filled(row)]
