"""Every kind of field saves itself while one types; what is not understood is not stored."""

import re
from datetime import date
from decimal import Decimal

import pytest
from lxml.html import fromstring

from plans.document.numbers import parse_number
from plans.domain import rows
from plans.models import Customer, Plan
from tests.pages import Page
from tests.wizard_plans import changes, content
from tests.wizard_visits import Wizard

pytestmark = pytest.mark.usefixtures('people')

LAN, HAI, TUAN = 'lan@example.com', 'hai@example.com', 'tuan@example.com'


@pytest.fixture
def visit(client_of, editor, full_plans):
    """Opens a step of a full plan with the first row of a list open, or with a single object."""

    def opened(step, name, model='sell_side'):
        wizard = Wizard(client_of(editor), full_plans[model])
        is_row = name not in ('basics', 'model', 'dealers_question', 'feedback_form') and (
            not name.endswith('_side') and name not in ('marketplace', 'collaborative')
        )
        wizard.first = wizard.group(name) if is_row else name
        return wizard.open(step, wizard.first)

    return opened


FIELDS = [
    # step, list or object, field, typed, stored, model of the plan
    ('basics', 'basics', 'title', ' Cà phê  EU 2028 ', 'Cà phê EU 2028', 'sell_side'),
    ('basics', 'basics', 'summary', 'Một\r\nHai', 'Một\nHai', 'sell_side'),
    ('basics', 'basics', 'approver', HAI, HAI, 'sell_side'),
    ('basics', 'basics', 'co_editors', [TUAN], [TUAN], 'sell_side'),
    ('model', 'model', 'platform_url', 'example.com/x', 'https://example.com/x', 'sell_side'),
    ('model', 'model', 'other_channels', ['email', 'phone'], ['phone', 'email'], 'sell_side'),
    ('model_details', 'sell_side', 'payment_terms_days', '45', 45, 'sell_side'),
    ('model_details', 'sell_side', 'contract_pricing', 'on', True, 'sell_side'),
    ('model_details', 'sell_side', 'contract_pricing', None, False, 'sell_side'),
    ('model_details', 'product_lines', 'moq', '1.234,5', Decimal('1234.5'), 'sell_side'),
    ('model_details', 'tiers', 'price', '1,2 tỷ', Decimal(1_200_000_000), 'sell_side'),
    (
        'model_details',
        'items',
        'suppliers',
        'Giấy A\r\n\r\nGiấy B',
        ['Giấy A', 'Giấy B'],
        'buy_side',
    ),
    ('model_details', 'marketplace', 'commission_pct', '2,5', Decimal('2.5'), 'intermediary'),
    ('model_details', 'owners', 'share_pct', '12,5', Decimal('12.5'), 'collaborative'),
    ('model_details', 'collaborative', 'fee_sharing', 'Chia đều', 'Chia đều', 'collaborative'),
    ('needs', 'segments', 'accounts_estimate', '1.200', 1200, 'sell_side'),
    ('needs', 'needs', 'priority', 'low', 'low', 'sell_side'),
    ('needs', 'needs', 'statement', '<b>"Lô" & kho</b>', '<b>"Lô" & kho</b>', 'sell_side'),
    ('needs', 'sources', 'collected_on', '12-10-2025', date(2025, 10, 12), 'sell_side'),
    ('dealers', 'dealers_question', 'uses_dealers', 'false', False, 'sell_side'),
    ('dealers', 'dealers', 'is_top_seller', None, False, 'sell_side'),
    ('dealers', 'sessions', 'invited', ['D2', 'D1'], ['D1', 'D2'], 'sell_side'),
    ('goals', 'goals', 'category', 'brand', 'brand', 'sell_side'),
    ('goals', 'capabilities', 'capacity', '100', Decimal(100), 'sell_side'),
    ('strategies', 'strategies', 'needs', ['N2', 'N1'], ['N1', 'N2'], 'sell_side'),
    ('strategies', 'strategies', 'goals', [], [], 'sell_side'),
    ('targets', 'targets', 'owner', TUAN, TUAN, 'sell_side'),
    ('targets', 'targets', 'weight', '', Decimal(1), 'sell_side'),
    ('actions', 'actions', 'due', '', None, 'sell_side'),
    ('feedback', 'feedback', 'rating', '4', 4, 'sell_side'),
    ('feedback', 'feedback', 'customer', 'Nhà rang Bắc', 'Nhà rang Bắc', 'sell_side'),
    ('feedback', 'feedback_form', 'languages', ['en'], ['en'], 'sell_side'),
]


