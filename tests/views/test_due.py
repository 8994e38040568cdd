"""What waits for a member: figures of periods that are over, tasks past their day."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.rules import tracked_plans as samples
from tests.tracked import active_plan, spring  # noqa: F401 - a fixture

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures('spring')]


def lines_of(client):
    """[(target, periods)] that the page shows."""
    answer = client.get(reverse('plans:figures'))
    return [
        (one['name'], [text for text, _url in one['periods']]) for one in answer.context['lines']
    ]


def test_periods_that_are_over_without_a_figure_are_due(editor, client_of):
    active_plan(editor, samples.target('T1', owner=editor.user.email, actuals=samples.months(3)))

    assert lines_of(client_of(editor)) == [('T1', ['tháng 2/2027', 'tháng 3/2027'])]


def test_target_without_owner_is_the_plan_owners_and_others_see_none(editor, colleague, client_of):
    active_plan(editor, samples.target('T1', actuals=samples.months(3, 3)))

    assert lines_of(client_of(editor)) == [('T1', ['tháng 3/2027'])]
    assert lines_of(client_of(colleague)) == []


def test_drafts_and_plans_of_other_companies_ask_for_nothing(editor, stranger, client_of):
    active_plan(editor, samples.target('T1'), status='draft')
    active_plan(stranger, samples.target('T1'))

    assert lines_of(client_of(editor)) == []


def test_open_task_past_its_day_is_shown_and_a_done_one_is_not(editor, client_of):
    plan = active_plan(editor, samples.target('T1', actuals=samples.months(1, 1, 1)))
    for ref, status in (('A1', 'todo'), ('A2', 'done')):
        plan.actions.create(ref=ref, title=ref, owner=editor, status=status, due=date(2027, 4, 1))

    answer = client_of(editor).get(reverse('plans:figures'))

    assert [one['row'].ref for one in answer.context['tasks']] == ['A1']
    assert answer.context['count'] == 1


def test_queries_do_not_grow_with_plans(editor, client_of):
    client = client_of(editor)
    active_plan(editor, samples.target('T1'))
    lines_of(client)
    with CaptureQueriesContext(connection) as few:
        lines_of(client)
    for _number in range(4):
        active_plan(editor, *(samples.target(f'T{n}') for n in range(1, 6)))

    with CaptureQueriesContext(connection) as many:
        lines_of(client)

    assert len(few) == len(many)
