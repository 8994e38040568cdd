"""Feedback captured by hand, and what is done with one item. Source: product.md 2.9."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from plans.document.choices import FeedbackChannel, FeedbackStatus, FeedbackTopic, Sentiment
from plans.domain.language import word_in
from plans.forms.choices import EnumField, RowField, Select
from plans.forms.feedback import RatingField
from plans.forms.fields import DayField, LineField, ParagraphField
from plans.forms.layout import PlainForm
from plans.forms.limits import TEXT
from plans.forms.plan_choices import KNOWN_NAMES, SuggestedInput


class SaidForm(PlainForm):
    """Who said what: three fields matter, the rest has a default."""

    customer = LineField(max_length=160, widget=SuggestedInput())
    sentiment = EnumField(Sentiment, label=gettext_lazy('How did it sound?'))
    verbatim = ParagraphField(max_length=TEXT)
    suggestion = ParagraphField(max_length=TEXT, required=False)
    channel = EnumField(FeedbackChannel, label=gettext_lazy('Channel'), widget=Select)
    received_on = DayField(label=gettext_lazy('Said on'))
    topic = EnumField(
        FeedbackTopic,
        label=gettext_lazy('Topic'),
        blank=gettext_lazy('Not chosen'),
        empty_value=None,
        required=False,
        widget=Select,
    )
    rating = RatingField(label=gettext_lazy('Rating'), required=False)

    WORDS = {'customer': 'who_said_it', 'verbatim': 'own_words', 'suggestion': 'own_suggestion'}

    def __init__(self, *args, today, plan, customers=(), **kwargs):
        super().__init__(*args, **kwargs)
        for name, word in self.WORDS.items():
            self.fields[name].label = word_in(plan, word)
        self.fields['channel'].word_as(plan)
        self.fields['received_on'].max_day = today
        self.fields['customer'].widget.names = tuple(customers)[:KNOWN_NAMES]
        self.fields['customer'].widget.attrs['autocomplete'] = 'off'


class CaptureForm(SaidForm):
    """What a customer has just said; the plan may be left open."""

    plan = RowField(
        label=gettext_lazy('Plan'),
        widget=Select(),
        called=lambda plan: f'{plan.code} {plan.title}'[:80],
        blank=gettext_lazy('Without a plan for now'),
        required=False,
    )

    def __init__(self, *args, plans, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields['plan'].rows = plans
        if not self.is_bound and not self.initial.get('customer'):
            self.fields['customer'].widget.attrs['autofocus'] = True  # no tap is lost


class ItemForm(SaidForm):
    """Everything about one item that may be corrected; `version` is that of the loaded row."""

    assignee = RowField(
        label=gettext_lazy('Assigned to'),
        widget=Select(),
        blank=gettext_lazy('Nobody'),
        required=False,
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, members, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields['assignee'].rows = members

    def values(self):
        """What is kept, by the plan file's names."""
        said = dict(self.cleaned_data)
        said.pop('version')
        person = said.pop('assignee')
        return {**said, 'assignee': person and person.user.email}


class AnswerForm(PlainForm):
    """How an item is settled: done, answered, or not done for a reason (R47)."""

    status = EnumField(
        FeedbackStatus,
        members=(
            FeedbackStatus.NEW,
            FeedbackStatus.IN_PROGRESS,
            FeedbackStatus.RESOLVED,
            FeedbackStatus.DECLINED,
        ),
        label=gettext_lazy('Status'),
    )
    response_note = ParagraphField(
        label=gettext_lazy('What was answered, or why it is not done'),
        max_length=TEXT,
        required=False,
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


class LinkForm(PlainForm):
    """What of the plan an item speaks of."""

    need = forms.ChoiceField(label=gettext_lazy('Need'), required=False)
    strategy = forms.ChoiceField(label=gettext_lazy('Strategy'), required=False)
    action = forms.ChoiceField(label=gettext_lazy('Task'), required=False)

    def __init__(self, *args, rows, **kwargs):
        super().__init__(*args, **kwargs)
        for name, offered in rows.items():
            self.fields[name].choices = [('', _('Not linked')), *offered]