@pytest.mark.parametrize(('step', 'name', 'field', 'typed', 'stored', 'model'), FIELDS, ids=str)
def test_field_saves_itself(step, name, field, typed, stored, model, visit):
    wizard = visit(step, name, model)

    answer = wizard.save(wizard.first, field, typed)

    assert (answer.status_code, wizard.values(wizard.first)[field]) == (200, stored)
    assert answer['Saved-At'].count(':') == 1
    assert 'id="health-body" hx-swap-oob="innerHTML"' in answer.content.decode()


SHARES = [
    # list or object, field, typed, what is offered instead, model of the plan
    ('owners', 'share_pct', '0,178', ['17,8'], 'collaborative'),
    ('owners', 'share_pct', '0,178 %', [], 'collaborative'),
    ('owners', 'share_pct', '1', [], 'collaborative'),
    ('owners', 'share_pct', '0', [], 'collaborative'),
    ('marketplace', 'commission_pct', '0.5', ['50'], 'intermediary'),
    ('marketplace', 'commission_pct', '0,6', [], 'intermediary'),  # 60 is too much
]


@pytest.mark.parametrize(('name', 'field', 'typed', 'offered', 'model'), SHARES, ids=str)
def test_share_that_may_be_a_percentage_is_kept_and_the_other_offered_once(
    name, field, typed, offered, model, visit
):
    wizard = visit('model_details', name, model)
    id_, share = f'id_{wizard.first}-{field}', parse_number(typed, 'vi')

    answer = wizard.save(wizard.first, field, typed)

    page = fromstring(answer.content.decode())
    assert page.xpath(f'//button[@data-writes="{id_}"]/@value') == offered
    assert (answer.status_code, wizard.values(wizard.first)[field]) == (200, share)
    assert Page(answer.content.decode()).says('Đã hiểu là') == bool(offered)
    assert 'data-writes' not in wizard.open('model_details', wizard.first).page.html


def test_share_near_what_was_is_no_question(visit, editor):
    wizard = visit('targets', 'targets')
    values = {'name': 'Nợ quá hạn', 'metric': 'overdue_debt_rate', 'unit': '%'}
    debt = f'targets-{rows.add(wizard.plan, "targets", values, by=editor).pk}'
    wizard.open('targets', debt)

    offered = [
        'data-writes' in wizard.save(debt, name, typed).content.decode()
        for name, typed in (('baseline_value', '0,8'), ('target_value', '0,5'))
    ]

    assert offered == [True, False]


def test_field_that_just_saved_itself_comes_back_untouched(visit):
    wizard = visit('goals', 'capabilities')
    wizard.save(wizard.first, 'capacity', '1.234,50')
    written = changes(wizard.plan)

    wizard.open('goals', wizard.first)
    wizard.press(name='go', value=f'open:{wizard.first}')

    assert wizard.page.value(f'{wizard.first}-capacity') == '1.234,5'
    assert changes(wizard.plan) == written


def test_second_change_of_a_field_is_no_conflict_with_the_first(visit):
    wizard = visit('needs', 'needs')

    answers = [wizard.save(wizard.first, 'impact', text).status_code for text in ('a', 'ab', 'abc')]

    assert answers == [200, 200, 200]
    assert wizard.values(wizard.first)['impact'] == 'abc'


def test_fields_that_are_saved_together_are_sent_in_turn(visit):
    wizard = visit('targets', 'targets')

    turns = re.findall(r'hx-sync="#div_id_([^:"]+):queue last"', wizard.page.html)

    first = wizard.first
    assert turns.count(f'{first}-start_date') == 2
    assert turns.count(f'{first}-due_date') == 0
    assert turns.count(f'{first}-owner') == 1


