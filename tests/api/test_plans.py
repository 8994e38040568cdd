"""Plans by the API: listed, in and out as plan files, changed as they were read."""

import json

import pytest

from plans.document.plan_file import dump, parse
from plans.domain import api_calls
from plans.domain.documents.reading import document_of
from plans.models import Plan
from tests.factories import PlanFactory
from tests.rules import plans as samples

pytestmark = pytest.mark.django_db


def sound(**keys):
    """The sound plan's file as sent."""
    return dump(parse(json.dumps(samples.changed(samples.put(**keys)))))


def test_plan_file_comes_in_as_a_draft_and_goes_out_again(editor, program_of, shipped):
    program = program_of(editor)

    made = program.post('plans', sound(status='active'))

    told = made.json()
    assert (made.status_code, made['Location']) == (201, f'/api/v1/plans/{told["code"]}')
    assert (told['status'], told['owner']) == ('draft', 'lan@example.com')
    plan = Plan.objects.get()
    out = program.get(f'plans/{told["code"]}/document')
    assert out.json() == dump(document_of(plan))
    assert (out['ETag'], made['ETag']) == (told['etag'], told['etag'])
    assert program.get(f'plans/{plan.code}/document', If_None_Match=told['etag']).status_code == 304


def test_status_is_kept_for_admins_only(editor, admin, program_of, shipped):
    kept = program_of(admin).post('plans?keep_status=true', sound(status='active'))

    assert kept.json()['status'] == 'active'
    refused = program_of(editor).post('plans?keep_status=true', sound())
    assert (refused.status_code, Plan.objects.count()) == (403, 1)


@pytest.mark.parametrize(
    ('language', 'message'),
    [('vi', '"tv" không thuộc các giá trị:'), ('en', '"tv" is not one of')],
)
def test_wrong_plan_file_is_refused_with_paths(editor, program_of, language, message):
    content = {'format': 'salesplan-plan/1', 'title': 'X', 'needs': [
        {'id': 'N1', 'sources': [{'kind': 'tv'}]}]}  # fmt: skip

    answer = program_of(editor, language=language).post('plans', content)

    (error,) = answer.json()['errors']
    assert (answer.status_code, error['path']) == (422, 'needs[0].sources[0].kind')
    assert error['message'].startswith(message)
    assert not Plan.objects.exists()


def test_repeated_key_stores_one_plan(editor, program_of, shipped):
    program, content = program_of(editor), sound()

    first = program.post('plans', content, Idempotency_Key='a-1')
    again = program.post('plans', content, Idempotency_Key='a-1')
    other = program.post('plans', sound(title='Khác'), Idempotency_Key='a-1')

    assert again.content == first.content
    assert (again.status_code, again['Idempotency-Replayed'], again['Location']) == (
        201, 'true', first['Location'],
    )  # fmt: skip
    assert (other.status_code, Plan.objects.count()) == (422, 1)


def test_key_of_a_call_that_was_refused_is_free_again(editor, program_of, shipped):
    program = program_of(editor)

    refused = program.post('plans', {'format': 'no'}, Idempotency_Key='a-1')
    taken = program.post('plans', sound(), Idempotency_Key='a-1')

    assert (refused.status_code, taken.status_code) == (422, 201)


def test_key_is_forgotten_after_a_week(editor, time_machine):
    time_machine.move_to('2027-01-01T00:00Z')
    api_calls.once(editor, 'k', 'x', lambda: (200, {}, 'one'))
    time_machine.move_to('2027-01-09T00:00Z')

    answer, is_repeat = api_calls.once(editor, 'k', 'y', lambda: (200, {}, 'two'))

    assert (answer, is_repeat) == ((200, {}, 'two'), False)


def test_basics_change_only_as_they_were_read(editor, plan, program_of):
    program, path = program_of(editor), f'plans/{plan.code}'
    tag = program.get(path)['ETag']

    blind = program.call('PATCH', path, {'title': 'Mới'})
    changed = program.call('PATCH', path, {'title': 'Mới'}, If_Match=tag)
    stale = program.call('PATCH', path, {'title': 'Cũ'}, If_Match=tag)

    assert [one.status_code for one in (blind, changed, stale)] == [428, 200, 412]
    assert (changed.json()['title'], changed['ETag'] != tag) == ('Mới', True)
    assert Plan.objects.get().title == 'Mới'


