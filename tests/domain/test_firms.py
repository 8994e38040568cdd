"""Firms by name: few are looked up in the index, many read at once."""

import pytest

from plans.domain.documents import firms
from plans.domain.documents.firms import Firms
from plans.models import Customer
from tests.factories import WorkspaceFactory

pytestmark = pytest.mark.django_db
NORD = 'Rösterei Nord'


@pytest.fixture
def known(workspace):
    """Thirty customers of the company, and one of the same name in another."""
    Customer.objects.create(workspace=WorkspaceFactory(), name=NORD)
    names = [NORD, *(f'Khách {number}' for number in range(29))]
    return {name: Customer.objects.create(workspace=workspace, name=name).pk for name in names}


def test_one_name_is_looked_up_without_reading_the_others(
    workspace, known, django_assert_num_queries
):
    found = Firms(workspace, Customer)

    with django_assert_num_queries(1):
        pks = [found.pk(name) for name in (NORD, 'rösterei  NORD', ' ', None)]

    assert pks == [known[NORD], known[NORD], None, None]
    assert found.known == {'rösterei nord': known[NORD]}


@pytest.mark.parametrize('few', [100, 1])
def test_names_given_beforehand_take_one_query_and_new_ones_are_made_once(
    workspace, known, django_assert_num_queries, monkeypatch, few
):
    monkeypatch.setattr(firms, 'FEW', few)
    names = [NORD, 'Khách 3', '', None]

    with django_assert_num_queries(1):
        found = Firms(workspace, Customer, [*names, 'Khách mới'])
        pks = [found.pk(name) for name in names]
    made = {found.pk('Khách mới'), found.pk('khách  mới')}

    assert pks == [known[NORD], known['Khách 3'], None, None]
    assert made == {workspace.customers.get(name='Khách mới').pk}
