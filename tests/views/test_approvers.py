"""The page on which an admin lets another approver decide."""

import pytest
from django.urls import reverse

from plans.models import Membership, Plan
from tests.factories import PlanFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def waiting(editor, approver):
    """A plan that waits for an approver who left."""
    Membership.objects.filter(pk=approver.pk).update(is_active=False)
    return PlanFactory(owner=editor, approver=approver, status='in_review', title='Nội địa')


def page(plan):
    return reverse('plans:ask_another', args=[plan.pk])


def test_home_of_the_admin_leads_to_who_decides(client_of, admin, waiting):
    client = client_of(admin)
    home = client.get('/')

    answer = client.post(page(waiting), {'to': admin.pk, 'lock_version': 1}, follow=True)

    card = home.context['waiting'][0]
    assert (card['kind'], card['url']) == ('stranded', page(waiting))
    assert 'Lê Hoàng Hải không còn duyệt được kế hoạch này' in home.content.decode()
    assert Plan.objects.get(pk=waiting.pk).approver == admin
    assert [str(one) for one in answer.context['messages']] == [
        'Trần Quản Trị thấy kế hoạch ở mục “Việc chờ tôi”.'
    ]


def test_stale_page_and_wrong_choice_change_nothing(client_of, admin, viewer, waiting):
    client = client_of(admin)

    stale = client.post(page(waiting), {'to': admin.pk, 'lock_version': 0})
    wrong = client.post(page(waiting), {'to': viewer.pk, 'lock_version': 1})

    assert [stale.status_code, wrong.status_code] == [422, 422]
    assert stale.context['form'].data['lock_version'] == 1
    assert Plan.objects.get(pk=waiting.pk).approver != admin


def test_company_without_another_approver_is_led_to_its_members(client_of, admin, waiting):
    Plan.objects.filter(pk=waiting.pk).update(owner=admin)

    text = client_of(admin).get(page(waiting)).content.decode()

    assert reverse('plans:members') in text
    assert '<form class="card"' not in text


def test_plan_that_does_not_wait_leads_to_its_page(client_of, admin, plan):
    answer = client_of(admin).get(page(plan))

    assert answer.headers['Location'] == reverse('plans:plan', args=[plan.pk])


def test_removal_tells_how_many_plans_wait_for_the_approver(client_of, admin, approver, editor):
    PlanFactory(owner=editor, approver=approver, status='in_review')

    answer = client_of(admin).get(reverse('plans:remove_member', args=[approver.pk]))

    assert '1 kế hoạch đang chờ người này duyệt' in answer.content.decode()
