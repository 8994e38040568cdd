"""The sample rows of product.md 3.9, K01 to K60, through check_plan itself."""

import json
from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command

from tests.rules import plans
from tests.rules.plans import (
    REVIEW_DAY,
    active,
    add,
    buy_side,
    changed,
    days_before,
    empty,
    every,
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

USES_DEALERS = put(uses_dealers=True)
ONLY_SINGLE = [sources('N1', 'dealer_single'), sources('N2', 'dealer_single')]
SUPPLIER_IDEA = {'id': 'S1', 'title': 'Bán hàng mới về', 'origin': 'supplier', 'status': 'chosen'}
POSITIVE = ('positive', '2026-12-01')


def market_targets(plan):
    """Targets for sellers alone."""
    plan['targets'][0]['market_side'] = 'seller'


REVIEW = {
    'K05': ([], {}, []),
    'K06': (
        [strategies(*[led_by('supplier')] * 4)],
        {'M1.1': 'must', 'O3a': 'warn'}, [],
    ),
    'K07': (
        [strategies(led_by('supplier'), led_by('management'), led_by('competitor'))],
        {'M1.1': 'must', 'O3a': 'warn'}, [],
    ),
    'K09': (
        [strategies(led_by('customer_need', 'N1'), led_by('customer_need', 'N2'),
                    led_by('supplier'))],
        {'M1.2': 'warn'}, [],
    ),
    'K10': (
        [strategies(led_by('customer_need', 'N1', 'N2'), led_by('supplier'))],
        {'M1.2': 'must'}, [],
    ),
    'K11': ([row('strategies', 'S1', origin='supplier')], {}, []),
    'K12': (
        [sources('N1', 'supplier'), sources('N2', 'supplier'),
         every('strategies', origin='customer_need')],
        {'M1.1': 'must', 'M1.3': 'must'}, [],
    ),
    'K14': (
        [USES_DEALERS, *ONLY_SINGLE, put(sessions=[])],
        {'M2.1': 'must', 'M2.2': 'warn'}, [],
    ),
    'K16': (
        [USES_DEALERS, put(sessions=[]), session('E1', days_before(REVIEW_DAY, 30)),
         sources('N1', 'dealer_single', 'dealer_session'),
         sources('N2', 'dealer_single', 'dealer_session')],
        {}, [],
    ),
    'K18': ([USES_DEALERS, no_sessions, planned_session('E2', '2027-02-15')], {}, []),
    'K26': ([put(feedback_form={'is_open': False})], {'M3.1': 'warn'}, []),
    'K27': ([heard(*[POSITIVE] * 4)], {}, []),
    'K28': ([heard(*[POSITIVE] * 5)], {'M3.2': 'must'}, []),
    'K30': ([heard(*[POSITIVE] * 9, ('negative', '2026-12-01'))], {}, []),
    'K40': (
        [strategies(*[led_by('customer_need', 'N1', 'N2', goals=[])] * 3)],
        {'M4.1': 'must'}, [],
    ),
    'K42': ([row('targets', 'T1', target_value='1320')], {'O1': 'must'}, []),
    'K44': ([row('targets', 'T1', unit='container')], {'O1': 'tip'}, []),
    'K45': ([row('targets', 'T1', owner=None)], {'O2': 'must'}, []),
    'K47': (
        [add('needs', {'id': 'N3', 'priority': 'high', 'sources': [{'kind': 'site_visit'}]},
             {'id': 'N4', 'priority': 'low', 'sources': []}),
         row('strategies', 'S2', needs=['N2', 'N4'])],
        {'O3a': 'must', 'O3b': 'warn'}, [],
    ),
    'K49': ([sources('N1', 'sales_team'), sources('N2', 'customer_survey')], {'M1.3': 'warn'}, []),
    'K51': ([put(actions=[plans.SOUND['actions'][0]])], {'O4': 'warn'}, []),
    'K53': ([add('goals', {'id': 'G2', 'statement': 'Mở thị trường'})], {'O5': 'warn'}, []),
    'K55': ([buy_side({'name': 'Giấy kraft', 'suppliers_invited': 2})], {'B1': 'warn'}, []),
    'K56': ([product_line(is_exclusive=True)], {'S1': 'warn'}, []),
    'K57': (
        [marketplace(buyer_protection=[]), market_targets], {'I1': 'must', 'I2': 'warn'}, [],
    ),
    'K58': (
        [marketplace('collaborative', owners=[{'organisation': 'HTX', 'share_pct': '100'}])],
        {}, ['H8'],
    ),
    'K60': (
        [marketplace('collaborative', decision_rule=None, dispute_rule='')], {'C2': 'warn'}, [],
    ),
}  # fmt: skip

ACTIVE = {
    'K20': (date(2027, 1, 20), [USES_DEALERS, no_sessions], {}),
    'K21': (date(2027, 2, 20), [USES_DEALERS, no_sessions], {'M2.2': 'warn'}),
    'K22': (date(2027, 4, 5), [USES_DEALERS, no_sessions], {'M2.2': 'must'}),
    'K24': (
        date(2027, 4, 20),
        [USES_DEALERS, no_sessions, session('E2', '2027-02-10'), session('E3', '2027-04-10')],
        {'M2.3': 'tip'},
    ),
    'K25': (
        date(2027, 2, 20),
        [USES_DEALERS, *ONLY_SINGLE, put(sessions=[])],
        {'M2.1': 'must', 'M2.2': 'warn'},
    ),
    'K32': (date(2027, 3, 2), [heard()], {'M3.3': 'warn'}),
    'K33': (date(2027, 3, 1), [heard()], {}),
    'K35': (date(2027, 4, 20), [heard(('negative', '2027-01-15'))], {'M3.3': 'must'}),
    'K37': (
        date(2027, 3, 21),
        [heard({'customer': 'B', 'sentiment': 'negative', 'received_on': '2027-03-01',
                'status': 'new'})],
        {'M3.4': 'warn'},
    ),
    'K38': (
        date(2027, 4, 1),
        [heard({'customer': 'B', 'suggestion': 'Đóng bao 30 kg', 'received_on': '2027-03-01',
                'status': 'new'})],
        {'M3.4': 'must'},
    ),
    'K54': (date(2027, 3, 12), [row('targets', 'T1', actuals=[])], {'O6': 'must'}),
}  # fmt: skip


@pytest.fixture
def check(tmp_path):
    """Run check_plan on a plan and give its answer."""

    def run(plan, *arguments):
        path = tmp_path / 'plan.json'
        path.write_text(json.dumps(plan), encoding='utf-8')
        out = StringIO()
        call_command('check_plan', str(path), '--format', 'json', *arguments, stdout=out)
        return json.loads(out.getvalue())

    return run


def severities(answer):
    return {finding['code']: finding['severity'] for finding in answer['findings']}


@pytest.mark.parametrize('name', REVIEW)
def test_sample_at_review(check, name):
    changes, expected, missing = REVIEW[name]

    answer = check(changed(*changes), '--phase', 'review', '--on', '2026-12-10')

    assert severities(answer) == expected
    assert answer['missing'] == missing


@pytest.mark.parametrize('name', ACTIVE)
def test_sample_while_active(check, name):
    on, changes, expected = ACTIVE[name]

    answer = check(changed(*active(on), *changes), '--on', on.isoformat())

    assert answer['phase'] == 'active'
    assert severities(answer) == expected


def test_sample_k01_empty_draft(check):
    assert severities(check(empty(), '--on', '2026-12-10')) == {}


def test_sample_k02_step_not_left(check):
    plan = empty(strategies=[SUPPLIER_IDEA], steps_done=['basics', 'needs', 'goals'])

    assert severities(check(plan, '--on', '2026-12-10')) == {}


def test_sample_k03_step_left(check):
    plan = empty(strategies=[SUPPLIER_IDEA], steps_done=['strategies'])

    assert severities(check(plan, '--on', '2026-12-10')) == {'M1.1': 'must'}


def test_sample_k04_nothing_but_the_frame(check):
    plan = changed(
        put(needs=[], strategies=[], targets=[], actions=[], feedback_form={'is_open': False}),
        put(model_details={'sell_side': {'product_lines': []}}),
    )

    answer = check(plan, '--phase', 'review', '--on', '2026-12-10')

    assert answer['missing'] == ['H4', 'H5', 'H6', 'H7']
    assert severities(answer) == {'M3.1': 'warn'}
