"""Contradictions, the unheard, shares of feedback (product.md 0.6)."""

from datetime import date
from fractions import Fraction

from plans.rules.listening import (
    Share,
    Unheard,
    contradictions,
    shares_by_channel,
    shares_by_collector,
    unheard,
)
from tests.rules.tracked_plans import plan

ON = date(2027, 4, 20)


def voice(ref, customer='Nord', received_on='2027-03-01', **keys):
    return {'id': ref, 'customer': customer, 'received_on': received_on, **keys}


def test_two_critical_voices_contradict_a_need_and_a_strategy():
    document = plan(
        needs=[{'id': 'N1'}, {'id': 'N2'}],
        strategies=[{'id': 'S1'}],
        feedback=[
            voice('F1', sentiment='negative', need='N1', strategy='S1'),
            voice('F2', received_on='2027-04-01', suggestion='bao nhỏ hơn', need='N1'),
            voice('F3', sentiment='mixed', strategy='S1'),
            voice('F4', sentiment='positive', need='N2'),
            voice('F5', sentiment='negative', need='N2'),
        ],
    )

    found = contradictions(document, ON)

    assert [(row.kind, row.ref, [said.id for said in row.voices]) for row in found] == [
        ('need', 'N1', ['F2', 'F1']),
        ('strategy', 'S1', ['F1', 'F3']),
    ]


def test_spam_later_voices_and_dropped_strategies_contradict_nothing():
    rows = [
        voice('F1', sentiment='negative', strategy='S1', need='N1'),
        voice('F2', sentiment='negative', strategy='S1'),
        voice('F3', sentiment='negative', need='N1', status='spam'),
        voice('F4', sentiment='negative', need='N1', received_on='2027-04-21'),
    ]

    document = plan(
        needs=[{'id': 'N1'}], strategies=[{'id': 'S1', 'status': 'dropped'}], feedback=rows
    )

    assert contradictions(document, ON) == ()


def test_unheard_are_those_silent_for_90_days_who_stopped_first():
    document = plan(
        needs=[{'id': 'N1', 'sources': [{'kind': 'customer_interview', 'customer': 'Kaffa'}]}],
        dealers=[
            {'id': 'D1', 'name': 'Minh Hà'},
            {'id': 'D2', 'name': 'Hai Lúa', 'status': 'inactive'},
            {'id': 'D3', 'name': 'Ba Tri'},
        ],
        feedback=[
            voice('F1', 'Nord', '2027-01-20'),
            voice('F2', 'Süd', '2027-01-19'),
            voice('F3', 'nord ', '2026-05-01'),
            voice('F4', 'Ba Tri', '2027-04-01', channel='dealer'),
            voice('F5', 'Kaffa', '2027-04-01', status='spam'),
        ],
    )

    silent = unheard(document, ON, {'Ost': date(2027, 2, 1), 'West': None, 'Kaffa': None})

    assert silent == (
        Unheard('dealer', 'Hai Lúa', 'D2', None, True),
        Unheard('customer', 'Ost', None, None, True, date(2027, 2, 1)),
        Unheard('customer', 'Kaffa', None, None, False),
        Unheard('dealer', 'Minh Hà', 'D1', None, False),
        Unheard('customer', 'West', None, None, False),
        Unheard('customer', 'Süd', None, date(2027, 1, 19), False),
    )


def test_customer_that_stops_later_still_buys_today():
    (person,) = unheard(plan(), ON, {'Ost': date(2027, 5, 1)})

    assert (person.has_stopped, person.stopped_on) == (False, None)


def test_shares_count_every_way_feedback_came():
    document = plan(
        feedback=[
            voice('F1', channel='phone', collected_by='lan@example.com'),
            voice('F2', channel='phone'),
            voice('F3', channel='zalo', collected_by='lan@example.com'),
            voice('F4', channel='zalo', status='spam', collected_by='vy@example.com'),
        ]
    )

    assert shares_by_channel(document, ON)[:3] == (
        Share('phone', 2, Fraction(200, 3)),
        Share('zalo', 1, Fraction(100, 3)),
        Share('public_form', 0, Fraction(0)),
    )
    assert shares_by_collector(document, ON) == (
        Share('lan@example.com', 2, Fraction(200, 3)),
        Share(None, 1, Fraction(100, 3)),
    )


def test_shares_of_nothing_are_0():
    assert {share.pct for share in shares_by_channel(plan(), ON)} == {0}
    assert shares_by_collector(plan(), ON) == ()
