"""Typed numbers: the table of product.md 6.2, its general rules, and what nobody should type."""

from decimal import Decimal

import pytest
from django import forms
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from plans.document import amounts, display
from plans.document.numbers import meant_percentage
from plans.forms.fields import AmountField
from plans.forms.numbers import NumberError, echo, echo_typed, parse_number

ERROR = 'unreadable'

TABLE = [
    ('1.500.000', '1500000', ERROR),
    ('1 500 000', '1500000', '1500000'),
    ('1.500', '1500', '1.5'),
    ('1,5', '1.5', '1.5'),
    ('1.5', '1.5', '1.5'),
    ('1,5 tỷ', '1500000000', '1500000000'),
    ('1,5tỷ', '1500000000', '1500000000'),
    ('800tr', '800000000', '800000000'),
    ('800 triệu', '800000000', '800000000'),
    ('50k', '50000', '50000'),
    ('1.5bn', '1500000000', '1500000000'),
    ('800m', '800000000', '800000000'),
    ('1.234.567,5 ₫', '1234567.5', ERROR),
    ('12.000.000đ', '12000000', ERROR),
    ('1.50.000', ERROR, ERROR),
    ('12,34,5', ERROR, ERROR),
    ('abc', ERROR, ERROR),
    ('', None, None),
]

RULES = [
    # a group never starts with 0
    ('0.125', '0.125', '0.125'),
    ('0,125', '0.125', '0.125'),
    ('0.125.000', ERROR, ERROR),
    ('0 125', ERROR, ERROR),
    ('05.000', ERROR, ERROR),
    ('1.050.000', '1050000', ERROR),
    ('007', '7', '7'),
    # grouping and decimals of the other language
    ('1,500,000', ERROR, '1500000'),
    ('1,500', '1.5', '1500'),
    ('1,234,567.89', ERROR, '1234567.89'),
    ('1.234,5', '1234.5', ERROR),
    ('1,234.5', ERROR, '1234.5'),
    ('1 500 000,5', '1500000.5', '1500000.5'),
    ('1 500 000.5', '1500000.5', '1500000.5'),
    ('1234.567', '1234.567', '1234.567'),
    # spaces group only in threes, of whatever width
    ('1\u00a0500\u202f000', '1500000', '1500000'),
    ('1\u00a0500\u00a0000', '1500000', '1500000'),
    ('1\u202f500', '1500', '1500'),
    ('1\u2009500', '1500', '1500'),
    ('  5  ', '5', '5'),
    ('12 34', ERROR, ERROR),
    ('1500 000', ERROR, ERROR),
    ('1 500.000', '1500', '1500'),
    # words, with tone marks or without, in any case, composed or not
    ('12 nghìn', '12000', '12000'),
    ('12 nghin', '12000', '12000'),
    ('12 ngàn', '12000', '12000'),
    ('12ngan', '12000', '12000'),
    ('2 TRIỆU', '2000000', '2000000'),
    ('2 trieu', '2000000', '2000000'),
    ('2 Tr', '2000000', '2000000'),
    ('2 million', '2000000', '2000000'),
    ('1,5 tỉ', '1500000000', '1500000000'),
    ('1,5 ty', '1500000000', '1500000000'),
    ('1,5 ti', '1500000000', '1500000000'),
    ('1,5 ty\u0309', '1500000000', '1500000000'),
    ('3b', '3000000000', '3000000000'),
    ('3 billion', '3000000000', '3000000000'),
    ('1.500 tr', '1500000000', '1500000'),
    # currency signs and % are dropped
    ('₫1500', '1500', '1500'),
    ('1500 đồng', '1500', '1500'),
    ('1500 dong', '1500', '1500'),
    ('1500 VND', '1500', '1500'),
    ('1500 vnđ', '1500', '1500'),
    ('$5', '5', '5'),
    ('US$ 1.5m', '1500000', '1500000'),
    ('5 USD', '5', '5'),
    ('12,5 %', '12.5', '12.5'),
    ('12.5%', '12.5', '12.5'),
    ('1,5 tỷ ₫', '1500000000', '1500000000'),
    ('1,5 tỷ đồng', '1500000000', '1500000000'),
    ('7,5 €', '7.5', '7.5'),
    ('JP¥100', '100', '100'),
    # minus
    ('-800', '-800', '-800'),
    ('−800', '-800', '-800'),
    ('– 800', '-800', '-800'),
    ('−₫800', '-800', '-800'),
    ('₫−800', '-800', '-800'),
    ('+800', '800', '800'),
    ('-0', '0', '0'),
    ('--5', ERROR, ERROR),
    ('-$-5', ERROR, ERROR),
    # a second number, another word, half a number
    ('1 tỷ 500 triệu', ERROR, ERROR),
    ('5 - 7', ERROR, ERROR),
    ('120 tỉ tỉ', ERROR, ERROR),
    ('5 cái', ERROR, ERROR),
    ('tỷ', ERROR, ERROR),
    ('5.', ERROR, ERROR),
    (',5', ERROR, ERROR),
    ('1,,5', ERROR, ERROR),
    ('1e9', ERROR, ERROR),
    ('0x1F', ERROR, ERROR),
    ('NaN', ERROR, ERROR),
    ('Infinity', ERROR, ERROR),
    # too fine, too long
    ('1,2345', 'too_many_decimals', 'too_many_decimals'),
    ('0.12345', 'too_many_decimals', 'too_many_decimals'),
    ('1,125', '1.125', '1125'),
    ('999999999999999', '999999999999999', '999999999999999'),
    ('1000000000000000', 'too_long', 'too_long'),
    ('999999999999,999', '999999999999.999', '999999999999.999'),
    ('9999999999999,999', 'too_long', 'too_long'),
    ('1 000 000 tỷ', 'too_long', 'too_long'),
]

