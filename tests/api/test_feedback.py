"""Feedback, dealers, sessions and templates by the API."""

from datetime import date

import pytest

from plans.models import Feedback, PlanTemplate
from tests.domain.sound_plans import sound_plan

pytestmark = pytest.mark.django_db
SAID = {
    'customer': 'Rösterei Nord',
    'channel': 'zalo',
    'received_on': '2024-11-01',
    'sentiment': 'negative',
    'verbatim': 'Hai bao rách.',
}


def test_feedback_is_written_down_in_a_plan_and_in_the_inbox(editor, program_of):
    plan, program = sound_plan(editor), program_of(editor)
    Feedback.objects.all().delete()

    here = program.post('feedback', {**SAID, 'plan': plan.code}, Idempotency_Key='a')
    again = program.post('feedback', {**SAID, 'plan': plan.code}, Idempotency_Key='a')
    inbox = program.post('feedback', {**SAID, 'received_on': None})

    told = here.json()
    assert (here.status_code, again.content) == (201, here.content)
    assert (told['plan'], told['customer'], told['is_critical']) == (
        plan.code, 'Rösterei Nord', True,
    )  # fmt: skip
    assert (inbox.json()['plan'], inbox.json()['received_on']) == (
        None, plan.workspace.today().isoformat(),
    )  # fmt: skip
    assert program.get(here['Location'].removeprefix('/api/v1/')).json() == told
    listed = program.get(f'feedback?plan={plan.code}&critical=true').json()
    assert [one['pk'] for one in listed['items']] == [told['pk']]


def test_feedback_that_is_not_right_is_refused_with_paths(editor, program_of):
    answer = program_of(editor).post('feedback', {**SAID, 'rating': 9, 'channel': 'tv'})

    assert answer.status_code == 422
    assert {one['path'] for one in answer.json()['errors']} == {'rating', 'channel'}
    assert not Feedback.objects.exists()


@pytest.mark.parametrize(
    ('values', 'path', 'message'),
    [
        ({'received_on': '2099-01-01'}, 'received_on', 'Enter {today} or an earlier day'),
        ({'verbatim': ' \n'}, 'verbatim', 'Write what the customer said or suggests.'),
        (
            {'verbatim': '', 'suggestion': ' '},
            'verbatim',
            'Write what the customer said or suggests.',
        ),
    ],
)
def test_feedback_of_another_day_or_without_words_is_refused(
    editor, program_of, values, path, message
):
    answer = program_of(editor).post('feedback', SAID | values)

    told = message.format(today=editor.workspace.today())
    assert (answer.status_code, Feedback.objects.exists()) == (422, False)
    assert answer.json()['errors'] == [{'path': path, 'message': told}]


def test_suggestion_alone_is_enough(editor, program_of):
    body = SAID | {'verbatim': '', 'suggestion': 'Giao sớm hơn'}

    assert program_of(editor).post('feedback', body).json()['suggestion'] == 'Giao sớm hơn'


def test_feedback_of_another_company_is_not_found(stranger, editor, program_of):
    item = Feedback.objects.create(
        workspace=stranger.workspace, customer_name='X', received_on=date(2027, 1, 1)
    )
    program = program_of(editor)

    assert program.get(f'feedback/{item.pk}').status_code == 404
    assert program.get('feedback').json()['items'] == []


def test_dealers_and_sessions_are_those_of_the_company(editor, stranger, program_of):
    plan = sound_plan(editor)
    ours, theirs = program_of(editor), program_of(stranger)

    dealers = ours.get(f'dealers?plan={plan.code}').json()
    sessions = ours.get('sessions?status=held').json()

    assert dealers['total'] == plan.plan_dealers.count() > 0
    assert sessions['items'][0]['participants'][0]['name'] in {
        one['name'] for one in dealers['items']
    }
    pk, held = dealers['items'][0]['pk'], sessions['items'][0]['pk']
    assert ours.get(f'dealers/{pk}').json() == dealers['items'][0]
    assert ours.get(f'sessions/{held}').json() == sessions['items'][0]
    for path in (f'dealers/{pk}', f'sessions/{held}'):
        assert theirs.get(path).status_code == 404
    assert theirs.get('dealers').json()['total'] == theirs.get('sessions').json()['total'] == 0


def test_templates_are_listed_and_read(editor, program_of, shipped):
    program = program_of(editor)

    listed = program.get('templates').json()

    assert listed['total'] == PlanTemplate.objects.published().count()
    one = listed['items'][0]
    assert program.get(f'templates/{one["pk"]}').json()['code'] == one['code']
