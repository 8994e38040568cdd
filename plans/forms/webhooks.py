"""An address that is told what happens, and of what."""

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from plans.document.choices import WebhookEvent
from plans.domain import web_addresses
from plans.domain.keys import new_key
from plans.forms.choices import EnumSetField, TickField
from plans.forms.edits import EditForm
from plans.forms.fields import LinkField
from plans.forms.layout import PlainForm


class WebhookChangeForm(EditForm):
    """Of what it is told, and whether it is on."""

    events = EnumSetField(WebhookEvent, label=_('Tell it when'))
    is_on = TickField(label=_('Switched on'), required=False)


class WebhookForm(PlainForm):
    """A new address."""

    url = LinkField(label=_('Address'), max_length=500, help_text=_('It must begin with https://'))
    events = EnumSetField(WebhookEvent, label=_('Tell it when'))
    key = forms.CharField(widget=forms.HiddenInput, initial=new_key)

    def clean_url(self):
        url = self.cleaned_data['url']
        if not url.startswith('https://') and not settings.WEBHOOKS_TO_PRIVATE:
            raise ValidationError(_now('Use an address that begins with https://'))
        try:
            web_addresses.look_at(url, private=settings.WEBHOOKS_TO_PRIVATE)
        except web_addresses.AddressRefused as refused:
            raise ValidationError(_now(str(refused))) from None
        return url
