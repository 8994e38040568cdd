"""The limits of AmountField: 3 decimals, 15 significant digits (product.md 0.2)."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.document import amounts, display


@pytest.mark.parametrize(
    ('text', 'fits'),
    [
        ('999999999999999', True),
        ('-999999999999999', True),
        ('1000000000000000', False),
        ('123456789012.345', True),
        ('1234567890123.456', False),
        ('0.001', True),
        ('0.0001', False),
        ('1.5000', True),
        ('NaN', False),
        ('Infinity', False),
        ('1E+14', True),
        ('1E+15', False),
        ('1E+999999', False),
        ('0E+999999', True),
    ],
)
def test_fits_at_the_edges(text, fits):
    assert amounts.fits(Decimal(text)) is fits


@given(
    st.one_of(
        st.from_regex(r'-?[0-9]{1,17}(\.[0-9]{1,5})?', fullmatch=True),
        st.integers(-(10**15), 10**15).map(lambda value: str(Decimal(value) / 1000)),
    )
)
def test_read_trim_gives_what_read_gives_of_what_fits_or_nothing(text):
    number = amounts.read_trim(text)

    if number is not None:
        assert (number.as_tuple(), amounts.fits(number)) == (amounts.read(text).as_tuple(), True)


@pytest.mark.parametrize('text', ['7', '-999999999999999', '0.5', '-0.001', '999999999999.999'])
def test_read_trim_reads_what_is_written_trim(text):
    assert amounts.read_trim(text) == Decimal(text)


@pytest.mark.parametrize(
    ('text', 'plain'),
    [('1.500', '1.5'), ('-0', '0'), ('0.000', '0'), ('1E+3', '1000'), ('100', '100'),
     ('-12.50', '-12.5'), ('0.001', '0.001')],
)  # fmt: skip
def test_plain_has_no_exponent_and_no_trailing_zeros(text, plain):
    assert amounts.plain(Decimal(text)) == plain


@pytest.mark.parametrize('text', ['', '1e3', '+1', '1,5', ' 1', '1.', '.5', 'NaN', '١', '1_000'])
def test_read_refuses_any_spelling_but_the_plain_one(text):
    assert amounts.read(text) is None


def test_read_of_an_amount():
    assert amounts.read('-0012.340') == Decimal('-12.34')


@given(st.decimals(min_value=-999999999999, max_value=999999999999, places=3))
def test_read_gives_back_what_plain_wrote(value):
    assert amounts.read(amounts.plain(value)) == value


def test_rounded_goes_half_up():
    assert amounts.rounded(Decimal('2.5'), 0) == Decimal(3)
    assert amounts.rounded(Decimal('-2.5'), 0) == Decimal(-3)


def test_product_of_the_largest_amounts_is_rounded_and_shown():
    largest = Fraction(999_999_999_999_999)
    told = '999.999.999.999.998.000.000.000.000.001'

    assert display.number(largest * largest, 'vi') == told
    assert display.money(largest * largest, 'VND', 'vi') == f'{told}\xa0₫'
