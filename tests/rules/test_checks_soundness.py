"""O3a to O5, B1, S1, I1, C1 and C2 at their edges, and the steps a draft waits for."""

from datetime import date

import pytest

from plans.rules.checks import missing
from tests.rules.plans import (
    ALL_STEPS,
    REVIEW_DAY,
    active,
    add,
    buy_side,
    days_before,
    document,
    every,
    finding,
    found,
    marketplace,
    product_line,
    put,
    row,
    sources,
)


def need(ref, priority='low', **keys):
    return {'id': ref, 'priority': priority, 'sources': [{'kind': 'site_visit'}], **keys}


def test_o3a_is_a_must_when_one_of_them_is_of_high_priority():
    low = add('needs', need('N3'))
    high = add('needs', need('N4', 'high'))

    assert finding('O3a', low).severity == 'warn'
    assert finding('O3a', low, high).severity == 'must'
    assert finding('O3a', low, high).subjects == ('N3', 'N4')


def test_o3a_takes_no_answer_of_a_dropped_strategy():
    dropped = {'id': 'S9', 'status': 'dropped', 'needs': ['N3']}

    assert finding('O3a', add('needs', need('N3')), add('strategies', dropped)).subjects == ('N3',)


def test_o3a_leaves_rejected_needs_alone():
    assert found(add('needs', need('N3', 'high', status='rejected', sources=[]))) == {}


@pytest.mark.parametrize(
    ('bare', 'phase', 'severity'),
    [(1, 'review', 'warn'), (2, 'review', 'must'), (2, 'draft', 'warn'), (2, 'active', 'must')],
)
def test_o3b_is_a_must_from_review_on_when_all_lack_evidence(bare, phase, severity):
    changes = [row('needs', f'N{number}', sources=[]) for number in range(1, bare + 1)]

    assert found(*changes, phase=phase)['O3b'] == severity


@pytest.mark.parametrize(('days', 'expected'), [(365, None), (366, 'tip')])
def test_o3c_at_365_days(days, expected):
    old = {'kind': 'site_visit', 'collected_on': days_before(REVIEW_DAY, days)}

    assert found(sources('N1', old)).get('O3c') == expected


def test_o3c_goes_by_the_newest_source():
    old = {'kind': 'site_visit', 'collected_on': '2020-01-01'}
    dateless = {'kind': 'site_visit'}

    assert finding('O3c', sources('N1', old, 'customer_survey')) is None
    assert finding('O3c', sources('N1', dateless)) is None
    assert finding('O3c', sources('N1', old, dateless)).subjects == ('N1',)


@pytest.mark.parametrize('keys', [{'owner': None}, {'due': None}, {'status': 'cancelled'}])
def test_o4_wants_a_task_with_owner_and_due_date(keys):
    o4 = finding('O4', row('actions', 'A2', **keys))

    assert (o4.severity, o4.subjects) == ('warn', ('S2',))


def test_o4_asks_chosen_strategies_only():
    assert found(put(actions=[]), every('strategies', status='idea')) == {}


@pytest.mark.parametrize(
    ('activated', 'severity'), [('2027-03-20', 'warn'), ('2027-03-19', 'must'), (None, 'warn')]
)
def test_o4_is_a_must_more_than_30_days_after_activation(activated, severity):
    on = date(2027, 4, 19)
    changes = [*active(on, activated=activated), put(actions=[])]

    assert found(*changes, phase='active', on=on)['O4'] == severity


def test_o4_does_not_escalate_before_the_plan_is_active():
    assert found(put(actions=[], activated_on='2020-01-01'))['O4'] == 'warn'


def test_o5_is_read_once_the_plan_has_a_target():
    loose = add('goals', {'id': 'G2'})

    assert finding('O5', loose).subjects == ('G2',)
    assert finding('O5', loose, put(targets=[])) is None


@pytest.mark.parametrize(
    ('invited', 'wanted', 'severity'),
    [(2, 3, 'warn'), (3, 3, None), (3, 4, 'warn'), (None, 1, 'warn'), (None, 0, None)],
)
def test_b1_compares_with_the_quotes_wanted(invited, wanted, severity):
    item = {'name': 'Giấy kraft', 'suppliers_invited': invited}

    assert found(buy_side(item, min_quotes=wanted)).get('B1') == severity


def test_b1_names_the_items_and_wants_three_by_default():
    b1 = finding('B1', buy_side({'name': 'Giấy', 'suppliers_invited': 2}, {'name': 'Keo'}))

    assert (b1.subjects, dict(b1.numbers)) == (('Giấy', 'Keo'), {'n': '3'})


