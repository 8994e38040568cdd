"""A table of figures → the figures meant, by a layout that says what its columns are.

Wide: rows are targets, columns are periods. List: a row per figure. Source: product.md 5.8.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import islice

from django.utils.translation import gettext as _

from plans.document import amounts, display
from plans.document.measures import measure_of
from plans.document.text import fold, name_key
from plans.domain.figure_texts import FigureTextError
from plans.imports.figure_cells import in_unit, is_digits, value_of
from plans.imports.tables import TableError
from plans.rules.figure_columns import (
    AS_OF,
    DENOMINATOR,
    NOTE,
    NUMERATOR,
    PERIOD,
    TARGET,
    VALUE,
    Layout,
    day_of,
    names_of,
    period_name,
    periods_by_name,
)
from plans.rules.tracking import entry_periods

_OTHERS = (NUMERATOR, DENOMINATOR, AS_OF, NOTE)
_TOTALS = frozenset({'tong', 'tong cong', 'cong', 'total', 'grand total', 'sum'})


@dataclass(slots=True, eq=False)
class ReadCell:
    """One cell: what stood there, the figure it means, or why it means none.

    `before`: the figure it would replace, as people write it, of cells that are shown.

    Where it means one it is itself the Change that is asked for: each is made once, for a table
    may have a hundred thousand.
    """

    shown: str
    heading: str
    target: str = ''
    start: date | None = None
    end: date | None = None
    values: dict | None = None
    fault: str = ''
    state: str = 'blank'
    before: str = ''
    reason: str = ''

    was = None

    @property
    def key(self):
        """As what it is known in a report: itself."""
        return self


@dataclass(slots=True)
class ReadRow:
    """One row of the table: its name, the target it is about, its cells; or its fault.

    `is_total`: it adds up other rows, so it is left out.
    """

    name: str
    target: str = ''
    cells: list = field(default_factory=list)
    fault: str = ''
    is_total: bool = False


def read_figures(rows, layout: Layout, document, language):
    """(headings, an iterator of ReadRow) of a table; a list has no headings. Raises TableError."""
    return FigureReader(document, language).read(rows, layout)


class FigureReader:
    """Reads tables for the targets of one plan. What repeats is read once."""

    def __init__(self, document, language):
        self.language = language
        self.first_month = document.fiscal_year_start_month or 1
        self.measures = {one.id: measure_of(one, document.currency) for one in document.targets}
        self.periods = self._periods(document)
        self.names = names_of(document.targets)
        self._targets: dict = {}
        self._spans: dict = {}
        self._headed: dict = {}  # of periods shared by targets: {cell: (span, heading)}

    def _periods(self, document):
        """{ref: {PeriodName: [periods]}}; targets of the same periods share theirs."""
        known: dict = {}
        found = {}
        for target in document.targets:
            pieces = entry_periods(target, document)
            if id(pieces) not in known:
                known[id(pieces)] = pieces, periods_by_name(pieces, self.first_month)
            found[target.id] = known[id(pieces)][1]
        return found

    def read(self, rows: Sequence[list], layout: Layout):
        """(headings, an iterator of ReadRow)."""
        body = islice(rows, layout.head + 1, None)
        if layout.is_list:
            places = [layout.at(role) for role in (TARGET, PERIOD, VALUE)]
            others = [(at, role) for at, role in enumerate(layout.roles) if role in _OTHERS]
            if others or None in places:
                return [], self.list_rows(body, *places, others)
            return [], self.plain_rows(body, *places)
        heading = rows[layout.head]
        columns = [(at, name) for at, name in layout.periods(heading) if name]
        refuse_twice([name for _at, name in columns])
        headings = [self.text(heading[at]) for at, _name in columns]
        at = layout.at(TARGET)
        return headings, (self.wide_row(row, at, columns, headings) for row in body)

    def text(self, cell):
        """A cell as people read it."""
        if isinstance(cell, str):
            return cell
        if isinstance(cell, Decimal):
            return display.number(cell, self.language)
        return display.typed_day(cell)

    def wide_row(self, row, at, columns, headings):
        """One target with a cell per period."""
        ref, name, fault = self.target_of(part(row, at))
        if fault:
            return unnamed(name, fault)
        cells = [
            self.cell(ref, self.span(ref, period), part(row, place), heading)
            for (place, period), heading in zip(columns, headings, strict=True)
        ]
        return ReadRow(name, ref, cells)

    def list_rows(self, body, target_at, period_at, value_at, others):
        """A figure a row; `others`: [(place, role)] of what stands beside it."""
        for row in body:
            ref, name, fault = self.target_of(part(row, target_at))
            if fault:
                yield unnamed(name, fault)
                continue
            period, value = part(row, period_at), part(row, value_at)
            more = {role: cell for at, role in others if (cell := part(row, at)) != ''}
            cell = self.cell(ref, self.span(ref, period), value, self.text(period), more)
            yield ReadRow(name, ref, [cell])

    def plain_rows(self, body, target_at, period_at, value_at):
        """The same where nothing stands beside the figures, as in all long lists: in one go.

        What most rows are, whole numbers of a target that stood in the row above, takes no call.
        """
        longest, most = max(target_at, period_at, value_at), amounts.DIGITS
        before, ref, name, fault, spans = None, None, '', '', {}
        for row in body:
            if len(row) <= longest:
                row = [*row, *[''] * (longest + 1 - len(row))]
            named, period, value = row[target_at], row[period_at], row[value_at]
            if named != before or type(named) is not type(before):
                ref, name, fault = self.target_of(named)
                before, spans = named, self._headed.setdefault(id(self.periods.get(ref)), {})
            if fault:
                yield unnamed(name, fault)
                continue
            known = spans.get(period)
            if known is None:
                known = spans[period] = self.span(ref, period), self.text(period)
            span, heading = known
            start, end, why = span
            is_plain = not why and type(value) is str and len(value) <= most
            if is_plain and value.isdecimal() and value.isascii():
                values = {VALUE: Decimal(value), NUMERATOR: None, DENOMINATOR: None}
                cell = ReadCell(value, heading, ref, start, end, values)
            else:
                cell = self.cell(ref, span, value, heading)
            yield ReadRow(name, ref, [cell])

    def target_of(self, cell):
        """(ref, name as written, '') of the target a cell names, or (None, name, why not)."""
        known = self._targets.get(cell)
        if known is None:
            known = self._targets[cell] = self._target_of(self.text(cell))
        return known

    def _target_of(self, name):
        refs = self.names.get(name_key(name)) or self.names.get(fold(name)) or []
        if len(refs) == 1:
            return refs[0], name, ''
        if refs:
            text = _('More than one target is called so. Write its number, such as T1.')
            return None, name, text
        return None, name, _('The plan has no target of this name.')

    def span(self, ref, period):
        """(start, end, '') of the period of a target, named by a PeriodName or a cell."""
        periods = self.periods[ref]
        key = id(periods), period
        known = self._spans.get(key)
        if known is None:
            known = self._spans[key] = self._span(periods, period)
        return known

    def _span(self, periods, period):
        if isinstance(period, str | Decimal | date):
            shown, period = self.text(period), period_name(period)
            if period is None:
                text = _('“%(period)s” is no month or quarter; days are written day/month/year.')
                return None, None, text % {'period': shown}
        fits = periods.get(period, ())
        if len(fits) == 1:
            return fits[0].start, fits[0].end, ''
        if fits:
            text = _('Write the year too: this plan has that period more than once.')
            return None, None, text
        return None, None, _('The target has no such period.')

    def cell(self, ref, span, value, heading, more=None):
        """One ReadCell; blank where nothing of the figure is there."""
        start, end, fault = span
        if not fault and not more and type(value) is str and is_digits(value):
            values = {VALUE: Decimal(value), NUMERATOR: None, DENOMINATOR: None}
            return ReadCell(value, heading, ref, start, end, values)
        value = in_unit(value, self.measures[ref])
        shown = self.text(value) if value != '' else self.fraction(more)
        if not shown:
            return ReadCell('', heading, ref)
        if fault:
            return ReadCell(shown, heading, ref, fault=fault)
        try:
            values = self.value(ref, value)
            if more:
                values |= self.more(ref, more)
        except FigureTextError as error:
            return ReadCell(shown, heading, ref, start, end, fault=str(error))
        return ReadCell(shown, heading, ref, start, end, values)

    def fraction(self, more):
        """48/50 where the two numbers have columns of their own, else ''."""
        parts = [self.text(more.get(role, '')) for role in (NUMERATOR, DENOMINATOR)] if more else []
        return '/'.join(parts) if any(parts) else ''

    def more(self, ref, found):
        """{field: value} of what stands beside a figure. Raises FigureTextError."""
        values = {
            role: self.value(ref, found[role])[VALUE]
            for role in (NUMERATOR, DENOMINATOR)
            if role in found
        }
        if AS_OF in found:
            values[AS_OF] = day_of(found[AS_OF])
            if values[AS_OF] is None:
                raise FigureTextError(_('Days are written day/month/year, such as 15/04/2027.'))
        if NOTE in found:
            values[NOTE] = self.text(found[NOTE])
        return values

    def value(self, ref, value):
        """{value, numerator, denominator} of one cell. Raises FigureTextError."""
        return value_of(value, self.measures[ref], self.language)


def unnamed(name, fault):
    """A row whose name is no target's: a total is left out, anything else is a fault."""
    if fold(name) in _TOTALS:
        return ReadRow(name, is_total=True)
    return ReadRow(name, fault=fault)


def part(row, at):
    """The cell at a place; blank beyond the row's end, and for no place."""
    return row[at] if at is not None and at < len(row) else ''


def refuse_twice(names):
    """Raise TableError where two columns name the same period."""
    if len(set(names)) != len(names):
        raise TableError(_('Two columns name the same period. Leave one of them out.'))
