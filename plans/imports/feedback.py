"""A table of feedback → what each row says, or why it says nothing.

The first row names the columns in either language; unknown columns are left aside.
"""

import re
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from plans.document import display
from plans.document.choices import FeedbackChannel, FeedbackTopic, Sentiment
from plans.document.text import UNKEEPABLE, fold, nfc
from plans.imports.tables import TableError, numbered
from plans.rules.tone import tone_of

COLUMNS = {
    'customer': {'khach hang', 'khach', 'ten khach', 'cong ty', 'customer', 'company', 'client'},
    'received_on': {'ngay', 'ngay nhan', 'ngay noi', 'date', 'day', 'said on', 'received'},
    'verbatim': {
        'noi dung', 'phan hoi', 'nguyen van', 'y kien', 'feedback', 'words', 'comment', 'review',
    },
    'suggestion': {'gop y', 'de xuat', 'suggestion'},
    'sentiment': {'cam nhan', 'sentiment', 'tone'},
    'channel': {'kenh', 'channel'},
    'topic': {'chu de', 'topic'},
    'rating': {'muc hai long', 'diem', 'so sao', 'rating', 'stars', 'score'},
}  # fmt: skip
ENUMS = {'sentiment': Sentiment, 'channel': FeedbackChannel, 'topic': FeedbackTopic}
LONGEST = {'customer': 160, 'verbatim': 4000, 'suggestion': 4000}
_DAY_FIRST = re.compile(r'([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})')
_YEAR_FIRST = re.compile(r'([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})')


@dataclass
class ReadFeedback:
    """One row: the values by the plan file's names; `fault` says why it cannot be taken."""

    number: int
    values: dict = field(default_factory=dict)
    fault: str = ''
    is_double: bool = False

    @property
    def key(self):
        """What makes two rows the same: customer, day and words."""
        said = self.values
        return said.get('customer'), said.get('received_on'), said.get('verbatim')


class _CellError(Exception):
    """A cell that means nothing here; it says why."""


def read_feedback(rows, today):
    """[ReadFeedback] of a table. Raises TableError where customer or words have no column."""
    places = columns_of(rows[0])
    if 'customer' not in places or not places.keys() & {'verbatim', 'suggestion', 'rating'}:
        raise TableError(
            _('The first row needs the columns Customer and Words, such as: Customer, Date, Words.')
        )
    return [_read(number, row, places, today) for number, row in numbered(rows)]


def columns_of(heading):
    """{field: place} of the columns that are understood."""
    places = {}
    for place, cell in enumerate(heading):
        name = next((one for one, words in COLUMNS.items() if fold(str(cell)) in words), None)
        if name:
            places.setdefault(name, place)
    return places


def _read(number, row, places, today):
    read = ReadFeedback(number)
    try:
        for name, place in places.items():
            cell = row[place] if place < len(row) else ''
            read.values[name] = _cell(name, cell, today)
        _complete(read.values, today)
    except _CellError as error:
        read.fault = str(error)
    return read


def _cell(name, cell, today):
    """What one cell means."""
    if name in LONGEST:
        return _text(name, cell)
    if cell == '':
        return None
    if name == 'received_on':
        return _day(cell, today)
    if name == 'rating':
        return _rating(cell)
    return _choice(ENUMS[name], cell)


def _text(name, cell):
    text = nfc(str(cell)).strip()
    text = ' '.join(text.split()) if name == 'customer' else text
    if UNKEEPABLE.search(text):
        raise _CellError(_('A character here cannot be saved.'))
    if len(text) > LONGEST[name]:
        raise _CellError(_('A text here has more than %(n)s characters.') % {'n': LONGEST[name]})
    return text


def _day(cell, today):
    found = cell if isinstance(cell, date) else _typed_day(''.join(str(cell).split()))
    if found is None:
        raise _CellError(_('“%(cell)s” is no day.') % {'cell': str(cell)[:40]})
    if found > today:
        raise _CellError(_('%(day)s is still to come.') % {'day': display.typed_day(found)})
    return found


def _typed_day(text):
    try:
        if first := _DAY_FIRST.fullmatch(text):
            return date(int(first[3]), int(first[2]), int(first[1]))
        if first := _YEAR_FIRST.fullmatch(text):
            return date(int(first[1]), int(first[2]), int(first[3]))
    except ValueError:
        return None
    return None


def _rating(cell):
    text = str(cell).strip().removesuffix('/5').strip()
    number = Decimal(text) if re.fullmatch(r'[0-9]{1,3}(\.0+)?', text) else None
    if number is None or not 1 <= number <= 5:
        raise _CellError(_('A rating is a whole number from 1 to 5.'))
    return int(number)


def _choice(enum, cell):
    wanted = fold(str(cell))
    for one in enum:
        if wanted in {one.value, fold(one.en), fold(one.vi)}:
            return one
    raise _CellError(_('“%(cell)s” is not one of those known.') % {'cell': str(cell)[:40]})


def _complete(values, today):
    """Fill in what was left blank. Raises _CellError for a row without customer or words."""
    if not values.get('customer'):
        raise _CellError(_('The customer is missing.'))
    if not any(values.get(name) for name in ('verbatim', 'suggestion', 'rating')):
        raise _CellError(_('The words are missing.'))
    values['received_on'] = values.get('received_on') or today
    values['channel'] = values.get('channel') or FeedbackChannel.OTHER
    if not values.get('sentiment'):
        values['sentiment'] = tone_of(values.get('rating'), '', '')
