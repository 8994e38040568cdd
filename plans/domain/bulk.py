"""Many rows at once: COPY on PostgreSQL, executemany on SQLite (stack.md, performance.md)."""

import io
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
            lines = io.StringIO(''.join(_line(row) for row in rows))
            cursor.copy_expert(f'COPY {table} ({names}) FROM STDIN', lines)
            return
        marks = ', '.join(['%s'] * len(columns))
        values = ([_plain(value) for value in row] for row in rows)
        cursor.executemany(f'INSERT INTO {table} ({names}) VALUES ({marks})', values)  # noqa: S608


def _plain(value):
    """A value as SQLite keeps it."""
    if isinstance(value, Decimal):
        return amounts.plain(value)
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    return value.isoformat() if isinstance(value, date) else value


def _line(row):
    return '\t'.join('\\N' if value is None else _escaped(value) for value in row) + '\n'


def _escaped(value):
    text = value.isoformat() if isinstance(value, date) else str(value)
    for sign, written in (('\\', '\\\\'), ('\t', '\\t'), ('\n', '\\n'), ('\r', '\\r')):
        text = text.replace(sign, written)
    return text
