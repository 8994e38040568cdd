"""The demonstration is seeded once, into a database of its own (product.md 0.8)."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.db import transaction

from plans.document.amounts import rounded
from plans.document.choices import ApprovalDecision, PlanStatus, Role, VersionReason
from plans.document.plan_file import dump, parse
from plans.domain.demo import PASSWORD, SIGN_INS, seed_demo
from plans.domain.documents.reading import document_of
from plans.domain.shipped.demo import WORKSPACES, demo_plan
from plans.domain.workspaces import start_workspace
from plans.models import Approval, Plan, PlanTemplate, PlanVersion, User, Workspace
from plans.rules.tracking import track
from tests.factories import UserFactory

TODAY = date(2027, 4, 20)
EVERYTHING = (Workspace, User, EmailAddress, Plan, PlanTemplate, PlanVersion, Approval)


@pytest.fixture(scope='module')
def seeded(django_db_setup, django_db_blocker):
    """The demonstration as made at noon of its story's day, once for all tests of the module."""
    with (
        django_db_blocker.unblock(),
        time_machine.travel(datetime(2027, 4, 20, 5, tzinfo=UTC), tick=False),
        transaction.atomic(),
    ):
        seed_demo()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def demo(seeded, db):
    """{name: Workspace} of the demonstration."""
    return {workspace.name: workspace for workspace in Workspace.objects.all()}


def rows():
    """Every row the demonstration is made of."""
    return {model: list(model.objects.order_by('pk').values()) for model in EVERYTHING}


def plan_of(status, **where):
    return Plan.objects.get(status=status, **where)


def test_demo_makes_two_companies_with_their_people(demo):
    people = {
        workspace.name: {
            (member.email, member.role, member.user.is_staff)
            for member in workspace.memberships.all()
        }
        for workspace in demo.values()
    }

    assert people == {
        'Cà phê Đắk Hòa': {
            ('lan@example.com', Role.EDITOR, False),
            ('hai@example.com', Role.APPROVER, False),
            ('admin@example.com', Role.ADMIN, True),
            ('tuan@example.com', Role.EDITOR, False),
            ('vy@example.com', Role.VIEWER, False),
        },
        'Bao bì Minh Phát': {('minh@example.com', Role.ADMIN, False)},
    }
    assert [workspace.is_demo for workspace in demo.values()] == [True, True]


def test_demo_people_are_those_who_are_named_at_the_start(demo):
    users = User.objects.order_by('email')
    verified = EmailAddress.objects.filter(verified=True, primary=True)

    assert [user.email for user in users] == sorted(email for email, _what in SIGN_INS)
    assert [user.email for user in users if not user.check_password(PASSWORD)] == []
    assert {row.user.email: row.email for row in verified} == {
        user.email: user.email for user in users
    }
    assert dict(SIGN_INS)['lan@example.com'] == 'Lan, editor of Cà phê Đắk Hòa'


def test_demo_plans_are_the_shipped_files(demo):
    stored = {
        company.name: [dump(document_of(plan)) for plan in demo[company.name].plans.order_by('pk')]
        for company in WORKSPACES
    }

    assert stored == {
        company.name: [dump(demo_plan(name, TODAY)) for name in company.plans]
        for company in WORKSPACES
    }


def test_demo_plan_in_review_waits_for_its_approver(demo):
    plan = plan_of(PlanStatus.IN_REVIEW)

    approval = plan.approvals.get()

    assert approval.decision == ApprovalDecision.PENDING
    assert (approval.requested_by, approval.approver) == (plan.owner, plan.approver)
    assert approval.requested_at == plan.submitted_at == approval.version.at
    assert parse(approval.version.snapshot) == document_of(plan)


def test_demo_active_plans_were_submitted_and_approved(demo):
    for plan in Plan.objects.filter(status=PlanStatus.ACTIVE):
        versions = [(version.number, version.reason) for version in plan.versions.all()]
        approval = plan.approvals.get()

        assert versions == [(2, VersionReason.APPROVED), (1, VersionReason.SUBMITTED)]
        assert approval.decision == ApprovalDecision.APPROVED
        assert approval.is_own_plan == (plan.owner == plan.approver)
        approved = parse(plan.versions.get(number=2).snapshot)
        assert (approved.status, approved.activated_on) == (PlanStatus.ACTIVE, plan.activated_on)
        assert [target.actuals for target in approved.targets if target.actuals] == []


def test_demo_closed_plan_keeps_its_result(demo):
    plan = plan_of(PlanStatus.CLOSED)

    version = plan.versions.first()

    assert (version.reason, version.at) == (VersionReason.CLOSED, plan.closed_at)
    assert parse(version.snapshot) == document_of(plan)
    closing = track(document_of(plan), plan.closed_at.date())
    assert plan.summary.pace == rounded(closing.pace_pct, 6)
    assert (plan.summary.must_open, plan.summary.computed_on) == (0, plan.closed_at.date())


def test_demo_dealers_of_the_same_name_are_one_dealer(demo):
    dealers = demo['Cà phê Đắk Hòa'].dealers

    shared = [dealer.name for dealer in dealers.all() if dealer.plans.count() > 1]

    assert shared == ['Đại lý Hải Châu', 'Đại lý Quy Nhơn Xanh']
    assert dealers.count() == len({dealer.name_key for dealer in dealers.all()})


def test_demo_plans_were_changed_when_something_last_happened(demo):
    changed = {plan.title: plan.updated_at for plan in Plan.objects.all()}

    assert changed['Nội địa 2027'] == datetime(2027, 4, 15, 2, tzinfo=UTC)
    assert changed['Chợ nông sản Tây Nguyên 2026'] == datetime(2027, 1, 12, 2, tzinfo=UTC)


def test_demo_seeded_again_changes_nothing(demo):
    before = rows()

    seed_demo(date(2027, 9, 1))

    assert rows() == before


def test_company_started_in_a_demonstration_belongs_to_it(demo):
    start_workspace(by=UserFactory(), name='Gốm Bát Tràng')

    seed_demo(TODAY)

    assert Workspace.objects.filter(is_demo=True).count() == 3
