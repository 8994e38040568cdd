"""Search from the top bar."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.factories import PlanFactory

pytestmark = pytest.mark.django_db


def found(page):
    """{kind: names} on a page."""
    return {group.kind: [hit[1] for hit in group.hits] for group in page.context['groups']}


def search(client, q, **more):
    return client.get(reverse('plans:search'), {'q': q, **more})


def test_word_without_marks_finds_all_three_kinds(client_of, viewer, plan, workspace):
    PlanFactory(owner=plan.owner, title='Nội địa')
    workspace.customers.create(name='Siêu thị Kế Sách')
    workspace.dealers.create(name='Đại lý Bảy', province='Kế Sách')

    page = search(client_of(viewer), 'KE')

    assert found(page) == {
        'plans': ['Kế hoạch EU 2028'],
        'customers': ['Siêu thị Kế Sách'],
        'dealers': ['Đại lý Bảy'],
    }


def test_other_companies_are_not_searched(client_of, stranger, plan, workspace):
    workspace.customers.create(name='Kế Sách')
    workspace.dealers.create(name='Kế Sách')

    assert found(search(client_of(stranger), 'ke')) == {}


def test_one_kind_is_shown_in_pages(client_of, viewer, workspace):
    for number in range(60):
        workspace.dealers.create(name=f'Đại lý {number:02d}')
    client = client_of(viewer)

    all_three = search(client, 'dai ly')
    second = search(client, 'dai ly', **{'in': 'dealers', 'page': 2})

    assert len(found(all_three)['dealers']) == 8
    assert found(second)['dealers'] == [f'Đại lý {number}' for number in range(50, 60)]


def test_nothing_typed_and_nothing_found_are_told_apart(client_of, viewer):
    client = client_of(viewer)

    assert 'Nhấn /' in search(client, '  ').text
    assert '“zzz”' in search(client, 'zzz').text
    assert search(client, 'a\x00b').status_code == 200


def test_search_takes_as_many_queries_for_30_plans_as_for_one(client_of, viewer, plan):
    client = client_of(viewer)
    search(client, 'ke hoach')
    counts = []
    for more in (0, 30):
        for _ in range(more):
            PlanFactory(owner=plan.owner)
        with CaptureQueriesContext(connection) as queries:
            search(client, 'ke hoach')
        counts.append(len(queries))

    assert counts[0] == counts[1]
