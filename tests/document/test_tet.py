"""Tết moves between January and February (product.md 5.2)."""

from datetime import date

import pytest

from plans.document.periods import months
from plans.document.tet import holds_tet, tet, tet_month


@pytest.mark.parametrize(
    ('year', 'day'),
    [
        (2026, date(2026, 2, 17)),
        (2027, date(2027, 2, 6)),
        (2028, date(2028, 1, 26)),
        (2030, date(2030, 2, 2)),
        (1999, None),
        (2061, None),
    ],
)
def test_tet_of_a_year(year, day):
    assert tet(year) == day


def test_month_of_tet_is_marked_once_a_year():
    pieces = months(date(2027, 1, 1), date(2028, 12, 31))

    assert [piece.key for piece in pieces if holds_tet(piece)] == ['2027-02', '2028-01']
    assert tet_month(pieces) == 2
    assert tet_month(pieces[12:]) == 1
