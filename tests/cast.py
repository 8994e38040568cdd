"""The people tests are about: the members of one company, and a stranger who runs another one."""

import pytest
from django.test import Client

from plans.document.choices import Role
from tests.factories import MembershipFactory, PlanFactory, UserFactory, WorkspaceFactory
from tests.signing_in import sign_in


@pytest.fixture
def workspace(db):
    """Cà phê Đắk Hòa."""
    return WorkspaceFactory(name='Cà phê Đắk Hòa', slug='ca-phe-dak-hoa')


def _member(workspace, role, name, email):
    return MembershipFactory(
        workspace=workspace, role=role, user=UserFactory(name=name, email=email)
    )


@pytest.fixture
def admin(workspace):
    """The membership of the workspace's only admin."""
    return _member(workspace, Role.ADMIN, 'Trần Quản Trị', 'admin@example.com')


@pytest.fixture
def approver(workspace):
    """The membership of the sales director."""
    return _member(workspace, Role.APPROVER, 'Lê Hoàng Hải', 'hai@example.com')


@pytest.fixture
def editor(workspace):
    """The membership of a sales manager, who owns `plan`."""
    return _member(workspace, Role.EDITOR, 'Nguyễn Thị Lan', 'lan@example.com')


@pytest.fixture
def colleague(workspace):
    """The membership of another sales manager, who owns nothing."""
    return _member(workspace, Role.EDITOR, 'Phạm Anh Tuấn', 'tuan@example.com')


@pytest.fixture
def viewer(workspace):
    """The membership of somebody who only reads."""
    return _member(workspace, Role.VIEWER, 'Đỗ Tường Vy', 'vy@example.com')


@pytest.fixture
def stranger(db):
    """The membership of the admin of another company."""
    other = WorkspaceFactory(name='Bao bì Minh Phát', slug='bao-bi-minh-phat')
    return _member(other, Role.ADMIN, 'Vũ Minh', 'minh@example.com')


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
