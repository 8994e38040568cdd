"""Step 9: who does what by when. Source: product.md 2.9."""

from __future__ import annotations

from datetime import timedelta

from django.utils.translation import gettext as _

from plans.document.choices import ActionKind, ActionStatus
from plans.forms.cleaning import Values, rule
from plans.forms.fields import DayField, LineField, ParagraphField
from plans.forms.limits import LINE, TEXT
from plans.forms.plan_choices import PersonField, RefField, StateOf
from plans.forms.rows import RowForm

GRACE = timedelta(days=30)


class ActionForm(RowForm):
    """A piece of work, due in the period or at most 30 days after it."""

    part = 'actions'
    required_to_save = ('title',)
    required_to_submit = ('owner', 'due')
    together = (('start', 'due'),)
    shown_for = {'done_on': ('status', ('done',))}

    title = LineField(max_length=LINE)
    strategy = RefField('strategies')
    kind = StateOf(ActionKind)
    owner = PersonField()
    start = DayField()
    due = DayField()
    status = StateOf(ActionStatus)
    done_on = DayField()
    note = ParagraphField(max_length=TEXT)
    from_feedback = RefField('feedback')
    from_session = RefField('sessions')

    def prepare(self) -> None:
        document, due = self.context.document, self.fields['due']
        due.min_day = document.period_start or due.min_day
        due.max_day = document.period_end + GRACE if document.period_end else due.max_day
        self.fields['done_on'].max_day = self.context.today

    @rule('start', 'due', on='due')
    def _is_due_after_it_starts(self, known: Values) -> str | None:
        start, due = known.get('start'), known.get('due')
        return _('The due date lies before the start.') if start and due and due < start else None
