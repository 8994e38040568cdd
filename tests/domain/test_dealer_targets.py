"""What a dealer takes on is kept by its place in one plan (R44)."""

import pytest

from plans.domain import rows
from plans.domain.documents.reading import document_of
from plans.domain.row_writer import ConflictError
from plans.models import Plan
from tests.domain.sound_plans import sound_plan
from tests.rules.plans import put, row

pytestmark = pytest.mark.django_db


def own_targets(plan):
    fresh = Plan.objects.select_related('summary').get(pk=plan.pk)
    return {one.id: (str(one.own_target or ''), one.unit) for one in document_of(fresh).dealers}


def test_own_target_is_the_plans_alone(editor, approver):
    named = put(dealers=[{'id': 'D1', 'name': 'Đại lý Minh Hà', 'own_target': '120', 'unit': 't'}])
    one, other = [
        sound_plan(editor, named, put(needs=[], sessions=[], strategies=[], actions=[]))
        for _ in range(2)
    ]
    (dealer,) = one.dealers.all()

    rows.change(one, 'dealers', dealer, {'own_target': 99, 'unit': 'kg'}, by=editor)

    assert list(other.dealers.all()) == [dealer]
    assert (own_targets(one), own_targets(other)) == (
        {'D1': ('99', 'kg')}, {'D1': ('120', 't')},
    )  # fmt: skip


def test_own_target_changed_by_another_meanwhile_is_a_conflict(editor, colleague, approver):
    plan = sound_plan(editor, row('dealers', 'D2', own_target='120', unit='t'))
    dealer = plan.plan_dealers.get(ref='D2').dealer
    plan.co_editors.add(colleague)
    rows.change(plan, 'dealers', dealer, {'own_target': 99}, by=colleague)

    with pytest.raises(ConflictError) as caught:
        rows.change(plan, 'dealers', dealer, {'own_target': 80}, by=editor, was={'own_target': 120})

    assert (caught.value.field, caught.value.theirs) == ('own_target', 99)
    assert own_targets(plan)['D2'] == ('99', 't')


def test_dealer_added_with_a_target_keeps_it(editor, approver):
    plan = sound_plan(editor, put(dealers=[], sessions=[], needs=[], strategies=[], actions=[]))

    rows.add(plan, 'dealers', {'name': 'Đại lý Mới', 'own_target': 5, 'unit': 't'}, by=editor)

    assert own_targets(plan) == {'D1': ('5', 't')}
