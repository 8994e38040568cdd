"""People and plans that the tests of a module share (tests/module_rows.py).

Making a plan takes as long as ten requests. In a module that says

    pytestmark = pytest.mark.usefixtures('people')

    @pytest.fixture(scope='module')
    def draft_made_once(made_once):
        return made_once(lambda people: sound_plan(people['editor']).pk)

    @pytest.fixture
    def draft(people, draft_made_once):
        return Plan.objects.get(pk=draft_made_once)

everybody of tests/cast.py is in the company, asked for or not, and `editor` and the others are
these people.
"""

import pickle
from contextlib import nullcontext

import pytest
import time_machine

from tests import cast
from tests.wizard_plans import FULL, full_plan

MEMBERS = ('admin', 'approver', 'editor', 'colleague', 'viewer')


def copied(made):
    """What a test may change in memory; rows that were one are one again."""
    return pickle.loads(pickle.dumps(made))  # noqa: S301 - our own


def company():
    """{name in the cast: its workspace or membership}."""
    members = cast.people(*MEMBERS)
    return {'workspace': members['editor'].workspace, **members}


@pytest.fixture(scope='module')
def people_made_once(module_rows):
    return module_rows(company)


@pytest.fixture(scope='module')
def made_once(module_rows, people_made_once):
    """Gives `made_once(make, at=None)`: what `make(people)` gives, made at that moment."""

    def made(make, at=None):
        with time_machine.travel(at, tick=False) if at else nullcontext():
            return module_rows(lambda: make(people_made_once))

    return made


@pytest.fixture
def people(db, people_made_once):
    """{name in the cast: its workspace or membership}, for one test."""
    return copied(people_made_once)


def one_of_the_people(name):
    """The fixture of this name in tests/cast.py; in a module with `people`, one of them."""

    @pytest.fixture(name=name)
    def found(request, db):  # named: pytest-django makes the databases that tests name
        if 'people_made_once' in request.fixturenames:
            return request.getfixturevalue('people')[name]
        return request.getfixturevalue(name)

    return found


@pytest.fixture(scope='module')
def full_plans_made_once(made_once):
    """pks of drafts of the editor's with rows of every kind, one of each model."""
    return made_once(lambda people: [full_plan(people['editor'], model).pk for model in FULL])
