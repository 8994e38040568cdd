"""Splitting a target over its periods: the weights, or whose figures of last year they follow."""

from decimal import Decimal

from django.forms import ChoiceField
from django.utils.translation import gettext_lazy as _

from plans.domain.figure_texts import FigureTextError, read_figure
from plans.domain.language import active_language
from plans.forms.fields import LineField
from plans.forms.layout import PlainForm


class SplitForm(PlainForm):
    """How a target is split over its periods: by weights, or as a target went last year."""

    weights = LineField(
        required=False,
        max_length=600,
        label=_('Weights in percent'),
        help_text=_('One a period or one a quarter, separated by semicolons: 12; 7; 11; 9 …'),
    )
    keep_as = LineField(
        required=False,
        max_length=60,
        label=_('Keep these weights as a seasonal profile named'),
        help_text=_('For any target of the company: twelve weights, one a month.'),
    )
    profile = ChoiceField(required=False, label=_('Seasonal profile'))
    source = ChoiceField(required=False, label=_('Last year’s figures of'))

    def __init__(self, data=None, *, sources, profiles=(), initial=None):
        """`sources`: (pk, name, plan) of the targets whose figures may be copied; `profiles`:
        (pk, name) of the company's own.
        """
        super().__init__(data, initial=initial)
        if profiles:
            self.fields['profile'].choices = [(str(pk), name) for pk, name in profiles]
        else:
            del self.fields['profile']
        if sources:
            newest = [('', _('The newest plan of each month'))] if len(sources) > 1 else []
            self.fields['source'].choices = newest + [
                (str(pk), f'{name} · {title}') for pk, name, title in sources
            ]
        else:
            del self.fields['source']

    def weights_given(self):
        """The typed weights as numbers. Raises FigureTextError."""
        found = []
        for text in self.cleaned_data.get('weights', '').replace('%', '').split(';'):
            if not text.strip():
                continue
            value = read_figure(text, _NoMoney, active_language())['value']
            if value is None or value < Decimal(0):
                raise FigureTextError(_('Weights are numbers from 0 on.'))
            found.append(value)
        return found

    def profile_given(self):
        """The pk of the chosen profile; 0 for none."""
        return int(self.cleaned_data.get('profile') or 0)

    def source_given(self):
        """The pk of the target whose figures are copied; None for the newest of each month."""
        return int(self.cleaned_data.get('source') or 0) or None


class _NoMoney:
    """What a weight is measured in: nothing."""

    kind, unit = '', '%'
