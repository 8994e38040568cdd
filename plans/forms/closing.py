"""Ending a plan, and beginning the next one from it. Source: product.md 4.4, 5.8."""

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from plans.domain.carrying import StillTrue
from plans.domain.language import word_in
from plans.forms.choices import RowLabel, TickField
from plans.forms.fields import ParagraphField
from plans.forms.layout import PlainForm
from plans.forms.limits import TEXT
from plans.forms.plans import PeriodForm
from plans.forms.widgets import Pills

QUESTIONS = ('unheard', 'worked', 'carry_over')


def questions_of(plan):
    """{field: what is asked at the end} in the words of the plan's business model."""
    return {
        'unheard': word_in(plan, 'ask_unheard'),
        'worked': gettext('Which strategies worked, and why?'),
        'carry_over': gettext('What goes into the next period?'),
    }


STILL_TRUE = [
    (StillTrue.TRUE.value, _('Still true')),
    (StillTrue.CHANGED.value, _('Changed')),
    (StillTrue.DROP.value, _('Drop')),
]


class CloseForm(PlainForm):
    """How the plan went, in a sentence; three questions; before its last day also a reason."""

    close_note = ParagraphField(
        required=False, max_length=TEXT, label=_('How did the plan go, in a sentence or two?')
    )
    early_reason = ParagraphField(
        required=False,
        max_length=TEXT,
        label=_('Why does it end before its period?'),
        help_text=_('At least 10 characters.'),
    )
    unheard = ParagraphField(required=False, max_length=TEXT)
    worked = ParagraphField(required=False, max_length=TEXT)
    carry_over = ParagraphField(required=False, max_length=TEXT)
    lock_version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data=None, *, plan, is_early, initial=None):
        super().__init__(data, initial=initial)
        for name, question in questions_of(plan).items():
            self.fields[name].label = question
        if not is_early:
            del self.fields['early_reason']
        for field in self.fields.values():
            field.widget.attrs['rows'] = 3

    def typed(self):
        """All that was typed, unchecked, as one text; '' where nothing was sent."""
        told = [self[name].value() or '' for name in self.fields if name != 'lock_version']
        return '\n\n'.join(one.strip() for one in told if one.strip()) if self.is_bound else ''

    def lessons(self):
        """{question: answer} of the three."""
        return {name: self.cleaned_data[name] for name in QUESTIONS}


class CopyForm(PeriodForm):
    """Name and period of the next plan, and whether its summary begins with what was learned."""

    takes_lessons = TickField(
        label=_('Put what was learned into the summary of the new plan'), required=False
    )

    def __init__(self, data=None, *, has_lessons, rows=(), initial=None):
        """rows: [(list, ref, title)] of what is asked about; nothing is answered beforehand."""
        super().__init__(data, initial=initial)
        if not has_lessons:
            del self.fields['takes_lessons']
        self.asked = {f'still-{n}': row[:2] for n, row in enumerate(rows)}
        for name, (_list, ref, title) in zip(self.asked, rows, strict=True):
            self.fields[name] = forms.ChoiceField(
                choices=STILL_TRUE,
                widget=Pills,
                label=RowLabel(title, ref),
                error_messages={'required': _('Say whether this is still true')},
            )

    def field_of(self, name, ref):
        """The bound field that asks about a row."""
        return self[next(key for key, row in self.asked.items() if row == (name, ref))]

    def answers(self):
        """{(list, ref): StillTrue}."""
        return {row: StillTrue(self.cleaned_data[name]) for name, row in self.asked.items()}
