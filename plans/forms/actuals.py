"""Figures as people type them: one text in the grid, a page of its own for the rest."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from plans.document.choices import Currency, MetricKind
from plans.forms.fields import AmountField, DayField, LineField, ParagraphField
from plans.forms.layout import PlainForm
from plans.forms.limits import TEXT

BLANK = {'value': None, 'numerator': None, 'denominator': None}


def amount_field(measure, **options):
    """The field that reads a figure of such a target."""
    is_money = measure.unit in tuple(Currency)
    kind = 'money' if is_money else 'quantity'
    currency = measure.unit if is_money else None
    return AmountField(kind=kind, currency=currency, required=False, **options)


def read_figure(text, measure):
    """{value, numerator, denominator} that a cell's text means; 48/50 is a fraction.

    Raises ValidationError in plain words.
    """
    typed = text.strip()
    if '/' not in typed or measure.kind != MetricKind.RATIO:
        return BLANK | {'value': amount_field(measure).clean(typed)}
    above, _slash, below = typed.partition('/')
    field = AmountField(required=False)
    parts = {'numerator': field.clean(above), 'denominator': field.clean(below)}
    if None in parts.values():
        raise ValidationError(_('Enter both numbers, for example 48/50.'))
    return BLANK | parts


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
        return read_figure(self.cleaned_data['figure'], self.measure)

    @property
    def values(self):
        """{field: value} of what was typed; without a date the usual one is taken."""
        values = self.cleaned_data
        figure = {**values['figure'], 'note': values['note']}
        return figure | ({'as_of': values['as_of']} if values['as_of'] else {})
