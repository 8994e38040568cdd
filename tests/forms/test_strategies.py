"""Strategies: product.md 2.6."""

from decimal import Decimal

from django.utils.translation import override

from plans.document.choices import Origin
from plans.forms.strategies import StrategyForm
from tests.forms.plan_contexts import context, save


def test_takes_what_the_product_asks():
    sent = {
        'title': 'Gói lô nhỏ 60 bao',
        'origin': 'customer_need',
        'origin_note': 'Rösterei Nord đề nghị',
        'needs': ['N2', 'N1'],
        'goals': ['G1'],
        'status': 'chosen',
        'description': 'Chia lô 60 bao',
        'budget': '850tr',
    }

    assert save(StrategyForm, sent) == (
        {**sent, 'needs': ['N1', 'N2'], 'budget': Decimal(850_000_000)},
        {},
    )


def test_offers_every_origin():
    assert {
        value for value, _label in StrategyForm(context=context()).fields['origin'].choices
    } == {origin.value for origin in Origin}


def test_offers_no_rejected_need():
    form = StrategyForm(context=context())

    assert [ref for ref, _title in form.fields['needs'].choices] == ['N1', 'N2']


def test_cuts_a_long_need_to_the_size_of_a_pill():
    form = StrategyForm(context=context(needs=[{'id': 'N1', 'statement': 'a' * 300}]))

    assert form.fields['needs'].choices == [('N1', 'a' * 59 + '…')]


def test_lets_the_link_to_a_rejected_need_be_undone():
    form = StrategyForm(initial={'needs': ['N3']}, context=context())

    assert [ref for ref, _title in form.fields['needs'].choices] == ['N1', 'N2', 'N3']


def test_refuses_a_budget_below_nothing_and_cents_of_a_dong():
    with override('en'):
        below = save(StrategyForm, {'budget': '-1'}, language='en')[1]
        cents = save(StrategyForm, {'budget': '1.5'}, language='en')[1]

    assert (below, cents) == (
        {'budget': ['Enter 0 or more']},
        {'budget': ['Enter a whole number, without decimals']},
    )


def test_budget_in_dollars_has_cents():
    with override('en'):
        saved = save(StrategyForm, {'budget': '1.55'}, language='en', currency='USD')

    assert saved == ({'budget': Decimal('1.55')}, {})
