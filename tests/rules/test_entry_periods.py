"""The periods that take a figure: slices of the plan, months, or what a file brought."""

from datetime import date

import pytest

from plans.rules.tracking import due_periods, entry_periods
from tests.rules import tracked_plans as samples


def periods_of(target):
    """(first month, last month) of each period."""
    document = samples.plan(target)
    return [
        (piece.start.month, piece.end.month)
        for piece in entry_periods(document.targets[0], document)
    ]


def test_months_of_a_monthly_target_and_of_one_without_breakdown():
    months = [(number, number) for number in range(1, 13)]

    assert periods_of(samples.target()) == months
    assert periods_of(samples.target(breakdown='none')) == months


def test_quarters_of_a_sum_and_months_of_a_level():
    assert periods_of(samples.target(breakdown='quarterly')) == [(1, 3), (4, 6), (7, 9), (10, 12)]
    assert len(periods_of(samples.dealers(actuals=[]))) == 12


@pytest.mark.parametrize(('breakdown', 'count'), [('monthly', 1200), ('quarterly', 400)])
def test_target_without_an_end_to_be_seen_takes_figures_for_a_century(breakdown, count):
    kept = {'start': '2999-05-01', 'end': '2999-05-31', 'value': '3'}
    dates = {'start_date': '2027-01-01', 'due_date': '9999-12-31', 'breakdown': breakdown}
    document = samples.plan(samples.target(planned=[], actuals=[kept], **dates))

    found = entry_periods(document.targets[0], document)

    assert len(found) == count + 1
    assert [str(one.end) for one in found[-2:]] == ['2126-12-31', '2999-05-31']


def test_kept_figures_of_other_periods_take_the_place_of_those_they_overlap():
    target = samples.target(breakdown='quarterly', actuals=samples.months(4, 5))

    assert periods_of(target) == [(1, 1), (2, 2), (4, 6), (7, 9), (10, 12)]


def test_period_is_due_once_it_is_over_and_blank_is_no_figure():
    document = samples.plan(samples.target(actuals=[samples.month(1, 0), samples.month(2)]))

    due = due_periods(document.targets[0], document, date(2027, 4, 20))

    assert [piece.start.month for piece in due] == [2, 3]


def test_parent_of_a_sum_has_nothing_due():
    document = samples.plan(samples.target('T1', rollup='sum'), samples.target('T2', parent='T1'))

    assert due_periods(document.targets[0], document, date(2027, 4, 20)) == ()
