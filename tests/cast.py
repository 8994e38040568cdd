"""The people tests are about: the members of one company, and a stranger who runs another one."""

import pytest
import time_machine
from django.test import Client

from plans.document.choices import Role
from tests.domain.sound_plans import REVIEW_MORNING
from tests.factories import MembershipFactory, PlanFactory, UserFactory, WorkspaceFactory
from tests.signing_in import sign_in

WHO = {
    'admin': (Role.ADMIN, 'Trần Quản Trị', 'admin@example.com'),
    'approver': (Role.APPROVER, 'Lê Hoàng Hải', 'hai@example.com'),
    'editor': (Role.EDITOR, 'Nguyễn Thị Lan', 'lan@example.com'),
    'colleague': (Role.EDITOR, 'Phạm Anh Tuấn', 'tuan@example.com'),
    'viewer': (Role.VIEWER, 'Đỗ Tường Vy', 'vy@example.com'),
    'stranger': (Role.ADMIN, 'Vũ Minh', 'minh@example.com'),
}


def company():
    return WorkspaceFactory(name='Cà phê Đắk Hòa', slug='ca-phe-dak-hoa')


def other_company():
    return WorkspaceFactory(name='Bao bì Minh Phát', slug='bao-bi-minh-phat')


def member(workspace, name):
    role, called, email = WHO[name]
    user = UserFactory(name=called, email=email)
    return MembershipFactory(workspace=workspace, role=role, user=user)


def people(*names):
    """{name: membership} of these of the cast, for a module that keeps them (`module_rows`)."""
    home = company()
    return {name: member(other_company() if name == 'stranger' else home, name) for name in names}


@pytest.fixture
def workspace(db):
    """Cà phê Đắk Hòa."""
    return company()


@pytest.fixture
def admin(workspace):
    """The membership of the workspace's only admin."""
    return member(workspace, 'admin')


@pytest.fixture
def approver(workspace):
    """The membership of the sales director."""
    return member(workspace, 'approver')


@pytest.fixture
def editor(workspace):
    """The membership of a sales manager, who owns `plan`."""
    return member(workspace, 'editor')


@pytest.fixture
def colleague(workspace):
    """The membership of another sales manager, who owns nothing."""
    return member(workspace, 'colleague')


@pytest.fixture
def viewer(workspace):
    """The membership of somebody who only reads."""
    return member(workspace, 'viewer')


@pytest.fixture
def stranger(db):
    """The membership of the admin of another company."""
    return member(other_company(), 'stranger')


@pytest.fixture
def plan(editor):
    """A draft of the editor's, without rows."""
    return PlanFactory(owner=editor, title='Kế hoạch EU 2028', code='KH-2028-001')


@pytest.fixture
def client_of():
    """Gives a signed-in client: `client_of(editor).get(url)`. Takes a membership or a user."""

    def signed_in(person):
        return sign_in(Client(headers={'accept-language': 'vi'}), person)

    return signed_in


@pytest.fixture
def on_review_day():
    """The morning of the day that the samples of product.md 3.9 are read on."""
    with time_machine.travel(REVIEW_MORNING, tick=False):
        yield
