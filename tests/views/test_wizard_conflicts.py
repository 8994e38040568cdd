"""Two people in one plan: different fields both win, the same field asks (product.md 4.4)."""

from urllib.parse import quote

import pytest
from django.urls import reverse
from lxml.html import fromstring

from plans.domain import rows
from tests.pages import Page
from tests.views.row_actions import action_on
from tests.wizard_plans import changes
from tests.wizard_visits import Wizard

pytestmark = pytest.mark.usefixtures('people')


@pytest.fixture
def two(client_of, editor, colleague, full_plans):
    """Two people with the same row open; the plan is shared."""
    plan = full_plans['sell_side']
    plan.co_editors.add(colleague)

    def opened(step, name):
        pair = [Wizard(client_of(who), plan) for who in (editor, colleague)]
        group = pair[0].group(name) if name != 'basics' else name
        return *(one.open(step, group) for one in pair), group

    return opened


def test_different_fields_of_a_row_both_win(two):
    lan, tuan, need = two('needs', 'needs')

    answers = [tuan.save(need, 'impact', 'Mất 3 khách'), lan.save(need, 'statement', 'Lô nhỏ')]

    assert [answer.status_code for answer in answers] == [200, 200]
    assert lan.values(need)['impact'] == 'Mất 3 khách'
    assert lan.values(need)['statement'] == 'Lô nhỏ'


def test_different_fields_saved_without_script_both_win(two):
    lan, tuan, need = two('needs', 'needs')

    tuan.press(name='go', value=f'open:{need}', **{f'{need}-impact': 'Mất 3 khách'})
    lan.press(name='go', value=f'open:{need}', **{f'{need}-statement': 'Lô nhỏ'})

    assert lan.values(need)['impact'] == 'Mất 3 khách'
    assert lan.values(need)['statement'] == 'Lô nhỏ'


def test_fields_that_are_saved_together_both_win_where_each_changed_one(two):
    lan, tuan, target = two('targets', 'targets')
    before = lan.values(target)
    start, due = before['start_date'].replace(day=15), before['due_date'].replace(day=15)

    answers = [
        tuan.save(target, 'due_date', f'{due:%d/%m/%Y}'),
        lan.save(target, 'start_date', f'{start:%d/%m/%Y}'),
    ]

    after = lan.values(target)
    assert [answer.status_code for answer in answers] == [200, 200]
    assert (after['start_date'], after['due_date']) == (start, due)


def test_same_value_by_both_is_no_conflict(two):
    lan, tuan, need = two('needs', 'needs')

    answers = [one.save(need, 'impact', 'Mất 3 khách').status_code for one in (tuan, lan)]

    assert answers == [200, 200]


CONFLICTS = [
    # step, list or object, field, Tuấn's, how it is told, Lan's, stored when Lan keeps hers
    ('needs', 'needs', 'impact', 'Mất khách', 'vừa sửa ô này thành “Mất khách”', 'Giá', 'Giá'),
    ('needs', 'needs', 'impact', '', 'vừa xóa nội dung', 'Giá', 'Giá'),
    ('goals', 'goals', 'priority', 'low', 'vừa sửa ô này thành “Thấp”', 'medium', 'medium'),
    ('strategies', 'strategies', 'goals', [], 'vừa xóa nội dung', ['G2'], ['G2']),
    (
        'basics',
        'basics',
        'title',
        'Của Tuấn',
        'vừa sửa ô này thành “Của Tuấn”',
        'Của Lan',
        'Của Lan',
    ),
]


@pytest.mark.parametrize('case', CONFLICTS, ids=lambda case: f'{case[1]}.{case[2]}')
def test_same_field_asks_and_mine_can_be_kept(case, two):
    step, name, field, theirs, told, mine, kept = case
    lan, tuan, group = two(step, name)
    tuan.save(group, field, theirs)

    answer = lan.save(group, field, mine)
    page = Page(answer.content.decode())
    between = lan.values(group)[field]
    again = lan.save(group, field, mine)

    assert answer.status_code == 409
    assert page.says(f'Phạm Anh Tuấn {told}')
    assert page.html.count(f'hx-post="{answer.request["PATH_INFO"]}"') == 2
    assert between == (theirs or type(between)())
    assert (again.status_code, lan.values(group)[field]) == (200, kept)


