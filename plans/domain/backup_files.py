"""A backup as a file: every table of the installation in lines of JSON, packed by gzip.

    {"format": "salesplan-backup/1", "made_at": …, "migrations": [[app, name], …]}
    {"table": "plans_plan", "columns": ["id", …]}        for each table, then
    [1, "2027-01-01", …]                                  its rows, and
    {"rows": 12, "sums": {"id": "78", …}, "sha256": …}    what they come to
    {"end": "salesplan-backup/1", "rows": 3456, "sha256": the digest of all lines before}

Decimals, days and moments (UTC) are texts, JSON columns the text of their JSON: so a file is the
same from SQLite and from PostgreSQL. It is read and written line by line.
"""

import gzip
import hashlib
import json
import os
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

FORMAT = 'salesplan-backup/1'
LONGEST_LINE = 2**28  # a plan with all its figures is one line; nothing sane is longer


class BackupError(Exception):
    """The file, or the database, cannot be used; the message says why, nothing was changed."""


class Writer:
    """Writes lines, and counts and digests them."""

    def __init__(self, stream):
        self._stream = stream
        self._digest = hashlib.sha256()
        self.rows = 0

    def fact(self, **facts):
        """A line that says what comes, or what came."""
        self._write(json.dumps(facts))

    def row(self, line):
        """A row, as the JSON text of its list."""
        self._write(line)
        self.rows += 1

    def end(self):
        """The last line, by which a whole file is told from a piece of one."""
        last = {'end': FORMAT, 'rows': self.rows, 'sha256': self._digest.hexdigest()}
        self._stream.write(json.dumps(last).encode() + b'\n')

    def _write(self, line):
        data = line.encode() + b'\n'
        self._digest.update(data)
        self._stream.write(data)


@contextmanager
def writing(path: Path) -> Iterator[Writer]:
    """A new file, readable by its owner only; it has its name once it is whole.

    Raises BackupError where the name is taken or cannot be written.
    """
    part = path.with_name(path.name + '.part')
    try:
        if path.exists():
            raise BackupError(f'{path} is there already. Give another name.')
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, 'wb') as raw:
            with gzip.GzipFile('', 'wb', compresslevel=4, fileobj=raw) as stream:
                writer = Writer(stream)
                yield writer
                writer.end()
            raw.flush()
            os.fsync(raw.fileno())
        part.rename(path)
    except OSError as error:
        raise BackupError(f'{path} cannot be written: {error.strerror}.') from None
    finally:
        with suppress(OSError):
            part.unlink()


def lines(path: Path) -> Iterator[bytes]:
    """The lines of a file. Raises BackupError where it is none of ours, or damaged."""
    try:
        with gzip.open(path) as stream:
            while line := stream.readline(LONGEST_LINE):
                yield line
    except gzip.BadGzipFile as error:
        is_ours = 'CRC' in str(error) or 'length' in str(error)
        raise BackupError(_damaged(path) if is_ours else _not_ours(path)) from None
    except (EOFError, zlib.error):
        raise BackupError(_damaged(path)) from None
    except OSError as error:
        raise BackupError(f'{path} cannot be read: {error.strerror}.') from None


def checked(path: Path) -> dict:
    """Read the whole file once and give its first line. Raises BackupError.

    So nothing is written to a database before the file is known to be whole.
    """
    digest, first, last, rows = hashlib.sha256(), b'', b'', 0
    for line in lines(path):
        digest.update(last)
        rows += last.startswith(b'[')
        first, last = first or line, line
        if first is line:
            _header(path, line)
    if not first or _fact(last) != {'end': FORMAT, 'rows': rows, 'sha256': digest.hexdigest()}:
        raise BackupError(_damaged(path) if first else _not_ours(path))
    return _header(path, first)


def _header(path, line):
    header = _fact(line)
    if header.get('format') != FORMAT:
        raise BackupError(_not_ours(path))
    return header


def _fact(line):
    """The object of a line; {} for what is none."""
    try:
        fact = json.loads(line)
    except ValueError:
        return {}
    return fact if isinstance(fact, dict) else {}


def _not_ours(path):
    return f'{path} is no backup made by "manage.py backup".'


def _damaged(path):
    return f'{path} is damaged or was cut off: take another copy of it.'
