"""Seeding the shipped templates is repeatable."""

import pytest

from plans.document.metrics import METRICS
from plans.domain.plan_templates import seed_shipped
from plans.domain.shipped import load_templates
from plans.models import Metric, PlanTemplate, TemplatePrompt, TemplateTarget

TEMPLATES = load_templates()
pytestmark = pytest.mark.django_db


def test_seeding_stores_metrics_and_published_templates():
    added = seed_shipped()

    assert [template.code for template in added] == [one.code for one in TEMPLATES]
    assert PlanTemplate.objects.published().count() == 4
    assert Metric.objects.count() == len(METRICS)
    assert TemplatePrompt.objects.count() == sum(len(one.prompts) for one in TEMPLATES)
    assert TemplateTarget.objects.count() == sum(len(one.targets) for one in TEMPLATES)


def test_seeding_again_keeps_what_staff_changed():
    template = seed_shipped()[0]
    template.name_vi = 'Cà phê xuất khẩu'
    template.save()

    added = seed_shipped()

    assert added == []
    assert PlanTemplate.objects.count() == 4
    assert PlanTemplate.objects.get(pk=template.pk).name_vi == 'Cà phê xuất khẩu'


def test_seeding_restores_a_missing_metric():
    seed_shipped()
    Metric.objects.get(code='nps').delete()

    seed_shipped()

    assert Metric.objects.get(code='nps').name_vi == 'Chỉ số NPS'
