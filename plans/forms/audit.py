"""Looking something up in the record of a company."""

from django import forms
from django.utils.translation import gettext_lazy as _

from plans.document.check_names import NAMES
from plans.domain.audit_names import Kind
from plans.domain.language import active_language
from plans.forms.check_policy import THRESHOLDS
from plans.forms.choices import EnumField, Select
from plans.forms.fields import DayField
from plans.forms.layout import PlainForm
from plans.forms.settings import SettingsForm


class AuditForm(PlainForm):
    """What the record is narrowed to. What is not understood narrows nothing."""

    person = forms.ModelChoiceField(
        None, label=_('Person'), required=False, empty_label=_('Everybody')
    )
    kind = EnumField(Kind, label=_('Kind'), blank=_('All kinds'), required=False, widget=Select)
    day = DayField(label=_('Day'), required=False)

    def __init__(self, data, *, members):
        super().__init__(data)
        self.fields['person'].queryset = members
        for field in self.fields.values():  # the filters stand without labels
            field.widget.attrs['aria-label'] = field.label
        self.is_valid()

    def wanted(self):
        """{'person', 'kind', 'day'} as far as they were understood."""
        return {name: self.cleaned_data.get(name) or None for name in self.fields}

    @property
    def is_narrowed(self):
        return any(self.wanted().values())


def labels():
    """{name of a setting or a threshold: what its page calls it}."""
    named = {name: str(field.label) for name, field in SettingsForm.base_fields.items()}
    for code, thresholds in THRESHOLDS.items():
        check = NAMES[code].text(active_language())
        named |= {name: f'{check} – {label}' for name, (label, _unit) in thresholds.items()}
    return named
