"""What the hub says is missing and when it will check, in the numbers and halves of the plan."""

import pytest
from django.urls import reverse

from plans.domain.summaries import mark_stale, standing
from plans.models import Plan
from plans.views.health import panel
from plans.views.wizard import steps_of
from tests.factories import PlanFactory

pytestmark = pytest.mark.usefixtures('people')


@pytest.mark.parametrize(
    ('approver', 'uses_dealers', 'asked'),
    [
        (False, None, 'người duyệt, câu trả lời “Có bán qua đại lý không?”'),
        (False, False, 'người duyệt'),
        (True, None, 'câu trả lời “Có bán qua đại lý không?”'),
    ],
)
def test_only_the_missing_half_is_asked_for(
    approver, uses_dealers, asked, client_of, editor, full_plans, people
):
    plan = full_plans['sell_side']
    chosen = people['approver'] if approver else None
    Plan.objects.filter(pk=plan.pk).update(approver=chosen, uses_dealers=uses_dealers)
    mark_stale(Plan.objects.filter(pk=plan.pk))

    page = client_of(editor).get(reverse('plans:build', args=[plan.pk]))

    assert page.context['still_missing'].endswith(asked)
    assert page.context['still_missing'].count('người duyệt') == (not approver)


def test_steps_are_counted_as_the_plan_shows_them(editor):
    plan = PlanFactory(owner=editor, business_model='intermediary', uses_dealers=False)

    shown = panel(plan, standing(plan), language='vi')

    waiting = {line.waiting for card in shown.cards for line in card.lines if line.waits_for_step}
    numbers = {int(text.split()[-1]) for text in waiting if text[-1].isdigit()}
    assert steps_of(plan)[8:] == ['feedback', 'review']
    assert {9, 10} <= numbers <= set(range(1, 11))
