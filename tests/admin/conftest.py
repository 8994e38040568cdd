"""What tests of Django admin are about: a published template, a draft of it, and staff."""

import pytest

from plans.domain.plan_templates import seed_shipped
from plans.domain.template_versions import copy_to_new_version
from tests.factories import UserFactory


@pytest.fixture
def published():
    """The sell-side template, version 1."""
    return next(one for one in seed_shipped() if one.code == 'sell-side')


@pytest.fixture
def draft(published):
    """The sell-side template, version 2."""
    return copy_to_new_version(published)


@pytest.fixture
def staff(client_of):
    """The browser of somebody who runs the installation."""
    return client_of(UserFactory(email='ops@example.com', is_staff=True))
