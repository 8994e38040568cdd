"""M1.1 to M1.3 and M4.1 at their edges (product.md 3.4, 3.7)."""

import pytest

from plans.document.choices import Phase
from plans.rules import checks
from tests.rules import plans
from tests.rules.plans import (
    REVIEW_DAY,
    add,
    every,
    finding,
    found,
    led_by,
    put,
    row,
    sources,
    strategies,
)

LED = led_by('customer_need', 'N1', 'N2')
UNLED = led_by('supplier')


def test_m1_1_names_every_strategy_and_the_origins_in_order():
    m1_1 = finding(
        'M1.1', strategies(led_by('management'), led_by('supplier'), led_by('management'))
    )

    assert m1_1.subjects == ('S1', 'S2', 'S3')
    assert dict(m1_1.numbers) == {'n': '3', 'origins': 'supplier, management'}


@pytest.mark.parametrize(
    ('origin', 'severity'), [('supplier', 'must'), ('own_stock', 'warn'), (None, 'warn')]
)
def test_m1_1_of_one_strategy_is_a_must_only_when_the_supplier_had_the_idea(origin, severity):
    assert found(strategies(led_by(origin)))['M1.1'] == severity


def test_m1_1_clears_with_one_strategy_linked_to_a_need_without_evidence():
    changes = [strategies(led_by('company_goal', 'N1'), UNLED), row('needs', 'N1', sources=[])]

    assert 'M1.1' not in found(*changes)


@pytest.mark.parametrize('kind', ['customer_survey', 'dealer_single', 'market_report'])
def test_m1_1_clears_with_any_voice_from_outside(kind):
    changes = [strategies(led_by('supplier', 'N1')), sources('N1', 'supplier', kind)]

    assert 'M1.1' not in found(*changes)


def test_m1_1_does_not_count_links_to_rejected_needs():
    changes = [strategies(led_by('customer_need', 'N1')), row('needs', 'N1', status='rejected')]

    assert found(*changes)['M1.1'] == 'warn'


def test_m1_1_does_not_count_dropped_strategies():
    dropped = led_by('customer_need', 'N1', status='dropped')

    m1_1 = finding('M1.1', strategies(dropped, led_by('management')))

    assert (m1_1.severity, m1_1.subjects) == ('warn', ('S2',))


def test_m1_1_leaves_out_evidence_dated_after_today():
    later = {'kind': 'customer_interview', 'collected_on': '2026-12-11', 'customer': 'B'}
    changes = [strategies(led_by('supplier', 'N1')), sources('N1', 'sales_team', later)]

    assert found(*changes)['M1.1'] == 'must'


@pytest.mark.parametrize(
    ('unled', 'led', 'severity'), [(1, 1, 'must'), (1, 2, 'warn'), (2, 2, 'must'), (49, 50, 'warn')]
)
def test_m1_2_at_half_of_the_strategies(unled, led, severity):
    assert found(strategies(*[UNLED] * unled, *[LED] * led))['M1.2'] == severity


def test_m1_2_goes_by_the_workspace_threshold():
    changes = [strategies(UNLED, LED, LED)]

    assert found(*changes, m1_supplier_share=34)['M1.2'] == 'warn'
    assert found(*changes, m1_supplier_share=33)['M1.2'] == 'must'


def test_m1_2_counts_own_stock_but_no_other_origin():
    m1_2 = finding('M1.2', strategies(LED, led_by('own_stock'), led_by('competitor'), LED))

    assert m1_2.subjects == ('S2',)
    assert dict(m1_2.numbers) == {'n': '1', 'total': '4'}


def test_m1_2_is_hidden_while_m1_1_is_found():
    assert 'M1.2' not in found(strategies(UNLED, UNLED))


def test_m1_3_is_a_must_when_all_evidence_is_our_own():
    own = [sources('N1', 'supplier'), sources('N2', 'sales_team', 'assumption')]

    assert finding('M1.3', *own).severity == 'must'
    assert finding('M1.3', *own).subjects == ('N1', 'N2')
    assert finding('M1.3', own[0]).severity == 'warn'


def test_m1_3_takes_no_notice_of_needs_without_evidence():
    changes = [sources('N1', 'supplier'), row('needs', 'N2', sources=[])]

    assert finding('M1.3', *changes).subjects == ('N1',)
    assert finding('M1.3', *changes).severity == 'must'


@pytest.mark.parametrize(
    ('answering', 'serving', 'severity'),
    [
        (4, 2, 'warn'),
        (4, 3, None),
        (2, 4, 'warn'),
        (4, 0, 'must'),
        (4, 4, None),
    ],
)
def test_m4_1_at_fifty_points(answering, serving, severity):
    rows = [
        led_by(
            'company_goal',
            *(['N1', 'N2'] if number < answering else []),
            goals=['G1'] if number < serving else [],
        )
        for number in range(4)
    ]

    assert found(strategies(*rows)).get('M4.1') == severity


def test_m4_1_of_one_strategy_without_goal_is_a_warning():
    assert found(strategies(led_by('customer_need', 'N1', goals=[])))['M4.1'] == 'warn'


def test_m4_1_prints_both_shares():
    lonely = [led_by('company_goal', goals=[])] * 2

    m4_1 = finding('M4.1', strategies(led_by('company_goal', 'N1', 'N2', goals=[]), *lonely))

    assert dict(m4_1.numbers) == {'share_need': '33.3', 'share_goal': '0'}


def test_m4_1_is_hidden_when_m1_2_explains_it():
    changes = [strategies(LED, UNLED)]

    assert found(*changes) == {'M1.2': 'must'}


def test_m4_1_is_never_hidden_when_no_strategy_serves_a_goal():
    assert found(strategies(led_by('supplier', goals=[]), led_by('supplier', goals=[]))) == {
        'M1.1': 'must',
        'M4.1': 'must',
        'O3a': 'warn',
    }


def test_m4_1_is_shown_beside_m1_2_when_needs_are_the_heavier_side():
    rows = [led_by('customer_need', 'N1', 'N2', goals=[])] * 3 + [led_by('supplier')]

    assert found(strategies(*rows))['M4.1'] == 'warn'
    assert found(strategies(*rows))['M1.2'] == 'warn'


def test_nothing_is_found_without_strategies():
    assert found(put(strategies=[], actions=[])) == {'O3a': 'warn'}


def test_own_side_needs_still_count_as_answered_in_the_balance():
    changes = [every('strategies', origin='customer_need'), sources('N1', 'supplier')]

    assert found(*changes) == {'M1.3': 'warn'}


def test_a_disabled_check_suppresses_nothing():
    document = plans.document(strategies(UNLED, UNLED))
    with_all = checks.evaluate(document, Phase.REVIEW, REVIEW_DAY)
    without = checks.evaluate(document, Phase.REVIEW, REVIEW_DAY, disabled={'M1.1'})

    assert list(with_all) == ['M1.1', 'O3a']
    assert list(without) == ['M1.2', 'O3a']


def test_an_accepted_finding_suppresses_as_an_open_one():
    waiver = {
        'check': 'M1.1', 'severity': 'must', 'subjects': ['S1', 'S2'], 'expires_on': '2027-03-01',
        'reason': 'Hàng mới về, sẽ hỏi khách trong tháng tới',
    }  # fmt: skip

    assert list(found(strategies(UNLED, UNLED), add('waivers', waiver))) == ['M1.1', 'O3a']
