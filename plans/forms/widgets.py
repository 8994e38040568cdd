"""The inputs of Salesplan's forms; their markup is templates/components/widgets/."""

from django import forms
from django.forms.utils import flatatt
from django.utils.translation import gettext_lazy as _

from plans.document.text import UNKEEPABLE


class _Kept:
    """Shows again what was typed, with a mark for each character that no page can hold."""

    def format_value(self, value):
        shown = super().format_value(value)
        return UNKEEPABLE.sub('\ufffd', shown) if isinstance(shown, str) else shown


class LineInput(_Kept, forms.TextInput):
    """One line of text."""


class ParagraphInput(_Kept, forms.Textarea):
    """Several lines of text."""

    def __init__(self, attrs=None):
        super().__init__({'rows': 3, 'cols': False, **(attrs or {})})


class EmailInput(_Kept, forms.EmailInput):
    """An e-mail address."""


class LinkInput(_Kept, forms.URLInput):
    """A link; typed without https:// too, so the browser must not judge it."""

    input_type = 'text'

    def __init__(self, attrs=None):
        super().__init__({'inputmode': 'url', **(attrs or {})})


class AmountInput(_Kept, forms.TextInput):
    """A number. No type=number: browsers refuse 1,5 tỷ and show separators of their own."""

    def __init__(self, attrs=None):
        super().__init__({'inputmode': 'decimal', 'autocomplete': 'off', **(attrs or {})})


class DayInput(_Kept, forms.TextInput):
    """A day, typed as text (type=date follows the browser's language), with a calendar button."""

    template_name = 'components/widgets/day.html'

    def __init__(self, attrs=None):
        given = {'inputmode': 'numeric', 'autocomplete': 'off', 'placeholder': _('dd/mm/yyyy')}
        super().__init__({**given, **(attrs or {})})


class _PillsMixin:
    """Pills: the first `shown` are seen at once, the rest open behind a link (LOOK.md 3)."""

    template_name = 'components/widgets/pills.html'

    def __init__(self, attrs=None, choices=(), shown=6):
        super().__init__(attrs, choices)
        self.shown = shown

    def __deepcopy__(self, memo):
        copied = super().__deepcopy__(memo)
        copied.shown = self.shown
        return copied

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        options = [option for _, group, _ in context['widget']['optgroups'] for option in group]
        for option in options:
            option['written_attrs'] = flatatt(option['attrs'])  # a template each is slow
        many = len(options) > self.shown + 1  # one alone needs no link
        rest = options[self.shown :] if many else []
        context['widget'] |= {
            'first': options[: self.shown] if many else options,
            'rest': rest,
            'rest_open': any(option['selected'] for option in rest),
        }
        return context


class Pills(_PillsMixin, forms.RadioSelect):
    """One choice of few."""


class PillBoxes(_PillsMixin, forms.CheckboxSelectMultiple):
    """Any number of choices."""


class Defined(str):
    """A label with the definition that stands under it."""

    definition: str

    def __new__(cls, text, definition):
        label = super().__new__(cls, text)
        label.definition = definition
        return label

    def __deepcopy__(self, memo):
        return self


class DefinedChoices(Pills):
    """One choice of few, below one another, each with its definition."""

    template_name = 'components/widgets/defined.html'