@pytest.mark.parametrize(
    ('keys', 'severity'),
    [
        ({'moq': None}, 'warn'),
        ({'lead_time_days': None}, 'warn'),
        ({'supply_per_month': None}, 'warn'),
        ({'is_exclusive': True}, 'warn'),
        ({'is_exclusive': True, 'exclusivity_basis': 'patent'}, None),
        ({'lead_time_days': 0, 'moq': '0'}, None),
    ],
)
def test_s1_wants_the_terms_of_a_line(keys, severity):
    s1 = finding('S1', product_line(**keys))

    assert (s1 and (s1.severity, s1.subjects)) == (severity and (severity, ('Robusta S18',)))


@pytest.mark.parametrize('model', ['intermediary', 'collaborative'])
@pytest.mark.parametrize('key', ['buyer_protection', 'seller_verification'])
def test_i1_wants_protection_and_verification(model, key):
    assert found(marketplace(model)) == {}
    assert found(marketplace(model, **{key: []})) == {'I1': 'must'}


def test_i1_is_found_without_any_details():
    assert found(put(business_model='intermediary', model_details=None)) == {'I1': 'must'}


@pytest.mark.parametrize(
    ('shares', 'printed'),
    [
        (['35', '65'], None),
        (['33.33', '66.68'], None),
        (['33.33', '66.681'], '100.011'),
        (['49.99', '50'], None),
        (['49.989', '50'], '99.989'),
        (['100', None], '100'),
        (['40', None], '40'),
        ([None, None], None),
        ([], None),
    ],
)
def test_c1_wants_the_shares_to_make_100_percent(shares, printed):
    owners = [{'organisation': 'HTX', 'share_pct': share} for share in shares]

    c1 = finding('C1', marketplace('collaborative', owners=owners))

    assert (c1 and (c1.severity, dict(c1.numbers))) == (printed and ('must', {'share': printed}))


@pytest.mark.parametrize('keys', [{'decision_rule': None}, {'dispute_rule': ' '}])
def test_c2_wants_both_rules(keys):
    assert found(marketplace('collaborative', **keys)) == {'C2': 'warn'}


def test_checks_of_one_model_are_not_read_for_another():
    bare = {'seller_registration': ''}

    assert set(found(put(business_model='intermediary', model_details={'intermediary': bare}))) == {
        'I1'
    }
    assert set(found(put(business_model=None, model_details=None))) == set()


@pytest.mark.parametrize(
    ('step', 'waiting'),
    [
        ('strategies', {'M1.1', 'O3a', 'O4'}),
        ('needs', {'M1.3', 'O3a'}),
        ('goals', {'O5'}),
        ('targets', {'O2', 'O5'}),
        ('actions', {'O4'}),
        ('feedback', {'M3.1'}),
        ('model_details', {'S1'}),
        ('basics', set()),
    ],
)
def test_a_draft_is_checked_only_where_its_steps_are_done(step, waiting):
    changes = [
        put(actions=[], feedback_form={'is_open': False}),
        add('goals', {'id': 'G2'}),
        every('strategies', origin='supplier', needs=[]),
        sources('N1', 'supplier'),
        row('targets', 'T1', owner=None),
        product_line(moq=None),
    ]
    done = [each for each in ALL_STEPS if each != step]
    at_review = set(found(*changes))

    in_draft = set(found(*changes, put(steps_done=done), phase='draft'))

    assert at_review >= waiting
    assert in_draft == at_review - waiting


def test_completeness_of_each_code():
    wanted = {
        'H1': [put(title=' '), put(period_end=None), put(currency=None), put(owner=None)],
        'H3': [put(goals=[], strategies=[], targets=[], actions=[])],
        'H4': [every('needs', status='rejected')],
        'H5': [every('strategies', status='idea')],
        'H6': [row('targets', 'T1', **{key: None}) for key in ('target_value', 'start_date')],
        'H7': [
            put(model_details=None),
            put(model_details={'sell_side': {}}),
            buy_side(),
            marketplace(seller_registration=' '),
        ],
        'H8': [marketplace('collaborative', form=None), marketplace('collaborative', owners=[{}])],
        'H9': [put(approver=None), put(uses_dealers=None)],
    }

    told = {code: [missing(document(change)) for change in cases] for code, cases in wanted.items()}

    assert {code: [code in codes for codes in cases] for code, cases in told.items()} == {
        code: [True] * len(cases) for code, cases in wanted.items()
    }
    assert told['H9'] == [('H9',), ('H9',)]
    assert missing(document(put(business_model=None, model_details=None))) == ('H2', 'H7')
    assert missing(document(put(uses_dealers=False))) == ()
