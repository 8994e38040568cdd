"""The whole installation into a file, and out of it into an empty database of either kind."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection, transaction
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from plans.domain.backup_files import FORMAT, BackupError, lines, writing
from plans.domain.backup_tables import MADE_BY_MIGRATE, Count, reset_numbers, tables, text_of


def backup(path: Path) -> dict[str, int]:
    """Write every table as it is at one moment, while others work on. Returns {table: rows}.

    Raises BackupError.
    """
    rows = {}
    with writing(path) as file, one_moment():
        file.fact(format=FORMAT, made_at=timezone.now().isoformat(), migrations=_migrations())
        for name, table in tables().items():
            before = file.rows
            _write(file, table)
            rows[name] = file.rows - before
    return rows


def _write(file, table):
    file.fact(table=table.name, columns=table.columns)
    count = Count(table)
    for row in table.rows():
        line = text_of(row)
        file.row(line)
        count.add(row, line)
    file.fact(**count.told())


@transaction.atomic
def restore(path: Path, header: dict) -> dict[str, int]:
    """Fill the empty database from a file that was `checked`. Returns {table: rows}.

    All or nothing: what was written is read again, and counted and added up as the file says.
    Raises BackupError.
    """
    kept = tables()
    _must_fit(header)
    _must_be_empty(kept)
    for model in reversed(MADE_BY_MIGRATE):
        kept[model._meta.db_table].empty()
    promised = _fill(path, kept)
    for name, table in kept.items():
        if table.counted() != promised[name]:
            raise BackupError(f'The rows of {name} did not arrive as they were. Nothing was kept.')
    reset_numbers(kept.values())
    return {name: facts['rows'] for name, facts in promised.items()}


def _fill(path, kept):
    """Insert every row of the file. Returns {table: what its rows come to}."""
    promised = {}
    found = lines(path)
    next(found)  # the first line was read by `checked`
    for line in found:
        begun = json.loads(line)
        table = kept.get(begun.get('table'))
        if 'end' in begun:
            break
        if table is None or begun['columns'] != table.columns:
            raise BackupError(f'The file has a table that this release has not: {begun}.')
        rest: dict = {}
        table.insert(_rows(found, rest))
        promised[table.name] = rest
    if promised.keys() != kept.keys():
        raise BackupError(f'The file lacks tables: {", ".join(kept.keys() - promised.keys())}.')
    return promised


def _rows(found, rest) -> Iterator[list]:
    """The rows of a table; what stands behind them is put into `rest`."""
    for line in found:
        row = json.loads(line)
        if isinstance(row, dict):
            rest |= row
            return
        yield row


def _must_fit(header):
    """Raise where the file is of another release than the code."""
    theirs, ours = (
        {tuple(one) for one in found} for found in (header['migrations'], _migrations())
    )
    if theirs == ours:
        return
    newer, older = (
        ', '.join('.'.join(one) for one in sorted(names)) or '–'
        for names in (theirs - ours, ours - theirs)
    )
    raise BackupError(
        'The file was made by another release. Restore it with that release, then update.'
        f' Only in the file: {newer}. Only here: {older}.'
    )


def _must_be_empty(kept):
    made = [model._meta.db_table for model in MADE_BY_MIGRATE]
    full = [name for name, table in kept.items() if name not in made and not table.is_empty()]
    if full:
        raise BackupError(
            f'The database is not empty ({", ".join(full[:3])} …). Restore into a new one.'
        )


def _migrations():
    """[[app, name]] of what is applied here."""
    return [list(one) for one in sorted(MigrationRecorder(connection).applied_migrations())]


@contextmanager
def one_moment():
    """Read everything as of one moment, and keep nobody from writing meanwhile."""
    if connection.vendor == 'postgresql':
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY')
            yield
        return
    connection.ensure_connection()
    usual, connection.transaction_mode = connection.transaction_mode, 'DEFERRED'
    try:
        with transaction.atomic():
            yield
    finally:
        connection.transaction_mode = usual
