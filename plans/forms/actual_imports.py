"""Figures from elsewhere: cells copied from Excel, or a file."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from plans.domain.language import active_language
from plans.forms.fields import LineField
from plans.forms.layout import PlainForm
from plans.forms.widgets import Pills


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

    language = forms.ChoiceField(
        required=False,
        choices=[('vi', '1.234.567,5'), ('en', '1,234,567.5')],
        widget=Pills,
        label=gettext_lazy('How numbers are written in it'),
    )

    def __init__(self, data=None, files=None, initial=None):
        super().__init__(data, files, initial=initial)
        self.fields['cells'].widget.attrs |= {'rows': 8, 'wrap': 'off', 'spellcheck': 'false'}
        self.fields['table'].widget.attrs['accept'] = '.csv,.txt,.xlsx'

    def clean_language(self):
        """As the reader's own where nothing is said."""
        return self.cleaned_data['language'] or active_language()

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
