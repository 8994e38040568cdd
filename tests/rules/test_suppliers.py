"""Suppliers of a buy-side plan and the days of its requests (kpis.md, model 1)."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plans.document.choices import SupplierStatus
from plans.document.schema import BuyItem, BuySide, Quote, TargetSupplier
from plans.rules.suppliers import SupplierLine, calendar, supplier_base

TODAY = date(2026, 12, 10)


def item(name='Giấy kraft', **values):
    return BuyItem(**{'name': name, 'quantity': Decimal(100), **values})


def test_a_supplier_is_counted_once_in_each_item_however_it_is_spelled():
    first = item(
        suppliers=('Giấy Sông Lam', 'Kraft Đồng Nai'),
        quotes=(Quote(supplier='GIẤY  SÔNG LAM'), Quote(supplier='Giấy Sông Lam')),
        awarded_supplier='Giấy Sông Lam',
        awarded_price=Decimal(3),
    )
    second = item('Giấy sóng', suppliers=('Kraft Đồng Nai',), awarded_supplier='Kraft Đồng Nai')

    base = supplier_base([first, second])

    assert base.lines == (
        SupplierLine('Giấy Sông Lam', 1, 1, 1, Fraction(300), Fraction(100)),
        SupplierLine('Kraft Đồng Nai', 2, 0, 1, Fraction(0), Fraction(0)),
    )
    assert (base.answered, base.single) == (Fraction(100, 3), ('Giấy sóng',))
    assert base.largest == base.lines[0]


def test_listed_suppliers_stand_beside_those_asked_with_their_standing():
    won = item(awarded_supplier='Kraft Đồng Nai', awarded_price=Decimal(3))
    listed = (
        TargetSupplier(name='KRAFT  Đồng Nai', status=SupplierStatus.RISK),
        TargetSupplier(name='Giấy Sông Lam', status=SupplierStatus.APPROVED),
        TargetSupplier(name='Giấy Sông Lam', status=SupplierStatus.RISK),
    )

    base = supplier_base([won, item(suppliers=('Giấy An Bình',))], listed)

    assert [(line.name, line.asked, line.status) for line in base.lines] == [
        ('KRAFT  Đồng Nai', 1, SupplierStatus.RISK),
        ('Giấy An Bình', 1, None),
        ('Giấy Sông Lam', 0, SupplierStatus.APPROVED),
    ]
    assert base.risky == ('KRAFT  Đồng Nai',)


def test_without_awards_nobody_has_a_share():
    base = supplier_base([item(suppliers=('A', 'B'))])

    assert [line.share for line in base.lines] == [None, None]
    assert (base.largest, supplier_base([]).answered) == (None, None)


def test_calendar_runs_by_day_and_marks_what_was_missed():
    posted = item(posted_on=date(2026, 11, 30), needed_by=date(2026, 12, 5))
    chosen = posted.model_copy(update={'name': 'Đã chọn', 'awarded_supplier': 'A'})

    days = calendar(BuySide(items=(posted, chosen), quote_deadline_days=7), TODAY)

    assert [(one.day.day, one.kind, one.item.name, one.is_missed) for one in days] == [
        (30, 'posted', 'Giấy kraft', False),
        (30, 'posted', 'Đã chọn', False),
        (5, 'needed', 'Giấy kraft', True),
        (5, 'needed', 'Đã chọn', False),
        (7, 'quotes', 'Giấy kraft', True),
        (7, 'quotes', 'Đã chọn', False),
    ]


amounts = st.integers(0, 10**12).map(lambda thousandths: Decimal(thousandths) / 1000)
awards = st.tuples(st.sampled_from(['A', 'B', 'C', None]), amounts, amounts)


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(awards, max_size=6))
def test_costs_of_suppliers_add_up_to_the_awards_exactly(made):
    items = [
        item(awarded_supplier=name, awarded_price=price, quantity=quantity)
        for name, price, quantity in made
    ]

    base = supplier_base(items)

    awarded = [one for one in items if one.awarded_supplier]
    whole = sum(
        (Fraction(one.awarded_price) * Fraction(one.quantity) for one in awarded), Fraction()
    )
    assert sum((line.cost for line in base.lines), Fraction()) == whole
    assert sum(line.won for line in base.lines) == len(awarded)
    assert not whole or sum((line.share for line in base.lines), Fraction()) == 100
