"""How numbers, money and days read in Vietnamese and English. Source: product.md 6.2.

Every function is pure, takes the language ('vi' or 'en') and remembers its answers: a page asks for
hundreds. A value is a Decimal, int or Fraction, rounded half up; ratios are in percent points (12.5
is 12.5 %). Spaces inside a figure never break.
"""

from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from babel import Locale
from babel.dates import format_timedelta
from babel.numbers import get_currency_symbol

from plans.document import amounts
from plans.document.choices import Currency

NBSP = '\u00a0'
MINUS = '\u2212'
NONE = '–'

_BRITISH = Locale('en', 'GB')  # US$ rather than $
_LOCALES = {'vi': Locale('vi'), 'en': _BRITISH}
_FULL_STOP_TO_COMMA = str.maketrans(',.', '.,')
_MONTHS = Locale('en').months['format']['abbreviated']  # Sep, where Britain writes Sept
_MILLION, _BILLION = 10**6, 10**9
_LARGE = {
    'vi': (NBSP, {_MILLION: 'triệu', _BILLION: 'tỷ'}),
    'en': ('', {_MILLION: 'm', _BILLION: 'bn'}),
}
_CURRENCIES = frozenset(Currency)
_remember = lru_cache(maxsize=8192)


@_remember
def number(value, language: str, decimals: int | None = None, *, signed: bool = False) -> str:
    """1.234.567,89 or 1,234,567.89; `signed` shows a plus.

    `decimals` None shows as many as there are, at most three.
    """
    exact = _rounded(value, amounts.DECIMALS if decimals is None else decimals)
    figures = f'{exact.copy_abs():,f}'
    if decimals is None:
        figures = figures.rstrip('0').rstrip('.')
    if language == 'vi':
        figures = figures.translate(_FULL_STOP_TO_COMMA)
    return _sign(exact, signed) + figures


@_remember
def percent(value, language: str, decimals: int | None = None, *, signed: bool = False) -> str:
    """12,5 % or 12.5%; `value` in percent points."""
    gap = NBSP if language == 'vi' else ''
    return f'{number(value, language, decimals, signed=signed)}{gap}%'


@_remember
def points(value, language: str, decimals: int | None = None, *, signed: bool = True) -> str:
    """A difference of percentages: +2,5 điểm % or +2.5 pp (product.md 5)."""
    words = {'vi': f'điểm{NBSP}%', 'en': 'pp'}
    return f'{number(value, language, decimals, signed=signed)}{NBSP}{words[language]}'


@_remember
def symbol(currency: str, language: str) -> str:
    """₫, US$ …"""
    return get_currency_symbol(currency, _LOCALES[language])


@_remember
def money(value, currency: str, language: str, *, signed: bool = False) -> str:
    """1.234.567.890 ₫ or ₫1,234,567,890, with the currency's own decimals."""
    exact = _rounded(value, Currency(currency).decimals)
    figures = number(exact.copy_abs(), language, Currency(currency).decimals)
    return _sign(exact, signed) + _with_symbol(figures, currency, language)


@_remember
def large_money(
    value, currency: str, language: str, *, signed: bool = False, least: int = _MILLION
) -> str:
    """12,5 tỷ ₫ · 850 triệu ₫, or ₫12.5bn · ₫850m; money under a million, or `least`, in full."""
    size = large(abs(value), language, least=least)
    if size is None:
        return money(value, currency, language, signed=signed)
    return _sign(value, signed) + _with_symbol(size, currency, language)


@_remember
def large(value, language: str, decimals: int = 1, *, least: int = _MILLION) -> str | None:
    """1,5 tỷ or 1.5bn, at most so many decimals; None when nearer to 0 than `least`."""
    if abs(value) < least:
        return None
    unit = _large_unit(value, decimals)
    figures = number(_rounded(_exact(value) / unit, decimals), language)
    gap, words = _LARGE[language]
    return f'{figures}{gap}{words[unit]}'


