"""Starting a plan, from a template or from a file, and finding one in the list."""

from datetime import date, timedelta
from functools import cached_property

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from plans.document.choices import BusinessModel, PlanStatus
from plans.document.faults import PlanFileError
from plans.document.periods import add_months
from plans.document.plan_file import parse
from plans.domain.language import active_language
from plans.domain.workspaces import members_of
from plans.forms.choices import EnumField, RowField, Select, TickField
from plans.forms.fields import DayField, LineField
from plans.forms.layout import PlainForm
from plans.forms.plan_basics import LONGEST_PERIOD

LARGEST_FILE = 20 * 1024 * 1024  # bytes
MOST_FAULTS = 50
YEARS = 5  # before and after this one, to look for a plan's period in


class TitleForm(PlainForm):
    """A plan's name."""

    title = LineField(
        label=gettext_lazy('Plan name'),
        max_length=160,
        help_text=gettext_lazy('Product, market, year.'),
    )


class PeriodForm(TitleForm):
    """A plan's name and period, in order and of 36 months at most."""

    period_start = DayField(label=gettext_lazy('From'))
    period_end = DayField(label=gettext_lazy('To'))

    def clean(self):
        start, end = self.cleaned_data.get('period_start'), self.cleaned_data.get('period_end')
        if start and end and end < start:
            self.add_error('period_end', _('The end lies before the start.'))
        elif start and end and end > add_months(start, LONGEST_PERIOD) - timedelta(days=1):
            self.add_error('period_end', _('A plan lasts 36 months at most.'))
        return self.cleaned_data


class NewPlanForm(PeriodForm):
    """Template, title and period: enough to start. Source: product.md 4.1."""

    template = forms.ModelChoiceField(
        None, label=gettext_lazy('Plan template'), empty_label=None, widget=forms.RadioSelect
    )
    field_order = ('template',)

    def __init__(self, *args, templates, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields['template'].queryset = templates


def next_fiscal_year(today, first_month):
    """(first day, last day) of the fiscal year after the one `today` lies in."""
    year = today.year + 1 if today.month >= first_month else today.year
    start = date(year, first_month, 1)
    return start, add_months(start, 12) - timedelta(days=1)


class PlanFileForm(PlainForm):
    """A plan file to bring in.

    `cleaned_data['document']` is the plan; `faults` says what is wrong.
    """

    file = forms.FileField(label=gettext_lazy('Plan file (JSON)'))
    keep_status = TickField(
        label=gettext_lazy('Keep status, dates and confirmations of the file'), required=False
    )

    def __init__(self, *args, may_keep_status, **kwargs):
        super().__init__(*args, **kwargs)
        self.faults = ()
        if not may_keep_status:
            del self.fields['keep_status']

    def clean_file(self):
        sent = self.cleaned_data['file']
        if sent.size > LARGEST_FILE:
            raise forms.ValidationError(_('The file is larger than 20 MB.'))
        try:
            self.cleaned_data['document'] = parse(sent.read())
        except PlanFileError as error:
            language = active_language()
            found = [(fault.path, fault.message(language)) for fault in error.faults]
            self.faults, self.more_faults = found[:MOST_FAULTS], len(found) - MOST_FAULTS
            raise forms.ValidationError(
                _('This file cannot be read as a plan. Correct what is listed below.')
            ) from None
        return sent


class PlanListForm(PlainForm):
    """What a list of plans is narrowed to. An unknown value narrows nothing."""

    SORTS = {
        'changed': ('-updated_at', '-pk'),
        'name': ('sort_name', 'pk'),
        'code': ('code',),
        'start': ('-period_start', '-pk'),
    }

    q = LineField(label=gettext_lazy('Search'), max_length=100, required=False)
    status = EnumField(
        PlanStatus,
        label=gettext_lazy('Status'),
        blank=gettext_lazy('All statuses'),
        required=False,
        widget=Select,
    )
    model = EnumField(
        BusinessModel,
        label=gettext_lazy('Business model'),
        blank=gettext_lazy('All models'),
        required=False,
        widget=Select,
    )
    owner = RowField(
        label=gettext_lazy('Owner'),
        blank=gettext_lazy('All owners'),
        required=False,
        widget=Select,
    )
    year = forms.ChoiceField(label=gettext_lazy('Period'), required=False)
    sort = forms.ChoiceField(
        label=gettext_lazy('Sort'),
        required=False,
        choices=[
            ('changed', gettext_lazy('Changed last')),
            ('name', gettext_lazy('Plan name')),
            ('code', gettext_lazy('Code')),
            ('start', gettext_lazy('Period')),
        ],
    )

    def __init__(self, *args, members, year, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields['owner'].rows = members
        years = [(f'{one}', f'{one}') for one in range(year + YEARS, year - YEARS - 1, -1)]
        self.fields['year'].choices = [('', gettext_lazy('All periods')), *years]

    def narrow(self, plans):
        """The plans that fit, in the order asked for."""
        wanted = self._wanted
        if wanted.get('q'):
            plans = plans.found_by(wanted['q'])
        status = wanted.get('status')
        plans = plans.filter(status=status) if status else plans.listed()
        if wanted.get('model'):
            plans = plans.filter(business_model=wanted['model'])
        if wanted.get('owner'):
            plans = plans.filter(owner=wanted['owner'])
        if wanted.get('year'):
            year = int(wanted['year'])
            plans = plans.filter(
                period_start__lte=date(year, 12, 31), period_end__gte=date(year, 1, 1)
            )
        return plans.order_by(*self.SORTS.get(wanted.get('sort') or 'changed', ('-updated_at',)))

    @property
    def typed(self):
        """The words looked for, as typed."""
        return self.data.get('q', '')

    @property
    def drawn(self):
        """What the filters show, as a value: ((name, label, chosen, ((value, label) …)) …)."""
        return tuple(
            (name, f'{field.label}', self.data.get(name, ''), _said(field.choices))
            for name, field in self.fields.items()
            if name != 'q'
        )

    @cached_property
    def _wanted(self):
        self.is_valid()
        return self.cleaned_data

    @property
    def is_narrowed(self):
        """Whether anything but the order was asked for."""
        return any(self._wanted.get(name) for name in ('q', 'status', 'model', 'owner', 'year'))


def _said(choices):
    return tuple((f'{value}', f'{label}') for value, label in choices)


def filters_of(workspace, query):
    """The PlanListForm of a workspace, filled in from a query string."""
    return PlanListForm(query, members=members_of(workspace), year=workspace.today().year)
