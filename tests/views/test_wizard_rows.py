"""Rows of a step: added once, moved, copied, deleted, brought back, those below others too."""

import re
from html import unescape

import pytest

from plans.domain import row_rules, rows
from plans.domain.documents.shapes import SHAPES
from plans.domain.row_places import find, rows_of
from plans.forms.parts import PARTS
from tests.factories import PlanFactory
from tests.views.row_actions import action_on, add_to, count
from tests.wizard_plans import content, home_of
from tests.wizard_visits import Wizard, pks_in_order

pytestmark = pytest.mark.usefixtures('people')


@pytest.mark.parametrize('part', [name for name in PARTS if not PARTS[name].parent])
def test_row_is_added_once_per_key_and_opened(part, client_of, editor):
    empty = PlanFactory(owner=editor, code='X-1', business_model=home_of(part)[0])
    wizard = Wizard(client_of(editor), empty)
    wizard.open(home_of(part)[1])
    button = wizard.page.button(to=f'/rows/{part}/')
    sent = wizard.page.data('step-form') | {'key': button.value}

    answers = [wizard.client.post(button.formaction, sent) for _ in range(2)]

    group = f'{part}-{rows_of(wizard.plan, part).get().pk}'
    assert [answer['Location'].partition('?')[2] for answer in answers] == [
        f'open={group}#{group}'
    ] * 2
    wizard.open(home_of(part)[1], group)
    assert group in wizard.page.data('step-form')['groups']
    assert f'data-group="{group}" data-focus="first"' in wizard.page.html


@pytest.mark.parametrize('part', [name for name in PARTS if PARTS[name].parent])
def test_row_below_another_is_added_there_and_both_stay_open(part, wizard_with):
    wizard = wizard_with(part)
    parent = wizard.group(PARTS[part].parent)
    before = count(wizard.plan, part)

    wizard.open(home_of(part)[1], parent)
    wizard.press(to=f'/rows/{part}/?')

    assert count(wizard.plan, part) == before + 1
    assert wizard.url.partition('open=')[2].startswith(f'{part}-')
    groups = wizard.page.data('step-form')['groups']
    assert parent in groups
    assert len([group for group in groups if group.startswith(f'{part}-')]) == 1


@pytest.mark.parametrize('part', [name for name in PARTS if PARTS[name].parent])
def test_done_with_a_row_below_another_leads_back_to_that(part, wizard_with):
    wizard = wizard_with(part)
    row = find(wizard.plan, part, rows_of(wizard.plan, part).first().pk)
    above = f'{PARTS[part].parent}-{getattr(row, SHAPES[part].parent + "_id")}'
    wizard.open(home_of(part)[1], f'{part}-{row.pk}')

    wizard.press('Xong dòng này')

    assert wizard.url.endswith(f'?open={above}#{above}')
    wizard.press('Xong dòng này')
    assert '?' not in wizard.url


@pytest.mark.parametrize('part', PARTS)
def test_new_row_shows_closed_and_open(part, wizard_with):
    wizard = wizard_with(part)
    parent = PARTS[part].parent
    above = rows_of(wizard.plan, parent).first() if parent else None
    step = home_of(part)[1]

    wizard.client.post(add_to(wizard.plan, part, above and above.pk))
    blank = rows_of(wizard.plan, part).latest('pk')
    closed = wizard.open(step, f'{parent}-{above.pk}' if parent else '').page.html
    opened = wizard.open(step, f'{part}-{blank.pk}').page.data('step-form')['groups']

    assert closed.count(f'value="open:{part}-{blank.pk}"') == 2
    assert f'{part}-{blank.pk}' in opened


@pytest.mark.parametrize('name', ['', 'Hai\ndòng', '../../x', 'a/b?c#d', '<b>', 'đ' * 300])
def test_record_behind_a_finding_is_reached_by_any_name(name, wizard):
    line = rows.add(wizard.plan, 'product_lines', {'name': name}, by=wizard.plan.owner)
    page = wizard.open('goals').page
    urls = re.findall(r'<li><a href="([^"]+)">', page.html)

    answers = [wizard.client.get(unescape(url)) for url in urls if '/records/product' in url]

    assert 'data-check="S1"' in page.html
    reached = [answer['Location'].partition('?')[2] for answer in answers]
    group = f'product_lines-{line.pk}'
    assert reached == ([] if name in ('', 'Hai\ndòng') else [f'open={group}#{group}'])


