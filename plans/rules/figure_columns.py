"""What the columns of a table mean: by their headings, or as somebody said before.

A table is either wide (a column per period) or a list (a row per figure). Source: product.md 5.8.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from plans.document.bilingual import Bilingual
from plans.document.periods import fiscal_quarter, in_one_month
from plans.document.schema import Target
from plans.document.text import fold, name_key

SKIP, TARGET, PERIOD, VALUE = 'skip', 'target', 'period', 'value'
NUMERATOR, DENOMINATOR, AS_OF, NOTE = 'numerator', 'denominator', 'as_of', 'note'
ROLES = (SKIP, TARGET, PERIOD, VALUE, NUMERATOR, DENOMINATOR, AS_OF, NOTE)
FIGURES_SHEET = Bilingual('Thực hiện', 'Actuals')  # of a workbook that holds other sheets too
HEADS = 15  # a heading is looked for in so many first rows

_MONTH_NAMES = 'jan feb mar apr may jun jul aug sep oct nov dec'.split()  # noqa: SIM905
_YEAR = r'(?:[ /.-]*(?P<year>(?:19|20)[0-9]{2})|[ /.-]+(?P<short>[0-9]{2}))?'
_PATTERNS = (
    ('month', re.compile(rf'(?:t|thang|m|month)[ .]*(?P<number>1[0-2]|0?[1-9]){_YEAR}')),
    ('month', re.compile(r'(?P<number>1[0-2]|0?[1-9])[/.-](?P<year>(?:19|20)[0-9]{2})')),
    ('month', re.compile(r'(?P<year>(?:19|20)[0-9]{2})[/.-](?P<number>1[0-2]|0?[1-9])')),
    ('month', re.compile(rf'(?P<name>{"|".join(_MONTH_NAMES)})[a-z]*{_YEAR}')),
    ('quarter', re.compile(rf'(?:q|quy|quarter)[ .]*(?P<number>[1-4]){_YEAR}')),
)
_WORDS = {
    TARGET: {'chi tieu', 'target', 'ten chi tieu', 'ma', 'metric', 'kpi'},
    PERIOD: {'ky', 'thang', 'period', 'month', 'ngay', 'date'},
    VALUE: {'gia tri', 'thuc hien', 'so lieu', 'value', 'actual', 'amount', 'so tien'},
    NUMERATOR: {'tu so', 'numerator'},
    DENOMINATOR: {'mau so', 'denominator'},
    AS_OF: {'so lieu den', 'den ngay', 'as of', 'figures to'},
    NOTE: {'ghi chu', 'note', 'notes'},
}
_CHOSEN = re.compile(r'(?P<kind>month|quarter)-(?P<number>[0-9]{1,2})')


@dataclass(frozen=True)
class PeriodName:
    """A period as a heading names it: month 3 or quarter 1, perhaps of a year."""

    kind: str
    number: int
    year: int | None


def periods_by_name(pieces, first_month):
    """{PeriodName: [the periods of a target that it may mean]}, with and without the year."""
    found: dict[PeriodName, list] = {}
    for piece in pieces:
        quarter = fiscal_quarter(piece.start, first_month)
        if in_one_month(piece.start, piece.end):
            kind, number, year = 'month', piece.start.month, piece.start.year
        elif piece.end <= quarter.end:
            kind, number, year = 'quarter', quarter.number, quarter.year
        else:
            continue
        for named in (year, None):
            found.setdefault(PeriodName(kind, number, named), []).append(piece)
    return found


@dataclass(frozen=True)
class Layout:
    """Where a table's headings stand, and what each column is: a role, or `month-3`, `quarter-1`.

    A column whose heading names its period by itself has the role 'heading'.
    """

    head: int
    roles: tuple[str, ...]

    def at(self, role):
        """The place of the column with a role, or None."""
        return self.roles.index(role) if role in self.roles else None

    @property
    def is_list(self):
        """A row per figure."""
        return PERIOD in self.roles

    @property
    def is_whole(self):
        """It says which column names the targets, and where figures and their periods stand."""
        has_figure = VALUE in self.roles or {NUMERATOR, DENOMINATOR} <= set(self.roles)
        has_periods = any(_is_period(role) for role in self.roles)
        return TARGET in self.roles and (has_figure if self.is_list else has_periods)

    def periods(self, heading):
        """[(place, PeriodName)] of the columns that hold a period's figures each."""
        return [
            (place, period_name(heading[place]) if role == 'heading' else chosen_period(role))
            for place, role in enumerate(self.roles)
            if _is_period(role)
        ]


