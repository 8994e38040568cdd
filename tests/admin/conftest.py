"""What tests of Django admin are about: a published template, a draft of it, and staff."""

import pytest

from plans.domain.plan_templates import seed_shipped
from plans.domain.template_versions import copy_to_new_version
from plans.models import PlanTemplate
from tests.factories import UserFactory


def store():
    """The shipped templates and the second version of the sell-side one; keys of both versions."""
    published = next(one for one in seed_shipped() if one.code == 'sell-side')
    return published.pk, copy_to_new_version(published).pk


@pytest.fixture(scope='module')
def stored(module_rows):
    return module_rows(store)


@pytest.fixture
def published(stored, db):
    """The sell-side template, version 1."""
    return PlanTemplate.objects.get(pk=stored[0])


@pytest.fixture
def alone(stored, db):
    """The buy-side template, of which there is version 1 and no draft."""
    return PlanTemplate.objects.get(code='buy-side')


@pytest.fixture
def draft(stored, db):
    """The sell-side template, version 2."""
    return PlanTemplate.objects.get(pk=stored[1])


@pytest.fixture
def staff(client_of):
    """The browser of somebody who runs the installation."""
    return client_of(UserFactory(email='ops@example.com', is_staff=True))
