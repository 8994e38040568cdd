"""A dealer session beyond the wizard: its plan, who came, what is to be done next."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from plans.document.choices import SessionStatus
from plans.domain.language import word_in
from plans.forms.choices import TickField
from plans.forms.dealers import SessionForm
from plans.forms.fields import DayField, LineField, ParagraphField
from plans.forms.layout import PlainForm
from plans.forms.limits import LINE, TEXT

AFTERWARDS = ('status', 'attended', 'outcomes', 'plan_sheet_shared')


class SessionPlanForm(SessionForm):
    """What is planned: when, where, who is asked, what about. What came of it is attendance."""

    may_have_passed = True  # the day was moved to an earlier one; who came is ticked next

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        for name in AFTERWARDS:
            self.fields.pop(name, None)

    def needed(self, known):
        return tuple(name for name in super().needed(known) if name in self.fields)

    def prepare(self):
        """Everything planned is asked for at once."""


class AttendanceForm(PlainForm):
    """Who came, and what came of it; saving says that the session was held."""

    attended = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)
    outcomes = ParagraphField(
        required=False, max_length=TEXT, label=gettext_lazy('What came of it')
    )
    training = TickField(required=False, label=gettext_lazy('Training was given'))
    plan_sheet_shared = TickField(required=False)

    def __init__(self, data=None, *, dealers, session, today, plan, initial=None):
        super().__init__(data, initial=initial)
        self.session, self.today, self.plan = session, today, plan
        self.fields['attended'].label = word_in(plan, 'attended')
        self.fields['plan_sheet_shared'].label = word_in(plan, 'sheet_handed_out')
        self.fields['attended'].choices = dealers

    def clean(self):
        values = super().clean()
        day = self.session.held_on
        if self.session.status == SessionStatus.CANCELLED:
            self.add_error(None, _('The session was cancelled: plan a new one.'))
        elif day is None or day > self.today:
            self.add_error(
                None, _('The day has not come yet. Was it held before? Then change its day first.')
            )
        elif not values.get('attended'):
            self.add_error('attended', word_in(self.plan, 'tick_who_came'))
        return values


class SessionTaskForm(PlainForm):
    """A task that came out of a session."""

    title = LineField(max_length=LINE, label=gettext_lazy('Task'))
    owner = forms.ChoiceField(label=gettext_lazy('Owner'))
    due = DayField(required=False, label=gettext_lazy('Due date'))

    def __init__(self, data=None, *, members, initial=None):
        super().__init__(data, initial=initial)
        self.fields['owner'].choices = members
