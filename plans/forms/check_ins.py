"""The weekly check-in: how sure one is of a plan, and one sentence."""

from django.utils.translation import gettext_lazy as _

from plans.forms.feedback import RatingField
from plans.forms.fields import LineField
from plans.forms.layout import PlainForm

_HOW_SURE = _('Choose how sure you are, from 1 to 5.')


class CheckInForm(PlainForm):
    """Confidence 1 to 5 and a sentence; `prefix` tells plans apart on one page."""

    confidence = RatingField(
        label=_('How sure are you that the plan is reached?'),
        error_messages=dict.fromkeys(('required', 'invalid_choice'), _HOW_SURE),
    )
    sentence = LineField(label=_('Why, in a sentence?'), max_length=280, required=False)

    def __init__(self, data=None, *, said=None, prefix=None):
        initial = {'confidence': said.confidence, 'sentence': said.sentence} if said else {}
        super().__init__(data, initial=initial, prefix=prefix)
        self.fields['confidence'].choices = self.fields['confidence'].choices[1:]
