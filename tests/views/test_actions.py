"""Tasks as list, board and one's own: what they show, narrow, move and refuse."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from plans.domain import summaries
from plans.models import Plan
from tests.rules import tracked_plans as samples
from tests.tracked import active_plan, spring  # noqa: F401 - a fixture

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures('spring')]
TASKS = (
    ('A1', 'sell', date(2027, 4, 1), 'todo'),
    ('A2', 'listen', date(2027, 4, 22), 'doing'),
    ('A3', 'sell', date(2027, 3, 1), 'done'),
)


@pytest.fixture
def plan(editor):
    """A plan that runs with a late task, one to come, and one that is done."""
    return with_tasks(active_plan(editor, samples.target('T1')), editor)


def with_tasks(plan, owner):
    for ref, kind, due, status in TASKS:
        values = {'title': ref, 'kind': kind, 'due': due, 'status': status}
        plan.actions.create(ref=ref, owner=owner, **values)
    plan = Plan.objects.get(pk=plan.pk)
    summaries.refresh(plan)
    return plan


def shown(client, plan, **query):
    answer = client.get(reverse('plans:tasks', args=[plan.pk], query=query or None))
    return [line.task.id for line in answer.context['page_obj']]


def move(client, plan, ref, status):
    url = reverse('plans:move_task', args=[plan.pk, ref])
    return client.post(url, {'status': status}).status_code


@pytest.mark.parametrize(
    ('query', 'refs'),
    [
        ({}, ['A1', 'A2', 'A3']),
        ({'late': 'on'}, ['A1']),
        ({'kind': 'listen'}, ['A2']),
        ({'kind': 'nonsense'}, ['A1', 'A2', 'A3']),
    ],
)
def test_tasks_are_narrowed(query, refs, plan, editor, client_of):
    assert shown(client_of(editor), plan, **query) == refs


def test_mine_are_those_i_answer_for(plan, editor, colleague, client_of):
    lists = [shown(client_of(one), plan, mine='on') for one in (editor, colleague)]

    assert lists == [['A1', 'A2', 'A3'], []]


def test_board_has_a_column_for_each_state(plan, editor, client_of):
    answer = client_of(editor).get(reverse('plans:tasks', args=[plan.pk]), {'view': 'board'})

    columns = [
        (column.status.value, [line.task.id for line in column.lines])
        for column in answer.context['columns']
    ]
    assert columns == [('todo', ['A1']), ('doing', ['A2']), ('done', ['A3']), ('cancelled', [])]


def test_any_editor_moves_a_task_and_done_has_its_day(plan, colleague, client_of):
    done = move(client_of(colleague), plan, 'A1', 'done')
    task = plan.actions.get(ref='A1')
    again = move(client_of(colleague), plan, 'A1', 'todo')

    assert (done, task.status, task.done_on) == (302, 'done', date(2027, 4, 20))
    task.refresh_from_db()
    assert (again, task.status, task.done_on) == (302, 'todo', None)


def test_moving_a_task_is_undone_where_one_was(plan, colleague, client_of):
    client, board = client_of(colleague), f'/plans/{plan.pk}/actions/?view=board'
    url = reverse('plans:move_task', args=[plan.pk, 'A1'])

    shown = client.post(url, {'status': 'done', 'next': board}, follow=True)
    (undo,) = [one.extra_tags for one in shown.context['messages']]
    back = client.post(undo)

    row = plan.actions.get(ref='A1')
    assert (row.status, row.done_on, back.url) == ('todo', None, board)


def test_viewers_strangers_and_nonsense_move_nothing(plan, editor, viewer, stranger, client_of):
    answers = [move(client_of(one), plan, 'A1', 'done') for one in (viewer, stranger)]
    answers.append(move(client_of(editor), plan, 'A1', 'nonsense'))
    answers.append(move(client_of(editor), plan, 'A99', 'done'))

    assert (answers, plan.actions.get(ref='A1').status) == ([403, 404, 404, 404], 'todo')


def test_my_tasks_are_the_open_ones_over_plans_that_run(plan, editor, colleague, client_of):
    with_tasks(active_plan(editor, samples.target('T1'), status='draft'), editor)

    answer = client_of(editor).get(reverse('plans:my_tasks'))

    groups = {key: [row.ref for row in found] for key, _title, found in answer.context['groups']}
    assert groups == {'late': ['A1'], 'soon': ['A2']}
    assert not client_of(colleague).get(reverse('plans:my_tasks')).context['groups']


@pytest.mark.parametrize('name', ['tasks', 'my_tasks'])
def test_queries_do_not_grow_with_tasks(name, plan, editor, client_of):
    client = client_of(editor)
    url = reverse(f'plans:{name}', args=[plan.pk] if name == 'tasks' else [])
    client.get(url)
    with CaptureQueriesContext(connection) as few:
        client.get(url)
    for number in range(4, 34):
        plan.actions.create(ref=f'A{number}', title='Gọi', owner=editor, due=date(2027, 5, 1))
    summaries.refresh(Plan.objects.get(pk=plan.pk))

    with CaptureQueriesContext(connection) as many:
        client.get(url)

    assert len(many) == len(few)
