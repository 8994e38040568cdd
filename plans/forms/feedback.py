"""Step 10: how customers can criticise, and what they said. Source: product.md 2.9."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from plans.document.choices import (
    FeedbackChannel,
    FeedbackStatus,
    FeedbackTopic,
    Language,
    Sentiment,
)
from plans.forms.choices import EnumSetField, TickField
from plans.forms.cleaning import Values, rule
from plans.forms.fields import DayField, LineField, ParagraphField
from plans.forms.limits import LINE, TEXT
from plans.forms.plan_choices import FirmField, OneOf, PersonField, RefField, StateOf
from plans.forms.rows import RowForm
from plans.forms.widgets import Pills

RATINGS = tuple(range(1, 6))


class FeedbackFormForm(RowForm):
    """The public form of the plan; its secret address is not typed."""

    part = 'feedback_form'
    heading = gettext_lazy('Feedback form')

    is_open = TickField()
    closes_on = DayField()
    languages = EnumSetField(Language)
    title_vi = LineField(max_length=LINE)
    title_en = LineField(max_length=LINE)
    intro_vi = ParagraphField(max_length=TEXT)
    intro_en = ParagraphField(max_length=TEXT)
    ask_contact = TickField()


class RatingField(forms.TypedChoiceField):
    """1 to 5, or None."""

    widget = Pills
    default_error_messages = {'invalid_choice': gettext_lazy('Choose one of those shown')}

    def __init__(self, **options):
        given = [('', gettext_lazy('No rating')), *((number, str(number)) for number in RATINGS)]
        super().__init__(choices=given, coerce=int, empty_value=None, **options)


class FeedbackItemForm(RowForm):
    """What a customer said. Contact and consent come by the public form only, the day of the
    answer from the answer.
    """

    part = 'feedback'
    required_to_save = ('customer', 'channel', 'received_on', 'sentiment', 'verbatim', 'status')

    customer = FirmField(known='customers')
    received_on = DayField()
    channel = OneOf(FeedbackChannel)
    sentiment = OneOf(Sentiment)
    verbatim = ParagraphField(max_length=TEXT)
    suggestion = ParagraphField(max_length=TEXT)
    rating = RatingField()
    topic = OneOf(FeedbackTopic)
    need = RefField('needs')
    strategy = RefField('strategies')
    action = RefField('actions')
    status = StateOf(FeedbackStatus)
    response_note = ParagraphField(max_length=TEXT)
    assignee = PersonField()
    collected_by = PersonField()

    def prepare(self) -> None:
        self.fields['received_on'].max_day = self.context.today

    @rule('customer', on='customer')
    def _names_a_customer(self, known: Values) -> str | None:
        return None if known.get('customer') else self._required('customer')

    @rule('received_on', on='received_on')
    def _names_the_day(self, known: Values) -> str | None:
        return None if known.get('received_on') else self._required('received_on')

    @rule('status', 'need', 'strategy', 'action', 'response_note', on='status')
    def _is_resolved_by_something(self, known: Values) -> str | None:
        ways = ('need', 'strategy', 'action', 'response_note')
        if known.get('status') != FeedbackStatus.RESOLVED or any(map(known.get, ways)):
            return None
        return _('Link a need, a strategy or a task, or write what was answered.')

    @rule('status', 'response_note', on='status')
    def _is_declined_for_a_reason(self, known: Values) -> str | None:
        if known.get('status') != FeedbackStatus.DECLINED or known.get('response_note'):
            return None
        return _('Write the reason in “Answer given” before you decline it.')

    def _required(self, name: str) -> str:
        return self.fields[name].error_messages['required']
