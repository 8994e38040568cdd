"""Fields for what people type: text, numbers, days. Source: product.md 6.2.

A refused value stays in its input as it was typed, with the reason in plain words.
"""

import re
from datetime import date, datetime
from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

from plans.document import display
from plans.document.choices import Currency
from plans.document.numbers import meant_percentage
from plans.document.text import UNKEEPABLE, UNSEEN, nfc
from plans.domain.language import active_language
from plans.forms.numbers import MESSAGES, NumberError, echo_typed, parse_number
from plans.forms.widgets import (
    AmountInput,
    DayInput,
    EmailInput,
    LineInput,
    LinkInput,
    ParagraphInput,
)

REQUIRED = _('This is required: fill it in')


class _TextMixin:
    """Text in composed form (NFC), trimmed; what cannot be kept is refused, not dropped.

    What nobody sees is nothing written.
    """

    default_error_messages = {
        'required': REQUIRED,
        'characters': _('One character here cannot be saved: delete it and type the word again'),
        'max_length': _(
            'Use at most %(limit_value)d characters; there are %(show_value)d at present'
        ),
        'min_length': _(
            'Write at least %(limit_value)d characters; there are %(show_value)d at present'
        ),
    }

    def to_python(self, value):
        text = super().to_python(value)
        if not isinstance(text, str):
            return text
        if UNKEEPABLE.search(text):
            raise ValidationError(self.error_messages['characters'], 'characters')
        return '' if UNSEEN.fullmatch(text) else self.tidied(nfc(text))

    def tidied(self, text):
        """One line: every run of white space is one space."""
        return ' '.join(text.split())

    def widget_attrs(self, widget):
        """No maxlength: browsers cut a pasted text short without a word."""
        attrs = super().widget_attrs(widget)
        return {name: value for name, value in attrs.items() if name not in _LENGTHS}


_LENGTHS = {'maxlength', 'minlength'}


class LineField(_TextMixin, forms.CharField):
    """One line of text."""

    widget = LineInput


class ParagraphField(_TextMixin, forms.CharField):
    """Several lines of text, kept with plain line ends."""

    widget = ParagraphInput

    def tidied(self, text):
        return re.sub('\r\n|[\r\v\f]', '\n', text).strip()


class LinesField(ParagraphField):
    """A list typed one item a line: gives a list of str, without blanks and repetitions."""

    def clean(self, value):
        lines = (' '.join(line.split()) for line in super().clean(value).split('\n'))
        return list(dict.fromkeys(line for line in lines if line))

    def prepare_value(self, value):
        return '\n'.join(value) if isinstance(value, list | tuple) else value

    def has_changed(self, initial, data):
        return super().has_changed('\n'.join(initial or []), data)


class EmailField(_TextMixin, forms.EmailField):
    """An e-mail address."""

    widget = EmailInput
    default_error_messages = {'invalid': _('Enter an e-mail address, for example lan@example.com')}


class LinkField(_TextMixin, forms.URLField):
    """The address of a web page; https:// is added where it was left out."""

    widget = LinkInput
    default_validators = [URLValidator(schemes=['http', 'https'])]
    default_error_messages = {'invalid': _('Enter a link, for example https://example.com/report')}

    def __init__(self, **options):
        super().__init__(assume_scheme='https', **options)


class BoundAmount(forms.BoundField):
    """A number in its form; money says under its input how it was read."""

    @property
    def echo(self):
        """ "= 1.500.000.000 ₫ (1,5 tỷ)", '' when there is nothing to say."""
        if self.field.kind != 'money':
            return ''
        return echo_typed(self.value(), self.field.currency, active_language())

    @property
    def echo_id(self):
        """The id of the echo line; money fields have one."""
        return f'{self.auto_id}_echo' if self.field.kind == 'money' and self.auto_id else ''

    @property
    def meant(self):
        """(0.178, 17.8): a typed share, and the percentage that was probably meant; else None.

        Without a % behind it, and within the field's limits.
        """
        typed, field = self.value(), self.field
        if field.kind != 'percent' or not isinstance(typed, str) or '%' in typed:
            return None
        try:
            share = field.clean(typed)
            percentage = meant_percentage(share, field.near)
            field.validate(percentage)
        except ValidationError:
            return None
        return percentage and (share, percentage)

    @property
    def aria_describedby(self):
        told = super().aria_describedby
        return f'{told or ""} {self.echo_id}'.strip() if told is not None else None


