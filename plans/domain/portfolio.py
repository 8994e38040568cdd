"""Many plans at once: the rows that lists show, and money added up over plans that run."""

from django.db.models import IntegerField, Subquery
from django.db.models.fields.json import KeyTextTransform

from plans.document.choices import PlanStatus
from plans.models import MoneyFigure, Plan
from plans.models.prepared import Prepared

PAGE = 50
# What a list needs of a plan; the rest stays in the database.
SHOWN = (
    'pk',
    'title',
    'code',
    'status',
    'business_model',
    'owner__user__name',
    'owner__user__email',
    'summary__must_open',
    'summary__warn_open',
    'summary__pace',
    'summary__pace_status',
)
# Two of what rules/portfolio.py tells, as JSON text: lists remember what they made of it.
TOLD = {name: KeyTextTransform(name, 'summary__portfolio') for name in ('drag', 'course')}


class _Counted(Subquery):
    """How many rows a queryset has, asked once within another query."""

    template = '(SELECT COUNT(*) FROM (%(subquery)s) counted)'
    output_field = IntegerField()


def shown(plans, counting=None):
    """The plans as dicts of SHOWN and TOLD and, in each, how many `rows_in_all` there are, or are
    in `counting`: one query.
    """
    every = plans if counting is None else counting
    counted = _Counted(every.order_by().values('pk'))
    return plans.annotate(rows_in_all=counted, **TOLD).values('rows_in_all', *TOLD, *SHOWN)


def money_of(plans):
    """MoneyFigures of those of these plans that run."""
    running = plans.order_by().filter(status=PlanStatus.ACTIVE)
    return MoneyFigure.objects.filter(plan__in=running)


def newest(workspace):
    """(the first PAGE plans of a company as in `shown`, the sums over all that run).

    Two queries, their SQL kept: so the list is opened first.
    """
    return _newest(workspace.pk), _sums(workspace.pk)


def _listed(workspace):
    return Plan.objects.filter(workspace=workspace).listed().order_by('-updated_at', '-pk')


def _first_page(workspace):
    """Chosen before they are read: else all are joined and unpacked to be sorted."""
    every = _listed(workspace)
    return shown(_listed(workspace).filter(pk__in=every.values('pk')[:PAGE]), counting=every)


_newest = Prepared(_first_page, int)
_sums = Prepared(lambda workspace: money_of(_listed(workspace)).sums(), int)
