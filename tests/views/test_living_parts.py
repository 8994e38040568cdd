"""What is changed of a plan that runs, by whom: the wizard's rows outside the draft (2.4)."""

import json

import pytest
from django.urls import reverse

from plans.domain import reviews
from plans.domain.row_places import rows_of
from plans.models import Plan
from tests.domain.sound_plans import REVIEW_MORNING, plan_of, sound_plan, submitted
from tests.rules.plans import changed, put

pytestmark = pytest.mark.usefixtures('on_review_day', 'people')
LIVING = {
    'needs': 'needs',
    'segments': 'needs',
    'strategies': 'strategies',
    'dealers': 'dealers',
    'sessions': 'dealers',
    'actions': 'actions',
    'feedback': 'feedback',
}
RECORDED = {'sessions', 'actions', 'feedback'}


def approved_plan(people):
    plan = submitted(sound_plan(people['editor']), people['editor'])
    reviews.approve(plan, by=people['approver'], version=1)
    return plan.pk


@pytest.fixture(scope='module')
def running_made_once(made_once):
    return made_once(approved_plan, at=REVIEW_MORNING)


@pytest.fixture
def running(people, running_made_once):
    """The sound plan of the editor's, approved."""
    return Plan.objects.get(pk=running_made_once)


def add(client, plan, part, step):
    url = reverse('plans:wizard_rows', args=[plan.pk, step, part])
    return client.post(url, {'key': f'one-{part}'}).status_code


@pytest.mark.parametrize('part', LIVING)
def test_owner_adds_rows_to_living_parts(part, running, editor, client_of):
    before = rows_of(running, part).count()

    answer = add(client_of(editor), running, part, LIVING[part])

    assert (answer, rows_of(running, part).count()) == (302, before + 1)


@pytest.mark.parametrize('part', LIVING)
def test_any_editor_records_sessions_tasks_and_feedback_only(part, running, colleague, client_of):
    before = rows_of(running, part).count()

    answer = add(client_of(colleague), running, part, LIVING[part])

    more = part in RECORDED
    assert (answer, rows_of(running, part).count()) == (302 if more else 403, before + more)


@pytest.mark.parametrize('step', ['basics', 'model', 'model_details', 'goals', 'targets', 'review'])
@pytest.mark.parametrize('who', ['editor', 'approver', 'admin'])
def test_fixed_parts_are_closed_to_all(step, who, running, request, client_of):
    client = client_of(request.getfixturevalue(who))

    assert client.get(reverse('plans:step', args=[running.pk, step])).status_code == 403


def test_saving_goes_back_to_the_plan_and_leaves_the_wizard_alone(running, editor, client_of):
    client, states = client_of(editor), list(running.step_states.values())
    need = rows_of(running, 'needs').first()
    group = f'needs-{need.pk}'
    sent = {
        'group': group,
        'field': 'statement',
        f'{group}-statement': 'Giao trong 48 giờ',
        f'was-{group}-statement': json.dumps(need.statement),
    }

    saved = client.post(reverse('plans:wizard_field', args=[running.pk, 'needs']), sent)
    left = client.post(reverse('plans:step', args=[running.pk, 'needs']), {'go': 'continue'})

    need.refresh_from_db()
    assert (saved.status_code, need.statement) == (200, 'Giao trong 48 giờ')
    assert left.url == f'/plans/{running.pk}/?tab=needs'
    assert list(running.step_states.values()) == states


def test_plan_page_leads_to_what_the_reader_may_change(
    running, editor, colleague, viewer, client_of
):
    def led(person, tab):
        answer = client_of(person).get(reverse('plans:plan', args=[running.pk]), {'tab': tab})
        return [one.part.name for one in answer.context['lists'] if one.edit_url]

    assert [led(editor, tab) for tab in ('needs', 'dealers')] == [
        ['needs', 'segments', 'strategies'],
        ['dealers'],
    ]
    assert [led(colleague, tab) for tab in ('needs', 'dealers')] == [[], []]
    assert led(viewer, 'dealers') == []


def test_plan_page_leads_to_sessions_which_any_editor_may_change(
    editor, approver, colleague, viewer, client_of
):
    selling = put(status='active', activated_on='2026-12-01', uses_dealers=True)
    running = plan_of(editor, changed(selling))
    session = rows_of(running, 'sessions').first()
    schedule = reverse('plans:remedy', args=[running.pk, 'schedule_session'])
    page = reverse('plans:session', args=[running.pk, session.pk])
    edit = reverse('plans:edit_session', args=[running.pk, session.pk])

    def led(person):
        client = client_of(person)
        tab = client.get(reverse('plans:plan', args=[running.pk]), {'tab': 'dealers'})
        shown, opened = tab.content.decode(), client.get(page).content.decode()
        return f'href="{page}"' in shown, f'action="{schedule}"' in shown, edit in opened

    assert led(editor) == led(colleague) == (True, True, True)
    assert led(viewer) == (True, False, False)


def test_closed_plan_is_read_only(running, editor, client_of):
    Plan.objects.filter(pk=running.pk).update(status='closed')

    answers = [add(client_of(editor), running, part, step) for part, step in LIVING.items()]

    assert set(answers) == {403}
