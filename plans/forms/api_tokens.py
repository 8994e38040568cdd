"""A token for a program: what it is for, what it may do, in which company, for how long."""

from django import forms
from django.utils.translation import gettext_lazy as _

from plans.document.choices import TokenScope
from plans.domain.keys import new_key
from plans.forms.choices import EnumField
from plans.forms.fields import LineField
from plans.forms.layout import PlainForm

LIVES = ((30, _('30 days')), (90, _('90 days')), (365, _('One year')))


class TokenForm(PlainForm):
    """A token is made by a member, and may do no more than that member."""

    name = LineField(
        label=_('What is it for?'), max_length=80, help_text=_('For example: figures from ERP.')
    )
    scope = EnumField(
        TokenScope,
        label=_('It may'),
        initial=TokenScope.READ,
        help_text=_('Never more than your own role may.'),
    )
    member = forms.ModelChoiceField(None, label=_('Company'), empty_label=None)
    days = forms.TypedChoiceField(
        label=_('It expires after'), choices=LIVES, coerce=int, initial=90
    )
    key = forms.CharField(widget=forms.HiddenInput, initial=new_key)

    def __init__(self, *args, memberships, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields['member'].queryset = memberships
        self.fields['member'].label_from_instance = lambda member: member.workspace.name
        self.fields['member'].initial = memberships.first()
