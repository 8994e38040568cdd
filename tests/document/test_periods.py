"""Slices of a breakdown and fiscal quarters (product.md 5.2, 3.3)."""

import itertools
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.document import periods
from plans.document.periods import FiscalQuarter, Slice

JAN_1, DEC_31 = date(2027, 1, 1), date(2027, 12, 31)


def test_slices_of_a_partial_month_count_by_its_days():
    pieces = periods.slices(date(2027, 3, 15), date(2027, 6, 10), 'monthly')

    assert pieces == (
        Slice(date(2027, 3, 15), date(2027, 3, 31), Fraction(17, 31)),
        Slice(date(2027, 4, 1), date(2027, 4, 30), Fraction(1)),
        Slice(date(2027, 5, 1), date(2027, 5, 31), Fraction(1)),
        Slice(date(2027, 6, 1), date(2027, 6, 10), Fraction(1, 3)),
    )


def test_slices_by_quarter_follow_the_fiscal_year():
    pieces = periods.slices(JAN_1, date(2027, 7, 31), 'quarterly', 2)

    assert [(piece.start, piece.end) for piece in pieces] == [
        (date(2027, 1, 1), date(2027, 1, 31)),
        (date(2027, 2, 1), date(2027, 4, 30)),
        (date(2027, 5, 1), date(2027, 7, 31)),
    ]
    assert [piece.share for piece in pieces] == [Fraction(31, 92), 1, 1]


@pytest.mark.parametrize('breakdown', ['none', '', None])
def test_slices_without_breakdown_are_one(breakdown):
    assert periods.slices(JAN_1, DEC_31, breakdown) == (Slice(JAN_1, DEC_31),)


def test_slices_of_an_end_before_its_start_are_none():
    assert periods.slices(DEC_31, JAN_1, 'monthly') == ()
    assert periods.slices(DEC_31, JAN_1, 'none') == ()


def test_slice_key_names_its_first_month():
    pieces = periods.slices(date(2027, 2, 15), DEC_31, 'quarterly')

    assert [piece.key for piece in pieces] == ['2027-02', '2027-04', '2027-07', '2027-10']


def test_days_until_stays_inside_the_slice():
    april = Slice(date(2027, 4, 1), date(2027, 4, 30))

    days = [date(2027, 3, 31), date(2027, 4, 1), date(2027, 4, 15), date(2027, 5, 9)]

    assert [april.days_until(day) for day in days] == [0, 1, 15, 30]


@pytest.mark.parametrize(
    ('day', 'first_month', 'quarter'),
    [
        (date(2027, 5, 9), 1, FiscalQuarter(date(2027, 4, 1), date(2027, 6, 30), 2, 2027)),
        (date(2027, 1, 9), 4, FiscalQuarter(date(2027, 1, 1), date(2027, 3, 31), 4, 2026)),
        (date(2027, 1, 9), 2, FiscalQuarter(date(2026, 11, 1), date(2027, 1, 31), 4, 2026)),
        (date(2027, 12, 31), 12, FiscalQuarter(date(2027, 12, 1), date(2028, 2, 29), 1, 2027)),
    ],
)
def test_fiscal_quarter_of_a_day(day, first_month, quarter):
    assert periods.fiscal_quarter(day, first_month) == quarter


def test_quarter_gone_counts_the_day_itself():
    quarter = periods.fiscal_quarter(date(2027, 4, 20))

    assert quarter.gone_until(date(2027, 4, 20)) == Fraction(20, 91)
    assert quarter.gone_until(date(2027, 7, 1)) == 1
    assert quarter.gone_until(date(2027, 3, 31)) == 0


def test_previous_quarter_crosses_the_year():
    quarter = periods.fiscal_quarter(date(2027, 1, 5))

    before = periods.previous_quarter(quarter)

    assert before == FiscalQuarter(date(2026, 10, 1), date(2026, 12, 31), 4, 2026)


def test_add_months_keeps_inside_the_month_and_the_calendar():
    assert periods.add_months(date(2027, 1, 31), 1) == date(2027, 2, 28)
    assert periods.add_months(date(2027, 1, 31), -2) == date(2026, 11, 30)
    assert periods.add_months(date(1, 1, 31), -1) == date.min
    assert periods.add_months(date(9999, 12, 1), 1) == date.max


def test_months_in_counts_partial_months_by_their_days():
    assert periods.months_in(date(2027, 1, 1), date(2027, 12, 31)) == 12
    assert periods.months_in(date(2027, 1, 17), date(2027, 2, 14)) == Fraction(15, 31) + Fraction(
        1, 2
    )
    assert periods.months_in(date(2027, 2, 1), date(2027, 1, 31)) == 0


@given(st.dates(), st.integers(-40, 800))
def test_months_in_are_the_shares_of_the_months(start, length):
    day = min(max(start.toordinal() + length, 1), date.max.toordinal())

    found = periods.months_in(start, date.fromordinal(day))

    assert found == sum(piece.share for piece in periods.months(start, date.fromordinal(day)))


@given(
    st.dates(date(1, 1, 1), date(2, 12, 31)) | st.dates(date(9998, 1, 1), date(9999, 12, 31)),
    st.integers(0, 800),
    st.sampled_from(['none', 'monthly', 'quarterly']),
    st.integers(1, 12),
)
def test_slices_cover_the_interval_once(start, length, breakdown, first_month):
    end = date.fromordinal(min(start.toordinal() + length, date.max.toordinal()))

    pieces = periods.slices(start, end, breakdown, first_month)

    assert pieces[0].start == start
    assert pieces[-1].end == end
    assert all(
        after.start.toordinal() == before.end.toordinal() + 1
        for before, after in itertools.pairwise(pieces)
    )
    assert all(0 < piece.share <= 1 for piece in pieces)


@given(st.integers(-40, 400), st.integers(-40, 400))
def test_places_are_those_of_the_slices_that_share_a_day(first, last):
    pieces = periods.slices(date(2027, 1, 17), date(2027, 11, 9), 'monthly')
    start, end = (date.fromordinal(JAN_1.toordinal() + days) for days in (first, last))

    found = list(periods.placing(pieces)(start, end))

    assert found == [at for at, piece in enumerate(pieces) if piece.overlaps(start, end)]
