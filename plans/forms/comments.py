"""What people write about a plan. Source: product.md 2.9."""

from django import forms
from django.utils.translation import gettext_lazy as _

from plans.forms.choices import RowsField
from plans.forms.fields import ParagraphField
from plans.forms.layout import PlainForm
from plans.forms.limits import REMARK


class CommentForm(PlainForm):
    """A comment or a reply, and the members who should look at it."""

    body = ParagraphField(
        max_length=REMARK,
        label=_('Comment'),
        error_messages={'required': _('Write your comment first.')},
    )
    mentioned = RowsField(
        required=False, label=_('Mention'), help_text=_('They find it under “Waiting for me”.')
    )
    anchor = forms.CharField(required=False, label=_('About'), widget=forms.HiddenInput)
    parent = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, data=None, *, members, places=(), **options):
        """places: [(anchor, title)] to choose from, where the page is not about one."""
        super().__init__(data, **options)
        if places:
            self.fields['anchor'].widget = forms.Select(choices=places)
        self.fields['mentioned'].rows = members
        self.fields['body'].widget.attrs['rows'] = 3