NAUGHTY = [
    '\x00',
    '5\x00',
    '\ud800',
    '5\udfff',
    '١٢٣',  # Arabic digits
    '１２',  # full width
    '५',
    '5²',
    '½',
    '5\n6',
    '5;6',
    "1'500",
    '1_000',
    '<b>5</b>',
    '=1+1',
    '9' * 5000,
    '5' + ' ' * 5000 + '6',
    'Ｚ͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘!͖̬̰̙̗̿̋ͥͥ̂ͣ̐́́͜͞',
    '🙂',
    '٪5',
    '5 т',  # Cyrillic
]

LANGUAGES = pytest.mark.parametrize('language', ['vi', 'en'])


def read(text, language):
    """The number as plain text, None for a blank, or the code of the refusal."""
    try:
        value = parse_number(text, language)
    except NumberError as error:
        return error.code
    return None if value is None else amounts.plain(value)


@pytest.mark.parametrize(('typed', 'vi', 'en'), TABLE + RULES)
def test_typed_number_means_what_the_table_says(typed, vi, en):
    found = read(typed, 'vi'), read(typed, 'en')

    assert found == (vi, en)


class PriceForm(forms.Form):
    value = AmountField(required=False)


@LANGUAGES
@pytest.mark.parametrize(('typed', 'vi', 'en'), TABLE + RULES)
def test_form_reads_a_number_as_the_table_says(typed, vi, en, language):
    with translation.override(language):
        form = PriceForm({'value': typed})
        errors = [error.code for error in form.errors.as_data().get('value', [])]

    expected = vi if language == 'vi' else en
    if expected and expected[-1].isalpha():
        assert errors == [expected]
    else:
        assert form.cleaned_data == {'value': None if expected is None else Decimal(expected)}


@LANGUAGES
@pytest.mark.parametrize('typed', NAUGHTY)
def test_naughty_text_is_no_number(typed, language):
    assert read(typed, language) == ERROR


@LANGUAGES
@given(typed=st.text() | st.text('0123456789.,-− kmtrtỷđ₫$%\u00a0'))
def test_any_text_is_a_number_a_blank_or_a_number_error(typed, language):
    found = read(typed, language)

    told = {None, ERROR, 'too_many_decimals', 'too_long'}
    assert found in told or amounts.fits(Decimal(found))


@LANGUAGES
@given(whole=st.integers(-(10**12) + 1, 10**12 - 1), thousandths=st.integers(0, 999))
def test_number_shown_in_an_input_reads_as_itself(whole, thousandths, language):
    value = Decimal(whole) + Decimal(thousandths).scaleb(-3)

    shown = display.typed_number(value, language)

    assert parse_number(shown, language) == value


@LANGUAGES
@given(value=st.integers(-(10**15) + 1, 10**15 - 1))
def test_whole_number_shown_in_an_input_reads_as_itself(value, language):
    assert parse_number(display.typed_number(value, language), language) == value


@LANGUAGES
@pytest.mark.parametrize('currency', ['VND', 'USD', 'EUR', 'JPY', 'CNY'])
@given(cents=st.integers(-(10**14), 10**14))
def test_money_as_displayed_reads_as_itself(cents, language, currency):
    value = Decimal(cents) if currency in ('VND', 'JPY') else Decimal(cents).scaleb(-2)

    shown = display.money(value, currency, language)

    assert parse_number(shown, language) == value


@pytest.mark.parametrize(
    ('value', 'currency', 'vi', 'en'),
    [
        ('1500000000', 'VND', '= 1.500.000.000 ₫ (1,5 tỷ)', '= ₫1,500,000,000 (1.5bn)'),
        ('800000000', 'VND', '= 800.000.000 ₫ (800 triệu)', '= ₫800,000,000 (800m)'),
        ('50000', 'VND', '= 50.000 ₫', '= ₫50,000'),
        ('1234567890', 'VND', '= 1.234.567.890 ₫ (≈ 1,235 tỷ)', '= ₫1,234,567,890 (≈ 1.235bn)'),
        ('-1500000', 'USD', '= −1.500.000 US$ (−1,5 triệu)', '= −US$1,500,000 (−1.5m)'),
        ('999999999', None, '= 999.999.999 (≈ 1 tỷ)', '= 999,999,999 (≈ 1bn)'),
    ],
)
def test_echo_says_how_a_number_was_read(value, currency, vi, en):
    found = [echo(Decimal(value), currency, language) for language in ('vi', 'en')]

    assert [line.replace(display.NBSP, ' ') for line in found] == [vi, en]


def test_echo_of_typed_text_is_silent_when_it_cannot_be_read():
    assert echo_typed('abc', 'VND', 'vi') == ''
    assert echo_typed('', 'VND', 'vi') == ''
    assert echo_typed('1,5 tỷ', 'VND', 'vi') == echo(Decimal(1500000000), 'VND', 'vi')


MEANT = [
    # share, near, percentage
    ('0.178', None, '17.8'),
    ('0.178', '18', '17.8'),
    ('0.5', '0.8', None),
    ('0.999', '50.449', None),
    ('0.999', '50.45', '99.9'),
    ('0', None, None),
    ('1', None, None),
    ('-0.5', None, None),
    ('17.8', None, None),
    (None, None, None),
]


@pytest.mark.parametrize(('share', 'near', 'percentage'), MEANT)
def test_share_is_meant_as_a_percentage_unless_it_is_near_as_it_is(share, near, percentage):
    share, near, percentage = (text and Decimal(text) for text in (share, near, percentage))

    assert meant_percentage(share, near) == percentage
