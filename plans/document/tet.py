"""The first day of the lunar year in Vietnam (UTC+7), 2015–2060. Source: product.md 5.2.

Computed once from the new moons at Hanoi; it differs from China's in 2030 (2 February) and others.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from plans.document.periods import Slice

_FIRST_YEAR = 2015
_DAYS = (  # month and day, a year each
    '0219 0208 0128 0216 0205 0125 0212 0201 0122 0210 0129 0217 0206 0126 0213 0202 0123 0211 '
    '0131 0219 0208 0128 0215 0204 0124 0212 0201 0122 0210 0130 0217 0206 0126 0214 0202 0123 '
    '0211 0201 0218 0208 0128 0215 0204 0124 0212 0202'
)
_PITCH = 5


def tet(year: int) -> date | None:
    """The first day of Tết in a year; None outside the table."""
    place = year - _FIRST_YEAR
    found = _DAYS[place * _PITCH : place * _PITCH + 4] if place >= 0 else ''
    return date(year, int(found[:2]), int(found[2:])) if found else None


def holds_tet(piece: Slice) -> bool:
    """Whether the first day of Tết lies in a slice."""
    days = {tet(year) for year in (piece.start.year, piece.end.year)}
    return any(day is not None and piece.start <= day <= piece.end for day in days)


def tet_month(pieces: Iterable[Slice]) -> int | None:
    """The month (1 or 2) of the first Tết in these slices; None without one."""
    for piece in pieces:
        day = tet(piece.start.year)
        if day is not None and piece.start <= day <= piece.end:
            return day.month
    return None
