"""A table of figures → the figures meant: rows are targets by name, columns are periods.

A list with the columns target, period and value is read as well. Source: product.md 5.8.
"""

import re
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from plans.document import amounts, display
from plans.document.measures import measure_of
from plans.document.periods import fiscal_quarter
from plans.document.text import fold, name_key
from plans.domain.figure_texts import BLANK, FigureTextError, read_figure
from plans.imports.tables import TableError
from plans.rules.tracking import entry_periods

_MONTH_NAMES = 'jan feb mar apr may jun jul aug sep oct nov dec'.split()  # noqa: SIM905
_YEAR = r'(?:[ /.-]*(?P<year>(?:19|20)[0-9]{2}))?'
_PATTERNS = (
    ('month', re.compile(rf'(?:t|thang|m|month)[ .]*(?P<number>1[0-2]|0?[1-9]){_YEAR}')),
    ('month', re.compile(r'(?P<number>1[0-2]|0?[1-9])[/.-](?P<year>(?:19|20)[0-9]{2})')),
    ('month', re.compile(r'(?P<year>(?:19|20)[0-9]{2})[/.-](?P<number>1[0-2]|0?[1-9])')),
    ('month', re.compile(rf'(?P<name>{"|".join(_MONTH_NAMES)})[a-z]*{_YEAR}')),
    ('quarter', re.compile(rf'(?:q|quy|quarter)[ .]*(?P<number>[1-4]){_YEAR}')),
)
_LIST_COLUMNS = {
    'target': {'chi tieu', 'target', 'ten chi tieu', 'ma', 'metric', 'kpi'},
    'period': {'ky', 'thang', 'period', 'month', 'ngay', 'date'},
    'value': {'gia tri', 'thuc hien', 'so lieu', 'value', 'actual', 'amount', 'so tien'},
}


@dataclass(frozen=True)
class PeriodName:
    """A period as a heading names it: month 3 or quarter 1, perhaps of a year."""

    kind: str
    number: int
    year: int | None

    def fits(self, piece, first_month):
        """Whether a period of a target is the one named."""
        if self.kind == 'month':
            is_month = (piece.start.year, piece.start.month) == (piece.end.year, piece.end.month)
            same = is_month and piece.start.month == self.number
            return same and self.year in (None, piece.start.year)
        quarter = fiscal_quarter(piece.start, first_month)
        is_longer = piece.end.month != piece.start.month
        same = is_longer and quarter.number == self.number and piece.end <= quarter.end
        return same and self.year in (None, quarter.year)


@dataclass
class ReadCell:
    """One cell: what stood there, the figure it means, or why it means none."""

    shown: str
    heading: str
    target: str = ''
    start: date | None = None
    end: date | None = None
    values: dict = field(default_factory=dict)
    fault: str = ''
    state: str = 'blank'


@dataclass
class ReadRow:
    """One row of the table: its name, the target it is about, its cells; or its fault."""

    name: str
    target: str = ''
    cells: list = field(default_factory=list)
    fault: str = ''


def read_figures(rows, document, language):
    """(headings, [ReadRow]) of a table. Raises TableError where it has no row of periods."""
    return FigureReader(document, language).read(rows)


