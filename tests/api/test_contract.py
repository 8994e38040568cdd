"""Schemathesis over every operation: nothing breaks, and every answer is a documented one."""

import hypothesis
import pytest
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given

from tests.tracked import active_plan


@pytest.fixture(autouse=True)
def _connection_stays():
    """A call of the application would close the connection that this test's rows are in."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def called(admin, program_of, shipped):
    """A program of an admin, and a plan that runs."""
    return program_of(admin), active_plan(admin)


@pytest.mark.django_db
def test_every_operation_answers_as_documented(called, settings):
    import schemathesis
    from schemathesis.specs.openapi.checks import (
        content_type_conformance,
        response_headers_conformance,
        response_schema_conformance,
        status_code_conformance,
    )

    from salesplan.wsgi import application

    settings.API_CALLS_A_MINUTE = 100_000
    program, plan = called
    schema = schemathesis.openapi.from_wsgi('/api/v1/openapi.json', application)
    checks = [
        schemathesis.checks.not_a_server_error,
        status_code_conformance,
        content_type_conformance,
        response_headers_conformance,
        response_schema_conformance,
    ]
    headers = {'Authorization': f'Bearer {program.secret}', 'Accept-Encoding': 'identity'}
    names = []
    for found in schema.get_all_operations():
        operation = found.ok()
        names.append(operation.label)
        try_out(operation, headers, checks, plan)

    assert len(names) == 25


def try_out(operation, headers, checks, plan):
    """A few drawn calls of one operation, half of them on the plan that is there."""

    @given(case=operation.as_strategy())
    @hypothesis.settings(
        max_examples=6,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    def tried(case):
        if 'code' in case.path_parameters and len(str(case.path_parameters['code'])) % 2:
            case.path_parameters['code'] = plan.code
        case.call_and_validate(headers=headers, checks=checks)

    tried()


def test_headers_stand_in_the_schema_by_the_names_they_are_sent_by(program_of, admin):
    schema = program_of(admin).get('openapi.json').json()

    document = schema['paths']['/api/v1/plans/{code}/document']['get']
    assert [one['name'] for one in document['parameters']] == ['code', 'If-None-Match']
    change = schema['paths']['/api/v1/plans/{code}']['patch']['responses']
    assert ('411' in change, '413' in change) == (True, True)
    told = {
        status: set(answer['headers']) - {'RateLimit-Limit', 'RateLimit-Remaining'}
        for status, answer in schema['paths']['/api/v1/plans']['post']['responses'].items()
        if status in ('201', '401', '429')
    }
    assert told == {
        '201': {'RateLimit-Reset', 'ETag', 'Location', 'Idempotency-Replayed'},
        '401': {'WWW-Authenticate'},
        '429': {'RateLimit-Reset', 'Retry-After'},
    }


@pytest.mark.django_db
def test_head_is_answered_as_get_without_a_body(program_of, admin, plan):
    program = program_of(admin)

    for path in ('plans', f'plans/{plan.code}', 'openapi.json', 'plans/KH-1999-001'):
        get, head = program.get(path), program.call('HEAD', path)

        assert (head.status_code, head.content) == (get.status_code, b'')
        assert (head['Content-Type'], head.get('ETag')) == (get['Content-Type'], get.get('ETag'))
        assert head['Content-Length'] == str(len(get.content))


@pytest.mark.django_db
@pytest.mark.parametrize('path', ['', 'nothing', 'plans/', 'plans/KH-2027-001/nothing', 'docs/x'])
def test_address_of_nothing_is_told_as_a_problem(program_of, admin, path):
    answer = program_of(admin).get(path)

    assert (answer.status_code, answer['Content-Type']) == (404, 'application/problem+json')
    assert answer.json()['detail'] == (
        'There is nothing at this address. See the list of operations.'
    )