@_remember
def amount(value, unit: str, language: str, decimals: int | None = None) -> str:
    """A value with its unit: money when the unit is a currency, a percentage when it is %."""
    if unit in _CURRENCIES:
        return money(value, unit, language)
    if unit == '%':
        return percent(value, language, decimals)
    figures = number(value, language, decimals)
    return f'{figures}{NBSP}{unit}' if unit else figures


@_remember
def echo(value, currency: str | None, language: str) -> str:
    """What a typed number was read as: "= 1.500.000.000 ₫ (1,5 tỷ)"."""
    spelt = number(abs(value), language)
    if currency:
        spelt = _with_symbol(spelt, currency, language)
    spelt = f'= {_sign(value)}{spelt}'
    size = large(value, language, 3)
    if size is None:
        return spelt
    near = f'≈{NBSP}' if value * 1000 % _large_unit(value, 3) else ''
    return f'{spelt} ({near}{size})'


def typed_number(value, language: str) -> str:
    """A number as its input shows it, to be typed over: grouped, every decimal, a typed minus."""
    return number(value, language).replace(MINUS, '-')


def typed_day(day: date) -> str:
    """A day as its input shows it: dd/mm/yyyy in both languages."""
    return f'{day.day:02d}/{day.month:02d}/{day.year:04d}'


@_remember
def day(value: date, language: str) -> str:
    """23/11/2026 or 23 Nov 2026."""
    if language == 'vi':
        return typed_day(value)
    return f'{value.day} {_MONTHS[value.month]} {value.year}'


def days(start: date, end: date, language: str) -> str:
    """A span of days, both ends written in full."""
    return f'{day(start, language)} – {day(end, language)}'


def moment(value: datetime, language: str) -> str:
    """14:30 23/11/2026 or 23 Nov 2026, 14:30; `value` is already in the reader's time zone."""
    clock, on = f'{value:%H:%M}', day(date(value.year, value.month, value.day), language)
    return f'{clock} {on}' if language == 'vi' else f'{on}, {clock}'


@_remember
def month(value: date, language: str) -> str:
    """tháng 3/2027 or Mar 2027."""
    if language == 'vi':
        return f'tháng {value.month}/{value.year}'
    return f'{_MONTHS[value.month]} {value.year}'


@_remember
def month_in_grid(value: date, language: str, with_year: bool = False) -> str:
    """T3 or Mar; T3/27 or Mar 27 where months of several years stand side by side."""
    if language == 'vi':
        return f'T{value.month}/{value:%y}' if with_year else f'T{value.month}'
    return f'{_MONTHS[value.month]} {value:%y}' if with_year else _MONTHS[value.month]


@_remember
def quarter(number_of_year: int, year: int, language: str) -> str:
    """quý 1/2027 or Q1 2027."""
    if language == 'vi':
        return f'quý {number_of_year}/{year}'
    return f'Q{number_of_year} {year}'


def ago(then: datetime, now: datetime, language: str) -> str:
    """2 giờ trước or 2 hours ago; the first minute is "vừa xong", "just now"."""
    gone = then - now
    if abs(gone.total_seconds()) < 60:
        return 'vừa xong' if language == 'vi' else 'just now'
    return format_timedelta(gone, add_direction=True, threshold=1, locale=_LOCALES[language])


def _rounded(value, decimals: int) -> Decimal:
    return amounts.rounded(_exact(value), decimals)


def _large_unit(value, decimals: int) -> int:
    """A billion as soon as the millions, rounded, are a thousand: 999.96 million is 1 billion."""
    return _BILLION if abs(_rounded(_exact(value) / _MILLION, decimals)) >= 1000 else _MILLION


def _exact(value) -> Decimal:
    if isinstance(value, Fraction):
        return amounts.WIDE.divide(Decimal(value.numerator), Decimal(value.denominator))
    return Decimal(value)


def _sign(value, signed: bool = False) -> str:
    if value < 0:
        return MINUS
    return '+' if signed and value > 0 else ''


def _with_symbol(figures: str, currency: str, language: str) -> str:
    sign = symbol(currency, language)
    return f'{figures}{NBSP}{sign}' if language == 'vi' else sign + figures