class FigureReader:
    """Reads tables for the targets of one plan."""

    def __init__(self, document, language):
        self.document, self.language = document, language
        self.first_month = document.fiscal_year_start_month or 1
        self.targets = {one.id: one for one in document.targets}
        self.measures = {
            ref: measure_of(one, document.currency) for ref, one in self.targets.items()
        }
        self.periods = {ref: entry_periods(one, document) for ref, one in self.targets.items()}
        self.names = self._names()
        self._found = {}

    def _names(self):
        """{name, folded name or ref: [refs]}."""
        names = {}
        for ref, target in self.targets.items():
            for key in {name_key(target.name), fold(target.name), fold(ref)} - {''}:
                names.setdefault(key, []).append(ref)
        return names

    def read(self, rows):
        """(headings, [ReadRow])."""
        columns = list_columns(rows[0])
        if columns:
            return [], [self.read_list_row(row, columns) for row in rows[1:]]
        names = [period_name(cell) for cell in rows[0]]
        places = [place for place, name in enumerate(names) if name and place]
        if not places:
            raise TableError(
                _('The first row has no periods. Write them as T1, T2 … or 01/2027, 02/2027 …')
            )
        self.refuse_twice([names[place] for place in places])
        headings = [written(rows[0][place], self.language) for place in places]
        return headings, [self.read_row(row, names, places, headings) for row in rows[1:]]

    def refuse_twice(self, names):
        """Raise TableError where two columns name the same period."""
        if len(set(names)) != len(names):
            raise TableError(_('Two columns name the same period. Leave one of them out.'))

    def read_row(self, row, names, places, headings):
        """One target with a cell per period."""
        name = written(row[0], self.language)
        ref, fault = self.target_of(name)
        if fault:
            return ReadRow(name, fault=fault)
        cells = [
            self.cell(ref, names[place], row[place] if place < len(row) else '', heading)
            for place, heading in zip(places, headings, strict=True)
        ]
        return ReadRow(name, ref, cells)

    def read_list_row(self, row, columns):
        """One figure of a list."""
        found = {key: row[at] if at < len(row) else '' for key, at in columns.items()}
        name = written(found['target'], self.language)
        ref, fault = self.target_of(name)
        heading = written(found['period'], self.language)
        period = period_name(found['period'])
        if not fault and period is None:
            fault = _('“%(period)s” is no month or quarter.') % {'period': heading}
        if fault:
            return ReadRow(name, ref or '', fault=fault)
        return ReadRow(name, ref, [self.cell(ref, period, found['value'], heading)])

    def target_of(self, name):
        """(ref, '') of the target a row names, or (None, why not)."""
        refs = self.names.get(name_key(name)) or self.names.get(fold(name)) or []
        if len(set(refs)) == 1:
            return refs[0], ''
        if refs:
            return None, _('More than one target is called so. Write its number, such as T1.')
        return None, _('The plan has no target of this name.')

    def cell(self, ref, period, value, heading):
        """One ReadCell."""
        cell = ReadCell(written(value, self.language), heading, ref)
        if value == '':
            return cell
        key = ref, period
        if key not in self._found:
            fits = [one for one in self.periods[ref] if period.fits(one, self.first_month)]
            self._found[key] = fits
        fits = self._found[key]
        if len(fits) != 1:
            cell.fault = (
                _('Write the year too: this plan has that period more than once.')
                if fits
                else _('The target has no such period.')
            )
            return cell
        cell.start, cell.end = fits[0].start, fits[0].end
        try:
            cell.values = self.figure(ref, value)
        except FigureTextError as error:
            cell.fault = str(error)
        return cell

    def figure(self, ref, value):
        """{value, numerator, denominator} of a cell. Raises FigureTextError."""
        measure = self.measures[ref]
        if isinstance(value, date):
            raise FigureTextError(_('This is a day, not a figure.'))
        if isinstance(value, Decimal):
            if not amounts.fits(value):
                raise FigureTextError(_('Use at most 15 digits, 3 of them after the decimal mark.'))
            return BLANK | {'value': amounts.trim(value)}
        return read_figure(value, measure, self.language)


def period_name(cell):
    """The PeriodName of a heading; None where it names none."""
    if isinstance(cell, date):
        return PeriodName('month', cell.month, cell.year)
    text = ' '.join(fold(str(cell)).split())
    for kind, pattern in _PATTERNS:
        found = pattern.fullmatch(text)
        if found:
            parts = found.groupdict()
            named = parts.get('name')
            number = _MONTH_NAMES.index(named) + 1 if named else int(parts['number'])
            return PeriodName(kind, number, int(parts['year']) if parts['year'] else None)
    return None


def list_columns(heading):
    """{'target', 'period', 'value': place} where the table is a list; None where it is none."""
    words = [fold(str(cell)) for cell in heading]
    found = {
        key: next((at for at, word in enumerate(words) if word in known), None)
        for key, known in _LIST_COLUMNS.items()
    }
    return None if None in found.values() else found


def written(cell, language):
    """A cell as people read it."""
    if isinstance(cell, Decimal):
        return display.number(cell, language)
    return display.typed_day(cell) if isinstance(cell, date) else cell
