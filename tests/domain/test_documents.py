"""A plan file becomes rows and comes back as it went in (plan-file.md: round trip)."""

import json

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from plans.document.choices import BusinessModel, Role
from plans.document.plan_file import dump, parse
from plans.domain import rows
from plans.domain.documents.object_shapes import SINGLES
from plans.domain.documents.reading import Reader, document_of
from plans.domain.plans import import_document
from plans.models import Customer, Dealer, Plan, PlanSummary
from tests import strategies
from tests.factories import MembershipFactory, WorkspaceFactory

STORED = settings(
    max_examples=10,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],  # to make an example smaller takes minutes
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
        HealthCheck.function_scoped_fixture,
    ],
)
ODD_IDS = ['', ' ', '0', 'N1', 'n1', '🏔️', 'ồ' * 300, '"; --', '{id}', '\n']


def plan_file(**content):
    """A plan file with this content as a document."""
    return parse(json.dumps({'format': 'salesplan-plan/1', 'title': 'Xuất khẩu'} | content))


def imported(workspace, document, *, owner=None, keep_status=True):
    """The plan made of the document, and the report."""
    plan, report = import_document(
        by=None, workspace=workspace, document=document, owner=owner, keep_status=keep_status
    )
    return Plan.objects.get(pk=plan.pk), report


def read_back(plan):
    """The plan file of the plan's rows, and not of what is kept of them."""
    PlanSummary.objects.filter(plan=plan).delete()
    return dump(document_of(Plan.objects.get(pk=plan.pk)))


def stored(workspace, document):
    """The plan file as it comes back after the document was stored in the workspace."""
    return read_back(imported(workspace, document)[0])


@pytest.mark.django_db
@pytest.mark.parametrize('model', BusinessModel)
@STORED
@given(data=st.data())
def test_any_document_survives_being_stored(workspace, model, data):
    document = parse(json.dumps(data.draw(strategies.plan_files(model.value))))

    with transaction.atomic():
        came_back = stored(workspace, document)
        transaction.set_rollback(True)

    assert came_back == dump(document)


def test_odd_ids_survive(workspace):
    document = plan_file(
        goals=[{'id': ref} for ref in ODD_IDS],
        segments=[{'id': ref} for ref in ODD_IDS],
        needs=[
            {'id': ref, 'segment': ref, 'sources': [{'kind': 'dealer_single', 'dealer': ref}]}
            for ref in ODD_IDS
        ],
        dealers=[{'id': ref} for ref in ODD_IDS],
        sessions=[{'id': ref, 'participants': [{'dealer': ref}]} for ref in ODD_IDS],
        strategies=[{'id': ref, 'needs': [ref], 'goals': ODD_IDS} for ref in ODD_IDS],
        targets=[{'id': ref, 'goal': ref, 'strategy': ref, 'parent': ref} for ref in ODD_IDS],
        actions=[
            {'id': ref, 'strategy': ref, 'from_feedback': ref, 'from_session': ref}
            for ref in ODD_IDS
        ],
        feedback=[
            {'id': ref, 'customer': ref, 'received_on': '2027-01-15', 'need': ref, 'action': ref}
            for ref in ODD_IDS
        ],
    )

    assert stored(workspace, document) == dump(document)


def test_firms_of_one_name_blank_names_and_long_texts_survive(workspace):
    names = ['Đại lý Hà', 'Đại lý Hà', 'ĐẠI  LÝ HÀ', 'Đại lý Hạ', '', '', '  ', '𠮷' * 5000]
    people = ['Rösterei Nord', 'RÖSTEREI nord ', '', ' ', '山' * 9000]
    document = plan_file(
        title=''.join(chr(0x4E00 + number) for number in range(9000)),
        dealers=[{'id': f'D{number}', 'name': name} for number, name in enumerate(names)],
        needs=[
            {
                'id': 'N1',
                'sources': [
                    {'kind': 'customer_interview', 'customer': name or None, 'supplier': name}
                    for name in people
                ],
            }
        ],
        feedback=[{'customer': name, 'received_on': '2027-01-15'} for name in people],
    )

    assert stored(workspace, document) == dump(document)
    assert Dealer.objects.filter(workspace=workspace).count() == len(names)
    kept = Customer.objects.filter(workspace=workspace)
    assert sorted(len(customer.name) for customer in kept) == [13, 9000]


