"""Tables from elsewhere: every coding and delimiter is read, wrong files are refused in words."""

import gc
import io
import struct
import zipfile
from datetime import date
from decimal import Decimal
from functools import cache

import pytest
import xlsxwriter
from django.utils import translation

from plans.document.amounts import Percent
from plans.imports import tables
from plans.imports.tables import TableError, read_file, read_text

CELLS = [['Chỉ tiêu', 'T1', 'T2'], ['Doanh số', '13.900', '7.600,5']]


def workbook(*rows):
    """The bytes of an XLSX file with these rows."""
    kept = io.BytesIO()
    book = xlsxwriter.Workbook(kept, {'default_date_format': 'dd/mm/yyyy'})
    sheet = book.add_worksheet()
    for number, row in enumerate(rows):
        for place, cell in enumerate(row):
            sheet.write(number, place, cell)
    book.close()
    return kept.getvalue()


def text_of(sign='\t', rows=CELLS):
    """The cells as text with a delimiter."""
    return '\r\n'.join(sign.join(row) for row in rows)


@pytest.mark.parametrize('sign', ['\t', ';', '|'])
def test_pasted_cells_are_read_by_any_delimiter(sign):
    assert read_text(text_of(sign)) == CELLS


@pytest.mark.parametrize(
    'data',
    [
        text_of(';').encode('utf-8-sig'),
        text_of(';').encode(),
        text_of().encode('utf-16'),
        b'Chi\xd2 ti\xeau;T1;T2\r\nDoanh s\xf4\xec;13.900;7.600,5',
    ],
    ids=['bom', 'utf-8', 'utf-16', 'cp1258'],
)
def test_csv_is_read_in_every_coding(data):
    assert read_file(data) == CELLS


def test_quoted_cells_keep_their_commas():
    assert read_text('Target,T1\n"Sales, net","1,500"') == [
        ['Target', 'T1'],
        ['Sales, net', '1,500'],
    ]


def test_workbook_gives_numbers_and_days():
    rows = read_file(workbook(['Chỉ tiêu', date(2027, 1, 1), 'T2'], ['Doanh số', 13900.5, '48/50']))

    assert rows == [
        ['Chỉ tiêu', date(2027, 1, 1), 'T2'],
        ['Doanh số', Decimal('13900.5'), '48/50'],
    ]


def lying_zip():
    """A ZIP whose one part says it unpacks to 900 MB."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, 'w', zipfile.ZIP_DEFLATED) as packed:
        packed.writestr('xl/worksheets/sheet1.xml', '0' * 100)
    data = bytearray(kept.getvalue())
    at = data.rfind(b'PK\x01\x02')
    data[at + 24 : at + 28] = struct.pack('<I', 900 * 2**20)
    return bytes(data)


def book_of(**parts):
    """A ZIP with these parts below xl/, as a workbook has them."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, 'w', zipfile.ZIP_DEFLATED, compresslevel=1) as packed:
        packed.writestr('xl/workbook.xml', '<workbook/>')
        for name, text in parts.items():
            packed.writestr(f'xl/{name}.xml', text)
    return kept.getvalue()


@cache
def modest_zip():
    """A ZIP whose one part says it is short and unpacks to 100 MB."""
    data = bytearray(book_of(sharedStrings='0' * (100 * 2**20)))
    at = data.rfind(b'PK\x01\x02')
    data[at + 24 : at + 28] = struct.pack('<I', 100)
    return bytes(data)


