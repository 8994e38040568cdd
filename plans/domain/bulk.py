"""Many rows at once: COPY on PostgreSQL, executemany on SQLite (stack.md, performance.md)."""

import gc
import io
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date, datetime
from decimal import Decimal

from django.db import connection

from plans.document import amounts


def insert(model, columns, rows):
    """Insert rows (tuples in the order of `columns`, names of table columns) of a model."""
    table, names = _quoted(model, columns)
    with connection.cursor() as cursor:
        if connection.vendor == 'postgresql':
            cursor.copy_expert(_copy_into(model, columns), io.StringIO(copy_text(rows)))
            return
        marks = ', '.join(['%s'] * len(columns))
        cursor.executemany(f'INSERT INTO {table} ({names}) VALUES ({marks})', plain(rows))  # noqa: S608


@contextmanager
def uncollected():
    """Without looking for cycles, which rows do not make: half the time of a long table.

    For whoever works on the rows, not for a generator that gives them: an error of the former may
    keep the latter from ever ending, in a cycle that nobody then looks for.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class Loading:
    """Rows of a model inserted piece by piece: while PostgreSQL takes one in, the next is made.

    Leave it, or `wait`, before anything else is asked of the database.
    """

    def __init__(self, model, columns):
        self.model, self.columns = model, columns
        is_apart = connection.vendor == 'postgresql'
        self._worker, self._running = (ThreadPoolExecutor(1) if is_apart else None), None

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        try:
            self.wait()
        except Exception:
            if error is None:
                raise
        finally:
            if self._worker:
                self._worker.shutdown()

    def add(self, rows):
        """Insert these too."""
        if self._worker is None:
            insert(self.model, self.columns, rows)
            return
        text = copy_text(rows)
        self.wait()
        cursor = connection.connection.cursor()  # the driver's own: Django's belong to one thread
        sql, whole = _copy_into(self.model, self.columns), len(text) + 1  # read in one go
        self._running = self._worker.submit(cursor.copy_expert, sql, io.StringIO(text), whole)

    def wait(self):
        """Until the database has everything that was added. Raises what it refused."""
        running, self._running = self._running, None
        if running:
            with connection.wrap_database_errors:
                running.result()


def _quoted(model, columns):
    table = connection.ops.quote_name(model._meta.db_table)
    return table, ', '.join(connection.ops.quote_name(name) for name in columns)


def _copy_into(model, columns):
    table, names = _quoted(model, columns)
    return f'COPY {table} ({names}) FROM STDIN'


def plain(rows):
    """The rows as SQLite keeps them. A value that comes again is written once."""
    written = Written(PLAIN)
    return [[written[value] if type(value) in PLAIN else value for value in row] for row in rows]


def copy_text(rows):
    """The rows as COPY reads them, a line each."""
    written = Written(COPY)
    known = written.__getitem__
    return ''.join(['\t'.join(map(known, row)) + '\n' for row in rows])


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
