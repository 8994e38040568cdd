"""`manage.py import_plan` and `export_plan` (plan-file.md, Commands over it)."""

import json
from datetime import date
from io import BytesIO, StringIO, TextIOWrapper

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

from plans.document.choices import PlanStatus, Role
from plans.document.plan_file import dump_text
from plans.domain.shipped.demo import WORKSPACES, demo_plan
from plans.models import AuditEvent, Customer, Dealer, Plan
from tests.factories import MembershipFactory, PlanFactory, WorkspaceFactory

TODAY = date(2027, 4, 20)
KEPT = 'belong to no member and are kept as text'
DEMO_FILES = [name for company in WORKSPACES for name in company.plans]


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override('en'):
        yield


@pytest.fixture
def written(tmp_path):
    """Write a plan file and give its path."""

    def write(content):
        path = tmp_path / 'plan.json'
        text = content if isinstance(content, str) else json.dumps(content)
        path.write_text(text, encoding='utf-8')
        return str(path)

    return write


def run(*arguments):
    """(exit status, stdout, what was said on failing) of a command."""
    out = StringIO()
    try:
        call_command(*arguments, stdout=out)
    except CommandError as error:
        return error.returncode, out.getvalue(), str(error)
    return 0, out.getvalue(), ''


def import_plan(path, member):
    slug = f'--workspace={member.workspace.slug}'
    return run('import_plan', path, slug, f'--owner={member.email}')


def export_plan(code, workspace):
    return run('export_plan', code, f'--workspace={workspace.slug}')


@pytest.mark.parametrize('name', DEMO_FILES)
def test_demo_file_leaves_an_empty_workspace_as_it_came(name, written, editor):
    document = demo_plan(name, TODAY)
    _status, told, _error = import_plan(written(dump_text(document)), editor)
    first = export_plan(told.split()[0], editor.workspace)
    elsewhere = MembershipFactory(workspace=WorkspaceFactory())
    _status, told, _error = import_plan(written(first[1]), elsewhere)

    second = export_plan(told.split()[0], elsewhere.workspace)

    assert first == (0, dump_text(document), '')
    assert second == first


def test_import_prints_the_code_and_what_found_no_place(written, editor, workspace):
    Dealer.objects.create(workspace=workspace, name='Đại lý Hà')
    content = {
        'format': 'salesplan-plan/1',
        'title': 'Nội địa',
        'period_start': '2027-01-01',
        'owner': 'gone@example.com',
        'approver': 'boss@example.com',
        'status': 'active',
        'activated_on': '2026-12-20',
        'dealers': [{'id': 'D1', 'name': 'đại lý hà'}],
        'waivers': [{'check': 'M1.2', 'confirmed_by': 'lan@example.com'}],
    }

    answer = import_plan(written(content), editor)

    status, out, error = answer
    assert (status, error) == (0, '')
    assert out.splitlines() == [
        'KH-2027-001',
        f'These addresses {KEPT}: gone@example.com, boss@example.com',
        'The workspace has this dealer already: Đại lý Hà',
    ]
    plan = Plan.objects.get()
    assert (plan.owner, plan.status) == (editor, PlanStatus.ACTIVE)
    assert (plan.activated_on, plan.waivers.get().confirmed_by) == (date(2026, 12, 20), editor)
    assert AuditEvent.objects.get().action == 'import_with_status'


def test_import_of_a_file_whose_owner_is_a_member_is_theirs(written, editor, colleague):
    content = {'format': 'salesplan-plan/1', 'title': 'Nội địa', 'owner': 'tuan@example.com'}

    status, out, _error = import_plan(written(content), editor)

    plan = Plan.objects.get()
    assert (status, out) == (0, f'{plan.code}\n')
    assert plan.owner == colleague


def test_refused_file_names_every_fault_and_saves_nothing(written, editor):
    content = {
        'format': 'salesplan-plan/1',
        'title': 'Nội địa',
        'colour': 'red',
        'dealers': [{'id': 'D1', 'name': 'Đại lý Hà'}],
        'needs': [{'id': 'N1', 'sources': [{'kind': 'tv', 'customer': 'Nord'}]}],
        'strategies': [{'id': 'S1', 'needs': ['N9']}],
    }
    path = written(content)

    status, out, error = import_plan(path, editor)

    first, *faults = error.splitlines()
    assert (status, out) == (2, '')
    assert first == f'{path} was refused, and nothing was saved:'
    assert sorted(line.split(':')[0].strip() for line in faults) == [
        'colour',
        'needs[0].sources[0].kind',
        'strategies[0].needs[0]',
    ]
    assert (Plan.objects.count(), Dealer.objects.count(), Customer.objects.count()) == (0, 0, 0)


@pytest.mark.parametrize('content', ['', '{', '[]', '{"format": "salesplan-plan/2"}'])
def test_what_is_no_plan_file_is_refused(content, written, editor):
    path = written(content)

    status, out, error = import_plan(path, editor)

    assert (status, out, Plan.objects.count()) == (2, '', 0)
    assert error.startswith(f'{path} was refused, and nothing was saved:\n')


def test_missing_file_is_refused(tmp_path, editor):
    status, out, error = import_plan(str(tmp_path / 'none.json'), editor)

    assert (status, out) == (2, '')
    assert 'cannot be opened: No such file or directory' in error


def test_import_names_the_workspaces_where_there_is_no_such_one(written, editor):
    answer = run('import_plan', written({}), '--workspace=nowhere', '--owner=lan@example.com')

    assert answer == (1, '', 'There is no workspace “nowhere”. There are: ca-phe-dak-hoa')


@pytest.mark.django_db
def test_export_says_where_there_is_no_workspace_yet():
    answer = run('export_plan', 'KH-2027-001', '--workspace=nowhere')

    assert answer == (1, '', 'There is no workspace yet.')


def test_import_refuses_an_owner_who_is_not_there_or_only_reads(written, editor, stranger):
    MembershipFactory(workspace=editor.workspace, user__email='vy@example.com', role=Role.VIEWER)
    MembershipFactory(workspace=editor.workspace, user__email='left@example.com', is_active=False)
    path = written({'format': 'salesplan-plan/1', 'title': 'Nội địa'})

    said = {
        email: run('import_plan', path, '--workspace=ca-phe-dak-hoa', f'--owner={email}')
        for email in ('minh@example.com', 'left@example.com', 'vy@example.com')
    }

    assert said == {
        'minh@example.com': (1, '', 'minh@example.com is no member of “ca-phe-dak-hoa”.'),
        'left@example.com': (1, '', 'left@example.com is no member of “ca-phe-dak-hoa”.'),
        'vy@example.com': (
            1,
            '',
            'vy@example.com only reads in “ca-phe-dak-hoa” and cannot own a plan.',
        ),
    }
    assert Plan.objects.count() == 0


def test_export_finds_plans_of_the_workspace_only(plan, stranger):
    PlanFactory(owner=stranger, code='KH-2029-007')

    answer = export_plan('KH-2029-007', plan.workspace)

    assert answer == (1, '', 'There is no plan “KH-2029-007” in “ca-phe-dak-hoa”.')


def test_export_to_a_terminal_without_vietnamese_is_the_same_document(plan):
    terminal = TextIOWrapper(BytesIO(), encoding='cp1252', write_through=True)

    call_command('export_plan', plan.code, '--workspace=ca-phe-dak-hoa', stdout=terminal)

    written = terminal.buffer.getvalue()
    assert json.loads(written) == json.loads(export_plan(plan.code, plan.workspace)[1])
    assert written.isascii()
