"""Dealers from a table: looked at, taken as a whole, taken back."""

import pytest
from django.urls import reverse

from tests.dealers import dealer_named

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures('on_review_day')]


@pytest.fixture
def minh_ha(workspace):
    return dealer_named(workspace, 'Đại lý Minh Hà', province='Cần Thơ', is_top_seller=True)


def taken_in(client, cells):
    """Send a table; returns (the preview, its address)."""
    answer = client.post(reverse('plans:import_dealers'), {'cells': cells})
    return client.get(answer.url), answer.url


def test_table_is_shown_then_taken_then_taken_back(client_of, editor, workspace, minh_ha):
    client = client_of(editor)
    cells = ('Tên đại lý\tCấp\tTỉnh\tĐiện thoại\tBán giỏi\nĐại lý Minh Hà\tcấp 1\tHậu Giang\t\t\n'
             'Tân Phú\tNPP\tĐồng Nai\t0900 1\tcó\nĐL Minh Hà\t\t\t\t')  # fmt: skip

    preview, address = taken_in(client, cells)
    states = {one.values['name']: one.state for one, _alike in preview.context['lines']}
    number = next(one.number for one, alike in preview.context['lines'] if alike)
    client.post(address, {f'row-{number}': 'skip'})
    minh_ha.refresh_from_db()
    after = set(workspace.dealers.values_list('name', 'tier', 'province'))
    client.post(reverse('plans:undo_dealers', args=[workspace.dealer_imports.get().pk]))
    minh_ha.refresh_from_db()

    assert states == {'Đại lý Minh Hà': 'changed', 'Tân Phú': 'new', 'ĐL Minh Hà': 'alike'}
    assert after == {
        ('Đại lý Minh Hà', 'level1', 'Hậu Giang'),
        ('Tân Phú', 'distributor', 'Đồng Nai'),
    }
    assert set(workspace.dealers.values_list('name', 'tier', 'province')) == {
        ('Đại lý Minh Hà', '', 'Cần Thơ')
    }


@pytest.mark.parametrize(
    ('cells', 'words'),
    [
        ('Tỉnh\tCấp\nHuế\t1', 'Dòng đầu phải là tên cột'),
        ('Đại lý', 'ít nhất một dòng bên dưới'),
    ],
)
def test_table_that_names_no_dealers_is_refused(client_of, editor, cells, words):
    answer = client_of(editor).post(reverse('plans:import_dealers'), {'cells': cells})

    assert answer.status_code == 422
    assert words in answer.content.decode()


def test_rows_are_numbered_as_in_the_table_of_the_sender(client_of, editor):
    preview, _address = taken_in(
        client_of(editor), 'Đại lý\tTỉnh\n\t\nTân Phú\tHuế\n\n\nSông Hậu\tHuế'
    )

    numbers = {one.values['name']: one.number for one, _alike in preview.context['lines']}
    assert numbers == {'Tân Phú': 3, 'Sông Hậu': 6}


def test_rows_that_cannot_be_kept_stop_the_whole_table(client_of, editor, workspace):
    client = client_of(editor)

    preview, address = taken_in(client, 'Đại lý\tCấp\nTân Phú\tbậc 9\nSông Hậu\tcấp 2\nsông  hậu\t')
    refused = client.post(address, {})

    faults = [one.fault for one, _alike in preview.context['lines'] if one.fault]
    assert faults == ['“bậc 9” không phải là cấp đại lý.', 'Đại lý này có hai dòng trong bảng.']
    assert refused.status_code == 422
    assert workspace.dealers.count() == 0
