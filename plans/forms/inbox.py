"""What the inbox is narrowed to, and what is done to many items at once. Source: product.md 4.5."""

import re
from datetime import date

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from plans.document.choices import FeedbackChannel, FeedbackStatus, FeedbackTopic, Sentiment
from plans.document.periods import add_months
from plans.forms.choices import EnumField, RowField, Select, TickField
from plans.forms.fields import LineField, ParagraphField
from plans.forms.layout import PlainForm
from plans.forms.limits import TEXT

UNSAID = ''  # of a plan file that does not tell what became of it: it waits
STATUSES = {
    'new': (FeedbackStatus.NEW, UNSAID),
    'in_progress': (FeedbackStatus.IN_PROGRESS,),
    'settled': (FeedbackStatus.RESOLVED, FeedbackStatus.DECLINED),
    'all': (UNSAID, *(one for one in FeedbackStatus if one != FeedbackStatus.SPAM)),
    'spam': (FeedbackStatus.SPAM,),
}
NO_PLAN, NOBODY = 'none', 'none'
_MONTH = re.compile(r'([12][0-9]{3})-(0[1-9]|1[0-2])')


def filter_of(enum, label, blank):
    """A list of one enum's members; nothing chosen narrows nothing."""
    return EnumField(enum, label=label, blank=blank, required=False, widget=Select)


class InboxForm(PlainForm):
    """The filters of the inbox. An unknown value narrows nothing."""

    q = LineField(label=gettext_lazy('Search'), max_length=100, required=False)
    plan = forms.ChoiceField(label=gettext_lazy('Plan'), required=False)
    topic = filter_of(FeedbackTopic, gettext_lazy('Topic'), gettext_lazy('All topics'))
    sentiment = filter_of(Sentiment, gettext_lazy('Sentiment'), gettext_lazy('All sentiments'))
    channel = filter_of(FeedbackChannel, gettext_lazy('Channel'), gettext_lazy('All channels'))
    assignee = forms.ChoiceField(label=gettext_lazy('Assigned to'), required=False)
    suggests = TickField(label=gettext_lazy('With a suggestion'), required=False)
    critical = TickField(required=False)
    need = forms.CharField(required=False, max_length=80)
    strategy = forms.CharField(required=False, max_length=80)
    month = forms.RegexField(_MONTH, required=False)

    SHOWN = ('plan', 'topic', 'sentiment', 'channel', 'assignee')

    def __init__(self, *args, plans, members, plan=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields['channel'].word_as(plan)
        if plans is None:
            del self.fields['plan']
        else:
            self.fields['plan'].choices = [
                ('', _('All plans')),
                (NO_PLAN, _('Without a plan')),
                *((str(plan.pk), f'{plan.code} {plan.title}'[:60]) for plan in plans),
            ]
        self.fields['assignee'].choices = [
            ('', _('Anybody')),
            (NOBODY, _('Nobody')),
            *((str(member.pk), str(member)) for member in members),
        ]
        for field in self.fields.values():
            field.widget.attrs['aria-label'] = field.label or ''

    @property
    def selects(self):
        """The lists that stand beside the search."""
        return [self[name] for name in self.SHOWN if name in self.fields]

    def narrow(self, feedback):
        """The items that fit, whatever their status."""
        self.is_valid()
        wanted = {name: value for name, value in self.cleaned_data.items() if value}
        for name, value in wanted.items():
            feedback = getattr(self, f'_by_{name}', self._by_value(name))(feedback, value)
        return feedback

    @staticmethod
    def _by_value(name):
        return lambda feedback, value: feedback.filter(**{name: value})

    def _by_q(self, feedback, words):
        return feedback.found_by(words)

    def _by_plan(self, feedback, pk):
        return feedback.filter(plan=None if pk == NO_PLAN else pk)

    def _by_assignee(self, feedback, pk):
        return feedback.filter(assignee=None if pk == NOBODY else pk)

    def _by_suggests(self, feedback, _is_on):
        return feedback.exclude(suggestion='')

    def _by_critical(self, feedback, _is_on):
        return feedback.critical()

    def _by_need(self, feedback, ref):
        return feedback.filter(need__ref=ref)

    def _by_strategy(self, feedback, ref):
        return feedback.filter(strategy__ref=ref)

    def _by_month(self, feedback, month):
        first = date(int(month[:4]), int(month[5:]), 1)
        return feedback.filter(received_on__gte=first, received_on__lt=add_months(first, 1))

    @property
    def is_narrowed(self):
        """Whether anything was asked for."""
        return any(self.cleaned_data.values())


class BulkForm(PlainForm):
    """One thing to do to the items that are ticked."""

    ACTIONS = {
        'take': gettext_lazy('Take up: in progress'),
        'assign': gettext_lazy('Assign to…'),
        'topic': gettext_lazy('Set the topic…'),
        'resolve': gettext_lazy('Settle with an answer…'),
        'decline': gettext_lazy('Not done, with a reason…'),
        'spam': gettext_lazy('Mark as spam'),
        'reopen': gettext_lazy('Open again'),
    }

    items = forms.MultipleChoiceField(
        error_messages={'required': gettext_lazy('Tick at least one item first.')}
    )
    what = forms.ChoiceField(
        choices=[('', gettext_lazy('With those ticked…')), *ACTIONS.items()],
        error_messages={'required': gettext_lazy('Choose what to do with those ticked.')},
    )
    person = RowField(widget=Select(), blank=gettext_lazy('Person'), required=False)
    theme = filter_of(FeedbackTopic, gettext_lazy('Topic'), gettext_lazy('Topic'))
    note = ParagraphField(label=gettext_lazy('Answer or reason'), max_length=TEXT, required=False)

    def __init__(self, *args, members, items=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields['person'].rows = members
        self.fields['items'].choices = [(str(pk), '') for pk in items]

    def clean(self):
        wants = {'assign': 'person', 'topic': 'theme', 'resolve': 'note', 'decline': 'note'}
        name = wants.get(self.cleaned_data.get('what'))
        if name and name not in self.errors and not self.cleaned_data.get(name):
            messages = {
                'person': _('Choose the person to assign it to.'),
                'theme': _('Choose the topic.'),
                'note': _('Write the answer or the reason.'),
            }
            self.add_error(name, messages[name])
        return self.cleaned_data

    def values(self):
        """What is written into each item, by the plan file's names."""
        said = self.cleaned_data
        return {
            'take': lambda: {'status': FeedbackStatus.IN_PROGRESS},
            'assign': lambda: {'assignee': said['person'].user.email},
            'topic': lambda: {'topic': said['theme']},
            'resolve': lambda: {'status': FeedbackStatus.RESOLVED, 'response_note': said['note']},
            'decline': lambda: {'status': FeedbackStatus.DECLINED, 'response_note': said['note']},
            'spam': lambda: {'status': FeedbackStatus.SPAM},
            'reopen': lambda: {'status': FeedbackStatus.NEW},
        }[said['what']]()
