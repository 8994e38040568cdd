"""The customers of a plan."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from plans.domain.language import word_in
from plans.forms.fields import DayField, LinesField
from plans.forms.layout import PlainForm
from plans.forms.limits import LINE

MOST_AT_ONCE = 500


class CustomersForm(PlainForm):
    """Names to add, one a line: as they are copied from a list."""

    names = LinesField(
        help_text=gettext_lazy('Those who stopped buying too: they know best what should change.'),
    )

    def __init__(self, *args, plan, **options):
        super().__init__(*args, **options)
        self.fields['names'].label = word_in(plan, 'customers_to_add')

    def clean_names(self):
        names = self.cleaned_data['names']
        if len(names) > MOST_AT_ONCE:
            raise forms.ValidationError(_('Add at most 500 at once.'))
        if any(len(name) > LINE for name in names):
            raise forms.ValidationError(_('A name has at most 160 characters.'))
        return names


class StoppedForm(PlainForm):
    """The day a customer stopped buying; blank: still buys."""

    stopped_on = DayField(label=gettext_lazy('Stopped buying on'), required=False)

    def __init__(self, *args, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields['stopped_on'].max_day = today
