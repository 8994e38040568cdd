"""Rows of a step moved and copied, and rows that are not there."""

import pytest
from django.urls import reverse

from plans.domain import rows
from plans.domain.documents.row_reading import BELOW
from plans.domain.documents.shapes import SHAPES
from plans.domain.row_places import find, siblings, whose
from plans.forms.parts import PARTS
from tests.factories import PlanFactory
from tests.views.row_actions import action_on, add_to, count
from tests.wizard_visits import pks_in_order

pytestmark = pytest.mark.usefixtures('people')


@pytest.mark.parametrize('part', ['needs', 'dealers', 'sessions', 'sources', 'product_lines'])
def test_row_moves_among_its_like(part, wizard):
    before = siblings_of(wizard.plan, part)
    first, second = before[:2]

    wizard.client.post(action_on(wizard.plan, part, first, 'down'))
    moved = siblings_of(wizard.plan, part)
    wizard.client.post(action_on(wizard.plan, part, first, 'up'))

    assert moved == [second, first, *before[2:]]
    assert siblings_of(wizard.plan, part) == before


def siblings_of(plan, part):
    """pks of the rows beside the first one, in order."""
    first = find(plan, part, pks_in_order(plan, part)[0])
    return [whose(part, place) for place in siblings(plan, part, first)]


def test_moved_rows_show_in_their_order(wizard):
    names = [find(wizard.plan, 'dealers', pk).name for pk in pks_in_order(wizard.plan, 'dealers')]
    first = pks_in_order(wizard.plan, 'dealers')[0]

    wizard.client.post(action_on(wizard.plan, 'dealers', first, 'down'))

    html = wizard.open('dealers').page.html
    shown = sorted(names, key=lambda name: html.index(f'>{name}</button>'))
    assert shown == [names[1], names[0], *names[2:]]


def test_first_row_cannot_move_up_nor_last_down(wizard):
    before = pks_in_order(wizard.plan, 'goals')

    wizard.client.post(action_on(wizard.plan, 'goals', before[0], 'up'))
    wizard.client.post(action_on(wizard.plan, 'goals', before[-1], 'down'))

    assert pks_in_order(wizard.plan, 'goals') == before


@pytest.mark.parametrize('part', PARTS)
def test_copy_holds_what_the_row_holds_and_is_made_once(part, wizard_with):
    wizard = wizard_with(part)
    group = wizard.group(part)
    before = count(wizard.plan, part)
    url = action_on(wizard.plan, part, group.split('-')[1], 'duplicate')

    answers = [wizard.client.post(url, {'key': f'copy-{part}'})['Location'] for _ in range(2)]

    copy = answers[0].partition('#')[2]
    assert answers[0] == answers[1]
    assert count(wizard.plan, part) == before + 1
    assert wizard.values(copy) == wizard.values(group)


def test_copy_button_carries_a_key(wizard):
    wizard.open('goals')

    buttons = [one for one in wizard.page.controls if one.formaction.endswith('/duplicate/')]

    assert (
        len({one.value for one in buttons if one.name == 'key' and one.value}) == len(buttons) > 1
    )


@pytest.mark.parametrize('verb', ['delete', 'up', 'down', 'duplicate', 'restore'])
def test_row_of_another_plan_is_not_found(verb, wizard, editor, stranger):
    for owner in (editor, stranger):
        other = rows.add(
            PlanFactory(owner=owner, code='X-1'), 'goals', {'statement': 'Khác'}, by=owner
        )

        answer = wizard.client.post(action_on(wizard.plan, 'goals', other.pk, verb))

        other.refresh_from_db()
        assert (answer.status_code, other.deleted_at) == (404, None)


def test_row_is_not_added_below_a_row_of_another_plan(wizard, editor):
    other = rows.add(
        PlanFactory(owner=editor, code='X-1'), 'needs', {'statement': 'Khác'}, by=editor
    )

    answers = [
        wizard.client.post(add_to(wizard.plan, 'sources', parent)).status_code
        for parent in (other.pk, 10**30, 'x', '')
    ]

    assert answers == [404] * 4
    assert not other.sources.exists()


def test_step_adds_only_rows_that_it_shows(wizard):
    wrong = [('needs', 'goals'), ('goals', 'sources'), ('model_details', 'items')]

    answers = [
        wizard.client.post(
            reverse('plans:wizard_rows', args=[wizard.plan.pk, step, part])
        ).status_code
        for step, part in wrong
    ]

    assert answers == [404, 404, 404]


def test_row_deleted_by_another_meanwhile_does_not_stop_the_rest(wizard, editor):
    need = wizard.group('needs')
    wizard.open('needs', need)
    rows.remove(wizard.plan, 'needs', int(need.split('-')[1]), by=editor)

    wizard.press('Lưu và tiếp tục', form='step-form', **{f'{need}-impact': 'x'})

    assert wizard.url.endswith('/dealers/')
    assert wizard.page.says('vừa bị xóa')


@pytest.mark.parametrize(
    ('part', 'below'), [('needs', 'sources'), ('product_lines', 'tiers'), ('items', 'quotes')]
)
def test_copy_holds_the_rows_below(part, below, wizard_with):
    wizard = wizard_with(below)
    held = find(wizard.plan, below, pks_in_order(wizard.plan, below)[0])
    row = getattr(held, SHAPES[below].parent)

    answer = wizard.client.post(action_on(wizard.plan, part, row.pk, 'duplicate'), {'key': 'k'})

    copy = find(wizard.plan, part, int(answer['Location'].rpartition('-')[2]))
    copied, there = (getattr(one, BELOW[part][0]).all() for one in (copy, row))
    values = [
        [rows.values_of(wizard.plan, below, one) for one in list_] for list_ in (copied, there)
    ]
    assert values[0] == values[1] != []
