"""What to do about a target, in whole sentences, for every kind and state of it."""

from datetime import date

import pytest

from plans.rules.tracking import advice, track
from tests.rules import tracked_plans as samples

NBSP = '\u00a0'


def said(*targets, on=samples.ON, language='en'):
    """The sentences on the first of these targets."""
    document = samples.plan(*targets)
    first = document.targets[0]
    tracking = track(document, on).of(first.id)
    found = advice(first, tracking, document, on, language)
    return tuple(sentence.replace(NBSP, ' ') for sentence in found)


def test_seasonal_sales_of_the_worked_example():
    assert said(samples.sales(name='Sales')) == (
        'To 15 Apr 2027, 28.8% of the time has gone; Sales has reached 30.6% of the target.',
        'At this pace the whole period comes to 88.6%: 106,377 triệu ₫ against 120,000 triệu ₫.',
        '106.0% of the remaining plan is still needed.',
    )


def test_level_that_has_to_fall():
    assert said(samples.overdue(name='Overdue')) == (
        'To 31 Mar 2027, 24.7% of the time has gone; Overdue has come 13.8% of the way.',
        'At this pace it ends at 13.5% against 10.0%.',
        'It has to fall by 6.9 pp by 31 Dec 2027.',
    )


def test_level_that_is_kept():
    assert said(samples.on_time(name='On time')) == (
        'To 31 Mar 2027, On time is 94.3%; the level to keep is 95.0%.',
        'A level that is kept has no forecast.',
        'It is 0.7 pp away from the level to keep.',
    )


@pytest.mark.parametrize(
    ('target', 'on', 'last'),
    [
        (samples.target(), samples.ON, 'Enter the first figure to see the pace.'),
        (
            samples.target(start_date='2027-07-01'),
            samples.ON,
            'T1 begins on 1 Jul 2027; no figures are needed yet.',
        ),
        (
            samples.target('T1', 'active_dealers', 80, actuals=samples.months(50)),
            samples.ON,
            'Give a baseline, or a second figure, to see the pace.',
        ),
        (
            samples.target(value=12, actuals=samples.months(*[1] * 12)),
            date(2028, 1, 5),
            'The target is reached.',
        ),
        (
            samples.target(actuals=samples.months(4, None, 2)),
            samples.ON,
            'Figures are missing: Feb.',
        ),
        (
            samples.target('T1', 'complaints', 12, actuals=samples.months(2)),
            samples.ON,
            'At most 10 complaints more may be added.',
        ),
        (
            samples.target('T1', 'complaints', 12, actuals=samples.months(14)),
            samples.ON,
            'It is over what is allowed by 2 complaints.',
        ),
    ],
    ids=['no data', 'not begun', 'no baseline', 'achieved', 'gap', 'allowed', 'overspent'],
)
def test_last_sentence_says_what_is_needed(target, on, last):
    assert said(target, on=on)[-1] == last


def test_parent_points_at_the_targets_below_it():
    sentences = said(
        samples.target('T1', rollup='weighted'),
        samples.target('T2', parent='T1', actuals=samples.months(3, 3, 3)),
    )

    assert sentences[0] == 'T1 follows the targets below it; their pace together is 100.0%.'
    assert sentences[-1] == 'Look for the target below it that is slow.'
