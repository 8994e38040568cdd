"""No remedy touches what lies outside of the plan, nor works for who may not edit it."""

from copy import deepcopy

import pytest
from django.core.exceptions import PermissionDenied

from plans.domain import remedying
from plans.domain.documents.reading import document_of
from plans.domain.remedying_listening import UnknownRecordError
from plans.domain.row_rules import RowRuleError
from plans.models import Plan
from tests import cast
from tests.domain.sound_plans import sound_plan

pytestmark = pytest.mark.django_db


def store():
    """Who acts, a draft, and one without targets."""
    people = cast.people('editor', 'viewer')
    return people, sound_plan(people['editor']), sound_plan(people['editor'], targets=[])


@pytest.fixture(scope='module')
def stored(module_rows):
    return module_rows(store)


def content_of(plan):
    return document_of(Plan.objects.get(pk=plan.pk))


@pytest.mark.parametrize('key', [key for key in remedying.DOES if key != 'suggested_targets'])
def test_remedy_refuses_records_that_are_not_in_the_plan(key, stored):
    people, plan, _without = deepcopy(stored)
    was = content_of(plan)
    naming = {'strategy', 'need', 'session', 'target', 'goal', 'feedback'}

    for sent in ({}, dict.fromkeys(naming, 'X9'), dict.fromkeys(naming, 'a\0b')):
        try:
            remedying.apply(plan, key, sent, by=people['editor'])
        except (UnknownRecordError, RowRuleError):  # or all of it was done the first time
            assert content_of(plan) == was
            continue
        assert key in NEEDS_NOTHING
        was = content_of(plan)


NEEDS_NOTHING = {
    'add_need',
    'send_form',
    'schedule_session',
    'schedule_training',
    'log_session',
    'no_dealers',
    'open_form',
    'reopen_form',
    'call_lost_customers',
    'ask_lost_customers',
    'add_side_target',
}


@pytest.mark.parametrize('key', remedying.DOES)
def test_remedy_is_refused_to_who_may_not_edit(key, stored):
    people, _with, plan = deepcopy(stored)
    was = content_of(plan)
    refs = {'strategy': 'S1', 'need': 'N1', 'session': 'E1', 'goal': 'G1'}

    try:
        remedying.apply(plan, key, refs, by=people['viewer'])
    except (PermissionDenied, UnknownRecordError):
        pass
    else:
        assert key == 'suggested_targets'

    assert content_of(plan) == was
