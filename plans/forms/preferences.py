"""What a person may choose about the look of the pages."""

from django import forms
from django.conf import settings

from plans.models import User


class PreferencesForm(forms.Form):
    """One choice or several; what is not sent stays as it is."""

    theme = forms.ChoiceField(choices=User.Theme.choices, required=False)
    language = forms.ChoiceField(choices=settings.LANGUAGES, required=False)
    density = forms.ChoiceField(choices=User.Density.choices, required=False)

    def chosen(self):
        """The choices that were sent, by name."""
        return {name: value for name, value in self.cleaned_data.items() if value}