def test_theirs_can_be_taken(two):
    lan, tuan, need = two('needs', 'needs')
    tuan.save(need, 'impact', 'Của Tuấn')
    lan.save(need, 'impact', 'Của Lan')
    written = changes(lan.plan)

    answer = lan.save(need, 'impact', 'Của Lan', take='theirs')

    page = Page(answer.content.decode())
    assert answer.status_code == 200
    assert page.html.count(f'id="box-id_{need}-impact"') == 1
    assert page.value(f'{need}-impact') == 'Của Tuấn'
    assert 'Saved-At' in answer
    assert changes(lan.plan) == written


def save_state(visitor):
    """What the page says of saving, without script."""
    states = fromstring(visitor.page.html).xpath('//*[@data-save-state]/*[not(@hidden)]')
    return [' '.join(one.text_content().split()) for one in states]


@pytest.fixture
def asked(two):
    """Lan's page after both changed the same field, without script."""
    lan, tuan, need = two('needs', 'needs')
    tuan.save(need, 'impact', 'Của Tuấn')
    lan.press(
        'Lưu và tiếp tục',
        form='step-form',
        **{f'{need}-impact': 'Của Lan', f'{need}-statement': 'Câu của Lan'},
    )
    return lan, need


def test_conflict_is_a_page_without_script(asked):
    lan, need = asked

    assert '<title>Lỗi: ' in lan.page.html
    assert f'href="#id_{need}-impact"' in lan.page.html
    assert lan.page.says('Phạm Anh Tuấn vừa sửa ô này thành “Của Tuấn”')
    assert lan.page.value(f'{need}-impact') == 'Của Lan'
    assert lan.values(need)['impact'] == 'Của Tuấn'
    assert lan.values(need)['statement'] != 'Câu của Lan'
    assert save_state(lan) == ['Chưa lưu']


def test_mine_is_kept_without_script(asked):
    lan, need = asked

    lan.press('Giữ của tôi')

    assert (lan.values(need)['impact'], lan.values(need)['statement']) == ('Của Lan', 'Câu của Lan')
    assert lan.url.endswith(f'open={need}#{need}')


def test_theirs_is_taken_without_script_and_the_rest_saved(asked):
    lan, need = asked

    lan.press('Lấy của Phạm Anh Tuấn')

    assert (lan.values(need)['impact'], lan.values(need)['statement']) == (
        'Của Tuấn',
        'Câu của Lan',
    )
    assert lan.page.value(f'{need}-impact') == 'Của Tuấn'


def test_second_conflict_is_not_forgotten_while_another_field_is_corrected(two):
    lan, tuan, part = two('goals', 'capabilities')
    tuan.save(part, 'note', 'Của Tuấn')
    go = {'name': 'go', 'value': f'open:{part}'}
    lan.press(**go, **{f'{part}-capacity': 'nhiều', f'{part}-note': 'Của Lan'})

    lan.press(**go, **{f'{part}-capacity': '120'})

    assert lan.page.says('vừa sửa ô này thành “Của Tuấn”')
    assert lan.values(part)['note'] == 'Của Tuấn'


def test_panel_of_an_answer_leads_back_to_the_page(two):
    lan, _tuan, need = two('needs', 'needs')
    page_url = lan.url

    data = lan.sent(need, impact='x') | {'group': need, 'field': 'impact'}
    url = page_url.partition('?')[0] + 'field/'
    headers = {'hx-request': 'true', 'hx-current-url': f'http://testserver{page_url}'}
    reply = Page(lan.client.post(url, data, headers=headers).content.decode())

    assert {one.value for one in reply.controls if one.name == 'next'} == {page_url}
    assert reply.html.count(f'?next={quote(page_url)}') >= 1


