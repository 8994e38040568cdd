"""Twenty people write one plan at the same time, through the server: nothing acknowledged is lost.

`WRITERS_SECONDS=30` lets them write for longer; then `-s` shows how much they wrote.
"""

import http.client
import json
import os
import random
import threading
import time
from dataclasses import dataclass, field
from urllib.parse import urlencode, urlsplit

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.urls import reverse

from plans.document.schema import PlanDocument
from plans.domain import summaries
from plans.domain.documents.reading import document_of, read
from plans.domain.row_places import rows_of
from plans.models import CompanyGoal, OneTimeKey, Plan
from tests.domain.sound_plans import sound_plan
from tests.factories import MembershipFactory

WRITERS = 20
SECONDS = float(os.environ.get('WRITERS_SECONDS', '3'))
TOKEN = 'a' * 32
FIRST = 'Tăng lợi nhuận gộp từ 11 % lên 14 %'


@dataclass
class Writer:
    """One person: writes a goal that all share, adds needs, and words the needs added."""

    name: str
    address: str
    cookies: str
    plan: Plan
    goal: int
    seen: str = FIRST  # the shared text as this person last saw it
    chain: list = field(default_factory=list)  # (text loaded, text that was acknowledged)
    needs: dict = field(default_factory=dict)  # {pk: text that was acknowledged}
    conflicts: list = field(default_factory=list)
    faults: list = field(default_factory=list)

    def write_until(self, end):
        """Do one thing after the other until the clock says so."""
        dice = random.Random(self.name)
        self.server = http.client.HTTPConnection(urlsplit(self.address).netloc, timeout=60)
        number = 0
        while time.monotonic() < end:
            number += 1
            what = dice.choice([self.change_goal, self.change_goal, self.add_need, self.word_need])
            what(f'{self.name} viết lần {number}')
        self.server.close()

    def post(self, name, *arguments, **data):
        """What the server answers: (status, headers, text)."""
        path = reverse(f'plans:{name}', args=[self.plan.pk, *arguments])
        headers = {
            'Cookie': self.cookies,
            'X-CSRFToken': TOKEN,
            'Accept-Language': 'vi',
            'Content-Type': 'application/x-www-form-urlencoded',
        }
        self.server.request('POST', path, urlencode(data), headers)
        answer = self.server.getresponse()
        return answer.status, answer.headers, answer.read().decode()

    def save(self, group, text, was):
        """Save a field by itself, as it was loaded."""
        typed = {f'{group}-statement': text, f'was-{group}-statement': json.dumps(was)}
        step = group.partition('-')[0]
        return self.post('wizard_field', step, group=group, field='statement', **typed)

    def change_goal(self, text):
        """Write over the shared text; where somebody was faster, look at theirs."""
        status, _headers, said = self.save(f'goals-{self.goal}', text, self.seen)
        if status == 200:
            self.chain.append((self.seen, text))
            self.seen = text
        elif status == 409:
            self.conflicts.append(said)
            self.seen = CompanyGoal.objects.values_list('statement', flat=True).get(pk=self.goal)
        else:
            self.faults.append((status, said[:200]))

    def add_need(self, text):
        """Add a need by a form that is sent twice."""
        answers = [self.post('wizard_rows', 'needs', 'needs', key=text) for _time in range(2)]
        places = {headers['Location'] for _status, headers, _text in answers}
        if [status for status, *_more in answers] != [302, 302] or len(places) != 1:
            self.faults.append((answers[0][0], str(places)))
            return
        pk = int(places.pop().rpartition('needs-')[2])
        self.needs[pk] = ''

    def word_need(self, text):
        """Word the need added last."""
        if not self.needs:
            return
        pk = list(self.needs)[-1]
        status, _headers, said = self.save(f'needs-{pk}', text, self.needs[pk])
        if status == 200:
            self.needs[pk] = text
        else:
            self.faults.append((status, said[:200]))


@pytest.fixture
def writers(live_server, editor, approver):
    """The owner's plan, and twenty who may edit it, each signed in."""
    plan = sound_plan(editor)
    goal = plan.goals.get().pk
    found = []
    for number in range(WRITERS):
        member = MembershipFactory(workspace=plan.workspace)
        plan.co_editors.add(member)
        client = Client()
        client.force_login(member.user)
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        cookies = f'{settings.SESSION_COOKIE_NAME}={session}; csrftoken={TOKEN}'
        found.append(Writer(f'Người {number}', live_server.url, cookies, plan, goal))
    summaries.refresh(plan)
    return found


def test_twenty_writers_lose_nothing_double_nothing_and_are_told(writers):
    plan, before = writers[0].plan, writers[0].plan.needs.count()

    all_write(writers)

    acknowledged = [edge for one in writers for edge in one.chain]
    needs = {pk: text for one in writers for pk, text in one.needs.items()}
    conflicts = [said for one in writers for said in one.conflicts]
    report(acknowledged, needs, conflicts)
    assert [fault for one in writers for fault in one.faults] == []
    assert followed(acknowledged) == CompanyGoal.objects.get().statement
    kept = dict(rows_of(plan, 'needs').filter(pk__in=needs).values_list('pk', 'statement'))
    assert kept == needs
    assert rows_of(plan, 'needs').count() == before + len(needs) == before + keys_used()
    assert conflicts
    assert [said for said in conflicts if 'vừa sửa ô này thành “Người ' not in said] == []
    plan = Plan.objects.get(pk=plan.pk)
    assert document_of(plan) == PlanDocument.model_validate(read(plan))  # what lists show is true


def all_write(writers):
    """Let everybody write at once."""
    end = time.monotonic() + SECONDS
    threads = [threading.Thread(target=closing, args=(one, end)) for one in writers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def closing(writer, end):
    """Write, then give this thread's connection back."""
    try:
        writer.write_until(end)
    except Exception as broken:  # a thread's exception would go unseen
        writer.faults.append(repr(broken))
    finally:
        connection.close()


def followed(edges):
    """The text at the end of one chain that goes through every acknowledged write exactly once."""
    onward = dict(edges)
    assert len(onward) == len(edges), 'two writes were acknowledged over the same text'
    text, steps = FIRST, 0
    while text in onward:
        text, steps = onward[text], steps + 1
    assert steps == len(edges), 'a write was acknowledged over a text that never was'
    return text


def keys_used():
    return OneTimeKey.objects.exclude(result_url='').count()


def report(acknowledged, needs, conflicts):
    """How much was written, for who asked for a long run."""
    told = f'{len(acknowledged)} writes, {len(needs)} rows, {len(conflicts)} conflicts told'
    print(f'\n{connection.vendor}, {SECONDS:g} s, {WRITERS} writers: {told}')  # noqa: T201
