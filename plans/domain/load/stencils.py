"""Rows that belong together, written again and again under new keys."""

from collections import defaultdict

from django.db import models
from django.db.models import Max

from plans.domain import bulk
from plans.domain.backup_tables import Table, tables


def below(roots, without=None):
    """{model: keys} of the rows that would go if those of `roots` went.

    without: a model that is left out, with all that lies below it.
    """
    left_out = _heirs(without) if without else set()
    found, new = defaultdict(set), roots
    while new:
        for model, keys in new.items():
            found[model] |= keys
        new = _owned(new, found, left_out)
    return found


def _owned(owners, known, left_out):
    """{model: keys} of the rows right below those of `owners` that are not known yet."""
    owned = defaultdict(set)
    for table in tables().values():
        for link in _owners(table.model) if table.model not in left_out else ():
            if keys := owners.get(link.related_model):
                rows = models.QuerySet(table.model).filter(**{f'{link.attname}__in': keys})
                owned[table.model].update(rows.values_list('pk', flat=True))
    fresh = {model: keys - known.get(model, set()) for model, keys in owned.items()}
    return {model: keys for model, keys in fresh.items() if keys}


def _heirs(root):
    """The model and every model whose rows go with its rows."""
    found, old = {root}, set()
    while found != old:
        old = set(found)
        for table in tables().values():
            if any(link.related_model in old for link in _owners(table.model)):
                found.add(table.model)
    return found


def _owners(model):
    return [
        field
        for field in model._meta.concrete_fields
        if field.is_relation and field.remote_field.on_delete is models.CASCADE
    ]


class Stencil:
    """The rows of `below`, read: table by table, with the places of their keys and links."""

    def __init__(self, keys):
        self.parts = [_Part(Table(model), pks) for model, pks in keys.items()]

    def dicts(self, model):
        """The rows of one table, each as {column: value}."""
        for part in self.parts:
            if part.table.model is model:
                return [dict(zip(part.table.columns, row, strict=True)) for row in part.rows]
        return []


class _Part:
    def __init__(self, table, keys):
        self.table, self.name = table, table.name
        self.at = {name: place for place, name in enumerate(table.columns)}
        self.key = self.at[table.model._meta.pk.column]
        self.links = [
            (self.at[field.column], field.related_model._meta.db_table)
            for field in table.fields
            if field.is_relation
        ]
        # COPY writes a value once, and to Python True is 1.
        self.rows = [
            [int(value) if isinstance(value, bool) else value for value in row]
            for row in table.rows(keys)
        ]


class Press:
    """Prints stencils, and keeps the rows of all of them until they are flushed."""

    def __init__(self):
        self._tables = tables()
        self._next = {}
        self._waiting = defaultdict(list)

    def number(self, name):
        """The next key of a table."""
        if name not in self._next:
            found = models.QuerySet(self._tables[name].model).aggregate(last=Max('pk'))
            self._next[name] = (found['last'] or 0) + 1
        self._next[name] += 1
        return self._next[name] - 1

    def print(self, stencil, known, changes):
        """Write the rows anew. Returns {(table, key in the stencil): new key}.

        known: the same of what they point at besides; changes: {table: {column: its new value, or
        a function of the old}}.
        """
        keys = {
            (part.name, row[part.key]): self.number(part.name)
            for part in stencil.parts
            for row in part.rows
        }
        for part in stencil.parts:
            changed = [(part.at[name], to) for name, to in changes.get(part.name, {}).items()]
            for old in part.rows:
                row = list(old)
                row[part.key] = keys[part.name, old[part.key]]
                for at, name in part.links:
                    if row[at] is not None:
                        link = (name, row[at])
                        row[at] = keys.get(link) or known.get(link, row[at])
                for at, to in changed:
                    row[at] = to(row[at]) if callable(to) else to
                self._waiting[part.name].append(row)
        return keys

    def add(self, name, rows):
        """Rows of one table besides: dicts by column, without their key."""
        table = self._tables[name]
        key = table.model._meta.pk.column
        for row in rows:
            row[key] = self.number(name)
            self._waiting[name].append([row[column] for column in table.columns])

    def flush(self):
        """Write what waits."""
        for name, rows in self._waiting.items():
            table = self._tables[name]
            bulk.insert(table.model, table.columns, rows)
        self._waiting.clear()
