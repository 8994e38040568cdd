"""Inviting people to a workspace, and changing their roles."""

from django import forms
from django.utils.translation import gettext_lazy as _

from plans.document.choices import Role
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
