"""Dealers and sessions belong to the workspace, so several plans may show the same one."""

import pytest

from plans.domain import rows
from plans.domain.documents.reading import document_of
from plans.models import Plan
from tests.factories import PlanFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def two_plans(editor):
    return PlanFactory(owner=editor), PlanFactory(owner=editor)


def kept(plan):
    return document_of(Plan.objects.get(pk=plan.pk))


def test_dealer_changed_in_one_plan_is_changed_in_the_other(editor, two_plans):
    first, second = two_plans
    dealer = rows.add(first, 'dealers', {'name': 'Đại lý An Khang'}, by=editor)
    rows.add(second, 'dealers', {'name': 'Đại lý An Khang'}, by=editor)

    rows.change(first, 'dealers', dealer.pk, {'province': 'Đắk Lắk'}, by=editor)

    assert [plan.dealers[0].province for plan in map(kept, two_plans)] == ['Đắk Lắk', 'Đắk Lắk']


def test_dealer_changed_in_one_plan_leaves_plans_without_it_alone(editor, two_plans):
    first, second = two_plans
    dealer = rows.add(first, 'dealers', {'name': 'Đại lý An Khang'}, by=editor)
    rows.add(second, 'dealers', {'name': 'Đại lý Bình Minh'}, by=editor)
    version = Plan.objects.get(pk=second.pk).content_version

    rows.change(first, 'dealers', dealer.pk, {'province': 'Đắk Lắk'}, by=editor)

    assert Plan.objects.get(pk=second.pk).content_version == version
