"""The demonstration is not seeded among the data of others (product.md 0.8)."""

import pytest

from plans.domain.demo import NotADemoError, seed_demo
from plans.models import Plan, User, Workspace
from tests.factories import UserFactory, WorkspaceFactory

pytestmark = pytest.mark.django_db


def test_demo_refuses_a_database_with_a_company_of_somebody_else():
    WorkspaceFactory()

    with pytest.raises(NotADemoError, match='that the demonstration did not make'):
        seed_demo()

    assert (Workspace.objects.count(), User.objects.count(), Plan.objects.count()) == (1, 0, 0)


def test_demo_refuses_a_database_where_somebody_has_a_name_it_needs():
    UserFactory(email='lan@example.com', password='her own password')

    with pytest.raises(NotADemoError, match=r'signs in as lan@example\.com'):
        seed_demo()

    assert User.objects.get().check_password('her own password')
