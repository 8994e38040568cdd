"""Who may call: with a token that is good, in its own company, and not too often."""

from datetime import timedelta

import pytest
import time_machine
from allauth.mfa.totp.internal.auth import TOTP
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from plans.document.choices import Role
from plans.models import ApiToken
from tests.api.conftest import Program
from tests.factories import MembershipFactory, PlanFactory

pytestmark = pytest.mark.django_db


def test_call_without_a_token_is_refused_as_a_problem(nobody):
    answer = nobody.get('plans')

    assert (answer.status_code, answer['Content-Type'], answer['WWW-Authenticate']) == (
        401, 'application/problem+json', 'Bearer',
    )  # fmt: skip
    assert answer.json() == {
        'type': 'about:blank',
        'title': 'A token is needed',
        'status': 401,
        'detail': 'Send a token that is neither expired nor revoked: “Authorization: Bearer …”.',
    }


def test_session_cookie_does_not_count(editor, client_of):
    assert client_of(editor).get('/api/v1/plans').status_code == 401
    assert client_of(editor).post('/api/v1/plans', {}).status_code == 401


def test_problem_is_told_in_the_language_of_the_caller(editor, program_of):
    answer = program_of(editor, language='vi').get('plans/KH-1999-001')

    assert answer['Content-Language'] == 'vi'
    assert answer.json()['title'] == 'Không tìm thấy'


def test_token_of_one_company_never_reads_another(editor, stranger, plan, program_of):
    theirs = PlanFactory(owner=stranger, code='KH-2030-001')
    program = program_of(editor)

    seen = [one['code'] for one in program.get('plans').json()['items']]
    refused = [
        program.get(f'plans/{theirs.code}{part}').status_code
        for part in ('', '/document', '/checks', '/tracking', '/actuals')
    ]

    assert seen == [plan.code]
    assert refused == [404] * 5
    assert program.get(f'workspaces/{stranger.workspace.slug}').status_code == 404
    body = {'actuals': [{'target': 'T1', 'start': '2027-01-01', 'end': '2027-01-31'}]}
    assert program.post(f'plans/{theirs.code}/actuals', body).status_code == 404


def test_one_person_in_two_companies_reads_the_one_of_the_token(editor, stranger, program_of):
    elsewhere = MembershipFactory(workspace=stranger.workspace, user=editor.user, role=Role.VIEWER)
    PlanFactory(owner=stranger, code='KH-2030-001')

    here = program_of(editor).get('plans').json()['total']
    there = program_of(elsewhere).get('plans').json()['total']

    assert (here, there) == (0, 1)


def test_token_that_reads_does_not_write(editor, program_of):
    answer = program_of(editor, scope='read').post('feedback', {})

    assert (answer.status_code, answer.json()['detail']) == (
        403, 'This token only reads. Make one that writes on your profile.',
    )  # fmt: skip


def test_token_may_no_more_than_its_member(viewer, program_of):
    assert program_of(viewer).post('plans', {'format': 'salesplan-plan/1'}).status_code == 403


def test_token_ends_with_its_time_by_revoking_and_with_the_membership(editor, program_of):
    program, other = program_of(editor, days=1), program_of(editor)

    with time_machine.travel(timezone.now() + timedelta(days=1, seconds=1)):
        assert program.get('workspaces').status_code == 401
    assert other.get('workspaces').status_code == 200
    editor.is_active = False
    editor.save()
    assert other.get('workspaces').status_code == 401


def test_too_many_calls_are_refused_until_the_minute_ends(editor, program_of, settings):
    settings.API_CALLS_A_MINUTE = 2

    with time_machine.travel('2027-04-20 05:00:20Z', tick=False):
        program = program_of(editor)
        answers = [program.get('workspaces') for _call in range(3)]
    with time_machine.travel('2027-04-20 05:01:00Z', tick=False):
        later = program.get('workspaces')

    left = [(one.status_code, one['RateLimit-Remaining']) for one in answers]
    assert left == [(200, '1'), (200, '0'), (429, '0')]
    assert (answers[2]['Retry-After'], answers[2]['RateLimit-Reset']) == ('40', '40')
    assert (later.status_code, later['RateLimit-Remaining']) == (200, '1')


def test_token_is_made_on_a_page_shown_once_and_kept_as_a_digest(editor, client_of):
    client, url = client_of(editor), reverse('plans:api_tokens')
    key = client.get(url).context['form'].fields['key'].initial()
    sent = {'name': 'ERP', 'scope': 'read', 'member': editor.pk, 'days': 30, 'key': key}

    made = client.post(url, sent)
    again = client.post(url, sent)

    token, secret = made.context['made']
    assert secret in made.text
    assert again.status_code == 302
    assert secret not in client.get(url).text
    assert ApiToken.objects.get().secret_sha256 not in (secret, '')
    assert Program(secret).get('workspaces').json()['items'][0]['member'] == 'lan@example.com'
    token.refresh_from_db()
    assert token.last_used_at is not None
    client.post(reverse('plans:revoke_token', args=[token.pk]))
    assert Program(secret).get('workspaces').status_code == 401


def test_token_is_made_only_for_a_company_of_ones_own(editor, stranger, client_of):
    url = reverse('plans:api_tokens')
    sent = {'name': 'ERP', 'scope': 'read', 'member': stranger.pk, 'days': 30, 'key': 'k'}

    answer = client_of(editor).post(url, sent)

    assert answer.status_code == 422
    assert not ApiToken.objects.exists()


def test_token_of_somebody_else_is_not_revoked(editor, colleague, program_of, client_of):
    program_of(editor)
    url = reverse('plans:revoke_token', args=[ApiToken.objects.get().pk])

    assert client_of(colleague).post(url).status_code == 404
    assert ApiToken.objects.get().revoked_at is None


def test_address_that_is_none_and_method_that_is_none_are_problems(editor, program_of):
    program = program_of(editor)

    gone, wrong = program.get('nothing/here'), program.call('PUT', 'plans')

    assert (gone.status_code, gone['Content-Type']) == (404, 'application/problem+json')
    assert set(wrong['Allow'].split(', ')) == {'GET', 'HEAD', 'POST'}
    assert (wrong.status_code, wrong['Content-Type']) == (405, 'application/problem+json')


def test_docs_page_lists_every_operation_and_has_no_script_of_others(db):
    from plans.api.site import api

    answer = Client().get('/api/v1/docs/')

    paths = api.get_openapi_schema(path_prefix='/api/v1/')['paths']
    assert all(path in answer.text for path in paths)
    assert Client().get('/api/v1/openapi.json').json()['openapi'].startswith('3.1')


def test_company_that_asks_for_a_second_step_refuses_tokens_of_who_has_none(editor, program_of):
    program, workspace = program_of(editor), editor.workspace
    before = program.get('workspaces').status_code
    workspace.requires_second_factor = True
    workspace.save()

    refused = program.get('workspaces')
    TOTP.activate(editor.user, 'JBSWY3DPEHPK3PXP')

    assert (before, refused.status_code, program.get('workspaces').status_code) == (200, 403, 200)
    assert refused.json()['detail'] == (
        'Your company asks for a second step: set it up in your profile.'
    )
