"""Data to measure with: what is kept of it is what the domain would keep."""

import json
from dataclasses import replace
from datetime import date

import pytest
from django.db import transaction

from plans.domain import summaries
from plans.domain.documents import reading
from plans.domain.load.drawing import Drawing
from plans.domain.load.making import NotEmptyError, Size, make
from plans.models import Actual, Feedback, Plan, PlanSummary, Workspace

pytestmark = pytest.mark.django_db

ON = date(2027, 5, 17)
SIZE = Size(workspaces=3, plans=20, targets=4, actuals=401, feedback=90)
UNCHANGED = ('must_open', 'warn_open', 'pace', 'pace_status', 'portfolio', 'figures_to')


@pytest.fixture
def made():
    make(SIZE, ON, told=lambda line: None)
    return Plan.objects.select_related('workspace', 'summary', 'template').order_by('pk')


def shown(plan):
    """What is kept of a plan for lists and pages."""
    summary = PlanSummary.objects.get(plan=plan)
    kept = [getattr(summary, name) for name in UNCHANGED]
    money = plan.money_figures.order_by('ref', 'metric')
    return [json.loads(summary.document), *kept, list(money.values_list('metric', 'actual'))]


def test_load_keeps_of_each_plan_what_the_domain_would(made):
    for plan in made:
        before = shown(plan)
        assert before[0] == json.loads(json.dumps(reading.read(plan))), plan.title

        summaries.refresh(plan)

        assert shown(plan) == before, plan.title


def test_load_is_as_large_as_was_asked(made):
    patterns = Feedback.objects.exclude(updated_by=None)

    assert Workspace.objects.count() == SIZE.workspaces
    assert made.count() == SIZE.plans
    assert Actual.objects.count() == SIZE.actuals
    assert patterns.count() == SIZE.feedback
    assert made.filter(workspace__slug='cong-ty-001').count() == 4 + 6  # a fifth first


def test_load_is_the_same_for_the_same_seed_and_another_for_another():
    size = Size(workspaces=1, plans=3, targets=2, actuals=9, feedback=5)

    def values():
        with transaction.atomic():
            make(size, ON, told=str)
            found = [
                *Actual.objects.order_by('pk').values_list('start', 'value', 'target__name'),
                *Feedback.objects.order_by('pk').values_list('customer_name', 'verbatim'),
            ]
            transaction.set_rollback(True)
        return found

    def drawn(seed):
        return list(Drawing(replace(size, seed=seed), [True] * 3, ON).feedback(0, ['A', 'B']))

    assert values() == values()
    assert drawn(1) == drawn(1) != drawn(2)


def test_load_stays_out_of_a_database_in_which_companies_work(workspace):
    with pytest.raises(NotEmptyError):
        make(SIZE, ON)

    assert list(Workspace.objects.values_list('name', flat=True)) == [workspace.name]
