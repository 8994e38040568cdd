"""Rows that every test of a module finds: made once, gone when the module ends.

    @pytest.fixture(scope='module')
    def shipped(module_rows):
        return [template.pk for template in module_rows(seed_shipped)]

Where several are shared, the module names its fixture `stored`, a dict, and says
`editor, draft = from_kept('editor', 'draft')`: each test then has its own copies.

A transaction lies around the module, each test in a savepoint of it, as Django's TestCase does it:
what a test changes is undone after it. Give keys, not objects: a test may change what it is given.
"""

from copy import deepcopy

import pytest
from django.db import connection, transaction

COMMITTING = {'live_server', 'transactional_db'}


@pytest.fixture(scope='module')
def module_rows(request, django_db_setup, django_db_blocker):
    """Gives `module_rows(make)`: what `make()` gives, its rows kept for the module."""
    refuse_tests_that_commit(request)
    around = transaction.atomic()
    around._from_testcase = True  # a test's own code may ask for the outermost transaction

    def made(make):
        assert connection.savepoint_ids == [], 'made by a test, in its savepoint: ask for it before'
        with django_db_blocker.unblock():
            return make()

    with django_db_blocker.unblock():
        around.__enter__()
    yield made
    with django_db_blocker.unblock():
        transaction.set_rollback(True)
        around.__exit__(None, None, None)


@pytest.fixture
def kept(stored, db):
    """A copy of the module's `stored`, for one test to change."""
    return deepcopy(stored)


def from_kept(*names):
    """The fixtures that give these parts of `kept`."""
    return [pytest.fixture(name=name)(lambda kept, name=name: kept[name]) for name in names]


def refuse_tests_that_commit(request):
    """Raise where a test of the module commits: the transaction would hide and undo its rows."""
    for item in request.session.items:
        if item.path == request.node.path:
            marker = item.get_closest_marker('django_db')
            commits = COMMITTING & set(item.fixturenames)
            commits = commits or (marker and marker.kwargs.get('transaction'))
            assert not commits, f'{item.nodeid} commits: not in a module with module_rows'
