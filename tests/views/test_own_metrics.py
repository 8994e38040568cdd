"""A metric that staff added: chosen in the wizard, defined beside its figure."""

import json

import pytest
from django.urls import reverse

from plans.document.choices import StepKey
from plans.domain.documents.reading import document_of
from plans.models import Plan
from tests.domain.test_metrics import added
from tests.wizard_plans import full_plan


@pytest.fixture
def plan(editor):
    added()
    return full_plan(editor)


def test_own_metric_is_offered_and_fills_kind_and_unit(plan, client_of, editor):
    target = plan.targets.first()
    group = f'targets-{target.pk}'
    step = reverse('plans:step', args=[plan.pk, StepKey.TARGETS])

    page = client_of(editor).get(step, {'open': group}).content.decode()
    client_of(editor).post(
        reverse('plans:wizard_field', args=[plan.pk, StepKey.TARGETS]),
        {
            'group': group,
            'field': 'metric',
            f'{group}-metric': 'carbon_saved',
            f'was-{group}-metric': json.dumps(target.metric),
        },
    )

    assert '<option value="carbon_saved">Các-bon giảm được</option>' in page


def test_target_of_an_own_metric_is_defined_on_the_plan_page(plan, client_of, editor):
    row = plan.targets.last()
    row.actuals.all().delete()
    row.metric, row.metric_kind, row.direction, row.unit = (
        'carbon_saved', 'cumulative', 'up', 'tấn CO2'
    )  # fmt: skip
    row.save()
    Plan.objects.filter(pk=plan.pk).update(content_version=plan.content_version + 1)

    page = client_of(editor).get(reverse('plans:plan', args=[plan.pk]), {'tab': 'targets'})

    assert 'Tổng lượng giảm. Đơn vị: tấn CO2. Lũy kế' in page.content.decode()


def test_new_target_takes_what_the_own_metric_is(plan, client_of, editor):
    client = client_of(editor)
    client.post(reverse('plans:wizard_rows', args=[plan.pk, StepKey.TARGETS, 'targets']))
    target = plan.targets.last()
    group = f'targets-{target.pk}'

    client.post(
        reverse('plans:wizard_field', args=[plan.pk, StepKey.TARGETS]),
        {
            'group': group,
            'field': 'metric',
            f'{group}-metric': 'carbon_saved',
            f'was-{group}-metric': '""',
        },
    )

    made = document_of(Plan.objects.get(pk=plan.pk)).targets[-1]
    assert (made.metric, made.metric_kind, made.direction, made.unit, made.name) == (
        'carbon_saved', 'cumulative', 'up', 'tấn CO2', 'Các-bon giảm được'
    )  # fmt: skip
