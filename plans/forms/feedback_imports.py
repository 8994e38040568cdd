"""Feedback from elsewhere: cells copied from Excel, or a file."""

from django.utils.translation import gettext_lazy

from plans.forms.actual_imports import FiguresForm
from plans.forms.choices import RowField, Select


class FeedbackTableForm(FiguresForm):
    """A table of feedback, and the plan it is about."""

    plan = RowField(
        label=gettext_lazy('Plan'),
        widget=Select(),
        called=lambda plan: f'{plan.code} {plan.title}'[:80],
        blank=gettext_lazy('Without a plan for now'),
        required=False,
    )

    def __init__(self, data=None, files=None, *, plans=(), initial=None):
        super().__init__(data, files, initial=initial)
        del self.fields['language']  # nothing here is a number that two countries write apart
        self.fields['plan'].rows = plans
        self.fields['cells'].help_text = gettext_lazy(
            'The first row names the columns: Customer, Date, Words, and what else there is.'
        )
        self.order_fields(['plan', 'cells', 'table'])
