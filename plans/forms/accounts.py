"""Accounts: signing up with a new workspace, joining by an invitation, one's own profile."""

from allauth.account.forms import SignupForm
from django import forms
from django.conf import settings
from django.contrib.auth import password_validation
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from plans.domain.keys import new_key
from plans.domain.language import active_language
from plans.domain.workspaces import start_workspace
from plans.forms.choices import TickField
from plans.forms.fields import LineField
from plans.forms.layout import PlainForm
from plans.forms.settings import LONGEST_NAME
from plans.forms.widgets import Pills
from plans.models import User

PASSWORD_HELP = _('At least 10 characters, and none that is easy to guess.')


def name_field():
    """The name of a person."""
    return LineField(
        max_length=LONGEST_NAME,
        label=_('Your name'),
        help_text=_('As colleagues know it, for example Nguyễn Thị Lan.'),
        widget=forms.TextInput(attrs={'autocomplete': 'name'}),
    )


def company_field():
    """The name of a new workspace."""
    return LineField(
        max_length=LONGEST_NAME,
        label=_('Company'),
        widget=forms.TextInput(attrs={'autocomplete': 'organization'}),
    )


class SignUpForm(PlainForm, SignupForm):
    """A person and a company: the workspace is theirs to run. Invited people use JoinForm."""

    field_order = ('name', 'company', 'email', 'password1')

    name = name_field()
    company = company_field()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields['email'].label = _('E-mail')
        self.fields['password1'].label = _('Password')
        self.fields['password1'].help_text = PASSWORD_HELP
        for field in self.fields.values():
            field.widget.attrs.pop('placeholder', None)

    @transaction.atomic
    def save(self, request):
        """Make the person and the workspace, or neither."""
        return super().save(request)

    def signup(self, request, user):
        """Called by allauth once the person is made."""
        user.name, user.language = self.cleaned_data['name'], active_language()
        user.save(update_fields=['name', 'language'])
        start_workspace(by=user, name=self.cleaned_data['company'], language=user.language)


class JoinForm(PlainForm):
    """A new account for the address an invitation was made for. Source: product.md 0.3."""

    name = name_field()
    password = forms.CharField(
        label=_('Password'),
        help_text=PASSWORD_HELP,
        strip=False,
        widget=forms.PasswordInput(attrs={'autocomplete': 'new-password'}),
    )

    def __init__(self, data=None, *, email):
        self.email = email
        super().__init__(data)

    def clean(self):
        cleaned = super().clean()
        person = User(email=self.email, name=cleaned.get('name', ''))
        if password := cleaned.get('password'):
            try:
                password_validation.validate_password(password, person)
            except forms.ValidationError as error:
                self.add_error('password', error)
        return cleaned


class NewWorkspaceForm(PlainForm):
    """One more company for somebody who has an account."""

    company = company_field()
    key = forms.CharField(widget=forms.HiddenInput, initial=new_key)


class ProfileForm(PlainForm):
    """What a person says about themselves, and how pages look to them."""

    name = name_field()
    language = forms.ChoiceField(choices=settings.LANGUAGES, widget=Pills, label=_('Language'))
    theme = forms.ChoiceField(
        choices=User.Theme.choices,
        widget=Pills,
        label=_('Appearance'),
    )
    density = forms.ChoiceField(
        choices=User.Density.choices,
        widget=Pills,
        label=_('Rows of tables'),
        help_text=_('Compact rows are for computers with a mouse; on phones nothing changes.'),
    )
    wants_digest = TickField(
        required=False,
        label=_('A mail once a week with what waits for me'),
        help_text=_('On the day your installation sends them, and only when something waits.'),
    )
