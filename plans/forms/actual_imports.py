"""Figures from elsewhere: cells copied from Excel, or a file."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from plans.forms.fields import LineField
from plans.forms.layout import PlainForm


class PastedField(forms.CharField):
    """Cells as they were copied: tabs and line ends are what they mean."""

    widget = forms.Textarea

    def __init__(self, **options):
        super().__init__(strip=False, **options)


class FiguresForm(PlainForm):
    """A table of figures: pasted, or as a CSV or XLSX file."""

    cells = PastedField(
        required=False,
        label=gettext_lazy('Cells from Excel'),
        help_text=gettext_lazy('The first row names the periods, the first column the targets.'),
    )
    table = forms.FileField(
        required=False,
        label=gettext_lazy('Or a CSV or XLSX file'),
        help_text=gettext_lazy('At most 8 MB.'),
    )

    def __init__(self, data=None, files=None):
        super().__init__(data, files)
        self.fields['cells'].widget.attrs |= {'rows': 8, 'wrap': 'off', 'spellcheck': 'false'}
        self.fields['table'].widget.attrs['accept'] = '.csv,.txt,.xlsx'

    def clean(self):
        """One of the two."""
        values = super().clean()
        if not self.errors and not values.get('cells', '').strip() and not values.get('table'):
            self.add_error('cells', _('Paste the cells, or choose a file.'))
        return values


class TakeForm(PlainForm):
    """The reason for figures that change late; asked for only where there are any."""

    reason = LineField(
        required=False,
        max_length=300,
        label=gettext_lazy('Reason for the change'),
        help_text=gettext_lazy('Needed for periods that ended more than 45 days ago.'),
    )
