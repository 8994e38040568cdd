"""The customers of a plan: leaving one out, and taking that back."""

import pytest
from django.urls import reverse

from plans.domain import customers
from plans.models import Customer
from tests.domain.sound_plans import sound_plan
from tests.rules.plans import put

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(editor, approver):
    plan = sound_plan(editor, put(status='draft'))
    customers.add_customers(plan, ['Phở Bò', 'Mộc'], by=editor)
    return plan


def names(plan):
    return sorted(plan.customers.values_list('name', flat=True))


def test_customer_left_out_comes_back_by_undo(client_of, editor, plan):
    client, url = client_of(editor), reverse('plans:plan_customers', args=[plan.pk])
    moc = Customer.objects.get(name='Mộc')

    shown = client.post(url, {'what': 'leave_out', 'customer': moc.pk}, follow=True)
    (undo,) = [one.extra_tags for one in shown.context['messages']]
    without = names(plan)
    client.post(undo)
    client.post(undo)

    assert f'action="{undo}"'.replace('&', '&amp;') in shown.content.decode()
    assert (without, names(plan)) == (['Phở Bò'], ['Mộc', 'Phở Bò'])


@pytest.mark.parametrize('customer', ['', 'x', '9' * 30, '1e3', '²', '-1', '\0'])
def test_undo_of_an_unknown_customer_is_not_found(client_of, editor, plan, customer):
    url = reverse('plans:plan_customers', args=[plan.pk])

    for what in ('leave_out', 'take_back'):
        given = {'what': what, 'customer': customer}
        answer = client_of(editor).post(
            reverse('plans:plan_customers', args=[plan.pk], query=given), given
        )
        assert (url, answer.status_code) == (url, 404)


def test_customers_of_another_company_are_not_taken_in(client_of, editor, stranger, plan):
    foreign = Customer.objects.create(workspace=stranger.workspace, name='Của họ')
    undo = reverse(
        'plans:plan_customers', args=[plan.pk],
        query={'what': 'take_back', 'customer': foreign.pk},
    )  # fmt: skip

    assert client_of(editor).post(undo).status_code == 404
    assert names(plan) == ['Mộc', 'Phở Bò']