class AmountField(forms.Field):
    """A number typed the Vietnamese or English way; gives a Decimal or None.

    kind: 'money', 'quantity', 'percent' (points: 12.5 is 12.5 %) or 'count' (no decimals).
    currency: for money; its own number of decimals is the limit, and the echo names it.
    min_value, max_value: limits that are allowed; above: a limit that is not.
    near: about what is expected, once a form knows.
    """

    widget = AmountInput
    near = None
    default_error_messages = {
        **MESSAGES,
        'required': REQUIRED,
        'whole': _('Enter a whole number, without decimals'),
        'cents': _('Use at most %(decimals)s decimals for money in %(currency)s'),
        'min_value': _('Enter %(limit)s or more'),
        'max_value': _('Enter %(limit)s or less'),
        'above': _('Enter a number above %(limit)s'),
    }

    def __init__(
        self, *, kind='quantity', currency=None, min_value=None, max_value=None, above=None, **rest
    ):
        self.kind, self.currency = kind, currency
        self.min_value, self.max_value, self.above = min_value, max_value, above
        super().__init__(**rest)

    def get_bound_field(self, form, field_name):
        return BoundAmount(form, self, field_name)

    def prepare_value(self, value):
        if isinstance(value, Decimal | int) and not isinstance(value, bool):
            return display.typed_number(value, active_language())
        return value

    def to_python(self, value):
        if value is None or isinstance(value, Decimal):
            return value
        try:
            return parse_number(str(value), active_language())
        except NumberError as error:
            raise ValidationError(self.error_messages[error.code], error.code) from error

    def validate(self, value):
        super().validate(value)
        if value is not None:
            self._refuse_decimals(value)
            self._refuse_beyond_limits(value)

    @property
    def decimals(self):
        """How many decimals are allowed."""
        if self.kind == 'money' and self.currency:
            return Currency(self.currency).decimals
        return 0 if self.kind == 'count' else 3

    def _refuse_decimals(self, value):
        if value == round(value, self.decimals):
            return
        code = 'cents' if self.decimals else 'whole'
        told = {'decimals': self.decimals, 'currency': self.currency}
        raise ValidationError(self.error_messages[code], code, told)

    def _refuse_beyond_limits(self, value):
        for code, limit, is_beyond in (
            ('min_value', self.min_value, lambda: value < self.min_value),
            ('above', self.above, lambda: value <= self.above),
            ('max_value', self.max_value, lambda: value > self.max_value),
        ):
            if limit is not None and is_beyond():
                told = {'limit': display.number(limit, active_language())}
                raise ValidationError(self.error_messages[code], code, told)


class CountField(AmountField):
    """A whole number of days, people, replies; gives an int or None."""

    def __init__(self, **options):
        super().__init__(kind='count', **{'min_value': 0, **options})
        self.widget.attrs['inputmode'] = 'numeric'

    def clean(self, value):
        number = super().clean(value)
        return None if number is None else int(number)


_DAY_FIRST = re.compile(r'([0-9]{1,2})([/-])([0-9]{1,2})\2([0-9]{4})')
_YEAR_FIRST = re.compile(r'([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})')


class DayField(forms.Field):
    """A day typed dd/mm/yyyy, d/m/yyyy, dd-mm-yyyy or yyyy-mm-dd, day first in both languages.

    min_day, max_day: the first and last day allowed, set by the form when they depend on a row.
    """

    widget = DayInput
    default_error_messages = {
        'required': REQUIRED,
        'invalid': _('Enter a day as dd/mm/yyyy, for example 23/11/2026'),
        'no_such_day': _('The calendar has no such day: enter another one'),
        'min_day': _('Enter %(day)s or a later day'),
        'max_day': _('Enter %(day)s or an earlier day'),
    }

    def __init__(self, *, min_day=date(1900, 1, 1), max_day=date(2199, 12, 31), **options):
        self.min_day, self.max_day = min_day, max_day
        super().__init__(**options)

    def prepare_value(self, value):
        return display.typed_day(value) if isinstance(value, date) else value

    def to_python(self, value):
        if isinstance(value, datetime):
            return value.date()
        if value is None or isinstance(value, date):
            return value
        typed = ''.join(str(value).split())
        if not typed:
            return None
        if found := _DAY_FIRST.fullmatch(typed):
            return self._day(found[4], found[3], found[1])
        if found := _YEAR_FIRST.fullmatch(typed):
            return self._day(*found.groups())
        raise ValidationError(self.error_messages['invalid'], 'invalid')

    def validate(self, value):
        super().validate(value)
        if value is None:
            return
        for code, limit in (('min_day', self.min_day), ('max_day', self.max_day)):
            if limit and (value < limit if code == 'min_day' else value > limit):
                told = {'day': display.typed_day(limit)}
                raise ValidationError(self.error_messages[code], code, told)

    def _day(self, year, month, day):
        try:
            return date(int(year), int(month), int(day))
        except ValueError as error:
            raise ValidationError(self.error_messages['no_such_day'], 'no_such_day') from error
