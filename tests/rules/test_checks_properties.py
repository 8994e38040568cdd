"""What holds for every valid plan: checks never fail, and what they say can be told."""

from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plans.document.choices import CheckState, Phase
from plans.document.periods import months_in
from plans.rules import checks
from plans.rules.checks import Finding, texts
from plans.rules.checks.states import state_of
from plans.rules.checks.targets import _months
from plans.rules.checks.while_open import shown
from tests import strategies

SLOW = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@SLOW
@given(strategies.documents, st.sampled_from(Phase), strategies.days)
def test_every_plan_can_be_checked_and_told(document, phase, on):
    found = checks.evaluate(document, phase, on)
    states = state_of(document, phase, on)
    spoken = [state for state in states.values() if state.finding]

    assert [state.finding for state in spoken] == list(found.values())
    assert {state.state for state in spoken} <= {CheckState.OPEN, CheckState.ACCEPTED}
    for code, finding in found.items():
        assert Finding.from_json(finding.as_json()) == finding
        assert set(finding.numbers) <= texts.PLACEHOLDERS[code] - {'names'}
        for language in ('vi', 'en'):
            assert texts.message(finding, document, language)


@SLOW
@given(strategies.documents, strategies.documents, strategies.days)
def test_what_is_shown_while_open_is_never_more_than_before(now, before, on):
    current = checks.evaluate(now, Phase.REVIEW, on)
    at_open = checks.evaluate(before, Phase.REVIEW, on)

    for code, finding in shown(current, at_open).items():
        assert finding.severity.rank <= at_open[code].severity.rank
        assert set(finding.subjects) <= set(at_open[code].subjects)


@given(st.dates(), st.integers(0, 4000))
def test_months_of_an_interval_equal_its_slices(start, length):
    end = min(date.max.toordinal(), start.toordinal() + length)

    assert _months(start, date.fromordinal(end)) == months_in(start, date.fromordinal(end))
    if start > date.min:
        assert _months(start, start - timedelta(days=1)) == 0
