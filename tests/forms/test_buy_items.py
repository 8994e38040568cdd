"""Purchase items: product.md 2.5."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils.translation import override

from plans.forms.buy_items import BuyItemForm
from tests.forms.plan_contexts import save

ITEM = {
    'name': 'Giấy kraft mặt 175 g/m²',
    'spec': 'Khổ 1,6 m',
    'quantity': '120',
    'unit': 'tấn',
    'needed_by': '15/03/2027',
    'target_price': '11.800.000',
    'posted_on': '04/01/2027',
    'suppliers': 'Giấy Sông Lam\nKraft Đồng Nai',
    'suppliers_invited': '5',
    'quotes_received': '4',
    'awarded_supplier': 'Giấy Sông Lam',
    'awarded_price': '11,95 triệu',
    'feeds_target': 'T1',
    'for_segment': 'C1',
}


def test_takes_what_the_product_asks():
    with override('vi'):
        saved = save(BuyItemForm, ITEM, targets=[{'id': 'T1', 'name': 'Tiết kiệm'}])

    assert saved == (
        {
            **ITEM,
            'quantity': Decimal(120),
            'needed_by': date(2027, 3, 15),
            'target_price': Decimal(11_800_000),
            'posted_on': date(2027, 1, 4),
            'suppliers': ['Giấy Sông Lam', 'Kraft Đồng Nai'],
            'suppliers_invited': 5,
            'quotes_received': 4,
            'awarded_price': Decimal(11_950_000),
        },
        {},
    )


def test_refuses_more_quotes_than_suppliers_invited():
    with override('en'):
        saved = save(
            BuyItemForm, {'quotes_received': '6'}, stored={'suppliers_invited': 5}, language='en'
        )

    assert saved == (
        {},
        {'quotes_received': ['There are more quotes than suppliers invited (5).']},
    )


def test_says_so_beside_the_number_that_is_typed():
    saved = save(BuyItemForm, {'suppliers_invited': '3'}, stored={'quotes_received': 4})

    assert list(saved[1]) == ['suppliers_invited']


@pytest.mark.parametrize(
    ('day', 'is_taken'), [('01/12/2026', True), ('31/12/2027', True), ('01/01/2028', False)]
)
def test_is_needed_within_or_before_the_period(day, is_taken):
    assert (save(BuyItemForm, {'needed_by': day})[1] == {}) == is_taken


def test_refuses_a_quantity_of_nothing():
    with override('vi'):
        assert save(BuyItemForm, {'quantity': '0'})[1] == {'quantity': ['Nhập số lớn hơn 0']}


def test_refuses_a_supplier_with_too_long_a_name():
    assert list(save(BuyItemForm, {'suppliers': 'Giấy\n' + 'a' * 161})[1]) == ['suppliers']


def test_no_supplier_awarded_is_nobody():
    assert save(BuyItemForm, {'awarded_supplier': ' '})[0] == {'awarded_supplier': None}
