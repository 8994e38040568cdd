"""What people send with a plan: to its approver, with a decision, with an accepted check."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from plans.forms.choices import TickField
from plans.forms.fields import DayField, ParagraphField
from plans.forms.layout import PlainForm
from plans.forms.limits import REMARK, TEXT

APPROVE, RETURN = 'approve', 'return'


class SubmitForm(PlainForm):
    """A note to the approver, and the tick under the warnings that the page shows.

    `shown` carries the codes of those warnings, so that a newer one is not taken for read.
    """

    note = ParagraphField(
        required=False,
        max_length=1000,
        label=_('Note to the approver'),
        help_text=_('What should the approver look at first?'),
    )
    is_read = TickField()
    shown = forms.CharField(required=False, widget=forms.HiddenInput)
    lock_version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data=None, *, warnings=(), lock_version=0, note=''):
        initial = {'note': note, 'shown': ' '.join(warnings), 'lock_version': lock_version}
        super().__init__(data, initial=initial)
        self.fields['note'].widget.attrs['rows'] = 3
        if not warnings:
            del self.fields['is_read']
            return
        self.fields['is_read'].label = ngettext(
            'I have read the warning', 'I have read the {n} warnings', len(warnings)
        ).format(n=len(warnings))


class DecisionForm(PlainForm):
    """Approve or return: a note, and the version that was read."""

    note = ParagraphField(
        required=False,
        max_length=TEXT,
        label=_('Remarks for the planner'),
        help_text=_('At least 10 characters when you return the plan.'),
    )
    decision = forms.ChoiceField(
        choices=[(APPROVE, APPROVE), (RETURN, RETURN)], widget=forms.HiddenInput
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data=None, *, steps=(), **options):
        """steps: [(StepKey, title)] to which remarks may be pinned."""
        super().__init__(data, **options)
        self.fields['note'].widget.attrs['rows'] = 3
        self.steps = [key for key, _title in steps]
        for key, title in steps:
            self.fields[f'remark-{key}'] = ParagraphField(
                required=False, max_length=REMARK, label=title
            )
            self.fields[f'remark-{key}'].widget.attrs['rows'] = 3

    def pinned(self):
        """[(bound field, whether it stands open)] of the remarks."""
        fields = [self[f'remark-{key}'] for key in self.steps]
        return [(field, bool(field.value() or field.errors)) for field in fields]

    def typed(self):
        """All that was typed, unchecked, as one text; '' where nothing was sent."""
        if not self.is_bound:
            return ''
        remarks = ((field.label, field.value()) for field, is_open in self.pinned() if is_open)
        words = [self['note'].value() or '', *(f'{title}: {said}' for title, said in remarks)]
        return '\n\n'.join(one.strip() for one in words if one.strip())

    def remarks(self):
        """{StepKey: words} of the remarks that were written."""
        given = ((key, self.cleaned_data[f'remark-{key}']) for key in self.steps)
        return {key: words for key, words in given if words}


class AcceptForm(PlainForm):
    """Why a check is accepted, until when, and what was shown of it."""

    reason = ParagraphField(
        max_length=1000,
        label=_('Reason'),
        help_text=_(
            'At least 20 characters: what was agreed, by when it will be made good, by whom.'
        ),
    )
    expires_on = DayField(
        label=_('Accepted until'), help_text=_('On the day after, the check opens again by itself.')
    )
    seen = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, data=None, **options):
        super().__init__(data, **options)
        self.fields['reason'].widget.attrs['rows'] = 4
