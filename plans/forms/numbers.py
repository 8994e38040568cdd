"""Numbers as people type them: what is refused, in which words, and what was understood.

The reading itself is plans.document.numbers, so that imports read figures the same way.
"""

from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from plans.document import numbers
from plans.document.display import echo
from plans.document.numbers import NumberError, parse_number

__all__ = ['MESSAGES', 'NumberError', 'echo', 'echo_typed', 'parse_number']

MESSAGES = {
    numbers.UNREADABLE: _('Enter a number, for example 1,500,000 or 1.5bn'),
    numbers.TOO_MANY_DECIMALS: _('Use at most 3 decimals'),
    numbers.TOO_LONG: _('Use at most 15 digits'),
}


def echo_typed(typed, currency: str | None, language: str) -> str:
    """The echo line under a money field: what `typed` was read as, '' when it cannot be read."""
    if isinstance(typed, str):
        try:
            typed = parse_number(typed, language)
        except NumberError:
            return ''
    return echo(typed, currency, language) if isinstance(typed, Decimal | int) else ''
