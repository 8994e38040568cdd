"""The plan as one page for paper: nothing is cut where nothing can be opened."""

import re

import pytest
from django.urls import reverse

from plans.models import Plan
from tests.domain.sound_plans import REVIEW_MORNING, sound_plan
from tests.rules.plans import add, row

pytestmark = pytest.mark.usefixtures('on_review_day', 'people')

LONG = 'Một nhu cầu ' + 'dài ' * 30 + 'hết.'


@pytest.fixture(scope='module')
def draft_made_once(made_once):
    action = add('actions', {'id': 'A9', 'title': 'Việc', 'strategy': 'S1'})
    said = {'kind': 'customer_interview', 'quote': '"Hai bao rách."'}
    changes = (
        row('needs', 'N1', statement=LONG, sources=[said]),
        row('strategies', 'S1', title=LONG),
        action,
    )
    return made_once(lambda people: sound_plan(people['editor'], *changes).pk, at=REVIEW_MORNING)


@pytest.fixture
def printed(people, draft_made_once, client_of):
    plan = Plan.objects.get(pk=draft_made_once)
    client = client_of(people['editor'])
    return client.get(reverse('plans:print', args=[plan.pk])).content.decode()


def test_needs_and_strategies_are_printed_whole(printed):
    seen = re.sub(r'<[^>]+>', '|', printed)
    assert (re.findall(r'.{0,40}…', seen), seen.count(LONG) >= 5) == ([], True)


def test_quotation_has_one_pair_of_marks(printed):
    assert ('“Hai bao rách.”' in printed, 'Hai bao rách.&quot;' in printed) == (True, False)
