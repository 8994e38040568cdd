"""Bodies of calls: as large as an upload may be, and with their length."""

import pytest

from plans.document.plan_file import dump
from plans.domain.documents.reading import document_of
from plans.models import Feedback, Plan
from tests.domain.sound_plans import sound_plan

pytestmark = pytest.mark.django_db


def test_plan_file_larger_than_a_form_may_be_comes_back(editor, program_of, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    program, plan = program_of(editor), sound_plan(editor)
    content = program.get(f'plans/{plan.code}/document').content

    made = program.post('plans', content, Idempotency_Key='k')

    copy = Plan.objects.get(code=made.json()['code'])
    assert (made.status_code, len(content) > 1000) == (201, True)
    assert dump(document_of(copy))['needs'] == dump(document_of(plan))['needs']


@pytest.mark.parametrize(('method', 'path'), [('POST', 'plans'), ('PATCH', 'dealers/1')])
def test_body_larger_than_any_upload_is_refused(editor, program_of, settings, method, path):
    settings.LARGEST_REQUEST = 2 * 2**20

    answer = program_of(editor).call(method, path, {'format': 'x' * 3 * 2**20})

    assert (answer.status_code, answer['Content-Type']) == (413, 'application/problem+json')
    assert answer.json()['detail'] == 'Send at most 2 MB at once.'


def test_body_without_its_length_is_refused_in_words(editor, program_of):
    program = program_of(editor)
    program.client.defaults |= {'HTTP_TRANSFER_ENCODING': 'chunked'}

    answer = program.client.generic(
        'POST',
        '/api/v1/feedback',
        headers={'authorization': f'Bearer {program.secret}'},
        content_type='application/json',
    )

    assert (answer.status_code, Feedback.objects.exists()) == (411, False)
    assert answer.json()['detail'] == 'Send the length of the body in Content-Length.'
