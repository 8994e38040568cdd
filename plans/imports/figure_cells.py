"""What one cell of a table is as a figure of its target."""

from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from plans.document import amounts
from plans.document.choices import MetricKind
from plans.domain.figure_texts import BLANK, FigureTextError, read_figure, refuse_parts_of_money


def in_unit(cell, measure):
    """A percentage of Excel in the unit of the target: 17.8 where that is %, else 0.178."""
    if type(cell) is not amounts.Percent:
        return cell
    return amounts.trim(cell * 100 if measure.unit == '%' else Decimal(cell))


def value_of(cell, measure, language):
    """{value, numerator, denominator} of a cell. Raises FigureTextError."""
    if isinstance(cell, str):
        return read_figure(cell, measure, language)
    if isinstance(cell, date):
        raise FigureTextError(day_is_none(measure))
    if not amounts.fits(cell):
        raise FigureTextError(_('Use at most 15 digits, 3 of them after the decimal mark.'))
    refuse_parts_of_money(cell, measure)
    return BLANK | {'value': amounts.trim(cell)}


def day_is_none(measure):
    """Why a day is no figure; 5/6 becomes one in Excel."""
    if measure.kind != MetricKind.RATIO:
        return _('This is a day, not a figure.')
    return _('Excel made a day of it. Give the cell the format Text, then type it again: 5/6.')


def is_digits(text):
    """Whether a text is a whole number without any sign or mark."""
    return text.isdecimal() and len(text) <= amounts.DIGITS and text.isascii()
