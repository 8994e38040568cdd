"""The tables of the installation, row by row, as values that are the same on both databases."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from itertools import islice

from django.apps import apps
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.db import connection, models
from django.db.models.functions import Cast

from plans.document import amounts
from plans.domain import bulk

AT_ONCE = 50  # rows in memory: a plan as one value may have a megabyte
# What `migrate` fills by itself: no sign that somebody works here.
MADE_BY_MIGRATE = (ContentType, Permission)
NUMBERS = (models.IntegerField, models.DecimalField, models.AutoField)


class Table:
    """One table: its rows read in the order of their keys, its rows written."""

    def __init__(self, model):
        self.model = model
        self.name = model._meta.db_table
        self.fields = [
            field
            for field in model._meta.concrete_fields
            if not isinstance(field, models.GeneratedField)
        ]
        self.columns = [field.column for field in self.fields]
        self._json = [at for at, one in enumerate(self.fields) if isinstance(one, models.JSONField)]

    def rows(self, only=None) -> Iterator[list]:
        """Every row (or those of the keys `only`), deleted ones too: of a JSON column its text."""
        keys = [
            Cast(field.attname, models.TextField()) if at in self._json else field.attname
            for at, field in enumerate(self.fields)
        ]
        # Not by the managers: they leave deleted rows out, and put translations in.
        found = models.QuerySet(self.model).order_by('pk').values_list(*keys)
        if only is not None:
            found = found.filter(pk__in=only)
        return found.iterator(chunk_size=AT_ONCE)

    def insert(self, rows: Iterable[list]):
        """Write rows as they stand in a file."""
        rows = iter(rows)
        while piece := list(islice(rows, AT_ONCE)):
            bulk.insert(self.model, self.columns, [self._kept(row) for row in piece])

    def counted(self):
        """What the rows come to, as the database has them now."""
        count = Count(self)
        for row in self.rows():
            count.add(row, text_of(row))
        return count.told()

    def is_empty(self):
        return not models.QuerySet(self.model).exists()

    def empty(self):
        models.QuerySet(self.model)._raw_delete(connection.alias)

    def canonical(self, row, line):
        """The line with its JSON written in one way, whatever the database made of it."""
        if not self._json:
            return line
        row = list(row)
        for at in self._json:
            if row[at] is not None:
                row[at] = json.loads(row[at], parse_int=_number, parse_float=_number)
        return text_of(row, sort_keys=True)

    def _kept(self, row):
        """A row of a file as bulk.insert takes it."""
        return [
            read(value) if value is not None else None
            for read, value in zip(self._readers, row, strict=True)
        ]

    @cached_property
    def _readers(self):
        return [_reader(field) for field in self.fields]

    @cached_property
    def numbers(self):
        """(place, name) of the columns that add up."""
        found = enumerate(zip(self.fields, self.columns, strict=True))
        return [(at, name) for at, (field, name) in found if isinstance(_meant(field), NUMBERS)]


class Count:
    """How many rows went by, what their numbers add up to, and the digest of all they say."""

    def __init__(self, table):
        self._table = table
        self._rows = 0
        self._sums = [0] * len(table.numbers)
        self._digest = hashlib.sha256()

    def add(self, row, line):
        self._rows += 1
        for place, (at, _name) in enumerate(self._table.numbers):
            if row[at]:
                self._sums[place] += row[at]
        self._digest.update(self._table.canonical(row, line).encode())

    def told(self):
        """{rows, sums: {column: text}, sha256}."""
        names = [name for _at, name in self._table.numbers]
        sums = {name: _number(total) for name, total in zip(names, self._sums, strict=True)}
        return {'rows': self._rows, 'sums': sums, 'sha256': self._digest.hexdigest()}


def tables() -> dict[str, Table]:
    """{name: table} of everything that is kept, as the code of this release has it."""
    found = apps.get_models(include_auto_created=True)
    kept = [model for model in found if model._meta.managed and not model._meta.proxy]
    return {table.name: table for table in sorted(map(Table, kept), key=lambda one: one.name)}


def reset_numbers(kept: Iterable[Table]):
    """Let each table number its next row after the last one. SQLite does so by itself."""
    from django.core.management.color import no_style

    models_of = [table.model for table in kept]
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), models_of):
            cursor.execute(statement)


def text_of(row, **options):
    """A row as one line of JSON."""
    return json.dumps(list(row), default=_told, separators=(',', ':'), **options)


def _told(value):
    if isinstance(value, Decimal):
        return amounts.plain(value)
    return value.isoformat()  # a day or a moment


def _number(value):
    return amounts.plain(Decimal(value))


def _meant(field):
    """The field itself, or the key that it points at."""
    return _meant(field.target_field) if field.is_relation else field


def _reader(field):
    """text of the file → value, for bulk.insert."""
    kind = _meant(field)
    if isinstance(kind, models.DateTimeField):
        return datetime.fromisoformat
    if isinstance(kind, models.DateField):
        return date.fromisoformat
    if isinstance(kind, models.BooleanField):
        return int  # both databases read 1 and 0
    return Decimal if isinstance(kind, models.DecimalField) else _same


def _same(value):
    return value
