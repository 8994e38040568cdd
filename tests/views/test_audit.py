"""The record of a company: read by admins, narrowed, exported, never edited."""

import re
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

import pytest
import time_machine
from django.db import DatabaseError, connection, transaction
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

import plans.domain
from plans.document.check_names import NAMES
from plans.document.choices import CheckCode
from plans.domain import audit
from plans.domain.audit_names import ACTIONS
from plans.models import AuditEvent
from plans.models.reviews import RecordIsFinal

pytestmark = pytest.mark.django_db

AUDIT = '/settings/audit/'


def record(member, action='invited', subject='nga@example.com', **facts):
    return audit.record(
        workspace=member.workspace, by=member, action=action, subject=subject, **facts
    )


def shown(client, **query):
    lines = client.get(AUDIT, query).context['lines']
    return [(line.words, line.event.subject, line.details) for line in lines]


def test_record_is_narrowed_to_a_person_a_kind_and_a_day_of_the_company(client_of, admin, editor):
    with time_machine.travel(datetime(2027, 3, 1, 17, 30, tzinfo=UTC)):  # 2 March in Vietnam
        record(admin, 'role_changed', 'lan@example.com', was='editor', now='viewer')
    with time_machine.travel(datetime(2027, 3, 2, 17, 30, tzinfo=UTC)):
        record(editor, 'plan_deleted', 'KH-2027-001')
    client = client_of(admin)
    role = ('Đổi vai trò', 'lan@example.com', 'Người lập kế hoạch → Người xem')
    deleted = ('Xóa kế hoạch', 'KH-2027-001', '')

    assert shown(client) == [deleted, role]
    assert shown(client, person=editor.pk) == [deleted]
    assert shown(client, kind='people') == [role]
    assert shown(client, day='02/03/2027') == [role]
    assert shown(client, day='mai', kind='?') == [deleted, role]


def test_settings_checks_and_days_stand_in_words(client_of, admin):
    record(admin, 'share_made', 'KH-2027-001', until='2027-03-12', names=False)
    record(admin, 'workspace_changed', 'Đắk Hòa', was={'tax_code': ''}, now={'tax_code': '1'})
    was, now = ({'M2.1': one, 'o1_warn': two} for one, two in ((True, 85), (False, 90)))
    record(admin, 'checks_changed', '', was=was, now=now)

    details = [details for _words, _subject, details in shown(client_of(admin))]

    check, plant = (NAMES[CheckCode(code)].vi for code in ('M2.1', 'O1'))
    assert details == [
        f'{check}: có → không; {plant} – Cảnh báo khi trên: 85 → 90',
        'Mã số thuế: – → 1',
        'đến: 12/03/2027; kèm tên: không',
    ]


def test_other_companies_and_other_roles_see_nothing(client_of, admin, approver, stranger):
    record(admin)

    assert shown(client_of(stranger)) == []
    assert client_of(approver).get(AUDIT).status_code == 403
    assert client_of(approver).get(reverse('plans:export_audit')).status_code == 403


def test_export_holds_all_pages_without_formulas_and_is_recorded(client_of, admin):
    for number in range(60):
        record(admin, subject=f'={number}@example.com')

    text = client_of(admin).get(reverse('plans:export_audit')).content.decode('utf-8-sig')

    lines = text.splitlines()
    assert len(lines) == 61
    assert lines[0] == 'Thời điểm;Người thực hiện;Việc;Đối tượng;Chi tiết'
    assert lines[1].split(';')[1:] == ['Trần Quản Trị', 'Mời tham gia', "'=59@example.com", '']
    assert AuditEvent.objects.first().action == 'audit_exported'


def test_record_takes_as_many_queries_for_30_lines_as_for_one(client_of, admin):
    client = client_of(admin)
    client.get(AUDIT)
    counts = []
    for more in (1, 30):
        for _ in range(more):
            record(admin)
        with CaptureQueriesContext(connection) as queries:
            client.get(AUDIT)
        counts.append(len(queries))

    assert counts[0] == counts[1]


def test_no_line_is_changed_or_taken_away(admin):
    event = record(admin)
    event.subject = 'x'

    for attempt in (
        event.save,
        event.delete,
        AuditEvent.objects.all().delete,
        lambda: AuditEvent.objects.update(subject='x'),
        lambda: admin.workspace.audit_events.all().update(subject='x'),
    ):
        with pytest.raises(RecordIsFinal):
            attempt()
    assert AuditEvent.objects.get().subject == 'nga@example.com'


def test_database_refuses_to_change_a_line(admin):
    folder = Path(plans.domain.__file__).parents[1] / 'migrations'
    (name,) = [path.stem for path in folder.glob('*_never_edit_the_record.py')]
    migration = import_module(f'plans.migrations.{name}')
    migration.run(connection, migration.TRIGGER)
    event = record(admin)

    with pytest.raises(DatabaseError), transaction.atomic():
        QuerySet(AuditEvent).filter(pk=event.pk).update(subject='x')

    assert AuditEvent.objects.get().subject == 'nga@example.com'


def test_every_action_that_is_recorded_has_words():
    texts = [path.read_text() for path in Path(plans.domain.__file__).parent.glob('*.py')]
    found = {
        action
        for text in texts
        for pattern in (
            r"\baction='([a-z_.]+)'",
            r"\b(?:record|_\w+)\(\w+, (?:\w+, )?by, '([a-z_.]+)'",
        )
        for action in re.findall(pattern, text)
    }

    assert sorted(found - set(ACTIONS)) == []


def test_taking_a_plan_out_is_recorded(client_of, viewer, plan, workspace):
    client_of(viewer).get(reverse('plans:download', args=[plan.pk]))
    client_of(viewer).get(reverse('plans:export_figures', args=[plan.pk]))

    events = workspace.audit_events.values_list('action', 'member', 'subject')
    assert list(events) == [
        ('figures_exported', viewer.pk, 'KH-2028-001'),
        ('plan_exported', viewer.pk, 'KH-2028-001'),
    ]


@pytest.mark.parametrize('text', ['2027-02-30', '0000-00-00', 'M9.9'])
def test_text_that_looks_like_a_day_and_is_none_is_shown_as_it_is(client_of, admin, text):
    record(admin, subject='x', name=text)

    assert client_of(admin).get(AUDIT).status_code == 200
    assert text in str(shown(client_of(admin)))
