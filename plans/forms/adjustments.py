"""Adjusting a target: its value, the part of each period, the reason."""

from django.utils.translation import gettext_lazy as _

from plans.document.choices import Currency
from plans.domain.figure_texts import FigureTextError, read_figure
from plans.domain.language import active_language
from plans.forms.fields import AmountField, LineField, ParagraphField
from plans.forms.layout import PlainForm

FILLS = ('even', 'weights', 'last_year')


class AdjustForm(PlainForm):
    """The new target with a field per period, named period-0, period-1 …"""

    target_value = AmountField(label=_('New target'))
    weights = LineField(
        required=False,
        max_length=600,
        label=_('Weights in percent'),
        help_text=_('One a period, separated by semicolons: 12; 7; 11; 9 …'),
    )
    reason = ParagraphField(
        required=False,
        max_length=1000,
        label=_('Reason for the adjustment'),
        help_text=_('At least 10 characters. It stays in the history of the plan.'),
    )

    def __init__(self, data=None, *, measure, count, initial=None):
        super().__init__(data, initial=initial)
        self.measure, self.count = measure, count
        self.fields['reason'].widget.attrs['rows'] = 3
        if measure.unit in tuple(Currency):
            self.fields['target_value'].kind = 'money'
            self.fields['target_value'].currency = measure.unit
        if not measure.is_cumulative or not count:
            del self.fields['weights']

    def planned_of(self, posted):
        """The typed part of each period; () where all are blank. Raises FigureTextError."""
        texts = [posted.get(f'period-{place}', '') for place in range(self.count)]
        values = [read_figure(text, self.measure, active_language())['value'] for text in texts]
        return () if all(value is None for value in values) else tuple(values)

    def weights_given(self):
        """The typed weights as numbers. Raises FigureTextError."""
        texts = self.cleaned_data.get('weights', '').split(';')
        plain = [text for text in texts if text.strip()]
        found = []
        for text in plain:
            value = read_figure(text.replace('%', ''), _NoMoney, active_language())['value']
            if value is None or value < 0:
                raise FigureTextError(_('Weights are numbers from 0 on.'))
            found.append(value)
        return found


class _NoMoney:
    """What a weight is measured in: nothing."""

    kind, unit = '', '%'
