"""Two people in one plan: different fields both win, the same field asks (product.md 4.4)."""

from urllib.parse import quote

import pytest
from lxml.html import fromstring

from tests.pages import Page
from tests.wizard_plans import changes
from tests.wizard_visits import Wizard

pytestmark = pytest.mark.usefixtures('people')


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


def test_field_of_another_beside_the_one_saved_is_not_undone_by_leaving(two):
    lan, tuan, target = two('targets', 'targets')
    before = lan.values(target)
    start, due = before['start_date'].replace(day=15), before['due_date'].replace(day=15)
    tuan.save(target, 'due_date', f'{due:%d/%m/%Y}')
    lan.save(target, 'start_date', f'{start:%d/%m/%Y}')

    lan.press(name='go', value=f'open:{target}', form='step-form')

    after = lan.values(target)
    assert (after['start_date'], after['due_date']) == (start, due)


def test_field_typed_back_to_what_was_loaded_leaves_what_another_made_of_it(two):
    lan, tuan, need = two('needs', 'needs')
    loaded = lan.values(need)['impact']
    tuan.save(need, 'impact', 'Của Tuấn')

    answer = lan.save(need, 'impact', loaded)
    lan.press(name='go', value=f'open:{need}', form='step-form')

    assert (answer.status_code, lan.values(need)['impact']) == (200, 'Của Tuấn')


def test_conflict_over_a_field_saved_along_is_told_beside_that_field(two):
    lan, tuan, target = two('targets', 'targets')
    before = lan.values(target)
    start, due = before['start_date'].replace(day=15), before['due_date']
    tuan.save(target, 'due_date', f'{due.replace(day=15):%d/%m/%Y}')
    lan.page.type(f'{target}-due_date', f'{due.replace(day=16):%d/%m/%Y}')

    answer = lan.save(target, 'start_date', f'{start:%d/%m/%Y}')

    slot = fromstring(answer.content.decode()).xpath(f'//*[@id="id_{target}-due_date_slot"]')
    assert answer.status_code == 409
    assert f'Phạm Anh Tuấn vừa sửa ô này thành “{due:15/%m/%Y}”' in slot[0].text_content()
    assert lan.values(target)['start_date'] == before['start_date']


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


def test_own_change_in_another_tab_is_not_told_as_another_persons(client_of, editor, two):
    lan, _tuan, need = two('needs', 'needs')
    other_tab = Wizard(client_of(editor), lan.plan).open('needs', need)
    other_tab.save(need, 'impact', 'Của tab kia')

    answer = lan.save(need, 'impact', 'Của tab này')

    page = Page(answer.content.decode())
    assert answer.status_code == 409
    assert page.says('Ô này vừa được sửa thành “Của tab kia” ở nơi khác.')
    assert page.button('Lấy bản kia').value == f'{need}-impact'


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
    assert lan.save_state() == ['Chưa lưu']


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
    emptied, saved = lan.values(goal)['statement'], lan.save_state()
    lan.open('goals', goal)
    lan.press('Lưu và tiếp tục', form='step-form')

    assert emptied == ''
    assert ([text[:10] for text in saved], lan.save_state()) == (['Đã lưu lúc'], ['Chưa lưu'])
    assert lan.url.startswith(f'/plans/{lan.plan.pk}/build/goals/')
    assert lan.page.says('Bắt buộc: hãy điền mục này')
