"""Data to measure with: what is kept of it is what the domain would keep."""

import json
from datetime import date

import pytest

from plans.domain import summaries
from plans.domain.documents import reading
from plans.domain.load.making import Size, make
from plans.models import Actual, Feedback, Plan, PlanSummary, Workspace

pytestmark = pytest.mark.django_db

ON = date(2027, 5, 17)
SIZE = Size(workspaces=3, plans=20, targets=4, actuals=401, feedback=90)
UNCHANGED = ('must_open', 'warn_open', 'pace', 'pace_status', 'portfolio', 'figures_to')


@pytest.fixture(scope='module')
def load(module_rows):
    module_rows(lambda: make(SIZE, ON, told=lambda line: None))


@pytest.fixture
def made(load, db):
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
