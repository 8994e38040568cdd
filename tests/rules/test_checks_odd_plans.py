"""Odd plans at the edges that product.md 3.2 to 3.8 draw: what each of them is told, as a whole."""

from datetime import date

import pytest

from tests.rules.plans import (
    REVIEW_DAY,
    active,
    add,
    buy_side,
    days_before,
    every,
    found,
    heard,
    led_by,
    marketplace,
    no_sessions,
    planned_session,
    product_line,
    put,
    row,
    session,
    sources,
    strategies,
)

DEALERS = put(uses_dealers=True)
CALLS = add('actions', {'id': 'A9', 'title': 'Gọi', 'kind': 'listen', 'due': '2027-01-31'})
CLOSED = put(feedback_form={'is_open': False, 'closes_on': None})
GOOD = ('positive', '2026-12-01')
NEW = {'customer': 'X', 'sentiment': 'negative', 'status': 'new'}
APRIL = date(2027, 4, 5)

ODD = {
    'no dealers question answered: no joint session is asked for': (
        [put(uses_dealers=None), no_sessions], {},
    ),
    'session held 90 days ago still counts': (
        [DEALERS, no_sessions, session('E2', days_before(REVIEW_DAY, 90))], {},
    ),
    'session held 91 days ago does not': (
        [DEALERS, no_sessions, session('E2', days_before(REVIEW_DAY, 91))], {'M2.2': 'warn'},
    ),
    'one dealer attending makes no joint session': (
        [DEALERS, no_sessions, session('E2', days_before(REVIEW_DAY, 9), came=1)], {'M2.2': 'warn'},
    ),
    'session planned on the 90th day after the start counts': (
        [DEALERS, no_sessions, planned_session('E2', '2027-04-01')], {},
    ),
    'session planned a day later does not': (
        [DEALERS, no_sessions, planned_session('E2', '2027-04-02')], {'M2.2': 'warn'},
    ),
    'session planned for today counts': (
        [DEALERS, no_sessions, planned_session('E2', REVIEW_DAY)], {},
    ),
    'session still planned for yesterday does not': (
        [DEALERS, no_sessions, planned_session('E2', days_before(REVIEW_DAY, 1))], {'M2.2': 'warn'},
    ),
    'one invited dealer plans no joint session': (
        [DEALERS, no_sessions, planned_session('E2', '2027-01-15', invited=1)], {'M2.2': 'warn'},
    ),
    'half of the needs from single dealers': (
        [sources('N1', 'dealer_single')], {'M2.1': 'warn'},
    ),
    'two dealers asked alone are two single dealers': (
        [every('needs', status='confirmed'), sources('N1', 'dealer_single', 'dealer_single'),
         sources('N2', 'customer_interview')], {'M2.1': 'warn'},
    ),
    'a single dealer beside an assumption is neither mistake': (
        [sources('N1', 'dealer_single', 'assumption')], {},
    ),
    'the only need with evidence from one dealer: a warning without any session': (
        [no_sessions, sources('N1', 'dealer_single'), sources('N2')],
        {'M2.1': 'warn', 'O3b': 'warn'},
    ),
    'evidence collected tomorrow is not there yet': (
        [sources('N1', {'kind': 'customer_interview', 'collected_on': '2026-12-11'})],
        {'O3b': 'warn'},
    ),
    'evidence of a year ago is current': (
        [sources('N1', {'kind': 'site_visit', 'collected_on': days_before(REVIEW_DAY, 365)})], {},
    ),
    'evidence a day older is not': (
        [sources('N1', {'kind': 'site_visit', 'collected_on': days_before(REVIEW_DAY, 366)})],
        {'O3c': 'tip'},
    ),
    'need without evidence gets the benefit of the doubt': (
        [sources('N1'), strategies(led_by('supplier', 'N1'), led_by('company_goal', 'N2'))],
        {'O3b': 'warn'},
    ),
    'link to a rejected need counts nowhere': (
        [row('needs', 'N1', status='rejected'),
         strategies(led_by('supplier', 'N1'), led_by('customer_need', 'N2'))], {'M1.2': 'must'},
    ),
    'single strategy from stock is a warning, not a must': (
        [strategies(led_by('own_stock'))], {'M1.1': 'warn', 'O3a': 'warn'},
    ),
    'single strategy of unknown origin is a warning': (
        [strategies({'needs': []})], {'M1.1': 'warn', 'O3a': 'warn'},
    ),
    'dropped supplier strategies are forgotten': (
        [strategies(led_by('customer_need', 'N1', 'N2'), led_by('supplier', status='dropped'))], {},
    ),
    'a third of the strategies from the goods stays below half': (
        [strategies(led_by('customer_need', 'N1'), led_by('customer_need', 'N2'),
                    led_by('own_stock'))], {'M1.2': 'warn'},
    ),
    'balance of one strategy without a goal': (
        [strategies(led_by('customer_need', 'N1', 'N2', goals=[]))],
        {'M4.1': 'warn'},
    ),
    'gap of exactly 50 points': (
        [strategies(led_by('customer_need', 'N1', 'N2'), led_by('customer_need', 'N1', goals=[]))],
        {'M4.1': 'warn'},
    ),
    'form that closes today is open': (
        [put(feedback_form={'is_open': True, 'closes_on': '2026-12-10'})], {},
    ),
    'form that closed yesterday is not': (
        [put(feedback_form={'is_open': True, 'closes_on': '2026-12-09'})], {'M3.1': 'warn'},
    ),
    'cancelled call is no listening': (
        [CLOSED, CALLS, row('actions', 'A9', status='cancelled')], {'M3.1': 'warn'},
    ),
    'praise of 30 days ago is a channel': (
        [CLOSED, heard(('positive', days_before(REVIEW_DAY, 30)))], {},
    ),
    'praise of 31 days ago is none': (
        [CLOSED, heard(('positive', days_before(REVIEW_DAY, 31)))], {'M3.1': 'warn'},
    ),
    'suggestion in praise is criticism enough': (
        [heard(*[GOOD] * 8, {'customer': 'X', 'sentiment': 'positive', 'suggestion': 'Bao 60',
                             'received_on': '2026-12-01', 'status': 'resolved'})], {},
    ),
    'one in eleven is less than a tenth': (
        [heard(*[GOOD] * 10, ('mixed', '2026-12-01'))], {'M3.2': 'warn'},
    ),
    'criticism of 180 days ago is in the window of a draft': (
        [heard(*[GOOD] * 4, ('negative', days_before(REVIEW_DAY, 180)))], {},
    ),
    'criticism of 181 days ago is not, and four items are too few': (
        [heard(*[GOOD] * 4, ('negative', days_before(REVIEW_DAY, 181)))], {},
    ),
    'spam makes no fifth item': (
        [heard(*[GOOD] * 4, {'customer': 'X', 'sentiment': 'positive', 'status': 'spam',
                             'received_on': '2026-12-01'})], {},
    ),
    'complaint new for 14 days may wait': (
        [heard(NEW | {'received_on': days_before(REVIEW_DAY, 14)})], {},
    ),
    'complaint new for 30 days is a warning': (
        [heard(NEW | {'received_on': days_before(REVIEW_DAY, 30)})], {'M3.4': 'warn'},
    ),
    'five complaints of 15 days are a must': (
        [heard(*[NEW | {'received_on': days_before(REVIEW_DAY, 15)}] * 5)], {'M3.4': 'must'},
    ),
    'capacity used to 85 % exactly': (
        [row('targets', 'T1', target_value='1020', planned=[])], {},
    ),
    'capacity used to the last tonne': (
        [row('targets', 'T1', target_value='1200', planned=[])], {'O1': 'warn'},
    ),
    'nothing can be made': (
        [lambda plan: plan['capabilities'][0].update(capacity='0')], {'O1': 'must'},
    ),
    'capability from the day after the target is nothing': (
        [lambda plan: plan['capabilities'][0].update(available_from='2028-01-01')], {'O1': 'must'},
    ),
    'a warehouse makes nothing': (
        [lambda plan: plan['capabilities'][0].update(kind='warehouse')], {'O1': 'tip'},
    ),
    'capability by the quarter is divided by three': (
        [lambda plan: plan['capabilities'][0].update(capacity='300', per='quarter')], {},
    ),
    'months that miss the target by a gram': (
        [row('targets', 'T1', planned=['75'] * 11 + ['74.999'])], {'O2': 'must'},
    ),
    'no figure to begin with, and a reason': (
        [row('targets', 'T1', baseline_value=None, baseline_note='sản phẩm mới')], {},
    ),
    'line without exclusivity needs no basis': (
        [product_line(is_exclusive=False, exclusivity_basis=None)], {},
    ),
    'as many suppliers as quotes wanted': (
        [buy_side({'name': 'Giấy', 'suppliers_invited': 2}, min_quotes=2)], {},
    ),
    'invited suppliers not counted yet': (
        [buy_side({'name': 'Giấy', 'suppliers_invited': None})], {'B1': 'warn'},
    ),
    'protected buyers, unverified sellers': (
        [marketplace(seller_verification=[])], {'I1': 'must'},
    ),
    'shares that miss 100 by a hundredth': (
        [marketplace('collaborative', owners=[{'organisation': 'A', 'share_pct': '49.99'},
                                              {'organisation': 'B', 'share_pct': '50'}])], {},
    ),
    'shares that miss 100 by more': (
        [marketplace('collaborative', owners=[{'organisation': 'A', 'share_pct': '49.98'},
                                              {'organisation': 'B', 'share_pct': '50'}])],
        {'C1': 'must'},
    ),
    'one share left blank': (
        [marketplace('collaborative', owners=[{'organisation': 'A', 'share_pct': '100'},
                                              {'organisation': 'B', 'share_pct': None}])],
        {'C1': 'must'},
    ),
}  # fmt: skip


