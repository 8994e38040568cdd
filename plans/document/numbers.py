"""Reading a number as people type it, in Vietnamese or English. Source: product.md 6.2."""

import re
import unicodedata
from decimal import Decimal

from plans.document import amounts
from plans.document.text import fold

UNREADABLE, TOO_MANY_DECIMALS, TOO_LONG = 'unreadable', 'too_many_decimals', 'too_long'

_MARKS = {'vi': ('.', ','), 'en': (',', '.')}  # between groups of three, before the decimals
_UNITS = {
    **dict.fromkeys(('k', 'nghin', 'ngan'), 10**3),
    **dict.fromkeys(('tr', 'trieu', 'm', 'million'), 10**6),
    **dict.fromkeys(('ty', 'ti', 'b', 'bn', 'billion'), 10**9),
}
# The signs of the workspace's currencies and the percent sign say nothing new: they are dropped.
_DROPPED = r'(?:us\$|\$|usd|₫|vnd|dong|d|€|eur|(?:jp|cn)?[¥￥]|jpy|cny|%)'
_SHAPE = re.compile(
    rf'(?P<minus>[-−–+]?) ?(?:{_DROPPED} ?)?(?P<minus_inside>[-−–+]?) ?'
    r'(?P<figures>[0-9](?:[0-9., ]*[0-9])?)'
    rf' ?(?P<unit>{"|".join(_UNITS)})?(?: ?{_DROPPED})?'
)
_GROUPED = {
    language: re.compile(
        rf'(?P<whole>[1-9][0-9]{{0,2}}(?P<mark>[ {group}])[0-9]{{3}}(?:(?P=mark)[0-9]{{3}})*)'
        rf'(?:{point}(?P<decimals>[0-9]+))?'
    )
    for language, (group, point) in _MARKS.items()
}
# One mark that cannot stand between groups of three is a decimal mark, whichever it is.
_UNGROUPED = re.compile(
    r'(?P<whole>[1-9][0-9]{0,2}(?: [0-9]{3})+|0|[1-9][0-9]*)[.,](?P<decimals>[0-9]+)'
    r'|(?P<digits>[0-9]+)'
)
_LONGEST = 200  # characters; nobody types a number longer than this


class NumberError(ValueError):
    """The text is no number we can take; `code` is UNREADABLE, TOO_MANY_DECIMALS or TOO_LONG."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def parse_number(text: str, language: str) -> Decimal | None:
    """The number that `text` means to a reader of `language` ('vi' or 'en'); None for a blank.

    "1,5 tỷ" is 1500000000 in both; "1.500" is 1500 in Vietnamese and 1.5 in English. Signs of
    currencies and % are dropped. Raises NumberError for anything else, for more than 3 decimals
    and for more than 15 digits.
    """
    typed = text.strip()
    if len(typed) > _LONGEST:
        raise NumberError(UNREADABLE)
    words = _tidy(typed)
    if not words:
        return None
    shape = _SHAPE.fullmatch(words)
    if shape is None or (shape['minus'] and shape['minus_inside']):
        raise NumberError(UNREADABLE)
    value = _read_figures(shape['figures'], language) * _UNITS.get(shape['unit'], 1)
    negative = (shape['minus'] or shape['minus_inside'] or '+') != '+'
    if not amounts.fits(value):
        raise NumberError(TOO_LONG)
    return amounts.trim(-value if negative else value)


def meant_percentage(share: Decimal | None, near: Decimal | None = None) -> Decimal | None:
    """The percentage that a share of one was probably meant as: 17.8 for 0.178; else None.

    `near`: about what is expected; what lies nearer to that as it was typed is meant so.
    """
    if share is None or not 0 < share < 1:
        return None
    percentage = share * 100
    if near is not None and abs(near - share) <= abs(near - percentage):
        return None
    return percentage


def _tidy(text: str) -> str:
    """`text` without tone marks and invisible characters, in lower case, single plain spaces."""
    seen = ''.join(sign for sign in text if unicodedata.category(sign) != 'Cf')
    return ' '.join(fold(seen).split())


def _read_figures(figures: str, language: str) -> Decimal:
    found = _GROUPED[language].fullmatch(figures) or _UNGROUPED.fullmatch(figures)
    if found is None:
        raise NumberError(UNREADABLE)
    parts = found.groupdict()
    whole = re.sub('[^0-9]', '', parts.get('digits') or parts['whole'])
    decimals = parts['decimals'] or ''
    if len(decimals) > amounts.DECIMALS:
        raise NumberError(TOO_MANY_DECIMALS)
    return Decimal(f'{whole}.{decimals}')