REFUSED = [
    ('targets', 'targets', 'target_value', '12,34,5'),
    ('targets', 'targets', 'due_date', '31/02/2027'),
    ('targets', 'targets', 'owner', 'nobody@example.com'),
    ('targets', 'targets', 'planned', ['1', 'x']),
    ('goals', 'goals', 'statement', 'a\x00b'),
    ('goals', 'goals', 'statement', 'a' * 100_000),
    ('goals', 'capabilities', 'capacity', '9' * 400),
    ('goals', 'capabilities', 'capacity', '1e999999'),
    ('model', 'model', 'platform_url', 'javascript:alert(1)'),
    ('strategies', 'strategies', 'origin', 'no_such_origin'),
    ('strategies', 'strategies', 'needs', ['N999']),
    ('dealers', 'sessions', 'invited', ['D999']),
    ('needs', 'needs', 'segment', 'C999'),
    ('feedback', 'feedback', 'rating', '11'),
    ('feedback', 'feedback', 'received_on', '01/01/2199'),
]


@pytest.mark.parametrize(('step', 'name', 'field', 'typed'), REFUSED, ids=lambda one: str(one)[:20])
def test_value_that_is_not_understood_is_refused_and_not_stored(step, name, field, typed, visit):
    wizard = visit(step, name)
    before = content(wizard.plan)

    answer = wizard.save(wizard.first, field, typed)

    assert answer.status_code == 422
    assert 'class="error"' in answer.content.decode()
    assert 'Saved-At' not in answer
    assert content(wizard.plan) == before


def test_refused_value_stays_in_its_field_without_script(visit):
    wizard = visit('goals', 'capabilities')
    before = content(wizard.plan)

    wizard.press(
        name='go',
        value='continue',
        form='step-form',
        **{f'{wizard.first}-capacity': '1,2,3', f'{wizard.first}-note': 'Ca ba'},
    )

    assert wizard.page.value(f'{wizard.first}-capacity') == '1,2,3'
    assert wizard.page.value(f'{wizard.first}-note') == 'Ca ba'
    assert '<title>Lỗi: ' in wizard.page.html
    assert f'href="#id_{wizard.first}-capacity"' in wizard.page.html
    assert content(wizard.plan) == before


def test_half_typed_names_do_not_become_customers(visit):
    wizard = visit('feedback', 'feedback')

    triggers = {
        line.split('id="')[1].split('"')[0]: 'input delay' in line
        for line in wizard.page.html.split('class="field')
        if 'hx-trigger' in line and 'id="div_' in line
    }

    first = f'div_id_{wizard.first}'
    assert (triggers[f'{first}-customer'], triggers[f'{first}-verbatim']) == (False, True)


def test_long_stored_text_can_be_shortened(visit):
    wizard = visit('goals', 'goals')
    pk = wizard.first.split('-')[1]
    wizard.plan.goals.filter(pk=pk).update(statement='Dài  quá ' * 200)
    Plan.objects.filter(pk=wizard.plan.pk).update(content_version=99)
    wizard.open('goals', wizard.first)

    answer = wizard.save(wizard.first, 'statement', 'Ngắn')

    assert (answer.status_code, wizard.values(wizard.first)['statement']) == (200, 'Ngắn')


def test_new_name_of_a_customer_is_known_from_then_on(visit):
    wizard = visit('feedback', 'feedback')

    wizard.save(wizard.first, 'customer', 'Rösterei Süd')

    assert (
        Customer.objects.filter(workspace=wizard.plan.workspace, name='Rösterei Süd').count() == 1
    )
    assert '<option value="Rösterei Süd">' in wizard.open('feedback', wizard.first).page.html


def test_owner_cannot_be_left_out(visit):
    wizard = visit('basics', 'basics')

    answer = wizard.save('basics', 'owner', '')

    assert (answer.status_code, wizard.values('basics')['owner']) == (422, LAN)
    assert Page(answer.content.decode()).says('Kế hoạch luôn có người phụ trách')


def test_who_hands_the_plan_over_goes_on_with_it(visit):
    wizard = visit('basics', 'basics')

    wizard.save('basics', 'owner', TUAN)

    stored = wizard.values('basics')
    assert (stored['owner'], LAN in stored['co_editors']) == (TUAN, True)
    assert wizard.save('basics', 'title', 'Của Tuấn').status_code == 200


def test_name_of_a_plan_cannot_be_taken_away(visit):
    wizard = visit('basics', 'basics')
    before = wizard.values('basics')['title']

    answer = wizard.save('basics', 'title', '  ')

    assert (answer.status_code, wizard.values('basics')['title']) == (422, before)
    assert Page(answer.content.decode()).says('Đặt tên cho kế hoạch.')