def opendocument():
    """A ZIP that is no XLSX: its cells may repeat a million times."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, 'w') as packed:
        packed.writestr('mimetype', 'application/vnd.oasis.opendocument.spreadsheet')
        packed.writestr('content.xml', '<table-cell number-columns-repeated="1000000"/>')
    return kept.getvalue()


@pytest.mark.parametrize(
    ('data', 'said'),
    [
        (book_of(sheet='<row r="1"><c s="1" r="XFD1048576"/></row>'), 'columns; at most'),
        (book_of(sheet='<x:row x:id="1" r = \'1048576\'>'), 'more than 200000 rows'),
        (book_of(sheet=f'<row r="1">{"<c/>" * 101}</row>'), 'damaged'),
        (modest_zip(), '80 MB'),
        (opendocument(), 'CSV or XLSX'),
        (b'', 'empty'),
        (b'%PDF-1.7 ...', 'CSV or XLSX'),
        (b'\xd0\xcf\x11\xe0 old excel', 'CSV or XLSX'),
        (b'a\0b;c', 'CSV or XLSX'),
        (b'a;T1\n' * 2000 + b'a\0b;1', 'CSV or XLSX'),
        ('a;T1\nb\0;1'.encode('utf-16'), 'letters cannot be read'),
        (workbook(['a', 'T1'], ['b', 1])[:900], 'damaged'),
        (b'PK\x03\x04 nothing', 'damaged'),
        (lying_zip(), '80 MB'),
        (b'x' * (tables.LARGEST + 1), '8 MB'),
        (';'.join(f'T{n}' for n in range(200)).encode(), '200 columns'),
        (b'only one row;T1', 'row of headings'),
        (b'a;T1\n"never closed;1', 'quotation'),
    ],
    ids=[
        'far cell',
        'far row',
        'cells without a place',
        'lying bomb',
        'opendocument',
        'empty',
        'pdf',
        'xls',
        'binary',
        'binary further on',
        'sign that no database keeps',
        'cut',
        'no zip',
        'bomb',
        'large',
        'wide',
        'short',
        'open',
    ],
)
def test_wrong_file_is_refused_in_words(data, said):
    with translation.override('en'), pytest.raises(TableError, match=said):
        read_file(data)


def test_empty_rows_stay_between_others_alone():
    rows = read_text('\t\nTên\tT1\n\t\nA\t1\n \t\n')

    assert rows == [['Tên', 'T1'], ['', ''], ['A', '1']]
    assert tables.numbered(rows) == [(3, ['A', '1'])]
    assert tables.filled(rows) == [['Tên', 'T1'], ['A', '1']]


def test_too_many_rows_are_refused(monkeypatch):
    monkeypatch.setattr(tables, 'MOST_ROWS', 3)

    with translation.override('en'), pytest.raises(TableError, match='more than 3 rows'):
        read_text('a\tT1\n' * 4)


def test_collecting_goes_on_after_a_table_that_was_refused():
    with pytest.raises(TableError):
        read_text('only one row')

    assert gc.isenabled()


@pytest.mark.parametrize('pattern', ['0%', '0.00%', '0.0%', '#,##0.0 %;[Red]-0.0 %', '0.0\\ %'])
def test_percentage_of_excel_is_told_from_a_number(pattern):
    kept = io.BytesIO()
    book = xlsxwriter.Workbook(kept)
    book.add_worksheet('Ghi chú & khác')
    sheet = book.add_worksheet('Số "liệu"')
    written = book.add_format({'num_format': '0.0"%"'})
    for row, column, value, style in [
        (3, 2, 'Chỉ tiêu', None), (3, 3, 'T1', None), (4, 2, 'Tỷ lệ', None),
        (4, 3, 0.178, book.add_format({'num_format': pattern})), (5, 2, 17.8, written),
        (5, 3, 0.178, None),
    ]:  # fmt: skip
        sheet.write(row, column, value, style)
    book.close()

    rows = read_file(kept.getvalue())

    assert rows == [
        ['Chỉ tiêu', 'T1'], ['Tỷ lệ', Decimal('0.178')], [Decimal('17.8'), Decimal('0.178')]
    ]  # fmt: skip
    kinds = [type(cell) for row in rows for cell in row]
    assert [kind is Percent for kind in kinds] == [False, False, False, True, False, False]
