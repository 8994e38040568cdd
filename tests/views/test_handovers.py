"""The pages by which plans and the admin role pass on."""

import pytest
from django.urls import reverse

from plans.models import Membership
from tests.factories import PlanFactory

pytestmark = pytest.mark.django_db


def test_removal_asks_who_takes_the_plans_over(client_of, admin, editor, colleague, plan):
    url = reverse('plans:remove_member', args=[editor.pk])
    page = client_of(admin).get(url)

    client_of(admin).post(url, {'to': colleague.pk})

    plan.refresh_from_db()
    editor.refresh_from_db()
    heirs = [str(one) for one in page.context['form'].fields['to'].queryset]
    assert heirs == ['Phạm Anh Tuấn', 'Trần Quản Trị']
    assert (plan.owner, editor.is_active) == (colleague, False)


def test_removal_with_a_wrong_heir_changes_nothing(client_of, admin, editor, viewer, plan):
    answer = client_of(admin).post(
        reverse('plans:remove_member', args=[editor.pk]), {'to': viewer.pk}
    )

    plan.refresh_from_db()
    editor.refresh_from_db()
    assert (answer.status_code, plan.owner, editor.is_active) == (422, editor, True)


def test_who_leaves_hands_the_plans_over(client_of, editor, colleague, plan):
    url = reverse('plans:leave_workspace', args=[editor.workspace_id])

    client_of(editor).post(url, {'to': colleague.pk})

    plan.refresh_from_db()
    editor.refresh_from_db()
    assert (plan.owner, editor.is_active) == (colleague, False)


def test_plans_of_who_left_are_offered_and_handed_over_later(
    client_of, admin, editor, colleague, plan, stranger
):
    client, members = client_of(admin), reverse('plans:members')
    PlanFactory(owner=stranger)
    Membership.objects.filter(pk__in=[editor.pk, stranger.pk]).update(is_active=False)

    offered = [(one, one.live_plans) for one in client.get(members).context['unable_owners']]
    client.post(reverse('plans:hand_over', args=[editor.pk]), {'to': colleague.pk})

    plan.refresh_from_db()
    assert (offered, plan.owner) == ([(editor, 1)], colleague)
    assert list(client.get(members).context['unable_owners']) == []


def test_only_admin_who_wants_to_leave_keeps_the_plans(client_of, admin, editor, plan):
    plan.owner = admin
    plan.save()

    client_of(admin).post(
        reverse('plans:leave_workspace', args=[admin.workspace_id]), {'to': editor.pk}
    )

    plan.refresh_from_db()
    admin.refresh_from_db()
    assert (plan.owner, admin.is_active) == (admin, True)


def test_admin_role_is_handed_over(client_of, admin, viewer):
    client_of(admin).post(reverse('plans:hand_over_admin'), {'to': viewer.pk})

    roles = Membership.objects.in_bulk([admin.pk, viewer.pk])
    assert (roles[admin.pk].role, roles[viewer.pk].role) == ('approver', 'admin')
