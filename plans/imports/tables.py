"""Pasted cells, CSV and XLSX files as rows of cells; what cannot be read is refused in words.

Nothing of a file is believed: its size, what it unpacks to, its rows and columns come first.
"""

import csv
import io
import zipfile
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.utils.translation import gettext as _
from python_calamine import CalamineError, CalamineWorkbook

from plans.document.text import nfc

LARGEST = 8 * 2**20
LARGEST_UNPACKED = 80 * 2**20
MOST_PARTS = 500
MOST_ROWS = 200_000
MOST_COLUMNS = 100
DELIMITERS = '\t;,|'
ZIP, UTF_16 = b'PK\x03\x04', (b'\xff\xfe', b'\xfe\xff')
OTHERS = (b'\xd0\xcf\x11\xe0', b'%PDF', b'\x89PNG', b'\xff\xd8\xff')  # xls, and no table


@dataclass
class TableError(Exception):
    """A file or paste that cannot be read; `message` says why and what to do."""

    message: str

    def __str__(self):
        return self.message


def read_text(text):
    """Rows of pasted cells: a list of lists of text, without empty rows."""
    if len(text) > LARGEST:
        raise TableError(_('That is more than 8 MB. Send it in parts.'))
    lines = text.replace('\r\n', '\n').replace('\r', '\n').strip('\n')
    try:
        reader = csv.reader(io.StringIO(lines), delimiter=delimiter_of(lines), strict=True)
        return bounded([cell.strip() for cell in row] for row in reader)
    except csv.Error as error:
        raise TableError(
            _('The text ends within quotation marks. Copy the cells again.')
        ) from error


def read_file(data):
    """Rows of a CSV or XLSX file; cells are text, Decimal, date or ''."""
    if not data:
        raise TableError(_('The file is empty.'))
    if len(data) > LARGEST:
        raise TableError(_('The file is larger than 8 MB. Send it in parts.'))
    if data.startswith(ZIP):
        return read_workbook(data)
    is_text = data.startswith(UTF_16) or b'\0' not in data[:4096]
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
    """Rows of the first sheet that has any."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            parts = packed.infolist()
            if len(parts) > MOST_PARTS or sum(one.file_size for one in parts) > LARGEST_UNPACKED:
                raise TableError(_('The workbook unpacks to more than 80 MB and was not opened.'))
            if packed.testzip() is not None:
                raise TableError(_('The workbook is damaged. Save it again in Excel.'))
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        for name in book.sheet_names:
            sheet = book.get_sheet_by_name(name)
            if sheet.height:
                refuse_size(sheet.height, sheet.width)
                return bounded([cell_of(one) for one in row] for row in sheet.to_python())
    except (zipfile.BadZipFile, CalamineError, OSError, EOFError, ValueError) as error:
        raise TableError(_('The workbook is damaged. Save it again in Excel.')) from error
    raise TableError(_('The workbook has no rows.'))


def cell_of(value):
    """A cell of a workbook: a number as Decimal, a day as date, the rest as text."""
    if isinstance(value, bool) or value is None:
        return '' if value is None else str(value)
    if isinstance(value, int | float):
        return Decimal(repr(round(value, 6)))
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
    """The rows that hold something, once they are known to be few and narrow enough."""
    kept = []
    for number, row in enumerate(rows, start=1):
        refuse_size(number, len(row))
        if any(cell != '' for cell in row):
            kept.append(row)
    if len(kept) < 2:
        raise TableError(_('Paste a row of periods and, below it, a row for each target.'))
    return kept
