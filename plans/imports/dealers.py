"""A table of dealers → the dealers meant, each new, known, changed, or refused with the reason."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from plans.document import amounts, display
from plans.document.choices import DealerTier
from plans.document.text import UNKEEPABLE, fold, name_key, nfc
from plans.imports.tables import TableError, numbered
from plans.rules import likeness

NEW, SAME, CHANGED, ALIKE, REFUSED = 'new', 'same', 'changed', 'alike', 'refused'
_COLUMNS = {
    'name': {'ten', 'ten dai ly', 'dai ly', 'dealer', 'name', 'dealer name', 'dealer’s name'},
    'tier': {'cap', 'cap dai ly', 'tier', 'level', 'loai'},
    'province': {'tinh', 'tinh thanh', 'tinh/thanh', 'tinh/thanh pho', 'khu vuc', 'province'},
    'contact': {'lien he', 'nguoi lien he', 'contact'},
    'phone': {'dien thoai', 'so dien thoai', 'sdt', 'dt', 'phone', 'tel'},
    'is_top_seller': {'ban gioi', 'ban hang gioi', 'nguoi ban gioi', 'top seller', 'top'},
}
_TIERS = {
    fold(word): tier
    for tier in DealerTier
    for word in (tier.value, tier.label('vi'), tier.label('en'))
} | {
    'cap 1': DealerTier.LEVEL1,
    'cap 2': DealerTier.LEVEL2,
    '1': DealerTier.LEVEL1,
    '2': DealerTier.LEVEL2,
    'npp': DealerTier.DISTRIBUTOR,
    'ctv': DealerTier.COLLABORATOR,
}
_YES = {'x', 'co', 'yes', 'true', '1', 'y', 'v', '✓'}
_NO = {'', 'khong', 'no', 'false', '0', 'n'}
LINE = 160  # letters, as in the form
_LONGEST = {'name': LINE, 'province': 60, 'contact': LINE, 'phone': 40}


@dataclass
class ReadDealer:
    """One row: what it says, the known dealer of that name or those that look alike, its state."""

    number: int
    values: dict = field(default_factory=dict)
    known: int | None = None
    alike: list = field(default_factory=list)
    state: str = NEW
    fault: str = ''


def columns_of(heading):
    """{field: place} of a first row. Raises TableError without a column of names."""
    words = [fold(text_of(cell)) for cell in heading]
    found = {
        name: next((at for at, word in enumerate(words) if word in known), None)
        for name, known in _COLUMNS.items()
    }
    if found['name'] is None:
        raise TableError(
            _('The first row names the columns: Dealer, Tier, Province, Contact, Phone.')
        )
    return {name: at for name, at in found.items() if at is not None}


def read_dealers(rows, known):
    """A ReadDealer of every row below the headings.

    `known`: [(pk, {field: value})] of the workspace's dealers. Raises TableError.
    """
    columns = columns_of(rows[0])
    by_name = {name_key(values['name']): (pk, values) for pk, values in known}
    cores = [(pk, likeness.core(values['name'])) for pk, values in known]
    read, seen = [], set()
    for number, row in numbered(rows):
        one = read_row(number, row, columns)
        key = name_key(one.values.get('name', ''))
        if not one.fault and key in seen:
            one.fault = _('This dealer stands in the table twice.')
        seen.add(key)
        place(one, by_name.get(key), cores)
        read.append(one)
    return read


def place(one, same, cores):
    """Say whether the dealer is new, known, changed, or looks like another."""
    if one.fault:
        one.state = REFUSED
    elif same:
        one.known, before = same
        one.state = CHANGED if any(before[k] != v for k, v in one.values.items()) else SAME
    else:
        wanted = likeness.core(one.values['name'])
        one.alike = [pk for pk, core in cores if likeness.are_alike(wanted, core)]
        one.state = ALIKE if one.alike else NEW


def read_row(number, row, columns):
    """One row; blank cells say nothing, except that a new dealer has nothing there."""
    one = ReadDealer(number)
    for name, at in columns.items():
        text = text_of(row[at], is_phone=name == 'phone') if at < len(row) else ''
        try:
            value = value_of(name, text)
        except TableError as error:
            one.fault = one.fault or str(error)
            continue
        if value != '':
            one.values[name] = value
    if 'name' not in one.values and not one.fault:
        one.fault = _('The name is missing.')
    return one


def value_of(name, text):
    """A cell as its field keeps it, '' for blank. Raises TableError."""
    folded = fold(text)
    if name == 'tier' and text:
        if folded not in _TIERS:
            raise TableError(_('“{text}” is no tier.').format(text=text[:40]))
        return _TIERS[folded].value
    if name == 'is_top_seller':
        if folded not in _YES | _NO:
            raise TableError(_('Write yes or no for top sellers, not “{x}”.').format(x=text[:40]))
        return folded in _YES if text else ''
    if UNKEEPABLE.search(text):
        raise TableError(_('One character here cannot be saved: delete it and type the word again'))
    if len(text) > _LONGEST.get(name, LINE):
        raise TableError(_('“{text}…” is too long.').format(text=text[:40]))
    return text


def text_of(cell, is_phone=False):
    """A cell as text; a phone number that Excel took for a number gets its zero back."""
    if isinstance(cell, Decimal):
        plain = amounts.plain(cell)
        return f'0{plain}' if is_phone and len(plain) == 9 and plain.isdecimal() else plain
    if isinstance(cell, date):
        return display.typed_day(cell)
    return ' '.join(nfc(str(cell)).split())
