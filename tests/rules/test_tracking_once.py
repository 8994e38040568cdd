"""What was worked out of a target is kept while that target and what it hangs on stay."""

import pytest

from plans.rules.tracking import track
from tests.rules import tracked_plans as samples


@pytest.fixture
def document():
    return samples.plan(
        *(samples.target(name, actuals=samples.months(3, 3, 3)) for name in ('T1', 'T2'))
    )


def with_more(document, months):
    """The same where T1 has other figures."""
    changed = samples.plan(samples.target('T1', actuals=samples.months(*months))).targets[0]
    return document.model_copy(update={'targets': (changed, document.targets[1])})


def test_only_the_changed_target_is_worked_out_anew(document):
    before = track(document, samples.ON)
    kept = dict(document.targets[1].worked_out)
    after_document = with_more(document, (9, 9, 9))

    after = track(after_document, samples.ON)

    assert after.of('T1').actual == 27
    assert after.of('T2') == before.of('T2')
    assert document.targets[1].worked_out == kept


def test_nothing_old_is_said_of_another_day_currency_or_copy(document):
    track(document, samples.ON)
    target = document.targets[0]
    moved = samples.ON.replace(month=3)

    assert target.model_copy(update={'target_value': None}).worked_out == {}
    assert track(document, moved).of('T1').as_of < track(document, samples.ON).of('T1').as_of
    fresh = samples.plan(
        *(samples.target(name, actuals=samples.months(3, 3, 3)) for name in ('T1', 'T2')),
        currency='USD',
        fiscal_year_start_month=4,
    )
    shared = document.model_copy(update={'currency': 'USD', 'fiscal_year_start_month': 4})
    assert track(shared, samples.ON).of('T1') == track(fresh, samples.ON).of('T1')
