"""Plans of any size, and counting what a page asks of the database."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from plans.models import Plan
from tests.domain.sound_plans import plan_of
from tests.rules.plans import changed, put
from tests.views.access_scene import scene, scene_made_once  # noqa: F401 - fixtures
from tests.views.made_once import (  # noqa: F401 - fixtures
    MEMBERS,
    full_plans_made_once,
    made_once,
    one_of_the_people,
    people,
    people_made_once,
)
from tests.wizard_plans import home_of, with_row_of
from tests.wizard_visits import Wizard

workspace, admin, approver, editor, colleague, viewer = map(
    one_of_the_people, ('workspace', *MEMBERS)
)


@pytest.fixture
def plan_of_size(editor, approver):
    """Makes a plan with so many rows in every list: `plan_of_size(30, status='active')`."""

    def make(count, **keys):
        return plan_of(editor, changed(many(count), put(**{'status': 'draft', **keys})))

    return make


@pytest.fixture
def queries():
    """Counts the queries of a GET: `queries(client, url)`."""

    def count(client, url):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            response = client.get(url)
        assert response.status_code == 200
        return len(asked)

    return count


def many(count):
    """A change of the sound plan: so many rows in every list."""

    def change(plan):
        numbers = range(1, count + 1)
        plan['goals'] = [{'id': f'G{n}', 'statement': f'Mục tiêu {n}'} for n in numbers]
        plan['capabilities'] = [{**plan['capabilities'][0], 'name': f'Kho {n}'} for n in numbers]
        plan['segments'] = [{'id': f'C{n}', 'name': f'Nhóm {n}'} for n in numbers]
        plan['dealers'] = [{'id': f'D{n}', 'name': f'Đại lý {n}'} for n in numbers]
        plan['needs'] = [need(n) for n in numbers]
        plan['sessions'] = [session(n, count) for n in numbers]
        plan['strategies'] = [
            {'id': f'S{n}', 'title': f'Chiến lược {n}', 'origin': 'supplier', 'status': 'chosen',
             'needs': [f'N{n}'], 'goals': [f'G{n}']} for n in numbers
        ]  # fmt: skip
        plan['targets'] = [
            {**plan['targets'][0], 'id': f'T{n}', 'goal': f'G{n}', 'strategy': f'S{n}'}
            for n in numbers
        ]
        plan['actions'] = [
            {'id': f'A{n}', 'title': f'Việc {n}', 'strategy': f'S{n}', 'owner': 'lan@example.com',
             'due': '2027-02-28'} for n in numbers
        ]  # fmt: skip
        plan['feedback'] = [
            {'id': f'F{n}', 'customer': f'Khách {n}', 'received_on': '2026-11-20',
             'sentiment': 'negative', 'verbatim': 'Giao chậm', 'suggestion': 'Giao sớm hơn'}
            for n in numbers
        ]  # fmt: skip
        line = plan['model_details']['sell_side']['product_lines'][0]
        plan['model_details']['sell_side']['product_lines'] = [
            {**line, 'name': f'Dòng {n}', 'segments': [f'C{n}'],
             'tiers': [{'from_qty': '10', 'price': '98000000'}]} for n in numbers
        ]  # fmt: skip

    return change


def need(number):
    """A need with evidence from one dealer."""
    source = {'kind': 'dealer_single', 'dealer': f'D{number}', 'collected_on': '2026-11-01',
              'quote': 'Khách hỏi gói nhỏ'}  # fmt: skip
    return {'id': f'N{number}', 'segment': f'C{number}', 'statement': f'Nhu cầu {number}',
            'priority': 'high', 'status': 'confirmed', 'sources': [source]}  # fmt: skip


def session(number, count):
    """A session to which two dealers at most are invited."""
    invited = [{'dealer': f'D{n}', 'invited': True} for n in range(1, min(count, 2) + 1)]
    return {'id': f'E{number}', 'title': f'Buổi {number}', 'held_on': '2027-02-15',
            'status': 'planned', 'purposes': ['connect'], 'participants': invited}  # fmt: skip


@pytest.fixture
def full_plans(people, full_plans_made_once):  # noqa: F811
    """{model: a draft of the editor's with rows of every kind}."""
    return {plan.business_model: plan for plan in Plan.objects.filter(pk__in=full_plans_made_once)}


@pytest.fixture
def wizard_with(client_of, editor, full_plans):
    """The wizard over a full plan that has rows of the list."""
    return lambda part: Wizard(client_of(editor), with_row_of(part, full_plans[home_of(part)[0]]))


@pytest.fixture
def wizard(client_of, editor, full_plans):
    """The wizard over a full sell-side plan."""
    return Wizard(client_of(editor), full_plans['sell_side'])


@pytest.fixture
def two(client_of, editor, colleague, full_plans):
    """Two people with the same row open; the plan is shared."""
    plan = full_plans['sell_side']
    plan.co_editors.add(colleague)

    def opened(step, name):
        pair = [Wizard(client_of(who), plan) for who in (editor, colleague)]
        group = pair[0].group(name) if name != 'basics' else name
        return *(one.open(step, group) for one in pair), group

    return opened
