"""What the health panel shows (product.md 3.1), and that it does not nag: L1 to L4 of 3.9."""

from plans.document.choices import CheckCode, CheckState, Phase, Severity, StepKey
from plans.rules import checks
from plans.rules.checks import Finding
from plans.rules.checks.states import Standing, state_of
from plans.rules.checks.while_open import shown
from tests.rules.plans import (
    ALL_STEPS,
    REVIEW_DAY,
    document,
    empty,
    heard,
    led_by,
    parsed,
    put,
    strategies,
)

BEFORE_STRATEGIES = ['basics', 'model', 'model_details', 'needs', 'dealers', 'goals']
STRATEGIES_LEFT = [*BEFORE_STRATEGIES, 'strategies']
SUPPLIER_IDEA = led_by('supplier')
LINKED = led_by('supplier', 'N1', 'N2')


def found(rows, done):
    plan = document(strategies(*rows), put(steps_done=done, status='draft'))
    return checks.evaluate(plan, Phase.DRAFT, REVIEW_DAY)


def severities(findings):
    return {code: finding.severity.value for code, finding in findings.items()}


def test_l1_the_first_strategy_typed_shows_nothing():
    assert found([SUPPLIER_IDEA], BEFORE_STRATEGIES) == {}


def test_l2_leaving_the_step_shows_the_mistake():
    assert severities(found([SUPPLIER_IDEA], STRATEGIES_LEFT)) == {'M1.1': 'must', 'O3a': 'warn'}


def test_l3_back_in_the_step_a_link_clears_at_once():
    at_open = found([SUPPLIER_IDEA], STRATEGIES_LEFT)

    assert shown(found([LINKED], STRATEGIES_LEFT), at_open) == {}


def test_l4_a_second_supplier_strategy_shows_only_after_leaving():
    at_open = found([SUPPLIER_IDEA], STRATEGIES_LEFT)
    now = found([LINKED, SUPPLIER_IDEA], STRATEGIES_LEFT)

    assert shown(now, at_open) == {}
    assert severities(now) == {'M1.2': 'must'}


def own_side(severity, *needs, n=None):
    return {'M1.3': Finding(CheckCode.M1_3, Severity(severity), needs, {'n': str(n or len(needs))})}


def test_shown_shrinks_at_once():
    now, at_open = own_side('warn', 'N1'), own_side('must', 'N1', 'N2')

    assert shown(now, at_open) == now


def test_shown_neither_grows_nor_gets_worse():
    now, at_open = own_side('must', 'N1', 'N3', 'N4'), own_side('warn', 'N1', 'N2')

    assert shown(now, at_open) == own_side('warn', 'N1')


def test_shown_keeps_a_number_that_is_no_count_of_subjects():
    at_open = {'B1': Finding(CheckCode.B1, Severity.WARN, ('Giấy',), {'n': '3'})}
    now = {'B1': Finding(CheckCode.B1, Severity.WARN, ('Giấy', 'Keo'), {'n': '3'})}

    assert shown(now, at_open) == at_open


def test_shown_drops_a_finding_whose_subjects_are_all_new():
    assert shown(own_side('warn', 'N2'), own_side('warn', 'N1')) == {}


def test_shown_without_subjects_keeps_the_milder_severity():
    def session(severity):
        return {'M2.2': Finding(CheckCode.M2_2, Severity(severity), (), {'quarter': '2027-Q1'})}

    assert shown(session('must'), session('warn')) == session('warn')
    assert shown(session('warn'), session('must')) == session('warn')


def test_findings_survive_being_kept_with_the_step():
    finding = own_side('must', 'N1', 'N2')['M1.3']

    assert Finding.from_json(finding.as_json()) == finding


def test_an_empty_draft_is_checked_nowhere():
    states = state_of(parsed(empty(business_model='sell_side')), Phase.DRAFT, REVIEW_DAY)

    grey = {code for code, one in states.items() if one.state == CheckState.NOT_READY}
    off = {code for code, one in states.items() if one.state == CheckState.NOT_APPLICABLE}

    assert off == {'M3.3', 'O6', 'B1', 'I1', 'I2', 'C1', 'C2'}
    assert grey == {code.value for code in CheckCode} - off


def test_a_draft_says_which_step_a_check_waits_for():
    plan = document(put(steps_done=['needs', 'goals'], uses_dealers=None))

    states = state_of(plan, Phase.DRAFT, REVIEW_DAY)

    assert states['M1.1'] == Standing(CheckCode.M1_1, CheckState.NOT_READY, step=StepKey.STRATEGIES)
    assert states['M2.2'] == Standing(CheckCode.M2_2, CheckState.NOT_READY, step=StepKey.DEALERS)
    assert states['M1.3'] == Standing(CheckCode.M1_3, CheckState.PASSED)


def test_too_little_feedback_is_not_ready_even_at_review():
    states = state_of(document(heard(('positive', '2026-12-01'))), Phase.REVIEW, REVIEW_DAY)

    assert states['M3.2'] == Standing(CheckCode.M3_2, CheckState.NOT_READY, wanted=5, so_far=1)


def test_a_sound_plan_at_review_is_clear_where_checks_apply():
    states = state_of(document(), Phase.REVIEW, REVIEW_DAY)

    assert {code for code, one in states.items() if one.state == CheckState.PASSED} == {
        'M1.1', 'M1.2', 'M1.3', 'M2.1', 'M3.1', 'M3.4', 'M4.1', 'O1', 'O2', 'O3a', 'O3b', 'O3c',
        'O4', 'O5', 'S1',
    }  # fmt: skip
    assert states['M2.2'].state == CheckState.NOT_APPLICABLE
    assert states['M3.2'].state == CheckState.NOT_READY


def test_a_disabled_check_is_not_applicable():
    plan = document(strategies(SUPPLIER_IDEA), put(steps_done=ALL_STEPS))

    states = state_of(plan, Phase.DRAFT, REVIEW_DAY, disabled={'M1.1'})

    assert states['M1.1'] == Standing(CheckCode.M1_1, CheckState.NOT_APPLICABLE)
    assert states['M1.2'].state == CheckState.OPEN
