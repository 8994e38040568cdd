"""Dealers and sessions written by the API."""

import pytest

from plans.models import Dealer, DealerSession
from tests.domain.sound_plans import sound_plan

pytestmark = pytest.mark.django_db
NEW = {'name': 'Đại lý Hà Tiên', 'tier': 'level1', 'province': 'Kiên Giang', 'is_top_seller': True}


@pytest.fixture
def plan(editor):
    return sound_plan(editor)


def test_dealer_is_added_once_and_changed_as_it_was_read(editor, program_of):
    program = program_of(editor)

    made = program.post('dealers', NEW, Idempotency_Key='k')
    again = program.post('dealers', NEW, Idempotency_Key='k')
    place = made['Location'].removeprefix('/api/v1/')
    changed = program.call('PATCH', place, {'phone': '0901', 'tier': None}, If_Match=made['ETag'])
    late = program.call('PATCH', place, {'phone': '0902'}, If_Match=made['ETag'])
    blind = program.call('PATCH', place, {'phone': '0902'})

    assert (made.status_code, again.content, made.json()['tier']) == (201, made.content, 'level1')
    assert (changed.status_code, late.status_code, blind.status_code) == (200, 412, 428)
    told = changed.json()
    assert (told['phone'], told['tier'], told['name']) == ('0901', None, NEW['name'])
    assert program.get(place).json() == told
    assert Dealer.objects.filter(name=NEW['name']).count() == 1


def test_dealer_leaves_and_plans_with_it_say_so(editor, plan, program_of):
    program, dealer = program_of(editor), plan.plan_dealers.first().dealer
    tag = program.get(f'dealers/{dealer.pk}')['ETag']

    program.call('PATCH', f'dealers/{dealer.pk}', {'status': 'inactive'}, If_Match=tag)

    found = program.get(f'plans/{plan.code}/document').json()['dealers']
    assert [one['status'] for one in found if one['name'] == dealer.name] == ['inactive']


@pytest.mark.parametrize(
    ('body', 'status', 'paths'),
    [
        ({'name': ''}, 422, {'name'}),
        ({'name': 'A\0'}, 400, {'name'}),
        ({'name': 'A', 'tier': 'x', 'city': 'Huế'}, 422, {'tier', 'city'}),
        ({}, 422, {'name'}),
    ],
)
def test_dealer_that_is_not_right_is_refused_with_paths(body, status, paths, editor, program_of):
    answer = program_of(editor).post('dealers', body)

    assert (answer.status_code, {one['path'] for one in answer.json()['errors']}) == (status, paths)
    assert not Dealer.objects.exists()


def test_second_dealer_of_a_name_is_refused(editor, program_of):
    program = program_of(editor)
    program.post('dealers', NEW)
    other = program.post('dealers', {'name': 'Đại lý An Bình'})

    twice = program.post('dealers', {**NEW, 'name': 'ĐẠI LÝ HÀ TIÊN'})
    place = other['Location'].removeprefix('/api/v1/')
    renamed = program.call('PATCH', place, {'name': NEW['name']}, If_Match='*')

    assert (twice.status_code, renamed.status_code, Dealer.objects.count()) == (409, 409, 2)


def test_only_who_may_changes_dealers_and_sessions(viewer, editor, stranger, plan, program_of):
    dealer, session = plan.plan_dealers.first().dealer, plan.plan_sessions.first().session
    calls = (
        ('POST', 'dealers', NEW),
        ('PATCH', f'dealers/{dealer.pk}', {'phone': '1'}),
        ('POST', f'plans/{plan.code}/sessions', {'title': 'Tháng 3'}),
        ('PATCH', f'plans/{plan.code}/sessions/{session.pk}', {'title': 'Tháng 3'}),
    )

    def answers(member, scope='write'):
        program = program_of(member, scope=scope)
        return [program.call(*call, If_Match='*').status_code for call in calls]

    assert answers(viewer) == answers(editor, 'read') == [403, 403, 403, 403]
    assert answers(stranger) == [201, 404, 404, 404]


def test_session_is_planned_and_held(editor, plan, program_of):
    program = program_of(editor)
    numbers = list(plan.plan_dealers.values_list('dealer_id', flat=True))
    asked = {'title': 'Họp đại lý', 'held_on': '2026-11-20', 'mode': 'online', 'invited': numbers}

    made = program.post(f'plans/{plan.code}/sessions', asked, Idempotency_Key='s')
    again = program.post(f'plans/{plan.code}/sessions', asked, Idempotency_Key='s')
    place = f'plans/{plan.code}/sessions/{made.json()["pk"]}'
    came = {'status': 'held', 'attended': numbers[:1], 'outcomes': 'Hai việc'}
    held = program.call('PATCH', place, came, If_Match=made['ETag'])
    late = program.call('PATCH', place, came, If_Match=made['ETag'])

    assert (made.status_code, again.content) == (201, made.content)
    assert made.json()['status'] == 'planned'
    assert (held.status_code, late.status_code) == (200, 412)
    told = held.json()
    assert [one['dealer'] for one in told['participants'] if one['invited']] == numbers
    assert [one['dealer'] for one in told['participants'] if one['attended']] == numbers[:1]
    assert (told['status'], told['outcomes']) == ('held', 'Hai việc')
    assert DealerSession.objects.filter(title='Họp đại lý').count() == 1
    listed = program.get(f'plans/{plan.code}/document').json()['sessions']
    assert [one['status'] for one in listed if one['title'] == 'Họp đại lý'] == ['held']


def test_session_with_a_dealer_of_another_is_refused(editor, stranger, plan, program_of):
    theirs = Dealer.objects.create(workspace=stranger.workspace, name='X')
    before = plan.plan_sessions.count()

    answer = program_of(editor).post(
        f'plans/{plan.code}/sessions', {'title': 'A', 'invited': [theirs.pk]}
    )

    assert answer.status_code == 422
    assert [one['path'] for one in answer.json()['errors']] == ['invited[0]']
    assert plan.plan_sessions.count() == before
