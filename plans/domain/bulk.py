"""Many rows at once: COPY on PostgreSQL, executemany on SQLite (stack.md, performance.md)."""

import io
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal

from django.db import connection

from plans.document import amounts


def insert(model, columns, rows):
    """Insert rows (tuples in the order of `columns`, names of table columns) of a model."""
    table = connection.ops.quote_name(model._meta.db_table)
    names = ', '.join(connection.ops.quote_name(name) for name in columns)
    with connection.cursor() as cursor:
        if connection.vendor == 'postgresql':
            lines = io.StringIO(copy_text(rows))
            cursor.copy_expert(f'COPY {table} ({names}) FROM STDIN', lines)
            return
        marks = ', '.join(['%s'] * len(columns))
        cursor.executemany(f'INSERT INTO {table} ({names}) VALUES ({marks})', plain(rows))  # noqa: S608


def plain(rows):
    """The rows as SQLite keeps them. A value that comes again is written once."""
    written = Written(PLAIN)
    return [[written[value] if type(value) in PLAIN else value for value in row] for row in rows]


def copy_text(rows):
    """The rows as COPY reads them, a line each."""
    written = Written(COPY)
    return ''.join('\t'.join([written[value] for value in row]) + '\n' for row in rows)


class Written(dict):
    """{value: how it is written}, filled by the writer of its type."""

    def __init__(self, writers):
        super().__init__()
        self.writers = writers

    def __missing__(self, value):
        write = self.writers.get(type(value), str)
        self[value] = text = write(value)
        return text


def _moment(value):
    return connection.ops.adapt_datetimefield_value(value)


def _escaped(text):
    for sign, written in (('\\', '\\\\'), ('\t', '\\t'), ('\n', '\\n'), ('\r', '\\r')):
        text = text.replace(sign, written)
    return text


PLAIN: dict[type, Callable] = {Decimal: amounts.plain, datetime: _moment, date: date.isoformat}
COPY: dict[type, Callable] = {
    type(None): lambda _value: '\\N',
    str: _escaped,
    date: date.isoformat,
    datetime: datetime.isoformat,
    Decimal: amounts.plain,
}
