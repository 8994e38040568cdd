"""Adjusting a target: its value, the part of each period, the reason."""

from django.utils.translation import gettext_lazy as _

from plans.document.choices import Currency
from plans.domain.figure_texts import FigureTextError, read_figure
from plans.domain.language import active_language
from plans.forms.fields import AmountField, ParagraphField
from plans.forms.splitting import SplitForm


class AdjustForm(SplitForm):
    """The new target with a field for each of the `periods`, named period-0, period-1 …"""

    target_value = AmountField(label=_('New target'))
    reason = ParagraphField(
        required=False,
        max_length=1000,
        label=_('Reason for the adjustment'),
        help_text=_('At least 10 characters. It stays in the history of the plan.'),
    )

    field_order = ('target_value', 'weights', 'keep_as', 'profile', 'source', 'reason')

    def __init__(self, data=None, *, measure, periods, sources=(), profiles=(), initial=None):
        super().__init__(data, sources=sources, profiles=profiles, initial=initial)
        self.measure, self.periods = measure, periods
        self.fields['reason'].widget.attrs['rows'] = 3
        if measure.unit in tuple(Currency):
            self.fields['target_value'].kind = 'money'
            self.fields['target_value'].currency = measure.unit
        if not measure.is_cumulative or not periods:
            for name in {'weights', 'keep_as', 'profile', 'source'} & self.fields.keys():
                del self.fields[name]

    def planned_of(self, posted):
        """The typed part of each period; () where all are blank. Raises FigureTextError."""
        values = [
            self._part(period, posted.get(f'period-{place}', ''))
            for place, period in enumerate(self.periods)
        ]
        return () if all(value is None for value in values) else tuple(values)

    def _part(self, period, text):
        try:
            return read_figure(text, self.measure, active_language())['value']
        except FigureTextError as error:
            raise FigureTextError(f'{period}: {error}') from error
