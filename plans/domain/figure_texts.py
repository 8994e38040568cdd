"""What the text of a figure means: a number, or two as in 48/50. Source: product.md 6.2."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from plans.document import numbers
from plans.document.choices import Currency, MetricKind
from plans.document.numbers import NumberError, parse_number

BLANK = {'value': None, 'numerator': None, 'denominator': None}
MESSAGES = {
    numbers.UNREADABLE: gettext_lazy('Enter a number, for example 1,500,000 or 1.5bn'),
    numbers.TOO_MANY_DECIMALS: gettext_lazy('Use at most 3 decimals'),
    numbers.TOO_LONG: gettext_lazy('Use at most 15 digits'),
}


class FigureTextError(ValueError):
    """A text that is no figure; it says why in plain words."""


def read_figure(text, measure, language):
    """{value, numerator, denominator} that a text means; blank is None, which is not zero.

    Raises FigureTextError.
    """
    typed = text.strip()
    if '/' not in typed or measure.kind != MetricKind.RATIO:
        value = _number(typed, language)
        refuse_parts_of_money(value, measure)
        return BLANK | {'value': value}
    above, _slash, below = typed.partition('/')
    parts = {'numerator': _number(above, language), 'denominator': _number(below, language)}
    if None in parts.values():
        raise FigureTextError(_('Enter both numbers, for example 48/50.'))
    return BLANK | parts


def _number(text, language):
    try:
        return parse_number(text, language)
    except NumberError as error:
        raise FigureTextError(str(MESSAGES[error.code])) from error


def refuse_parts_of_money(value, measure):
    """Money has its currency's own decimals. Raises FigureTextError."""
    if value is None or measure.unit not in tuple(Currency):
        return
    decimals = Currency(measure.unit).decimals
    if value != round(value, decimals):
        text = _('Use at most %(decimals)s decimals for money in %(currency)s')
        told = {'decimals': decimals, 'currency': measure.unit}
        raise FigureTextError(
            text % told if decimals else _('Enter a whole number, without decimals')
        )