def test_blank_required_fields_wait_until_the_step_is_left(two):
    lan, _tuan, goal = two('goals', 'goals')

    lan.press(name='go', value='open:', form='step-form', **{f'{goal}-statement': ''})
    emptied, saved = lan.values(goal)['statement'], save_state(lan)
    lan.open('goals', goal)
    lan.press('Lưu và tiếp tục', form='step-form')

    assert emptied == ''
    assert ([text[:10] for text in saved], save_state(lan)) == (['Đã lưu lúc'], ['Chưa lưu'])
    assert lan.url.startswith(f'/plans/{lan.plan.pk}/build/goals/')
    assert lan.page.says('Bắt buộc: hãy điền mục này')


def test_row_deleted_by_another_is_told_beside_what_is_typed(two):
    lan, tuan, need = two('needs', 'needs')
    tuan.client.post(action_on(tuan.plan, 'needs', need.partition('-')[2], 'delete'))

    answer = lan.save(need, 'impact', 'Mất 3 khách')

    assert (answer.status_code, 'vừa được xóa ở nơi khác' in answer.content.decode()) == (409, True)


def test_row_deleted_by_another_is_told_and_offered_back_on_leaving(two):
    lan, tuan, need = two('needs', 'needs')
    tuan.client.post(action_on(tuan.plan, 'needs', need.partition('-')[2], 'delete'))

    lan.press('Lưu và tiếp tục', form='step-form', **{f'{need}-impact': 'Mất 3 khách'})
    told = lan.page.says(
        '1 dòng bạn đang mở vừa bị xóa ở nơi khác: những gì nhập vào đó chưa được lưu.'
    )
    lan.press('Hoàn tác')

    assert told
    assert lan.url.endswith(f'?open={need}#{need}')
    assert lan.page.value(f'{need}-impact') not in ('', 'Mất 3 khách')


def test_rows_deleted_by_another_are_told_on_a_page_with_errors_too(two):
    lan, tuan, need = two('needs', 'needs')
    source = lan.plan.needs.get(pk=need.partition('-')[2]).sources.first()
    lan.open('needs', f'sources-{source.pk}')
    for part, pk in (('sources', source.pk), ('needs', source.need_id)):
        rows.remove(tuan.plan, part, pk, by=tuan.plan.owner)
    other = lan.group('needs')
    wrong = {'groups': [*lan.page.data('step-form')['groups'], other], f'{other}-priority': 'x'}

    lan.press('Lưu và tiếp tục', form='step-form', **wrong, **{f'was-{other}-priority': '"high"'})
    at_once = (lan.page.says('2 dòng bạn đang mở vừa bị xóa'), save_state(lan))
    lan.press('Lưu và tiếp tục', form='step-form', **{f'{other}-priority': 'high'})

    assert at_once == (True, ['Chưa lưu'])
    assert lan.page.says('2 dòng bạn đang mở vừa bị xóa')


def test_field_taken_away_by_another_is_told_beside_what_is_typed(two):
    lan, tuan, target = two('targets', 'targets')
    tuan.save(target, 'metric', 'gross_margin')
    lan.open('targets', target)
    tuan.save(target, 'metric', 'volume')

    answer = lan.save(target, 'path', 'hold')

    assert (answer.status_code, 'không còn dùng nữa' in answer.content.decode()) == (409, True)


def test_field_that_never_was_is_not_found(two):
    lan, _tuan, need = two('needs', 'needs')

    url = reverse('plans:wizard_field', args=[lan.plan.pk, 'needs'])
    asked = [(need, 'nonsense'), ('needs-999999', 'impact'), ('nonsense-1', 'impact')]
    answers = [lan.client.post(url, {'group': group, 'field': name}) for group, name in asked]

    assert [answer.status_code for answer in answers] == [404, 404, 404]
