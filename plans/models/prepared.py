"""A query whose SQL is written once: Django takes longer to write it than the database to answer.

For the few queries that nearly every request asks (docs/decisions/0009-prepared-queries.md).
"""

from datetime import date, timedelta
from functools import partial
from itertools import count
from weakref import WeakKeyDictionary

from django.db import connections, router
from django.db.models.query import get_related_populators

# What stands in the SQL for a value until it is asked, by its type; no such row can exist.
_STANDS_FOR = {int: 1_987_654_321, str: '\ufffc{}', date: date(1, 1, 1)}
_MOST = 2**63 - 1
_numbers = count(1)


class Prepared:
    """A queryset of model instances or of dicts (`values`), asked again with other values.

    `queryset_of(*values)` makes the queryset; `kinds` are the types (int, str, date) of the
    values, each of which it compares with a column, and nothing else may depend on. Called with
    values it gives the list of instances or dicts, as the queryset would.
    """

    def __init__(self, queryset_of, *kinds):
        self._queryset_of, self._kinds = queryset_of, kinds
        self._written = {}

    def __call__(self, *values):
        queryset = self._written.get('queryset')
        if queryset is None:
            queryset = self._written['queryset'] = self._queryset_of(*self._marks())
        alias = router.db_for_read(queryset.model)
        if alias not in self._written:
            self._written[alias] = self._write(queryset.query.clone(), alias)
        if any(isinstance(value, int) and not -_MOST <= value <= _MOST for value in values):
            return []  # no column holds it, and SQLite would not take it
        compiler, statement, converters, build = self._written[alias]
        given = dict(zip(self._marks(), values, strict=True))
        given |= {f'{mark}': f'{value}' for mark, value in given.items() if isinstance(mark, date)}
        with connections[alias].cursor() as cursor:
            statement.execute(cursor, given)
            rows = cursor.fetchall()
        if converters:
            rows = compiler.apply_converters(rows, converters)
        return [build(row) for row in rows]

    def _marks(self):
        return [_mark(kind, place) for place, kind in enumerate(self._kinds)]

    def _write(self, query, alias):
        """(compiler, statement, converters, row → instance) for one database."""
        compiler = query.get_compiler(alias)
        planned = connections[alias].vendor == 'postgresql'
        statement = (_Planned if planned else _Statement)(*compiler.as_sql())
        converters = compiler.get_converters(column for column, *_rest in compiler.select)
        if query.selected:  # of `values`
            return compiler, statement, converters, partial(_as_dict, list(query.selected))
        model, (first, *_more) = compiler.klass_info['model'], compiler.klass_info['select_fields']
        last = compiler.klass_info['select_fields'][-1] + 1
        names = [column.target.attname for column, *_rest in compiler.select[first:last]]
        populators = get_related_populators(compiler.klass_info, compiler.select, alias)

        def build(row):
            made = model.from_db(alias, names, row[first:last])
            for populator in populators:
                populator.populate(row, made)
            return made

        return compiler, statement, converters, build


class _Statement:
    """SQL in which marks stand for values."""

    def __init__(self, sql, parameters):
        self._sql, self._parameters = sql, parameters

    def execute(self, cursor, given):
        """Ask it with the values `given` for its marks."""
        cursor.execute(self._sql, [given.get(one, one) for one in self._parameters])


class _Planned(_Statement):
    """The same where each session of the database plans it once: that takes PostgreSQL longer
    than the answer.
    """

    def __init__(self, sql, parameters):
        super().__init__(sql, parameters)
        self._name, self._text = f'prepared_{next(_numbers)}', ''

    def execute(self, cursor, given):
        values = [given[one] for one in self._parameters if one in given]
        known = _known_to(cursor.connection)
        if self._name not in known:
            self._plan(cursor, given)
            known.add(self._name)
        places = f'({", ".join(["%s"] * len(values))})' if values else ''
        cursor.execute(f'EXECUTE {self._name}{places}', values)

    def _plan(self, cursor, given):
        """Let the session plan it, apart from the asking: a plan outlives an answer that fails."""
        self._text = self._text or self._written(cursor, given)
        with cursor.db.wrap_database_errors:
            cursor.cursor.execute(f'PREPARE {self._name} AS {self._text}')

    def _written(self, cursor, given):
        """The SQL with $1, $2, … for the marks and all other parameters written out."""
        numbers = count(1)
        parts = (
            f'${next(numbers)}' if one in given else cursor.mogrify('%s', [one]).decode()
            for one in self._parameters
        )
        return self._sql % tuple(parts)


_known = WeakKeyDictionary()


def _known_to(session):
    """The names that this session of PostgreSQL has planned."""
    return _known.setdefault(session, set())


def _mark(kind, place):
    if kind is str:
        return _STANDS_FOR[str].format(place)
    return _STANDS_FOR[kind] + (place if kind is int else timedelta(place))


def _as_dict(names, row):
    return dict(zip(names, row, strict=True))


class PreparedFirst:
    """The first row of a queryset and how many come after it, as (row, int); (None, 0) of none.

    It counts `most` at most. `queryset_of` and `kinds` are those of Prepared. Two queries, one of
    no row.
    """

    def __init__(self, queryset_of, *kinds, most=98):
        self._pks = Prepared(lambda *of: queryset_of(*of).values('pk')[: most + 1], *kinds)
        self._row = Prepared(lambda pk, *of: queryset_of(*of).filter(pk=pk), int, *kinds)

    def __call__(self, *values):
        found = self._pks(*values)
        rows = self._row(found[0]['pk'], *values) if found else []
        return (rows[0], len(found) - 1) if rows else (None, 0)


class PreparedUpdate:
    """Writes named columns of one row by its pk: `update(pk, column=value)`, the same each time."""

    def __init__(self, model, *attributes):
        self._model, self._fields = model, [model._meta.get_field(one) for one in attributes]
        self._sql = {}

    def __call__(self, pk, values):
        """Write the values, in the order of the columns."""
        alias = router.db_for_write(self._model)
        connection = connections[alias]
        if alias not in self._sql:
            quote = connection.ops.quote_name
            columns = ', '.join(f'{quote(field.column)} = %s' for field in self._fields)
            meta = self._model._meta
            self._sql[alias] = (
                f'UPDATE {quote(meta.db_table)} SET {columns} '  # noqa: S608 - our own names
                f'WHERE {quote(meta.pk.column)} = %s'
            )
        pairs = zip(self._fields, values, strict=True)
        kept = [field.get_db_prep_save(value, connection) for field, value in pairs]
        with connection.cursor() as cursor:
            cursor.execute(self._sql[alias], [*kept, pk])
