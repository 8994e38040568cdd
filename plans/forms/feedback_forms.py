"""How the public form of a plan is opened, worded and closed."""

from django import forms
from django.utils.translation import gettext_lazy

from plans.document.choices import Language
from plans.forms.choices import EnumSetField, TickField
from plans.forms.fields import DayField, LineField, ParagraphField
from plans.forms.layout import PlainForm
from plans.forms.limits import LINE, TEXT


class SharedFormForm(PlainForm):
    """The settings of the public form; `version` is that of the row as it was loaded."""

    is_open = TickField(label=gettext_lazy('The form is open'), required=False)
    closes_on = DayField(
        label=gettext_lazy('Closes after'),
        required=False,
        help_text=gettext_lazy('The last day on which the form takes answers. Blank: no end.'),
    )
    languages = EnumSetField(Language, label=gettext_lazy('Languages offered'), required=False)
    ask_contact = TickField(
        label=gettext_lazy('Ask whether we may contact them again'), required=False
    )
    title_vi = LineField(
        label=gettext_lazy('Heading in Vietnamese'), max_length=LINE, required=False
    )
    intro_vi = ParagraphField(
        label=gettext_lazy('First words in Vietnamese'), max_length=TEXT, required=False
    )
    title_en = LineField(label=gettext_lazy('Heading in English'), max_length=LINE, required=False)
    intro_en = ParagraphField(
        label=gettext_lazy('First words in English'), max_length=TEXT, required=False
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def values(self):
        """What is kept, by the plan file's names."""
        return {name: value for name, value in self.cleaned_data.items() if name != 'version'}
