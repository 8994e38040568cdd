"""One figure with everything about it; a cell of the grid is the figure alone."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from plans.document.choices import MetricKind
from plans.domain.figure_texts import FigureTextError, read_figure
from plans.domain.language import active_language
from plans.forms.fields import DayField, LineField, ParagraphField
from plans.forms.layout import PlainForm
from plans.forms.limits import TEXT


class FigureForm(PlainForm):
    """One figure with its date, its note, and the reason for a late change."""

    figure = LineField(required=False, label=gettext_lazy('Actual'))
    as_of = DayField(
        required=False,
        label=gettext_lazy('Figures to'),
        help_text=gettext_lazy('The last day the figure covers.'),
    )
    note = ParagraphField(required=False, max_length=TEXT, label=gettext_lazy('Note'))
    reason = LineField(
        required=False,
        max_length=300,
        label=gettext_lazy('Reason for the change'),
        help_text=gettext_lazy('Needed once the period ended more than 45 days ago.'),
    )

    def __init__(self, data=None, *, measure, initial=None):
        super().__init__(data, initial=initial)
        self.measure = measure
        self.fields['figure'].widget.attrs['inputmode'] = 'decimal'
        self.fields['note'].widget.attrs['rows'] = 3
        help_text = _('Blank is missing; 0 is a figure. “1.5bn” is understood.')
        if measure.kind == MetricKind.RATIO:
            help_text = _('As 48/50, or as the percentage alone. Blank is missing; 0 is a figure.')
        self.fields['figure'].help_text = help_text

    def clean_figure(self):
        """The figure as {value, numerator, denominator}."""
        try:
            return read_figure(self.cleaned_data['figure'], self.measure, active_language())
        except FigureTextError as error:
            raise ValidationError(str(error)) from error

    @property
    def values(self):
        """{field: value} of what was typed; without a date the usual one is taken."""
        values = self.cleaned_data
        figure = {**values['figure'], 'note': values['note']}
        return figure | ({'as_of': values['as_of']} if values['as_of'] else {})
