"""A form of one field, to see what it makes of a value."""

from django import forms
from django.utils import translation


def sent(field, value, language='vi'):
    """What a form makes of one value: (cleaned value, codes of its errors)."""
    form = type('OneForm', (forms.Form,), {'value': field})
    data = {} if value is None else {'value': value}
    with translation.override(language):
        bound = form(data)
        codes = [error.code for error in bound.errors.as_data().get('value', [])]
        return bound.cleaned_data.get('value'), codes


def first_error(field, value, language):
    """The words beside the field."""
    form = type('OneForm', (forms.Form,), {'value': field})
    with translation.override(language):
        return form({'value': value}).errors['value'][0]


def drawn(field, language='vi', data=None, **initial):
    """The HTML of the field's input."""
    form = type('OneForm', (forms.Form,), {'value': field})
    with translation.override(language):
        return str(form(data, initial=initial)['value'])