@pytest.mark.parametrize('name', ODD)
def test_odd_plan_is_told(name):
    changes, expected = ODD[name]

    assert found(*changes) == expected


RUNNING = {
    'activated on the first day of the last quarter: that quarter was full': (
        [DEALERS, no_sessions, put(activated_on='2027-01-01')], {'M2.2': 'must'},
    ),
    'activated a day later: it was not': (
        [DEALERS, no_sessions, put(activated_on='2027-01-02')], {},
    ),
    'never activated: no full quarter, no silence': (
        [DEALERS, no_sessions, put(activated_on=None), heard()], {},
    ),
    'planned later this quarter softens a quarter without one': (
        [DEALERS, no_sessions, planned_session('E2', '2027-06-30')], {'M2.2': 'warn'},
    ),
    'a year that begins in February has another quarter': (
        [DEALERS, no_sessions, put(fiscal_year_start_month=2, activated_on='2026-11-01')],
        {'M2.2': 'warn'},
    ),
    'figures of March may still come': ([lambda plan: plan['targets'][0]['actuals'].pop()], {}),
}  # fmt: skip


@pytest.mark.parametrize('name', RUNNING)
def test_odd_running_plan_is_told(name):
    changes, expected = RUNNING[name]

    assert found(*active(APRIL), *changes, phase='active', on=APRIL) == expected
