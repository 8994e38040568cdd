"""Forms over kept values that several people may change at once. Source: product.md 4.4."""

import json

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from plans.forms.layout import PlainForm


class EditForm(PlainForm):
    """Carries the values it was opened with, so that a save writes only what its sender changed.

    kept: {name: value} as JSON knows it; a heir says in `field_of` which field a name belongs to.
    """

    was = forms.JSONField(
        widget=forms.HiddenInput,
        label=gettext_lazy('The page as it was opened'),
        error_messages={
            'required': gettext_lazy('Open the page anew, then change it'),
            'invalid': gettext_lazy('Open the page anew, then change it'),
        },
    )

    def __init__(self, data=None, *, kept):
        self.kept = kept
        initial = {self.field_of(name): value for name, value in kept.items()}
        super().__init__(data, initial={**initial, 'was': kept})

    def field_of(self, name):
        """The name of the field that edits the value `name`."""
        return name

    def clean_was(self):
        was = self.cleaned_data['was']
        if not isinstance(was, dict) or was.keys() != self.kept.keys():
            raise ValidationError(self.fields['was'].error_messages['invalid'], 'invalid')
        return was

    def wanted(self):
        """{name: value} as sent."""
        return {name: self.cleaned_data[self.field_of(name)] for name in self.kept}

    def tell_of(self, conflict, *, who):
        """Say beside each field what `who` (a name or None) made of it meanwhile.

        Sent once more, the form then keeps what its sender wants: that was a choice.
        """
        for name, value in conflict.now.items():
            field = self.field_of(name)
            told = {'who': who or _('Somebody'), 'value': self.shown(field, value)}
            text = _('{who} has just changed this to “{value}”. Save once more to keep yours.')
            self.add_error(field, text.format(**told))
        self.data = self.data.copy()
        self.data['was'] = json.dumps({**self.cleaned_data['was'], **conflict.now})

    def shown(self, field, value):
        """A value as the page writes it."""
        if isinstance(value, list):
            return ', '.join(str(self.shown(field, one)) for one in value)
        if isinstance(value, bool):
            return _('switched on') if value else _('switched off')
        for key, label in getattr(self.fields[field], 'choices', ()):
            if str(key) == str(value):
                return label
        return value
