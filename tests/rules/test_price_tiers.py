"""What a quantity costs by tiers."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from plans.document.schema import ProductLine, Tier
from plans.rules.price_tiers import Price, preview, price_for, repeated_starts, rising_prices

ROBUSTA = ProductLine.model_validate(
    {
        'name': 'Robusta S18',
        'moq': '19.2',
        'unit': 't',
        'supply_per_month': '100',
        'tiers': [
            {'from_qty': '96', 'price': '96500000'},
            {'from_qty': '19.2', 'price': '98000000'},
        ],
    }
)
amounts = st.decimals(0, 10**11, places=3)
lines = st.builds(
    ProductLine,
    moq=st.none() | amounts,
    supply_per_month=st.none() | amounts,
    tiers=st.lists(
        st.builds(Tier, from_qty=st.none() | amounts, price=st.none() | amounts), max_size=4
    ).map(tuple),
)


def test_a_quantity_takes_the_price_of_the_last_tier_that_began():
    assert price_for(ROBUSTA, Decimal(100)) == Price(
        quantity=Decimal(100),
        from_qty=Decimal(96),
        a_unit=Decimal(96500000),
        total=Fraction(9650000000),
        saved=Fraction(150000000),
        is_below_moq=False,
        next_qty=None,
        is_cheaper_to_order_more=False,
    )


def test_below_the_first_tier_there_is_no_price():
    assert price_for(ROBUSTA, Decimal('19.199')) is None


def test_a_tier_may_make_a_larger_order_cheaper():
    price = price_for(ROBUSTA, Decimal('95.5'))

    assert (price.next_qty, price.is_cheaper_to_order_more) == (96, True)


def test_an_order_below_the_least_says_so():
    line = ROBUSTA.model_copy(update={'moq': Decimal(40)})

    assert price_for(line, Decimal(20)).is_below_moq


def test_preview_shows_the_least_order_each_tier_and_a_month():
    assert [price.quantity for price in preview(ROBUSTA)] == [Decimal('19.2'), 96, 100]


def test_two_tiers_that_begin_alike_are_named():
    line = ProductLine(
        tiers=tuple(
            Tier(from_qty=Decimal(start), price=price)
            for start, price in ((10, Decimal(9)), (5, Decimal(9)), (10, Decimal(8)), (5, None))
        )
    )

    assert repeated_starts(line) == (Decimal(10),)
    assert price_for(line, Decimal(12)).a_unit == 8


def test_a_price_that_rises_with_the_quantity_is_named():
    tiers = (
        Tier(from_qty=Decimal(1), price=Decimal(5)),
        Tier(from_qty=Decimal(9), price=Decimal(6)),
    )

    assert rising_prices(ROBUSTA) == ()
    assert rising_prices(ProductLine(tiers=tiers)) == (9,)


@given(lines, amounts)
def test_total_is_price_times_quantity_exactly(line, quantity):
    price = price_for(line, quantity)

    priced = [tier for tier in line.tiers if tier.price is not None]
    begun = [tier for tier in priced if (tier.from_qty or 0) <= quantity]
    assert (price is None) == (not begun)
    if price:
        assert price.total == Fraction(price.a_unit) * Fraction(quantity)
        assert price.from_qty == max(tier.from_qty or 0 for tier in begun)
        assert price.next_qty is None or price.next_qty > quantity


@given(lines)
def test_preview_rises_and_prices_what_it_shows(line):
    prices = preview(line)

    quantities = [price.quantity for price in prices]
    assert quantities == sorted(set(quantities))
    assert all(price == price_for(line, price.quantity) for price in prices)