@pytest.mark.parametrize('metric', ['sales_value', 'volume', 'gross_margin'])
def test_target_without_a_value_shows_closed(metric, wizard):
    target = wizard.group('targets')
    wizard.open('targets', target)

    wizard.save(target, 'metric', metric)
    wizard.save(target, 'target_value', '')

    assert wizard.open('targets').status == 200


def test_fifth_tier_is_not_offered(wizard):
    line = wizard.group('product_lines')
    url = add_to(wizard.plan, 'tiers', line.split('-')[1])
    for _ in range(6):
        wizard.client.post(url)

    wizard.open('model_details', line)

    at_line = rows_of(wizard.plan, 'tiers').filter(line_id=line.split('-')[1])
    assert at_line.count() == 4
    assert not [one for one in wizard.page.controls if '/rows/tiers/?' in one.formaction]


def test_what_else_was_typed_is_saved_before_a_row_is_added(wizard):
    goal = wizard.group('goals')
    wizard.open('goals', goal)

    wizard.press('Thêm mục tiêu', **{f'{goal}-statement': 'Biên lợi nhuận 14 %'})

    assert wizard.values(goal)['statement'] == 'Biên lợi nhuận 14 %'


def test_row_is_not_added_while_something_typed_cannot_be_saved(wizard):
    part = wizard.group('capabilities')
    before = count(wizard.plan, 'capabilities')
    wizard.open('goals', part)

    wizard.press('Thêm năng lực', **{f'{part}-capacity': 'nhiều'})

    assert count(wizard.plan, 'capabilities') == before
    assert wizard.page.value(f'{part}-capacity') == 'nhiều'
    assert '<title>Lỗi: ' in wizard.page.html


def test_new_listening_task_begins_as_one(wizard):
    wizard.open('feedback')

    wizard.press('Thêm việc')

    group = wizard.url.partition('open=')[2].partition('#')[0]
    assert wizard.values(group)['kind'] == 'listen'


@pytest.mark.parametrize('part', PARTS)
def test_deleted_row_comes_back_as_it_was(part, wizard_with):
    wizard = wizard_with(part)
    before = content(wizard.plan)
    pk = free_row(wizard.plan, part)

    deleted = wizard.client.post(action_on(wizard.plan, part, pk, 'delete'), follow=True)
    without = count(wizard.plan, part)
    undo = action_on(wizard.plan, part, pk, 'restore')
    brought = wizard.client.post(undo)

    assert f'action="{undo}"' in deleted.content.decode()
    assert 'data-toast-focus' in deleted.content.decode()
    assert without == count(wizard.plan, part) - 1
    assert f'open={part}-{pk}' in brought['Location']
    assert content(wizard.plan) == before


def free_row(plan, part):
    """The last row of the list that no evidence rests on."""
    for pk in reversed(pks_in_order(plan, part)):
        try:
            row_rules.may_remove(plan, part, find(plan, part, pk))
        except row_rules.RowInUseError:
            continue
        return pk
    raise LookupError(part)


def test_deleting_and_restoring_twice_is_once(wizard):
    pk = free_row(wizard.plan, 'goals')
    before = count(wizard.plan, 'goals')
    answers = []
    for verb in ('delete', 'delete', 'restore', 'restore'):
        answers.append(wizard.client.post(action_on(wizard.plan, 'goals', pk, verb)).status_code)
        answers.append(count(wizard.plan, 'goals') - before)

    assert answers == [302, -1, 302, -1, 302, 0, 302, 0]


def test_row_that_evidence_rests_on_stays(wizard):
    used = next(
        pk
        for pk in pks_in_order(wizard.plan, 'sessions')
        if find(wizard.plan, 'sessions', pk).status == 'held'
    )

    answer = wizard.client.post(action_on(wizard.plan, 'sessions', used, 'delete'), follow=True)

    assert 'Hãy sửa căn cứ đó trước.' in answer.content.decode()
    assert used in pks_in_order(wizard.plan, 'sessions')


def test_open_row_below_another_leaves_the_other_open_when_deleted(wizard):
    source = wizard.group('sources')
    wizard.open('needs', source)

    wizard.press(to=f'/sources/{source.split("-")[1]}/delete/')

    assert wizard.url.partition('open=')[2].startswith('needs-')
