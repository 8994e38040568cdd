"""Inviting people to a workspace, and changing their roles."""

from django import forms
from django.utils.translation import gettext_lazy as _

from plans.document.choices import Role
from plans.domain.handovers import heirs_of, others_of
from plans.domain.keys import new_key
from plans.forms.choices import EnumField
from plans.forms.fields import EmailField
from plans.forms.layout import PlainForm

ROLE_HELP = _(
    'Viewers read and comment. Editors also make plans. Approvers also approve them. '
    'Admins also manage this workspace.'
)


class InviteForm(PlainForm):
    """An e-mail address and the role it is invited for. Source: product.md 0.3, 2.1."""

    email = EmailField(label=_('E-mail'), max_length=254)
    role = EnumField(Role, label=_('Role'), initial=Role.EDITOR, help_text=ROLE_HELP)
    key = forms.CharField(widget=forms.HiddenInput, initial=new_key)


class RoleForm(forms.Form):
    """Another role for a member; `was` is the role the page showed."""

    role = forms.TypedChoiceField(choices=Role.pairs('en'), coerce=Role)
    was = forms.ChoiceField(choices=Role.pairs('en'))


class HeirForm(PlainForm):
    """Who takes over the plans of a member; blank leaves them where they are."""

    to = forms.ModelChoiceField(
        None,
        label=_('New owner of the plans'),
        empty_label=_('Nobody: they stay as they are'),
        required=False,
    )

    def __init__(self, data=None, *, member, must_choose=False):
        super().__init__(data)
        self.fields['to'].queryset = heirs_of(member)
        self.fields['to'].required = must_choose
        if must_choose:
            self.fields['to'].empty_label = _('Choose a colleague')


class NewAdminForm(forms.Form):
    """The colleague who becomes the admin in one's place."""

    to = forms.ModelChoiceField(None)

    def __init__(self, data=None, *, member):
        super().__init__(data)
        self.fields['to'].queryset = others_of(member)


class ApproverForm(PlainForm):
    """The approver who decides on a plan in place of the one who was asked."""

    to = forms.ModelChoiceField(None, label=_('Approver'), empty_label=_('Choose a colleague'))
    lock_version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data=None, *, able, lock_version):
        super().__init__(data, initial={'lock_version': lock_version})
        self.fields['to'].queryset = able
