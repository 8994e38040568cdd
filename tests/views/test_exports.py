"""The export page: a file in the asked-for language, and a record of who took it."""

import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pypdf import PdfReader

from plans.exports.documents import KINDS, disposition
from plans.models import AuditEvent
from tests.domain.sound_plans import sound_plan

pytestmark = pytest.mark.django_db

ASKED = {'kind': 'pdf', 'language': 'en', 'sections': ['overview', 'needs', 'checks']}


def page(plan):
    return reverse('plans:export', args=[plan.pk])


def test_page_offers_every_kind_and_part(client_of, viewer, plan):
    text = client_of(viewer).get(page(plan)).content.decode()

    assert [kind for kind in KINDS if f'value="{kind}"' not in text] == []
    assert text.count('name="sections"') == 11


def test_reader_takes_the_plan_out_in_another_language(client_of, viewer, editor, approver):
    plan = sound_plan(editor)

    answer = client_of(viewer).post(page(plan), ASKED)

    reader = PdfReader(io.BytesIO(answer.content))
    text = ' '.join(page.extract_text() for page in reader.pages)
    assert (answer.status_code, answer['Content-Type']) == (200, 'application/pdf')
    assert 'Customers and needs' in text
    assert 'Nguyễn Thị Lan' in text  # people by name, not by address
    assert 'Tasks' not in text


def test_export_is_recorded(client_of, viewer, editor, approver):
    plan = sound_plan(editor)

    client_of(viewer).post(page(plan), ASKED)

    event = AuditEvent.objects.get(action='plan.exported')
    assert (event.workspace, event.member, event.subject) == (
        plan.workspace, viewer, plan.code,
    )  # fmt: skip
    assert event.facts == ASKED


@pytest.mark.parametrize(
    'wrong', [{'kind': 'exe'}, {'language': 'fr'}, {'sections': []}, {'sections': ['all']}, {}]
)
def test_what_cannot_be_made_is_told_and_nothing_recorded(client_of, viewer, plan, wrong):
    answer = client_of(viewer).post(page(plan), (ASKED | wrong) if wrong else {})

    assert (answer.status_code, AuditEvent.objects.count()) == (422, 0)
    assert 'error-summary' in answer.content.decode()


def test_summary_needs_no_parts(client_of, viewer, editor, approver):
    answer = client_of(viewer).post(page(sound_plan(editor)), {'kind': 'summary', 'language': 'vi'})

    assert len(PdfReader(io.BytesIO(answer.content)).pages) == 1


def test_plan_of_others_is_not_found(client_of, stranger, plan):
    client = client_of(stranger)

    assert [client.get(page(plan)).status_code, client.post(page(plan), ASKED).status_code] == [
        404, 404,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ('name', 'header'),
    [
        ('KH-2027-001 Xuất khẩu Đắk Hòa.pdf',
         ('attachment; filename="kh-2027-001-xuat-khau-dak-hoa.pdf"; '
          'filename*=UTF-8\'\'KH-2027-001%20Xu%E1%BA%A5t%20kh%E1%BA%A9u%20%C4%90%E1%BA%AFk'
          '%20H%C3%B2a.pdf')),
        ('漢/"字\r\n.xlsx',
         'attachment; filename="plan.xlsx"; filename*=UTF-8\'\'%E6%BC%A2%20%E5%AD%97.xlsx'),
    ],
)  # fmt: skip
def test_file_is_named_in_plain_letters_and_in_its_own(name, header):
    assert disposition(name) == header


def test_page_is_told_when_the_file_is_there(client_of, viewer, editor, approver):
    client, plan = client_of(viewer), sound_plan(editor)

    told = client.post(page(plan), ASKED | {'mark': 'abc123'}).cookies['exported'].value
    untold = client.post(page(plan), ASKED | {'mark': 'a; Path=/'}).cookies

    assert (told, 'exported' in untold) == ('abc123', False)


def test_queries_do_not_grow_with_the_rows(client_of, editor, plan_of_size):
    client, counts = client_of(editor), []
    for plan in (plan_of_size(1), plan_of_size(30)):
        client.get(page(plan))
        with CaptureQueriesContext(connection) as caught:
            client.post(page(plan), ASKED)
        counts.append(len(caught))

    assert counts[0] == counts[1]
