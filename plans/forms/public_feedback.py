"""The public feedback form: what should be better comes first. Source: product.md 4.5."""

from django import forms
from django.core import signing
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from plans.forms.feedback import RatingField
from plans.forms.fields import LineField, ParagraphField
from plans.forms.layout import PlainForm

LONGEST = 2000
QUICKEST = 3  # seconds; nobody reads and answers faster
OLDEST = 7 * 24 * 3600  # seconds
SALT = 'public-feedback'


class PublicFeedbackForm(PlainForm):
    """What a customer says. A rating or any text, and the company's name, are needed."""

    better = ParagraphField(
        label=gettext_lazy('What should we do better?'), max_length=LONGEST, required=False
    )
    keep = ParagraphField(
        label=gettext_lazy('What should we keep?'), max_length=LONGEST, required=False
    )
    wish = ParagraphField(
        label=gettext_lazy('If one thing could change, what do you suggest?'),
        max_length=LONGEST,
        required=False,
    )
    rating = RatingField(label=gettext_lazy('How satisfied are you?'), required=False)
    company = LineField(label=gettext_lazy('Company name'), max_length=160)
    agrees = forms.BooleanField(label='', required=False)
    contact = LineField(
        label=gettext_lazy('Phone or e-mail'),
        help_text=gettext_lazy('Kept only when the box above is ticked.'),
        max_length=160,
        required=False,
    )
    website = forms.CharField(required=False)
    shown = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, asks_contact=True, **kwargs):
        super().__init__(*args, **kwargs)
        self.is_machine = False
        if not asks_contact:
            del self.fields['agrees'], self.fields['contact']
        self.fields['company'].widget.attrs['autocomplete'] = 'organization'
        self.fields['rating'].choices = self.fields['rating'].choices[1:]
        self.initial['shown'] = signing.dumps('', salt=SALT)

    def clean(self):
        sent = self.cleaned_data
        said = ('better', 'keep', 'wish', 'rating')
        if not (self.errors.keys() & set(said)) and not any(sent.get(name) for name in said):
            self.add_error('better', _('Write a few words or choose a rating.'))
        if sent.get('agrees') and not sent.get('contact'):
            self.add_error(
                'contact', _('Write a phone number or e-mail address, or untick the box.')
            )
        if not sent.get('agrees'):
            sent['contact'] = ''
        self.is_machine = bool(sent.get('website')) or self._came_too_soon()
        return sent

    def _came_too_soon(self):
        """Whether the form came back faster than a person can answer, or was never shown."""
        shown = self.cleaned_data.get('shown', '')
        try:
            signing.loads(shown, salt=SALT, max_age=OLDEST)
        except signing.BadSignature:
            return True
        try:
            signing.loads(shown, salt=SALT, max_age=QUICKEST)
        except signing.SignatureExpired:
            return False
        return True

    def received(self):
        """What is stored, by the names of `receive`."""
        names = ('better', 'keep', 'wish', 'rating', 'company', 'contact')
        return {name: self.cleaned_data.get(name) for name in names}
