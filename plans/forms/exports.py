"""How a plan leaves as a file: which kind, in which language, which parts."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from plans.forms.layout import PlainForm
from plans.forms.widgets import Defined, DefinedChoices, PillBoxes, Pills


class ExportForm(PlainForm):
    """The choices of one export; `kinds` are (key, label, hint, takes sections)."""

    kind = forms.ChoiceField(widget=DefinedChoices(shown=12), label=gettext_lazy('Kind of file'))
    language = forms.ChoiceField(widget=Pills, label=gettext_lazy('Language of the file'))
    sections = forms.MultipleChoiceField(
        required=False,
        widget=PillBoxes(shown=12),
        label=gettext_lazy('Parts'),
        help_text=gettext_lazy('The one-page summary chooses by itself.'),
    )

    def __init__(self, data=None, *, kinds, sections, initial=None):
        super().__init__(data, initial=initial)
        self.whole = {key for key, _label, _hint, takes_sections in kinds if not takes_sections}
        choices = [(key, Defined(label, hint)) for key, label, hint, _takes in kinds]
        self.fields['kind'].choices = choices
        self.fields['language'].choices = [('vi', 'Tiếng Việt'), ('en', 'English')]
        self.fields['sections'].choices = sections

    def clean(self):
        """At least one part, where parts are chosen."""
        values = super().clean()
        wants = values.get('kind') not in self.whole
        if not self.errors and wants and not values.get('sections'):
            self.add_error('sections', _('Choose at least one part.'))
        return values
