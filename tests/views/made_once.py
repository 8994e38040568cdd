"""People and full plans that the tests of a module share: made once, and each test undoes its own.

Making a full plan takes as long as ten requests. A test that takes `full_plans`, itself or by a
fixture such as `wizard`, finds all people of tests/cast.py there too: those of the same company.
"""

import pickle

import pytest

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
def company_made_once(module_db):
    """The people and {model: full plan of the editor}, as bytes: each test gets its own copy."""
    workspace = WorkspaceFactory(name='Cà phê Đắk Hòa', slug='ca-phe-dak-hoa')
    people = {'workspace': workspace} | {
        key: MembershipFactory(
            workspace=workspace, role=role, user=UserFactory(name=name, email=email)
        )
        for key, (role, name, email) in CAST.items()
    }
    plans = {model: full_plan(people['editor'], model) for model in FULL}
    return pickle.dumps(people | {'plans': plans})


@pytest.fixture
def company(db, company_made_once):
    """{name in the cast: workspace or membership}, and the `plans`."""
    return pickle.loads(company_made_once)  # noqa: S301 - our own


def one_of_the_company(name):
    """The fixture of this name in tests/cast.py; where a test takes `company`, the one in there."""

    @pytest.fixture(name=name)
    def found(request):
        if 'company' in request.fixturenames:
            return request.getfixturevalue('company')[name]
        return request.getfixturevalue(name)

    return found
