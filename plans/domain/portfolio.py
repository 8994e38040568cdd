"""Many plans at once: the rows that lists show, and money added up over plans that run."""

from dataclasses import dataclass

from django.db.models import Exists, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.fields.json import KeyTextTransform

from plans.document.choices import PlanStatus, StepState
from plans.models import MoneyFigure, Plan, WizardStepState
from plans.models.prepared import Prepared
from plans.rules.checks import TELLING_STEPS

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
# Whether a check has had its say about a draft (product.md 3.1: not ready is not passed).
IS_CHECKED = Exists(
    WizardStepState.objects.filter(
        plan=OuterRef('pk'), step_key__in=TELLING_STEPS, state=StepState.DONE
    )
)


class _Counted(Subquery):
    """How many rows a queryset has, asked once within another query."""

    template = '(SELECT COUNT(*) FROM (%(subquery)s) counted)'
    output_field = IntegerField()


@dataclass(frozen=True)
class Shown:
    """Plans in their order as dicts of SHOWN, TOLD and `is_checked`; a slice of them is one query,
    and each dict says how many `rows_in_all` there are.

    Those of a slice are chosen before they are read: else all are joined and unpacked to be sorted.
    """

    plans: QuerySet

    def __getitem__(self, place):
        chosen = self.plans.filter(pk__in=self.plans.values('pk')[place])
        counted = _Counted(self.plans.order_by().values('pk'))
        more = {'rows_in_all': counted, 'is_checked': IS_CHECKED, **TOLD}
        return chosen.annotate(**more).values(*more, *SHOWN)

    def count(self):
        return self.plans.count()


def money_of(plans):
    """MoneyFigures of those of these plans that run."""
    running = plans.order_by().filter(status=PlanStatus.ACTIVE)
    return MoneyFigure.objects.filter(plan__in=running)


def newest(workspace):
    """(the first PAGE plans of a company as in Shown, the sums over all that run).

    Two queries, their SQL kept: so the list is opened first.
    """
    return _newest(workspace.pk), _sums(workspace.pk)


def _listed(workspace):
    return Plan.objects.filter(workspace=workspace).listed().order_by('-updated_at', '-pk')


_newest = Prepared(lambda workspace: Shown(_listed(workspace))[:PAGE], int)
_sums = Prepared(lambda workspace: money_of(_listed(workspace)).sums(), int)
