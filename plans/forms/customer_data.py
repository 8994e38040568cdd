"""What a customer asks us to do with their data."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from plans.forms.choices import TickField
from plans.forms.fields import LineField
from plans.forms.layout import PlainForm
from plans.forms.limits import LINE


class CustomerDataForm(PlainForm):
    """See, correct or erase; erasing wants a tick, for nothing brings it back."""

    wish = forms.ChoiceField(choices=[(one, '') for one in ('see', 'correct', 'erase')])
    name = LineField(label=gettext_lazy('Customer'), max_length=LINE, required=False)
    contact = LineField(label=gettext_lazy('Phone or e-mail'), max_length=LINE, required=False)
    with_words = TickField(label=gettext_lazy('Erase what was said, too'), required=False)
    sure = TickField(label=gettext_lazy('Yes, erase it for good'), required=False)

    def clean(self):
        said = self.cleaned_data
        if said.get('wish') == 'correct' and 'name' not in self.errors and not said.get('name'):
            self.add_error('name', _('Write the name as it should be.'))
        if said.get('wish') == 'erase' and not said.get('sure'):
            self.add_error('sure', _('Tick the box: nothing brings the data back.'))
        return said
