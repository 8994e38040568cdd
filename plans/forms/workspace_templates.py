"""A plan saved as a template of its company."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from plans.domain.language import active_language, word_in
from plans.domain.names_in_texts import CUSTOMERS, DEALERS, PEOPLE
from plans.domain.workspace_templates import Wish, is_taken, templates_of
from plans.forms.choices import TickField
from plans.forms.fields import LineField, ParagraphField
from plans.forms.layout import PlainForm
from plans.forms.limits import LINE, TEXT

KINDS = {'keep_customers': CUSTOMERS, 'keep_dealers': DEALERS, 'keep_people': PEOPLE}


class SaveAsTemplateForm(PlainForm):
    """What the template is called, which names stay in its texts, and which one it replaces."""

    name = LineField(label=gettext_lazy('Name of the template'), max_length=LINE)
    description = ParagraphField(
        label=gettext_lazy('What it is for'), max_length=TEXT, required=False
    )
    replaces = forms.ChoiceField(
        label=gettext_lazy('Save as'),
        required=False,
        help_text=gettext_lazy('Plans that use the earlier version keep it.'),
    )
    keep_customers = TickField(
        label=gettext_lazy('Keep names of customers and suppliers'), required=False
    )
    keep_dealers = TickField(required=False)
    keep_people = TickField(
        label=gettext_lazy('Keep names, addresses and telephones of people'), required=False
    )

    def __init__(self, *args, plan, **options):
        super().__init__(*args, **options)
        self.workspace = workspace = plan.workspace
        self.fields['keep_dealers'].label = word_in(plan, 'keep_names')
        self.own = {str(one.pk): one for one in templates_of(workspace)}
        field = self.fields['replaces']
        text = _('A new version of “%(name)s”')
        newer = [(pk, text % {'name': one.name}) for pk, one in self.own.items()]
        field.choices = [('', _('A new template')), *newer]
        if not self.own:
            del self.fields['replaces']

    @property
    def replaced(self):
        """The template that this one replaces, or None."""
        return self.own.get(self.cleaned_data.get('replaces') or '')

    @property
    def kept(self):
        """The kinds of names that stay."""
        return frozenset(kind for field, kind in KINDS.items() if self.cleaned_data.get(field))

    @property
    def wish(self):
        """What the template is called, in the language it was typed in."""
        told = self.cleaned_data
        return Wish(told['name'], told['description'], active_language())

    def clean(self):
        name = self.cleaned_data.get('name')
        if name and is_taken(self.workspace, name, but=self.replaced):
            text = _('The company has a template of this name: choose another, or a new version.')
            self.add_error('name', text)
        return self.cleaned_data
