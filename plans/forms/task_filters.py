"""What tasks are narrowed to, and where one is moved. An unknown value narrows nothing."""

from django import forms
from django.utils.translation import gettext_lazy as _

from plans.document.choices import ActionKind, ActionStatus
from plans.forms.choices import EnumField, Select, TickField
from plans.forms.layout import PlainForm

VIEWS = (('list', _('List')), ('board', _('Board')))


class TaskFilterForm(PlainForm):
    """Mine, late, of one kind, of one strategy; as a list or as a board."""

    view = forms.ChoiceField(choices=VIEWS, required=False, label=_('Shown as'))
    kind = EnumField(
        ActionKind, label=_('Kind'), blank=_('All kinds'), required=False, widget=Select
    )
    strategy = forms.ChoiceField(required=False, label=_('Strategy'))
    mine = TickField(required=False, label=_('Mine only'))
    late = TickField(required=False, label=_('Overdue only'))

    def __init__(self, data, *, document):
        super().__init__(data)
        offered = [(one.id, f'{one.id} {one.title}'[:60]) for one in document.strategies]
        self.fields['kind'].word_as(document)
        self.fields['strategy'].choices = [('', _('All strategies')), *offered]
        for field in self.fields.values():
            field.widget.attrs['aria-label'] = field.label
        self.is_valid()

    @property
    def is_board(self):
        """Whether columns are shown."""
        return self.cleaned_data.get('view') == 'board'

    @property
    def is_narrowed(self):
        """Whether anything was asked for but how it is shown."""
        return any(self.cleaned_data.get(name) for name in ('kind', 'strategy', 'mine', 'late'))

    def fits(self, line, me):
        """Whether a TaskLine is among those asked for; `me` is the reader's address."""
        wanted, task = self.cleaned_data, line.task
        return (
            (not wanted.get('kind') or task.kind == wanted['kind'])
            and (not wanted.get('strategy') or task.strategy == wanted['strategy'])
            and (not wanted.get('mine') or task.owner == me)
            and (not wanted.get('late') or line.is_late)
        )


class TaskStatusForm(PlainForm):
    """Where a task now stands."""

    status = EnumField(ActionStatus, label=_('Status'), widget=Select)
