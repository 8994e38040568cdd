"""Quotes side by side, what an award saves, what is late."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plans.document.choices import AwardCriterion
from plans.document.schema import BuyItem, BuySide, Quote
from plans.rules.quotes import Delay, Saving, compare, invited, scores_of, total_saving

ON = date(2027, 2, 1)
PRICE, QUALITY, LEAD_TIME = AwardCriterion.PRICE, AwardCriterion.QUALITY, AwardCriterion.LEAD_TIME
KRAFT = {
    'name': 'Giấy kraft',
    'quantity': '120',
    'unit': 'tấn',
    'needed_by': '2027-03-15',
    'target_price': '11800000',
}
QUOTES = [
    {'supplier': 'Giấy Sông Lam', 'price': '11950000', 'lead_time_days': 20, 'quality': 4},
    {'supplier': 'Giấy Thuận Phát', 'price': '11500000', 'lead_time_days': 50, 'quality': 3},
    {'supplier': 'Kraft Đồng Nai', 'price': '11500000', 'lead_time_days': 30, 'quality': 5},
]
amounts = st.decimals(0, 10**12, places=3)


def item(**changes):
    return BuyItem.model_validate({**KRAFT, 'quotes': QUOTES, **changes})


def delays(of, **details):
    return compare(of, BuySide.model_validate(details), ON).delays


def test_the_best_of_each_figure_is_marked_also_where_two_are_alike():
    lines = compare(item(), BuySide(), ON).lines

    assert [line.best_in for line in lines] == [{LEAD_TIME}, {PRICE}, {PRICE, QUALITY}]


def test_a_single_quote_is_best_in_nothing():
    (line,) = compare(item(quotes=QUOTES[:1]), BuySide(), ON).lines

    assert line.best_in == set()


def test_a_quote_that_comes_too_late_says_by_how_many_days():
    lines = compare(item(), BuySide(), ON).lines

    assert [line.days_late for line in lines] == [0, 8, 0]


def test_an_award_above_the_target_price_saves_less_than_nothing():
    found = compare(item(awarded_supplier='giấy sông lam', awarded_price='11950000'), BuySide(), ON)

    assert found.saving == Saving(Decimal(-150000), Fraction(-18000000), Fraction(-15000, 11800))
    assert [line.is_awarded for line in found.lines] == [True, False, False]
    assert found.is_cheapest_awarded is False


def test_two_quotes_of_one_supplier_are_told_apart_by_price():
    twice = [*QUOTES[:1], {**QUOTES[0], 'price': '11700000'}]

    found = compare(
        item(quotes=twice, awarded_supplier='Giấy Sông Lam', awarded_price='11700000'),
        BuySide(),
        ON,
    )

    assert [line.is_awarded for line in found.lines] == [False, True]


def test_quotes_are_late_once_the_deadline_is_over():
    posted = item(posted_on='2027-01-20', quotes=QUOTES[:1])

    assert delays(posted, quote_deadline_days=12) == ()
    assert delays(posted, quote_deadline_days=11) == (Delay('quotes', 1, 2),)


def test_typed_count_of_quotes_stands_where_rows_are_fewer():
    posted = item(posted_on='2027-01-01', quotes=[], quotes_received=3)

    assert delays(posted) == ()


def test_an_item_nobody_was_chosen_for_is_late_after_its_day():
    assert delays(item(needed_by='2027-01-25')) == (Delay('award', 7),)


def test_a_chosen_supplier_who_delivers_after_the_day_is_late():
    late = {**QUOTES[1], 'received_on': '2027-01-31'}

    found = delays(item(quotes=[late], awarded_supplier='Giấy Thuận Phát'))

    assert found == (Delay('delivery', 7),)


def test_suppliers_are_counted_once_from_both_lists():
    named = item(suppliers=['GIẤY  sông lam', 'Bao bì Tân Á'])

    assert invited(named) == 4


def test_items_that_cannot_be_counted_are_named():
    found = total_saving([
        item(awarded_supplier='A', awarded_price='11500000'),
        item(name='Keo dán', awarded_supplier='B'),
        item(name='Mực in'),
    ])  # fmt: skip

    assert (found.saved, found.counted, found.left_out) == (36000000, 1, ('Keo dán',))
    assert found.share == Fraction(300, 118)


@given(st.lists(st.tuples(amounts, amounts, amounts), max_size=8))
def test_total_is_the_exact_sum_of_the_items(rows):
    items = [
        BuyItem(quantity=amount, target_price=wanted, awarded_price=paid, awarded_supplier='A')
        for amount, wanted, paid in rows
    ]

    found = total_saving(items)

    exact = sum((Fraction(want) - Fraction(paid)) * Fraction(n) for n, want, paid in rows)
    each = [compare(one, BuySide(), ON).saving.total for one in items]
    assert found.saved == exact == sum(each)


@given(
    st.lists(
        st.builds(
            Quote,
            supplier=st.sampled_from('ABCD'),
            price=st.none() | amounts,
            lead_time_days=st.none() | st.integers(-(10**15) + 1, 10**15 - 1),
            quality=st.none() | st.integers(1, 5),
            received_on=st.none() | st.dates(),
        ),
        max_size=6,
    ),
    st.none() | st.dates(),
    st.none() | st.dates(),
)
def test_any_quotes_can_be_compared_and_none_beats_the_best(quotes, posted_on, needed_by):
    asked = BuyItem(quotes=tuple(quotes), posted_on=posted_on, needed_by=needed_by)

    lines = compare(asked, BuySide(), ON).lines

    prices = [line.quote.price for line in lines if line.quote.price is not None]
    best = [line.quote.price for line in lines if PRICE in line.best_in]
    assert not best or set(best) == {min(prices)}
    assert all(line.days_late is None or line.days_late >= 0 for line in lines)


def test_a_quote_of_long_ago_is_ordered_today():
    old = {**QUOTES[0], 'lead_time_days': 42, 'received_on': str(ON - timedelta(days=90))}

    (line,) = compare(item(quotes=[old]), BuySide(), ON).lines

    assert line.days_late == 0


def test_after_the_choice_the_other_quotes_do_not_grow_late():
    old = [{**quote, 'received_on': '2027-01-20'} for quote in QUOTES]
    chosen = item(quotes=old, awarded_supplier='Giấy Sông Lam', awarded_price='11950000')

    lines = compare(chosen, BuySide(), date(2027, 12, 1)).lines

    assert [line.days_late for line in lines] == [0, 0, 0]


WEIGHED = BuySide(
    price_weight=Decimal(50), quality_weight=Decimal(30), lead_time_weight=Decimal(20)
)


def test_scores_follow_the_weights_and_a_missing_figure_counts_nothing():
    quotes = [
        Quote(price=Decimal(10), quality=5, lead_time_days=20),
        Quote(price=Decimal(8), quality=4, lead_time_days=10),
        Quote(price=Decimal(8)),
    ]

    assert scores_of(quotes, WEIGHED) == (Fraction(80), Fraction(94), Fraction(50))
    assert scores_of(quotes, BuySide()) == (None, None, None)


FIGURES = st.tuples(
    st.none() | st.integers(-500, 10**11).map(lambda cents: Decimal(cents) / 100),
    st.none() | st.integers(-1, 9),
    st.none() | st.integers(0, 400),
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(FIGURES, max_size=5))
def test_any_quote_scores_from_0_to_100_exactly(given_figures):
    quotes = [
        Quote(price=price, quality=quality, lead_time_days=days)
        for price, quality, days in given_figures
    ]

    scores = scores_of(quotes, WEIGHED)

    assert all(isinstance(score, Fraction) and 0 <= score <= 100 for score in scores)
