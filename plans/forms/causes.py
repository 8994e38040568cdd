"""The causes of a target's standing, a few words each."""

from django.utils.translation import gettext_lazy as _

from plans.document.choices import Cause
from plans.forms.choices import EnumSetField
from plans.forms.fields import LineField
from plans.forms.layout import PlainForm


class CausesForm(PlainForm):
    """Any number of causes, and one line on them."""

    causes = EnumSetField(Cause, required=False, label=_('What is the cause?'))
    causes_note = LineField(required=False, max_length=300, label=_('In a few words'))

    def __init__(self, *args, plan, **options):
        super().__init__(*args, **options)
        self.fields['causes'].word_as(plan)
