"""Every action × role × state × whose plan it is: allowed as the table says, else refused in words.

What is refused changes nothing: no statement that writes is left when it was answered.
"""

from contextlib import contextmanager
from datetime import UTC, date, datetime
from itertools import product

import pytest
import time_machine
from django.contrib.messages import get_messages
from django.db import connection, transaction
from django.urls import reverse

from plans.document.choices import PlanStatus, Role
from plans.domain import archiving, closing, reviews
from plans.models import Plan
from tests.domain.sound_plans import REVIEW_MORNING, accepted, sound_plan, submitted
from tests.factories import MembershipFactory
from tests.rules.plans import no_sessions, put, sources
from tests.views.permission_table import ACTIONS, COMPANY, STATES, may, send

pytestmark = pytest.mark.django_db
MORNINGS = {PlanStatus.DRAFT: REVIEW_MORNING, PlanStatus.IN_REVIEW: REVIEW_MORNING}
LATER = datetime(2027, 2, 10, 2, tzinfo=UTC)
ANSWERS = {200, 302, 403, 409, 422}
REFUSALS = ANSWERS - {200, 302}
WRITING = {'INSERT', 'UPDATE', 'DELETE'}
OF_NOBODY = {'django_session', 'usersessions_usersession', 'django_cache'}


@pytest.fixture(autouse=True)
def _on_review_day(caplog):
    caplog.set_level('CRITICAL', logger='django.request')  # thousands are refused here
    with time_machine.travel(REVIEW_MORNING, tick=False):
        yield


@pytest.fixture
def people(admin, approver, editor, viewer):
    """{role: membership}; each role has a second member, so that nobody is the only approver."""
    for role in (Role.APPROVER, Role.ADMIN):
        MembershipFactory(workspace=admin.workspace, role=role)
    return {one.role: one for one in (viewer, editor, approver, admin)}


@pytest.fixture
def plan(colleague, people):
    """A draft of the colleague's, sound but for M2.1, accepted, and a warning about its form."""
    single = [sources('N1', 'dealer_single'), sources('N2', 'dealer_single'), no_sessions]
    rest = put(feedback_form={'is_open': False}, owner=colleague.email)
    made = sound_plan(colleague, *single, rest)
    accepted(made, 'M2.1', colleague, expires_on=date(2027, 3, 1))
    return made


def moved_to(state, plan, by, approver):
    """The plan in the next state of its life, with one acceptance that nobody has confirmed."""
    plan = Plan.objects.get(pk=plan.pk)
    if state == PlanStatus.IN_REVIEW:
        submitted(plan, by)
    elif state == PlanStatus.ACTIVE:
        reviews.approve(plan, by=approver, version=plan.versions.first().number)
    elif state == PlanStatus.CLOSED:
        told = {'note': 'Đạt.', 'early_reason': 'Khách lớn dừng mua.'}
        closing.close(plan, by=approver, lock_version=plan.lock_version, **told)
    elif state == PlanStatus.ARCHIVED:
        archiving.archive(plan, by=by, lock_version=plan.lock_version)
    plan.waivers.update(confirmed_by=None)
    return Plan.objects.get(pk=plan.pk)


@contextmanager
def undone():
    """Let nothing that happens inside last."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@contextmanager
def written():
    """Gives the statements that wrote anything of the product's and were not taken back."""
    left, marks = [], {}

    def watch(execute, sql, params, many, context):
        verb, *words = sql.split()
        if verb == 'SAVEPOINT':
            marks[words[0]] = len(left)
        elif verb == 'ROLLBACK':
            del left[marks[words[-1]] :]
        elif verb in WRITING and not any(name in sql for name in OF_NOBODY):
            left.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        yield left


def told(response):
    """What the person is told: why, on the page of a refusal; else messages, or the page itself."""
    if response.status_code == 403:
        return response.context['exception']
    said = [str(one) for one in get_messages(response.wsgi_request)]
    return said or ([] if response.status_code == 302 else [response.content.decode()])


def attempt(client, plan, sending):
    """(whether it was done, what is wrong with how it was answered)."""
    with undone(), written() as left:
        response = send(client, plan, sending)
        changed = bool(left)
    client.cookies.pop('messages', None)
    done = response.status_code == 200 if sending.data is None else changed
    if response.status_code not in ANSWERS:
        return done, f'answered {response.status_code}'
    if changed and response.status_code in REFUSALS:
        return done, 'refused, yet something changed'
    return done, '' if done or told(response) else 'refused without a word'


def faults_of(plan, state, people, clients):
    """What does not go as the table says in this state, one text each."""
    found = []
    for relation, role in [*product(('own', 'foreign'), people), ('co', Role.EDITOR)]:
        member = people[role]
        with undone():
            if relation == 'own':
                others = plan.workspace.memberships.approvers().exclude(pk=member.pk)
                Plan.objects.filter(pk=plan.pk).update(owner=member, approver=others.first())
            elif relation == 'co':
                plan.co_editors.add(member)
            asked = Plan.objects.select_related('workspace').get(pk=plan.pk)
            for action, (sending, *who) in ACTIONS.items():
                words = who[STATES.index(state)]
                if words is None:
                    continue
                wanted = may(words, role, relation)
                done, fault = attempt(clients[role], asked, sending(asked))
                if fault or done != wanted:
                    word = fault or ('was done' if done else 'was refused')
                    found.append(f'{action}, {state}, {role} {relation}: {word}')
    return found


def seen_by(stranger, plan, state):
    """What does not look like nothing at all to the admin of another company."""
    answers = {}
    for action, (sending, *_who) in ACTIONS.items():
        with undone(), written() as left:
            answers[action] = (send(stranger, plan, sending(plan)).status_code, list(left))
    return [f'{action}, {state}, stranger' for action in answers if answers[action] != (404, [])]


def test_each_action_is_allowed_or_refused_as_the_table_says(
    plan, people, client_of, colleague, stranger
):
    found = []

    for state in STATES:
        with time_machine.travel(MORNINGS.get(state, LATER), tick=False):
            plan = moved_to(state, plan, colleague, people[Role.APPROVER])
            clients = {role: client_of(member) for role, member in people.items()}
            found += faults_of(plan, state, people, clients)
            found += seen_by(client_of(stranger), plan, state)

    assert found == []


def test_pages_of_the_company_are_for_the_roles_of_the_table(people, client_of):
    found = []

    for role, member in people.items():
        client = client_of(member)
        for action, (name, who) in COMPANY.items():
            response = client.get(reverse(f'plans:{name}'))
            wanted = 200 if may(who, role, 'foreign') else 403
            if response.status_code != wanted or not told(response):
                found.append(f'{action}, {role}: {response.status_code}')

    assert found == []