@pytest.mark.parametrize('title', [None, '', '  ', 'x' * 161])
def test_title_cannot_be_taken_away(editor, plan, program_of, title):
    change = program_of(editor).call('PATCH', f'plans/{plan.code}', {'title': title}, If_Match='*')

    assert (change.status_code, Plan.objects.get().title) == (422, plan.title)


def test_plan_of_somebody_else_is_not_changed(colleague, plan, program_of):
    answer = program_of(colleague).call('PATCH', f'plans/{plan.code}', {'title': 'X'}, If_Match='*')

    assert (answer.status_code, Plan.objects.get().title) == (403, plan.title)


def test_end_before_start_is_refused_with_its_path(editor, plan, program_of):
    body = {'period_start': '2027-12-31', 'period_end': '2027-01-01'}

    answer = program_of(editor).call('PATCH', f'plans/{plan.code}', body, If_Match='*')

    assert answer.status_code == 422
    assert [one['path'] for one in answer.json()['errors']] == ['period_end']


def test_draft_is_deleted_as_it_was_read(editor, plan, program_of):
    program, path = program_of(editor), f'plans/{plan.code}'

    stale = program.call('DELETE', path, If_Match='"0-0-0"')
    gone = program.call('DELETE', path, If_Match=program.get(path)['ETag'])

    assert (stale.status_code, gone.status_code, Plan.objects.count()) == (412, 204, 0)


def test_code_of_a_deleted_draft_is_not_given_out_again(editor, program_of, shipped):
    program = program_of(editor)
    first = program.post('plans', sound(), Idempotency_Key='a').json()
    program.call('DELETE', f'plans/{first["code"]}', If_Match=first['etag'])

    second = program.post('plans', sound(), Idempotency_Key='b').json()
    replayed = program.post('plans', sound(), Idempotency_Key='a').json()

    assert (first['code'], second['code'], replayed['code']) == (
        'KH-2027-001', 'KH-2027-002', 'KH-2027-001',
    )  # fmt: skip


def test_list_is_narrowed_sorted_and_cut_into_pages(editor, program_of):
    for number in (1, 2, 3):
        PlanFactory(owner=editor, title=f'Cà phê {number}', code=f'KH-2027-00{number}')
    PlanFactory(owner=editor, title='Gạo', code='KH-2027-004')
    program = program_of(editor)

    second = program.get('plans?q=ca phe&sort=code&page_size=2&page=2').json()

    codes = [one['code'] for one in second.pop('items')]
    assert (codes, second) == (['KH-2027-003'], {'page': 2, 'pages': 2, 'total': 3})
    assert program.get('plans?page=99').json()['items'] == []


def test_list_asks_the_same_for_1_and_for_30_plans(editor, program_of, django_assert_num_queries):
    program = program_of(editor)
    PlanFactory(owner=editor, code='KH-2028-000')
    with django_assert_num_queries(4):
        program.get('plans')
    for number in range(1, 30):
        PlanFactory(owner=editor, code=f'KH-2028-{number:03}')

    with django_assert_num_queries(4):
        assert len(program.get('plans').json()['items']) == 30


@pytest.mark.parametrize('path', ['plans?q=%00', 'plans?page=0', 'plans?status=x', 'plans/%00'])
def test_odd_parameter_is_refused_with_its_path(editor, program_of, path):
    answer = program_of(editor).get(path)

    assert (answer.status_code, len(answer.json()['errors'])) == (422, 1)


@pytest.mark.parametrize(
    'body', [b'', b'\xff', b'[]', b'{', b'{"a":1,"a":2}', b'null', b'"\\u0000"']
)
def test_body_that_is_no_plan_is_refused(editor, program_of, body):
    answer = program_of(editor).post('plans', body)

    assert (answer.status_code, answer['Content-Type']) == (422, 'application/problem+json')


def test_code_that_another_company_uses_too_means_the_own_plan(program_of, plan, editor, stranger):
    PlanFactory(owner=stranger, code=plan.code, title='Của họ')

    answer = program_of(editor).get(f'plans/{plan.code}')

    assert (answer.status_code, answer.json()['title']) == (200, plan.title)
