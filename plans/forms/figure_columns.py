"""What each column of a table means, chosen from a list."""

from datetime import date

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from plans.document.display import month_in_grid
from plans.domain.language import active_language
from plans.forms.layout import PlainForm
from plans.rules import figure_columns as columns
from plans.rules.figure_columns import HEADS, Layout, roles_of

_LABELS = {
    columns.SKIP: gettext_lazy('Not used'),
    columns.TARGET: gettext_lazy('Name of the target'),
    columns.PERIOD: gettext_lazy('Period'),
    columns.VALUE: gettext_lazy('Figure'),
    columns.NUMERATOR: gettext_lazy('First number of 48/50'),
    columns.DENOMINATOR: gettext_lazy('Second number of 48/50'),
    columns.AS_OF: gettext_lazy('Figures to (a day)'),
    columns.NOTE: gettext_lazy('Note'),
}


class ColumnsForm(PlainForm):
    """The row of the headings, and a role for each column below it: column-0, column-1 …"""

    head = forms.TypedChoiceField(
        coerce=int,
        label=gettext_lazy('Row with the headings'),
        widget=forms.Select({'class': 'form-select w-auto'}),
    )

    def __init__(self, data=None, *, rows, layout=None):
        super().__init__(data)
        self.rows = rows
        heads = range(min(HEADS, len(rows) - 1))
        self.fields['head'].choices = [(at, _('Row %(n)s') % {'n': at + 1}) for at in heads]
        self.fields['head'].initial = layout.head if layout else 0
        width = max(len(row) for row in rows[: HEADS + 1])
        heading = rows[layout.head if layout else 0]
        roles = layout.roles if layout else roles_of(heading)
        for at in range(width):
            role = roles[at] if at < len(roles) else columns.SKIP
            is_named = role == 'heading'
            self.fields[f'column-{at}'] = forms.ChoiceField(
                choices=choices(with_heading=is_named or self._names_period(at)),
                widget=forms.Select({'class': 'form-select w-auto'}),
                initial=role,
                label=_('Column %(n)s') % {'n': at + 1},
            )

    def _names_period(self, at):
        """Whether one of the first rows names a period in a column."""
        cells = (row[at] for row in self.rows[:HEADS] if at < len(row))
        return any(columns.period_name(cell) for cell in cells)

    @property
    def columns(self):
        """The fields of the columns, in their order."""
        return [self[name] for name in self.fields if name != 'head']

    @property
    def layout(self):
        """The Layout that was chosen."""
        roles = [value for name, value in self.cleaned_data.items() if name != 'head']
        return Layout(self.cleaned_data['head'], tuple(roles))

    def clean(self):
        """One column a role, and all that a table needs."""
        values = super().clean()
        if self.errors:
            return values
        once = [role for role in self.layout.roles if role not in (columns.SKIP, 'heading')]
        if len(set(once)) < len(once):
            self.add_error(None, _('Two columns are said to be the same. Choose another for one.'))
        elif not self.layout.is_whole:
            self.add_error(
                None,
                _(
                    'Say which column names the targets, and either a column per period or one '
                    'with the period and one with the figure.'
                ),
            )
        return values


def choices(*, with_heading):
    """(role, label) of everything a column may be."""
    language = active_language()
    months = [(f'month-{n}', month_in_grid(_day(n), language)) for n in range(1, 13)]
    quarters = [(f'quarter-{n}', _('Quarter %(n)s') % {'n': n}) for n in range(1, 5)]
    named = [('heading', _('The period of its heading'))] if with_heading else []
    return [*((role, label) for role, label in _LABELS.items()), *named, *months, *quarters]


def _day(number):
    return date(2027, number, 1)
