"""Fields for what people choose: the plan's enums, yes or no, rows of the plan.

Labels follow the language of the moment. One choice of few is a row of pills; pass `widget=Select`
for a list.
"""

from django import forms
from django.forms import Select
from django.utils.translation import gettext_lazy as _

from plans.document.model_labels import label_in
from plans.domain.language import active_language
from plans.forms.widgets import PillBoxes, Pills

__all__ = [
    'EnumField',
    'EnumSetField',
    'RowField',
    'RowsField',
    'Select',
    'TickField',
    'YesNoField',
]

_CHOOSE = {
    'required': _('This is required: choose one'),
    'invalid_choice': _('Choose one of those shown'),
}
_CHOOSE_SOME = {
    'required': _('This is required: choose at least one'),
    'invalid_choice': _('Choose among those shown'),
    'invalid_list': _('Choose among those shown'),
}


class _CalledMixin:
    """Members as the plan's business model calls them; the common words until it is known."""

    business_model = None

    def word_as(self, plan):
        """Take the words of the plan; None, as on pages of the whole company, changes nothing."""
        self.business_model = plan.business_model if plan else None
        self.choices = self.pairs


class EnumField(_CalledMixin, forms.TypedChoiceField):
    """One member of an enum of plans.document.choices; blank gives `empty_value` ('').

    members: those offered, in this order; by default all.
    blank: the label of "none of these", offered when the field may stay blank.
    """

    widget = Pills
    default_error_messages = _CHOOSE

    def __init__(self, enum, *, members=None, blank=None, **options):
        self.enum, self.members, self.blank = enum, members, blank
        super().__init__(choices=self.pairs, coerce=enum, **options)

    def pairs(self):
        """(value, label) in the language of the moment."""
        language = active_language()
        offered = [
            (each.value, label_in(each, self.business_model, language))
            for each in self.members or self.enum
        ]
        is_list = isinstance(self.widget, Select) and not isinstance(self.widget, forms.RadioSelect)
        blank = self.blank or (_('Choose') if is_list else None)
        needs_blank = blank and (not self.required or is_list)
        return [('', blank), *offered] if needs_blank else offered


class EnumSetField(_CalledMixin, forms.MultipleChoiceField):
    """A set of members, as a list of values in the order of the enum: what a JSON column keeps."""

    widget = PillBoxes
    default_error_messages = _CHOOSE_SOME

    def __init__(self, enum, *, members=None, **options):
        self.enum, self.members = enum, members
        super().__init__(choices=self.pairs, **options)

    def pairs(self):
        """(value, label) in the language of the moment."""
        language = active_language()
        return [
            (each.value, label_in(each, self.business_model, language))
            for each in self.members or self.enum
        ]

    def clean(self, value):
        chosen = set(super().clean(value))
        return [each.value for each in self.members or self.enum if each.value in chosen]


class YesNoField(forms.TypedChoiceField):
    """Yes or no: True, False, or None for "not answered yet"."""

    widget = Pills
    default_error_messages = _CHOOSE

    def __init__(self, *, yes=None, no=None, **options):
        given = [('true', yes or _('Yes')), ('false', no or _('No'))]
        super().__init__(choices=given, coerce='true'.__eq__, empty_value=None, **options)

    def prepare_value(self, value):
        return {True: 'true', False: 'false'}.get(value, value)

    def has_changed(self, initial, data):
        return self.prepare_value(initial) != (data or None)


class TickField(forms.BooleanField):
    """One box to tick; required means that it must be ticked."""

    default_error_messages = {'required': _('This is required: tick the box')}


class RowLabel(str):
    """The name of a row, with its `ref` (N1), which a pill shows as a chip before it."""

    ref: str

    def __new__(cls, text, ref):
        label = super().__new__(cls, text)
        label.ref = ref
        return label

    def __deepcopy__(self, memo):
        return self  # each form copies its fields, choices and all

    @property
    def ref_class(self):
        """What customers say is round, what the company wants is square and blue (LOOK.md 1)."""
        return {'N': ' ref-need', 'G': ' ref-goal'}.get(self.ref[:1], '')


class _RowsMixin:
    """Chooses among `rows`, fetched by the form through the plan or workspace, so never another's.

    called: what a row is called, a function or the name of a text; its `ref` is shown as a chip.
    """

    def __init__(self, *, rows=(), called=str, **options):
        self.called = called
        super().__init__(**options)
        self.rows = rows

    @property
    def rows(self):
        """The rows offered."""
        return self._rows

    @rows.setter
    def rows(self, rows):
        self._rows = {str(row.pk): row for row in rows}
        self.choices = [
            *self.blanks(),
            *((key, self._label(row)) for key, row in self._rows.items()),
        ]

    def blanks(self):
        """Choices before the rows."""
        return []

    def _label(self, row):
        called = self.called
        text = getattr(row, called) if isinstance(called, str) else called(row)
        return RowLabel(text, getattr(row, 'ref', ''))


class RowField(_RowsMixin, forms.ChoiceField):
    """One row or None. Pills by default; as a Select it offers `blank` first."""

    widget = Pills
    default_error_messages = _CHOOSE

    def __init__(self, *, blank=None, **options):
        self.blank = blank
        super().__init__(**options)

    def blanks(self):
        if self.blank or not isinstance(self.widget, forms.RadioSelect):
            return [('', self.blank or _('Choose'))]
        return []

    def prepare_value(self, value):
        return getattr(value, 'pk', value)

    def clean(self, value):
        return self._rows.get(super().clean(value))

    def has_changed(self, initial, data):
        return str(self.prepare_value(initial) or '') != (data or '')


class RowsField(_RowsMixin, forms.MultipleChoiceField):
    """Any number of rows, as a list in the order offered."""

    widget = PillBoxes
    default_error_messages = _CHOOSE_SOME

    def prepare_value(self, value):
        return [getattr(row, 'pk', row) for row in value] if value else value

    def clean(self, value):
        chosen = set(super().clean(value))
        return [row for key, row in self._rows.items() if key in chosen]

    def has_changed(self, initial, data):
        return {str(key) for key in self.prepare_value(initial) or []} != set(data or [])
