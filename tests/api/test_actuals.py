"""Figures by the API: pushed in bulk, all or none, once for each key; checks and tracking."""

import threading
import time
from decimal import Decimal

import pytest
from django.db import connection
from django.urls import reverse

from plans.domain import actuals
from plans.models import Actual, ActualImport
from tests.rules import tracked_plans as samples
from tests.tracked import active_plan, spring  # noqa: F401 - a fixture

pytestmark = pytest.mark.usefixtures('spring')


def month(number, value='3', target='T1', **more):
    """A figure as sent: of a month with 30 days at least, of 2027."""
    last = {1: 31, 2: 28, 3: 31, 4: 30}[number]
    days = {'start': f'2027-0{number}-01', 'end': f'2027-0{number}-{last}'}
    return {'target': target, **days, 'value': value, **more}


@pytest.fixture
def plan(editor):
    """An active plan with figures of January to March."""
    return active_plan(editor, samples.target('T1', actuals=samples.months(3, 3, 3)))


def values(plan):
    """{month: value} of what is kept."""
    return {start.month: row.value for (start, _end), row in actuals.kept(plan, 'T1').items()}


@pytest.mark.django_db
def test_figures_of_unknown_targets_cost_no_query_each(
    plan, editor, program_of, django_assert_max_num_queries
):
    program = program_of(editor)
    body = {'actuals': [month(1, target=f'X{place}') for place in range(300)]}

    with django_assert_max_num_queries(40):
        answer = program.post(f'plans/{plan.code}/actuals', body)

    assert (answer.status_code, len(answer.json()['errors'])) == (422, 100)


@pytest.mark.django_db
def test_figures_are_taken_and_can_be_taken_back(plan, editor, program_of, client_of):
    body = {'actuals': [month(2), month(3, '5.5'), month(4, '7')]}

    answer = program_of(editor).post(f'plans/{plan.code}/actuals', body)

    assert (answer.status_code, answer.json()) == (200, {'added': 1, 'changed': 1, 'same': 1})
    assert values(plan) == {1: 3, 2: 3, 3: Decimal('5.5'), 4: 7}
    upload = ActualImport.objects.get()
    assert (upload.source, upload.by) == ('ERP', editor)
    client_of(editor).post(reverse('plans:undo_figures', args=[plan.pk, upload.pk]))
    assert values(plan) == {1: 3, 2: 3, 3: 3}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ('figure', 'path'),
    [
        (month(4, target='T9'), 'actuals[1].target'),
        (month(4, '1,5'), 'actuals[1].value'),
        (month(4, None, as_of='2027-13-01'), 'actuals[1].as_of'),
        (month(1, '4'), 'actuals[1].reason'),
        (month(3), 'actuals[1]'),
        (month(4) | {'colour': 'red'}, 'actuals[1].colour'),
    ],
)
def test_one_wrong_figure_keeps_all_out(plan, editor, program_of, figure, path):
    answer = program_of(editor).post(
        f'plans/{plan.code}/actuals', {'actuals': [month(3, '9'), figure]}
    )

    assert (answer.status_code, [one['path'] for one in answer.json()['errors']]) == (422, [path])
    assert values(plan) == {1: 3, 2: 3, 3: 3}


@pytest.mark.django_db
def test_viewer_and_closed_plan_take_no_figures(plan, viewer, editor, program_of):
    body = {'actuals': [month(4)]}

    assert program_of(viewer).post(f'plans/{plan.code}/actuals', body).status_code == 403
    type(plan).objects.filter(pk=plan.pk).update(status='closed')
    assert program_of(editor).post(f'plans/{plan.code}/actuals', body).status_code == 403


@pytest.mark.django_db
def test_figures_are_listed_and_tracking_and_checks_are_those_of_the_page(plan, editor, program_of):
    program = program_of(editor)

    listed = program.get(f'plans/{plan.code}/actuals?target=T1&page_size=2').json()

    assert [one['value'] for one in listed['items']] == ['3', '3']
    assert listed['total'] == 3
    tracked = program.get(f'plans/{plan.code}/tracking').json()
    assert (tracked['on'], tracked['targets'][0]['as_of']) == ('2027-04-20', '2027-03-31')
    checked = program.get(f'plans/{plan.code}/checks?phase=review&on=2027-01-01').json()
    assert (checked['phase'], checked['on']) == ('review', '2027-01-01')
    assert all(set(one['message']) == {'vi', 'en'} for one in checked['findings'])


@pytest.mark.django_db
def test_too_many_figures_are_told_the_bound(plan, editor, program_of, monkeypatch):
    monkeypatch.setattr('plans.api.actuals.MOST_AT_ONCE', 1)

    answer = program_of(editor).post(f'plans/{plan.code}/actuals', {'actuals': [month(2)] * 2})

    text = 'Send at most 1 figures at once.'
    assert (answer.status_code, answer.json()['detail']) == (422, text)
    assert answer.json()['errors'] == [{'path': 'actuals', 'message': text}]


@pytest.mark.django_db
def test_thousand_figures_come_in_by_one_call(editor, program_of):
    targets = [samples.target(f'T{number}') for number in range(1, 335)]
    plan = active_plan(editor, *targets)
    sent = [month(each, target=one['id']) for one in targets for each in (1, 2, 3)]
    program = program_of(editor)

    began = time.process_time()
    answer = program.post(f'plans/{plan.code}/actuals', {'actuals': sent})
    took = time.process_time() - began

    assert answer.json() == {'added': 1002, 'changed': 0, 'same': 0}
    assert Actual.objects.count() == 1002
    assert took < 10, took  # seconds of this process, far above what it takes


@pytest.mark.django_db(transaction=True)
def test_same_key_sent_at_once_stores_once(plan, editor, program_of):
    program, answers = program_of(editor), []
    body = {'actuals': [month(4, '7')]}

    def send():
        try:
            one = program.post(f'plans/{plan.code}/actuals', body, Idempotency_Key='k-1')
            answers.append((one.status_code, one.content))
        finally:
            connection.close()

    threads = [threading.Thread(target=send) for _number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert (len(answers), len(set(answers)), answers[0][0]) == (4, 1, 200)
    assert ActualImport.objects.count() == 1
