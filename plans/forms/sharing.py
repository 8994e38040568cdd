"""Making a link for somebody outside."""

from django import forms
from django.utils.translation import gettext_lazy as _

from plans.document.choices import ShareKind
from plans.domain.keys import new_key
from plans.forms.choices import EnumField, TickField
from plans.forms.layout import PlainForm
from plans.forms.widgets import Pills

DAYS = [(7, _('7 days')), (30, _('30 days')), (90, _('90 days'))]


class ShareForm(PlainForm):
    """What is shown, for how long, and whether with names."""

    kind = EnumField(ShareKind, label=_('What is shown'), initial=ShareKind.SUMMARY)
    days = forms.TypedChoiceField(
        choices=DAYS, coerce=int, initial=30, widget=Pills, label=_('How long the link works')
    )
    has_names = TickField(
        required=False,
        label=_('Show the names of firms and people'),
        help_text=_('Without the tick they are replaced in every text.'),
    )
    key = forms.CharField(widget=forms.HiddenInput, initial=new_key)
