"""The limits of every number that is kept (product 0.2): at most 3 decimals, 15 digits."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Context, Decimal

DECIMALS = 3
DIGITS = 15
WIDE = Context(prec=100)  # for what comes of several amounts multiplied

_PLAIN = re.compile(r'-?[0-9]{1,60}(?:\.[0-9]{1,60})?')
_TRIM = re.compile(
    rf'-?[1-9][0-9]{{0,{DIGITS - 1}}}'
    rf'|-?(?:0|[1-9][0-9]{{0,{DIGITS - DECIMALS - 1}}})\.[0-9]{{0,{DECIMALS - 1}}}[1-9]'
)


class Percent(Decimal):
    """A number that a workbook shows as a percentage: 0.178, of which people see 17.8 %."""

    __slots__ = ()


def fits(value: Decimal) -> bool:
    """Say whether a number can be kept exactly on every database."""
    if not value.is_finite():
        return False
    _, digits, exponent = trim(value).as_tuple()
    whole = len(digits) + int(exponent)
    decimals = max(0, -int(exponent))
    return decimals <= DECIMALS and max(whole, 0) + decimals <= DIGITS


def read_trim(text: str) -> Decimal | None:
    """Read a number that is trimmed already and fits, as nearly all do; None for any other."""
    return Decimal(text) if _TRIM.fullmatch(text) else None


def read(text: str) -> Decimal | None:
    """Read a plain decimal such as '-1234.5', trimmed; None for any other spelling.

    No exponent, plus sign, grouping or spaces. Whether it `fits` is not asked here.
    """
    return trim(Decimal(text)) if _PLAIN.fullmatch(text) else None


def trim(value: Decimal) -> Decimal:
    """Give an equal number without trailing zeros, exponent or minus zero."""
    sign, digits, exponent = value.as_tuple()
    if not isinstance(exponent, int):
        return value
    if not any(digits):
        return Decimal(0)
    if exponent > 0:
        return Decimal((sign, digits + (0,) * min(exponent, 99), 0)) if exponent < 99 else value
    keep = len(digits)
    while exponent < 0 and keep > 1 and digits[keep - 1] == 0:
        keep -= 1
        exponent += 1
    return Decimal((sign, digits[:keep], exponent))


def plain(value: Decimal) -> str:
    """Write a number as the plan file does: '1234.5', never '1E+3', '1.50' or '-0'."""
    text = str(value)
    return text if text.isdecimal() else format(trim(value), 'f')


def rounded(value: Decimal, places: int) -> Decimal:
    """Round half up to so many decimals."""
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, WIDE)
