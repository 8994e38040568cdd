"""A template file to bring in."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from plans.document.faults import PlanFileError
from plans.document.template_file import parse
from plans.domain.language import active_language

LARGEST_FILE = 5 * 1024 * 1024  # bytes
MOST_FAULTS = 50


class TemplateFileForm(forms.Form):
    """`cleaned_data['content']` is the template; `faults` says what is wrong, [(path, why)]."""

    file = forms.FileField(label=gettext_lazy('Template file (JSON)'))

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.faults, self.more_faults = [], 0

    def clean_file(self):
        sent = self.cleaned_data['file']
        if sent.size > LARGEST_FILE:
            raise forms.ValidationError(_('The file is larger than 5 MB.'))
        try:
            self.cleaned_data['content'] = parse(sent.read())
        except PlanFileError as error:
            self.refuse(error)
        return sent

    def refuse(self, error):
        """Say why the file is not taken."""
        found = [(fault.path, fault.message(active_language())) for fault in error.faults]
        self.faults, self.more_faults = found[:MOST_FAULTS], max(len(found) - MOST_FAULTS, 0)
        text = _('This file cannot be read as a template. Correct what is listed below.')
        self.add_error('file', text)
