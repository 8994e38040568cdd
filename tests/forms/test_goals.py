"""Goals and capabilities: product.md 2.6."""

from datetime import date
from decimal import Decimal

from plans.forms.goals import CapabilityForm, GoalForm
from tests.forms.plan_contexts import leave, save


def test_goal_takes_what_the_product_asks():
    sent = {'statement': 'Tăng lợi nhuận gộp', 'category': 'profit', 'priority': 'high'}

    assert save(GoalForm, sent) == (sent, {})


def test_goal_has_240_characters_at_most():
    assert save(GoalForm, {'statement': 'a' * 240})[1] == {}
    assert list(save(GoalForm, {'statement': 'a' * 241})[1]) == ['statement']


def test_goal_needs_its_statement_only():
    assert list(leave(GoalForm, {})) == ['statement']


def test_capability_takes_what_the_product_asks():
    sent = {
        'name': 'Nhà máy Buôn Hồ',
        'kind': 'production',
        'capacity': '0',
        'unit': 'tấn',
        'per': 'month',
        'available_from': '01/04/2027',
        'note': 'Bảo trì tháng 6',
    }

    assert save(CapabilityForm, sent) == (
        {**sent, 'capacity': Decimal(0), 'available_from': date(2027, 4, 1)},
        {},
    )


def test_capability_is_not_below_nothing():
    assert list(save(CapabilityForm, {'capacity': '-1', 'unit': '', 'per': ''})[1]) == ['capacity']
