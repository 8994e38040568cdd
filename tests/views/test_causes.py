"""The causes of where a target stands: named on the tracking page, kept in the plan file."""

import pytest
from django.urls import reverse

from plans.domain.documents.reading import document_of
from plans.models import Plan
from tests.pages import Visitor
from tests.tracked import active_plan, spring  # noqa: F401 - a fixture

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures('spring')]


def causes_of(plan):
    """What the plan keeps of its first target's causes."""
    target = document_of(Plan.objects.get(pk=plan.pk)).targets[0]
    return [one.value for one in target.causes], target.causes_note, str(target.causes_on)


def test_causes_are_named_and_read_with_their_day(editor, client_of):
    plan = active_plan(editor)
    visitor = Visitor(client_of(editor)).get(reverse('plans:targets', args=[plan.pk]))

    visitor.press('Lưu nguyên nhân', causes=['supply', 'price'], causes_note='Thiếu hàng loại 1')

    assert causes_of(plan) == (['price', 'supply'], 'Thiếu hàng loại 1', '2027-04-20')
    page = client_of(editor).get(reverse('plans:targets', args=[plan.pk])).content.decode()
    assert 'Giá, Nguồn hàng · Thiếu hàng loại 1' in page


def test_causes_named_meanwhile_are_not_overwritten(editor, colleague, client_of):
    plan = active_plan(editor)
    visitor = Visitor(client_of(editor)).get(reverse('plans:targets', args=[plan.pk]))
    theirs = {'causes': ['season'], 'causes_note': '', 'was': ''}
    url = reverse('plans:record_causes', args=[plan.pk, 'T1'])
    client_of(colleague).post(url, theirs)

    visitor.press('Lưu nguyên nhân', causes=['price'])

    assert causes_of(plan)[0] == ['season']


@pytest.mark.parametrize('causes', ['nothing', 'price,supply'])
def test_cause_that_is_none_is_not_kept(editor, client_of, causes):
    plan = active_plan(editor)
    url = reverse('plans:record_causes', args=[plan.pk, 'T1'])

    client_of(editor).post(url, {'causes': [causes]})

    assert causes_of(plan) == ([], '', 'None')
