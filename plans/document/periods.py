"""Calendar arithmetic of a plan: months, fiscal quarters and the slices of a breakdown.

Dates are inclusive at both ends. Shares are exact fractions, so that nothing is rounded before it
is compared (product.md 5.2).
"""

from __future__ import annotations

import calendar
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Slice:
    """One period of a target's breakdown.

    `share` is the part of its whole month or quarter that lies in the target's interval: 1 for a
    full one, days in the slice ÷ days in the month (or quarter) for the first and last.
    """

    start: date
    end: date
    share: Fraction = Fraction(1)

    @property
    def days(self) -> int:
        """How many days it has, both ends counted."""
        return days_between(self.start, self.end)

    @property
    def key(self) -> str:
        """Its first month as `2027-02`: how plan files name a slice."""
        return f'{self.start.year:04d}-{self.start.month:02d}'

    def days_until(self, day: date) -> int:
        """Days from its start to `day`, never below 0 nor above its own days."""
        return max(0, min(self.days, days_between(self.start, day)))

    def overlaps(self, start: date, end: date) -> bool:
        """Say whether it shares a day with start–end."""
        return self.start <= end and start <= self.end


@dataclass(frozen=True, slots=True)
class FiscalQuarter:
    """A quarter of the fiscal year; `number` is 1–4, `year` the one its fiscal year begins in."""

    start: date
    end: date
    number: int
    year: int

    @property
    def days(self) -> int:
        """How many days it has."""
        return days_between(self.start, self.end)

    def gone_until(self, day: date) -> Fraction:
        """The share of the quarter that is gone on `day`, which itself counts (0 to 1)."""
        gone = max(0, min(self.days, days_between(self.start, day)))
        return Fraction(gone, self.days)


def days_between(start: date, end: date) -> int:
    """Days from start to end, both counted; 0 or less when end lies before start."""
    return (end - start).days + 1


def in_one_month(start: date, end: date) -> bool:
    """Say whether start–end lies in one month: it is named by that month, a cut quarter too."""
    return (start.year, start.month) == (end.year, end.month)


def month_start(day: date) -> date:
    """The first day of the month of `day`."""
    return day.replace(day=1)


def month_end(day: date) -> date:
    """The last day of the month of `day`."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def add_months(day: date, months: int) -> date:
    """`day` that many months on (or back); the 31st becomes the last day of a shorter month.

    Stops at the first and last date there is.
    """
    total = day.year * 12 + day.month - 1 + months
    year, month = divmod(total, 12)
    if year < date.min.year:
        return date.min
    if year > date.max.year:
        return date.max
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def moved_day(day: date, months: int) -> date:
    """`day` that many months on; the last day of a month stays a last day."""
    there = add_months(day, months)
    return month_end(there) if day == month_end(day) else there


def fiscal_quarter(day: date, fiscal_year_start_month: int = 1) -> FiscalQuarter:
    """The quarter of the fiscal year that `day` lies in."""
    months_gone = (day.month - fiscal_year_start_month) % 12
    start = add_months(month_start(day), -(months_gone % 3))
    end = month_end(add_months(month_start(day), 2 - months_gone % 3))
    year = day.year if day.month >= fiscal_year_start_month else day.year - 1
    return FiscalQuarter(start, end, months_gone // 3 + 1, year)


def previous_quarter(quarter: FiscalQuarter, fiscal_year_start_month: int = 1) -> FiscalQuarter:
    """The quarter just before; the same one at the beginning of the calendar."""
    if quarter.start == date.min:
        return quarter
    return fiscal_quarter(quarter.start - timedelta(days=1), fiscal_year_start_month)


def months(start: date, end: date) -> tuple[Slice, ...]:
    """The months of start–end, oldest first; the first and last may be partial."""
    return tuple(_cut(start, end, lambda day: (month_start(day), month_end(day))))


def quarters(start: date, end: date, fiscal_year_start_month: int = 1) -> tuple[Slice, ...]:
    """The fiscal quarters of start–end, oldest first; the first and last may be partial."""

    def whole(day: date) -> tuple[date, date]:
        quarter = fiscal_quarter(day, fiscal_year_start_month)
        return quarter.start, quarter.end

    return tuple(_cut(start, end, whole))


@lru_cache(maxsize=200)
def slices(
    start: date, end: date, breakdown: str | None, fiscal_year_start_month: int = 1
) -> tuple[Slice, ...]:
    """The slices of a target's interval: 'monthly', 'quarterly', else the interval as one slice.

    Empty when end lies before start.
    """
    if end < start:
        return ()
    if breakdown == 'monthly':
        return months(start, end)
    if breakdown == 'quarterly':
        return quarters(start, end, fiscal_year_start_month)
    return (Slice(start, end),)


def months_in(start: date, end: date) -> Fraction:
    """The length of start–end in months, a partial month by its days; 0 when end is earlier."""
    if end < start:
        return Fraction(0)
    first = Fraction(start.day - 1, month_end(start).day)  # gone of its month before it begins
    last = Fraction(end.day, month_end(end).day)
    return 12 * (end.year - start.year) + end.month - start.month + last - first


def placing(pieces: Sequence[Slice]) -> Callable[[date, date], range]:
    """Give what finds, for start–end, the places of the slices that share a day with it.

    Each slice follows the one before.
    """
    starts, ends = [piece.start for piece in pieces], [piece.end for piece in pieces]
    return lambda start, end: range(bisect_left(ends, start), bisect_right(starts, end))


def _cut(start: date, end: date, whole_of) -> Iterator[Slice]:
    day = start
    while day <= end:
        whole_start, whole_end = whole_of(day)
        last = min(whole_end, end)
        share = Fraction(days_between(day, last), days_between(whole_start, whole_end))
        yield Slice(day, last, share)
        if last == date.max:
            return
        day = last + timedelta(days=1)