def layout_of(rows: Sequence[list], known: Mapping[str, Iterable[str]]) -> Layout | None:
    """The Layout of a table; `known` are roles by the signature of a heading, as said before.

    None where nothing tells what its columns are.
    """
    heads = list(enumerate(rows[:HEADS]))
    for head, row in heads:
        roles = known.get(signature(row))
        if roles:
            return Layout(head, tuple(roles))
    for head, row in heads:
        layout = Layout(head, roles_of(row))
        if layout.is_whole and not _has_figures(row, layout.roles):
            return layout
    return None


def roles_of(heading: Sequence) -> tuple[str, ...]:
    """What each column is by its heading; a wide table names its targets in the first other."""
    roles, used = [], set()
    for cell in heading:
        role = _role_of(cell)
        if role in used and role != 'heading':
            role = SKIP
        used.add(role)
        roles.append(role)
    if 'heading' in used and PERIOD not in used and TARGET not in used:
        first = next((place for place, role in enumerate(roles) if role != 'heading'), None)
        if first is not None and first < roles.index('heading'):
            roles[first] = TARGET
    return tuple(roles)


def signature(heading: Sequence) -> str:
    """One text for a row of headings, by which the same kind of table is known again."""
    return name_key('|'.join(fold(str(cell)) for cell in heading))


def _role_of(cell) -> str:
    words = fold(str(cell))
    named = next((role for role, known in _WORDS.items() if words in known), None)
    return named or ('heading' if period_name(cell) else SKIP)


def _has_figures(row: Sequence, roles: Sequence[str]) -> bool:
    """Whether a cell begins with a digit where no period stands: then it is no row of headings."""
    cells = (str(cell) for cell, role in zip(row, roles, strict=True) if role == SKIP)
    return any(cell[:1].isdecimal() for cell in cells)


def _is_period(role: str) -> bool:
    return role == 'heading' or _CHOSEN.fullmatch(role) is not None


def chosen_period(role: str) -> PeriodName:
    """The period that was chosen for a column: month-3."""
    found = _CHOSEN.fullmatch(role)
    if found is None:
        raise ValueError(role)
    return PeriodName(found['kind'], int(found['number']), None)


def period_name(cell) -> PeriodName | None:
    """The PeriodName of a heading or cell, a day standing for its month; None where it is none."""
    if isinstance(cell, date):
        return PeriodName('month', cell.month, cell.year)
    text = ' '.join(fold(str(cell)).split())
    for kind, pattern in _PATTERNS:
        found = pattern.fullmatch(text)
        if found:
            parts = found.groupdict()
            named = parts.get('name')
            number = _MONTH_NAMES.index(named) + 1 if named else int(parts['number'])
            return PeriodName(kind, number, _year_of(parts))
    day = day_of(text)
    return PeriodName('month', day.month, day.year) if day else None


def _year_of(parts: Mapping[str, str | None]) -> int | None:
    """The year of a name; 27 of T3/27, as charts have it, is 2027."""
    short = parts.get('short')
    year = f'20{short}' if short else parts['year']
    return int(year) if year else None


def day_of(cell) -> date | None:
    """The day a cell names, day first as everywhere here; None where it is none."""
    if isinstance(cell, date):
        return cell
    for pattern in ('%d/%m/%Y', '%d-%m-%Y', '%d.%m.%Y', '%Y-%m-%d'):
        try:
            return datetime.strptime(str(cell).strip(), pattern).date()  # noqa: DTZ007
        except ValueError:
            continue
    return None


def names_of(targets: Iterable[Target]) -> dict[str, list[str]]:
    """{name, folded name or ref: [refs]}."""
    names: dict[str, list[str]] = {}
    for target in targets:
        quoted = fold(f"'{target.id}")  # as our own files guard an id such as =1
        for key in {name_key(target.name), fold(target.name), fold(target.id), quoted} - {''}:
            names.setdefault(key, []).append(target.id)
    return names
