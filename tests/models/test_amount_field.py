"""Amounts at the edge of what both databases keep exactly (product.md 0.2)."""

from decimal import Decimal

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.db.transaction import atomic
from django.utils import translation

from plans.forms.fields import AmountField
from plans.models import Target
from tests.factories import PlanFactory

pytestmark = pytest.mark.django_db

EDGE = [
    '999999999999999',
    '-999999999999999',
    '999999999999.999',
    '99999999999999.9',
    '0.001',
    '-0.001',
    '123456789012.345',
    '100000000000000',
    '0',
]
BEYOND = [
    '1000000000000000',
    '-1000000000000000',
    '9999999999999.999',
    '999999999999999.1',
    '0.0001',
    '1E+18',
    'NaN',
    'Infinity',
]


def kept(value):
    """What the database gives back for a target's value."""
    target = PlanFactory().targets.create(ref='T1', target_value=value)
    return Target.objects.get(pk=target.pk).target_value


@pytest.mark.parametrize('value', EDGE)
def test_amount_comes_back_to_the_last_digit(value):
    assert str(kept(Decimal(value))) == value


def test_amount_comes_back_without_trailing_zeros():
    assert str(kept(Decimal('1500.500'))) == '1500.5'


@pytest.mark.parametrize('value', BEYOND)
def test_amount_beyond_the_edge_is_refused_and_nothing_kept(value):
    with pytest.raises(ValidationError), atomic():
        kept(Decimal(value))

    assert not Target.objects.exists()


def test_whole_number_beyond_the_edge_is_refused_whatever_its_type():
    for value in (10**15, str(10**15)):
        with pytest.raises(ValidationError), atomic():
            kept(value)


def test_amount_beyond_the_edge_is_refused_in_bulk_too():
    plan = PlanFactory()
    plan.targets.create(ref='T1', target_value=1)

    with pytest.raises(ValidationError), atomic():
        plan.targets.update(target_value=Decimal(10**15))

    assert [str(each.target_value) for each in plan.targets.all()] == ['1']


@pytest.mark.parametrize('value', EDGE)
def test_database_finds_and_orders_amounts_at_the_edge(value):
    plan = PlanFactory()
    exact = Decimal(value)
    plan.targets.create(ref='T1', target_value=exact)

    assert plan.targets.filter(target_value=exact).count() == 1
    assert plan.targets.filter(target_value__gt=exact).count() == 0
    assert plan.targets.filter(target_value__lte=exact).count() == 1


class ValueForm(forms.Form):
    value = AmountField()


@pytest.mark.parametrize(
    ('language', 'typed', 'value'),
    [
        ('vi', '999.999.999.999.999', '999999999999999'),
        ('en', '999,999,999,999,999', '999999999999999'),
        ('vi', '999.999.999.999,999', '999999999999.999'),
        ('vi', '999.999 tỷ', '999999000000000'),
        ('en', '0.125', '0.125'),
    ],
)
def test_number_typed_at_the_edge_is_kept_exactly(language, typed, value):
    with translation.override(language):
        form = ValueForm({'value': typed})
        assert form.is_valid()

    assert str(kept(form.cleaned_data['value'])) == value


def test_number_typed_beyond_the_edge_is_refused_in_plain_words():
    with translation.override('vi'):
        form = ValueForm({'value': '1.000.000.000.000.000'})

        assert form.errors == {'value': ['Dùng nhiều nhất 15 chữ số']}
