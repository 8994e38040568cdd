"""The two sides of a marketplace, sellers on their way, promises to buyers."""

from fractions import Fraction

from plans.document.choices import MarketSide
from plans.document.schema import Intermediary, SellerFunnel
from plans.rules.marketplaces import (
    buyers_per_seller,
    funnel,
    promises,
    sides,
    without_side,
)
from tests.rules.tracked_plans import plan, target


def test_each_stage_says_what_came_of_the_one_before_and_of_the_first():
    stages = funnel(SellerFunnel(invited=200, registered=80, verified=60, listed=60, first_sale=15))

    assert [(stage.count, stage.step, stage.whole) for stage in stages] == [
        (200, None, None),
        (80, 40, 40),
        (60, 75, 30),
        (60, 100, 30),
        (15, 25, Fraction(15, 2)),
    ]


def test_a_blank_stage_is_stepped_over():
    stages = funnel(SellerFunnel(invited=50, listed=20))

    assert [(stage.key, stage.step) for stage in stages if stage.count is not None] == [
        ('invited', None),
        ('listed', 40),
    ]


def test_more_sellers_than_in_the_stage_before_are_marked():
    stages = funnel(SellerFunnel(invited=5, registered=8, verified=0, listed=1))

    assert [stage.is_more for stage in stages] == [False, True, False, True, False]
    assert stages[3].step is None


def test_promises_carry_their_response_times():
    details = Intermediary.model_validate(
        {
            'buyer_protection': ['escrow', 'return', 'inspection', 'dispute'],
            'payout_days': 3,
            'dispute_days': 5,
        }
    )

    assert [promise.sentence('en') for promise in promises(details)] == [
        'The site holds the money and pays the seller 3 days after the buyer signs.',
        'Return',
        'Goods are inspected before the buyer accepts.',
        'Disputes are settled within 5 days of the complaint.',
    ]
    assert [promise.wants_days and promise.days is None for promise in promises(details)] == [
        False, True, False, False
    ]  # fmt: skip


def test_needs_and_targets_stand_on_their_side():
    document = plan(
        target('T1', 'active_buyers', '60'),
        target('T2', 'active_sellers', '40'),
        target('T3', 'complaints', '5', market_side='buyer'),
        business_model='intermediary',
        segments=[
            {'id': 'C1', 'name': 'Nhà thầu', 'market_side': 'buyer'},
            {'id': 'C2', 'name': 'Nhà máy', 'market_side': 'seller'},
            {'id': 'C3', 'name': 'Chưa rõ'},
        ],
        needs=[
            {'id': 'N1', 'segment': 'C1', 'statement': 'Giao đúng hẹn'},
            {'id': 'N2', 'segment': 'C2', 'statement': 'Nhận tiền sớm', 'status': 'rejected'},
        ],
    )

    buyers, sellers = sides(document)

    assert (buyers.side, sellers.side) == (MarketSide.BUYER, MarketSide.SELLER)
    assert [row.id for row in (*buyers.segments, *buyers.needs, *buyers.targets)] == [
        'C1', 'N1', 'T1', 'T3'
    ]  # fmt: skip
    assert [row.id for row in (*sellers.segments, *sellers.needs, *sellers.targets)] == ['C2', 'T2']
    assert (buyers.aimed, sellers.aimed) == (60, 40)
    assert [row.id for row in without_side(document)] == ['C3']
    assert buyers_per_seller(document) == Fraction(3, 2)