def test_people_survive_as_members_and_as_text(workspace, editor, colleague, approver):
    document = plan_file(
        owner='lan@example.com',
        co_editors=['ai@example.com', 'tuan@example.com', 'not an address', 'hai@example.com'],
        approver='gone@example.com',
        targets=[{'id': 'T1', 'owner': 'ai@example.com'}, {'id': 'T2', 'owner': 'lan@example.com'}],
        waivers=[{'check': 'M1.2', 'by': 'lan@example.com', 'confirmed_by': 'boss@example.com'}],
    )

    plan, report = imported(workspace, document)

    assert read_back(plan) == dump(document)
    assert (plan.owner, set(plan.co_editors.all())) == (editor, {colleague, approver})
    assert [row.owner for row in plan.targets.all()] == [None, editor]
    assert report.unknown_people == [
        'gone@example.com',
        'ai@example.com',
        'not an address',
        'boss@example.com',
    ]


def test_order_of_co_editors_survives(workspace):
    members = [MembershipFactory(workspace=workspace) for _ in range(6)][::-1]
    document = plan_file(co_editors=[member.email for member in members])

    assert stored(workspace, document) == dump(document)


@pytest.mark.parametrize('owner', [None, 'gone@example.com', 'left@example.com'])
def test_owner_of_the_file_survives_where_somebody_else_owns_the_plan(workspace, editor, owner):
    MembershipFactory(workspace=workspace, user__email='left@example.com', is_active=False)
    document = plan_file(owner=owner)

    plan, _report = imported(workspace, document, owner=editor)

    assert plan.owner == editor
    assert read_back(plan)['owner'] == owner


def test_draft_brought_in_without_owner_is_its_owners(workspace, editor):
    plan, _report = imported(workspace, plan_file(), owner=editor, keep_status=False)

    assert read_back(plan)['owner'] == 'lan@example.com'


def test_owner_chosen_later_replaces_that_of_the_file(workspace, editor):
    plan, _report = imported(workspace, plan_file(), owner=editor)
    form = Reader(plan, raw=True).one('basics', plan, SINGLES['basics'])

    rows.change_single(plan, 'basics', {'owner': 'lan@example.com'}, by=editor, was={'owner': None})

    assert form['owner'] is None
    assert document_of(Plan.objects.get(pk=plan.pk)).owner == 'lan@example.com'
    assert read_back(plan)['owner'] == 'lan@example.com'


@pytest.mark.parametrize(
    ('template', 'version'),
    [(None, None), ('no-such', 3), ('x' * 300, -1), ('sell-side', 10**15 - 1), (None, 7)],
)
def test_template_of_the_file_survives(workspace, template, version):
    document = plan_file(template=template, template_version=version)

    assert stored(workspace, document) == dump(document)


def test_links_of_rows_that_were_moved_survive_the_next_import(workspace, editor):
    plan, _report = imported(
        workspace,
        plan_file(
            owner='lan@example.com',
            goals=[{'id': 'G1'}, {'id': 'G2'}, {'id': 'G3'}],
            strategies=[{'id': 'S1', 'goals': ['G1', 'G2', 'G3']}],
        ),
    )
    rows.move(plan, 'goals', plan.goals.get(ref='G3').pk, -2, by=editor)

    left = read_back(plan)

    assert left['strategies'][0]['goals'] == ['G3', 'G1', 'G2']
    elsewhere = WorkspaceFactory()
    assert stored(elsewhere, parse(json.dumps(left))) == left


def test_file_is_stored_beside_what_the_workspace_has(workspace):
    document = plan_file(
        owner='lan@example.com',
        dealers=[{'id': 'D1', 'name': 'Đại lý Hà'}, {'id': 'D2', 'name': 'đại lý hà'}],
        sessions=[{'id': 'E1', 'title': 'Giao lưu'}],
    )
    _first, _report = imported(workspace, document)

    second, report = imported(workspace, document)

    assert report.matched_dealers == ['Đại lý Hà', 'đại lý hà']
    assert workspace.dealers.count() == 2
    assert workspace.dealer_sessions.count() == 2
    assert second.code != _first.code


def test_viewer_may_be_named_in_a_file(workspace):
    MembershipFactory(workspace=workspace, user__email='vy@example.com', role=Role.VIEWER)
    document = plan_file(approver='vy@example.com')

    assert stored(workspace, document) == dump(document)
