"""Dealers and sessions belong to the workspace, so several plans may show the same one."""

import pytest

from plans.domain import dealer_imports, dealers, rows
from plans.domain.documents.kept import kept_of
from plans.domain.documents.reading import document_of, read
from plans.models import Dealer, Plan
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


def test_dealer_taken_out_and_named_again_comes_back(editor, two_plans):
    first, _second = two_plans
    dealer = rows.add(first, 'dealers', {'name': 'Đại lý An Khang'}, by=editor)
    rows.change(first, 'dealers', dealer.pk, {'own_target': 5, 'unit': 'tấn'}, by=editor)
    rows.remove(first, 'dealers', dealer.pk, by=editor)

    again = rows.add(first, 'dealers', {'name': 'Đại lý An Khang'}, by=editor)

    assert (again, Dealer.objects.count()) == (dealer, 1)
    assert [(one.name, one.own_target) for one in kept(first).dealers] == [
        ('Đại lý An Khang', None)
    ]


def test_dealer_who_comes_back_is_in_the_sessions_again(editor, two_plans):
    plan, _other = two_plans
    dealer = rows.add(plan, 'dealers', {'name': 'Đại lý An Khang'}, by=editor)
    [named] = kept(plan).dealers
    rows.add(plan, 'sessions', {'title': 'Quý 1', 'invited': [named.id]}, by=editor)
    rows.remove(plan, 'dealers', dealer.pk, by=editor)

    rows.add(plan, 'dealers', {'name': 'Đại lý An Khang'}, by=editor)

    assert [len(one.participants) for one in kept(plan).sessions] == [1]
    assert kept(plan) == kept_of(read(plan)).document


def test_import_of_dealers_taken_back_leaves_what_was_changed_since(editor):
    was = {'name': 'An Khang', 'phone': '1', 'province': 'Huế'}
    dealer = dealers.add(editor.workspace, was, by=editor)
    upload = dealer_imports.keep_rows(editor.workspace, [], source='', by=editor)
    wanted = was | {'phone': '2', 'province': 'Đà Nẵng'}
    dealer_imports.take(upload, [(wanted, dealer.pk)], by=editor)
    dealers.change(dealer, wanted={'phone': '3'}, was={'phone': '2'}, by=editor)

    dealer_imports.undo(upload, by=editor)

    dealer.refresh_from_db()
    assert (dealer.phone, dealer.province) == ('3', 'Huế')
