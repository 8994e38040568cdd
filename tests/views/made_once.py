"""People and plans that the tests of a module share: made once, each test undoes what it changes.

Making a plan takes as long as ten requests. A module makes its own from the same people:

    pytestmark = pytest.mark.usefixtures('people')

    @pytest.fixture(scope='module')
    def draft_made_once(people_made_once):
        return sound_plan(people_made_once['editor']).pk

    @pytest.fixture
    def draft(draft_made_once):
        return Plan.objects.get(pk=draft_made_once)

In such a module everybody of tests/cast.py is in the company, asked for or not, and `editor` and
the others are these people.
"""

import pickle

import pytest
from django.db import connection, transaction

from plans.document.choices import Role
from tests.factories import MembershipFactory, UserFactory, WorkspaceFactory
from tests.wizard_plans import FULL, full_plan

CAST = {
    'admin': (Role.ADMIN, 'Trần Quản Trị', 'admin@example.com'),
    'approver': (Role.APPROVER, 'Lê Hoàng Hải', 'hai@example.com'),
    'editor': (Role.EDITOR, 'Nguyễn Thị Lan', 'lan@example.com'),
    'colleague': (Role.EDITOR, 'Phạm Anh Tuấn', 'tuan@example.com'),
    'viewer': (Role.VIEWER, 'Đỗ Tường Vy', 'vy@example.com'),
}


@pytest.fixture(scope='module')
def module_db(django_db_setup, django_db_blocker):
    """For fixtures of a module whose rows are made once: they are undone after its last test.

    A fixture of a test names both `db` and what was made once, which it gives as a copy: from the
    database or by `copied`. Not for modules with `transactional_db`.
    """
    with django_db_blocker.unblock():
        assert not connection.in_atomic_block, 'name what is made once: asked for later it is late'
        with transaction.atomic():
            yield
            transaction.set_rollback(True)


def copied(made):
    """What a test may change in memory; rows that were one are one again."""
    return pickle.loads(pickle.dumps(made))  # noqa: S301 - our own


@pytest.fixture(scope='module')
def people_made_once(module_db):
    """{name in the cast: its workspace or membership}."""
    workspace = WorkspaceFactory(name='Cà phê Đắk Hòa', slug='ca-phe-dak-hoa')
    made = {
        key: MembershipFactory(
            workspace=workspace, role=role, user=UserFactory(name=name, email=email)
        )
        for key, (role, name, email) in CAST.items()
    }
    return {'workspace': workspace, **made}


@pytest.fixture
def people(db, people_made_once):
    """The same for one test."""
    return copied(people_made_once)


def one_of_the_people(name):
    """The fixture of this name in tests/cast.py; in a module with `people`, one of them."""

    @pytest.fixture(name=name)
    def found(request):
        if 'people_made_once' in request.fixturenames:
            return request.getfixturevalue('people')[name]
        return request.getfixturevalue(name)

    return found


@pytest.fixture(scope='module')
def full_plans_made_once(people_made_once):
    """pks of drafts of the editor's with rows of every kind, one of each model."""
    return [full_plan(people_made_once['editor'], model).pk for model in FULL]
