"""Every remedy makes or changes the real record, and clears or lowers its finding (3.4 to 3.8)."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest
import time_machine
from django.db import connection

from plans.document.choices import CheckCode, Phase
from plans.domain import remedying, rows, summaries
from plans.domain.documents.reading import document_of
from plans.domain.remedies import OFFERED, remedies_for
from plans.domain.row_places import rows_of
from plans.models import Plan, Reminder
from tests.domain.sound_plans import plan_of
from tests.rules import plans as samples
from tests.rules.plans import (
    REVIEW_DAY,
    add,
    every,
    heard,
    led_by,
    marketplace,
    no_sessions,
    planned_session,
    put,
    row,
    session,
    sources,
    strategies,
)

LAN = 'lan@example.com'
DEALERS = put(uses_dealers=True)
SUPPLIED = strategies(*[led_by('supplier')] * 2)
HALF_SUPPLIED = strategies(led_by('customer_need', 'N1'), led_by('supplier'))
SINGLES = [sources('N1', 'dealer_single'), sources('N2', 'dealer_single')]
PRAISE = heard(*[('positive', '2026-12-01')] * 5)
WAITING = heard(
    {'customer': 'B', 'suggestion': 'Đóng bao 30 kg', 'received_on': '2026-11-01', 'status': 'new'}
)
BEFORE_MEETING = [DEALERS, *SINGLES, put(sessions=[]), session('E1', '2026-08-01')]


def no_evidence(plan):
    for need in plan['needs']:
        need['sources'] = []


def fill(**values):
    """What the person types into the row that the remedy opened."""
    return lambda plan, made, by: rows.change(plan, made[0], made[1].pk, values, by=by)


QUOTED = fill(quote='Lô nhỏ thì chúng tôi lấy ngay')


def link_to_first(plan, made, by):
    """The new need is linked to a strategy and a customer is quoted."""
    name, need = made
    rows.change(plan, name, need.pk, {'statement': 'Lô nhỏ'}, by=by)
    heard_from = {'kind': 'customer_interview', 'collected_on': REVIEW_DAY, 'quote': 'Ít vỡ hơn'}
    rows.add(plan, 'sources', heard_from, by=by, parent=need)
    first = rows_of(plan, 'strategies').first()
    rows.change(plan, 'strategies', first.pk, {'needs': [need.ref]}, by=by)


def record_what_was_heard(plan, made, by):
    """In the session, needs were heard."""
    _name, met = made
    came = [f'D{number}' for number in range(1, 4)]
    rows.change(plan, 'sessions', met.pk, {'attended': came}, by=by)


@dataclass(frozen=True)
class Case:
    """A situation, the remedy, what is then typed, and what becomes of the finding."""

    code: str
    key: str
    changes: tuple = ()
    on: date = REVIEW_DAY
    status: str = 'draft'
    phase: Phase = Phase.REVIEW
    then: object = None
    effect: str = 'gone'

    def __str__(self):
        return f'{self.code} {self.key}'


ACTIVE_DAY = date(2027, 4, 20)
MET_TWICE = (
    *samples.active(ACTIVE_DAY),
    DEALERS,
    no_sessions,
    session('E2', '2027-02-10'),
    session('E3', '2027-04-10'),
)
SILENT_DAY = date(2027, 3, 2)
SILENT = (*samples.active(SILENT_DAY), heard(), put(feedback_form={'is_open': False}))
UNCOUNTED_DAY = date(2027, 3, 12)
UNCOUNTED = (*samples.active(UNCOUNTED_DAY), row('targets', 'T1', actuals=[]))


def later(code, key, changes, on, **more):
    return Case(code, key, tuple(changes), on, 'active', Phase.ACTIVE, **more)


CASES = [
    Case('M1.1', 'link_need', (SUPPLIED,)),
    Case('M1.1', 'add_need', (SUPPLIED,), then=link_to_first),
    Case('M1.1', 'strategy_from_need', (SUPPLIED,)),
    Case('M1.2', 'link_need', (HALF_SUPPLIED,)),
    Case('M1.2', 'strategy_from_need', (HALF_SUPPLIED,), effect='lower'),
    Case('M1.2', 'drop_strategy', (HALF_SUPPLIED,)),
    Case('M1.3', 'add_customer_evidence', (sources('N1', 'sales_team'),), then=QUOTED),
    Case('M1.3', 'send_form', (sources('N1', 'sales_team'), put(feedback_form={})), effect='helps'),
    Case('M2.1', 'schedule_session', tuple(BEFORE_MEETING), effect='helps'),
    Case(
        'M2.1', 'add_customer_evidence', tuple(BEFORE_MEETING), effect='lower', then=QUOTED
    ),
    Case('M2.1', 'record_from_session', tuple(BEFORE_MEETING), effect='lower', then=QUOTED),
    Case('M2.2', 'schedule_session', (DEALERS, no_sessions)),
    Case('M2.2', 'log_session', (DEALERS, no_sessions), then=record_what_was_heard),
    Case('M2.2', 'no_dealers', (DEALERS, no_sessions)),
    later('M2.3', 'add_training', (*MET_TWICE, planned_session('E4', '2027-04-25')), ACTIVE_DAY,
          effect='helps'),
    later('M2.3', 'schedule_training', MET_TWICE, ACTIVE_DAY, effect='helps'),
    Case('M3.1', 'open_form', (put(feedback_form={'is_open': False}),)),
    Case('M3.1', 'call_lost_customers', (put(feedback_form={'is_open': False}),)),
    Case('M3.2', 'ask_lost_customers', (PRAISE,), effect='helps'),
    later('M3.3', 'ask_lost_customers', SILENT, SILENT_DAY, effect='helps'),
    later('M3.3', 'reopen_form', SILENT, SILENT_DAY, effect='helps'),
    Case('M3.4', 'action_from_feedback', (WAITING,)),
    Case('M3.4', 'strategy_from_feedback', (WAITING,)),
    Case('O1', 'add_capability', (row('targets', 'T1', target_value='1320'),),
         then=fill(name='Xưởng 2', capacity='100')),
    Case('O1', 'add_sourcing', (row('targets', 'T1', target_value='1320'),),
         then=fill(name='Mua ngoài', capacity='100')),
    Case('O3a', 'strategy_from_need', (row('strategies', 'S2', needs=[]),)),
    Case('O3a', 'reject_need', (row('strategies', 'S2', needs=[]),)),
    Case('O3b', 'add_evidence', (no_evidence,), effect='lower', then=QUOTED),
    Case('O3c', 'update_evidence', (
        sources('N1', {'kind': 'customer_interview', 'collected_on': '2025-01-05'}),), then=QUOTED),
    Case('O4', 'add_task', (put(actions=[samples.SOUND['actions'][0]]),)),
    Case('O5', 'add_target', (add('goals', {'id': 'G2', 'statement': 'Mở thị trường'}),)),
    later('O6', 'remind_owner', UNCOUNTED, UNCOUNTED_DAY, effect='helps'),
    Case('I2', 'add_side_target', (marketplace(), every('targets', market_side='seller'))),
]  # fmt: skip
# Buttons of the targets step and of the thread board: no finding offers them.
IN_A_STEP = {'suggested_targets', 'ask_about_strategy', 'target_for_strategy'}


@pytest.fixture
def situation(editor, approver):
    """The case's plan, and what is found in it now: `found()`."""

    def made(case):
        content = samples.changed(*case.changes)
        content['status'] = case.status
        plan = plan_of(editor, content)

        def found():
            fresh = Plan.objects.get(pk=plan.pk)
            return summaries.find(fresh, document_of(fresh), case.on, case.phase)

        return plan, found

    return made


def morning_of(day):
    return datetime(day.year, day.month, day.day, 2, tzinfo=UTC)


def test_every_remedy_has_a_case():
    offered = {
        (code.value, key) for code, keys in OFFERED.items() for key in keys if key in remedying.DOES
    }

    assert {(case.code, case.key) for case in CASES} == offered
    assert {case.key for case in CASES} | IN_A_STEP == set(remedying.DOES)


@pytest.mark.parametrize('case', CASES, ids=str)
def test_remedy_works_on_the_real_record(case, situation, editor):
    with time_machine.travel(morning_of(case.on), tick=False):
        plan, found = situation(case)
        code = CheckCode(case.code)
        before, was = found()[code], kept(plan)
        params = params_of(plan, before, case.key)

        made = remedying.apply(plan, case.key, params, by=editor)
        unchanged = kept(plan) == was
        if case.then:
            case.then(Plan.objects.get(pk=plan.pk), made, editor)
        after = found().get(code)

    assert unchanged is (case.then is QUOTED)  # evidence counts once it says something
    assert kept(plan) != was
    assert is_in_plan(plan, made)
    if case.effect == 'gone':
        assert after is None
    elif case.effect == 'lower':
        assert after is None or weight(after) < weight(before)


def test_complaint_is_written_on_a_page(situation):
    with time_machine.travel(morning_of(SILENT_DAY), tick=False):
        plan, found = situation(later('M3.3', 'log_complaint', SILENT, SILENT_DAY))
        offered = remedies_for(plan, found()[CheckCode.M3_3], document_of(plan))

    led = [(one.page, one.options) for one in offered if one.key == 'log_complaint']
    assert led == [('plans:log_complaint', ())]


def kept(plan):
    """What the plan says, and who was reminded of it."""
    return content_of(plan), set(
        Reminder.objects.filter(plan=plan).values_list('target__ref', 'to')
    )


def content_of(plan):
    return document_of(Plan.objects.get(pk=plan.pk))


def params_of(plan, finding, key):
    """What the first button of the remedy sends."""
    offered = remedies_for(plan, finding, document_of(plan))
    return next(remedy for remedy in offered if remedy.key == key).options[0].params


def is_in_plan(plan, made):
    """Whether the record to open is a row of the plan; a change opens none."""
    return made is None or rows_of(plan, made[0]).filter(pk=made[1].pk).exists()


def weight(finding):
    """How bad a finding is: its severity, then the share or number of what causes it."""
    share = [float(value) for value in finding.numbers.values() if value.replace('.', '').isdigit()]
    return (
        finding.severity.rank,
        len(finding.subjects),
        share,
    )


def test_release_before_may_write_evidence(situation):
    """While a release is put in, processes of the one before know no `is_pending`."""
    plan, _found = situation(Case('O3b', 'add_evidence', (no_evidence,)))
    need = plan.needs.first()
    names = 'need_id, kind, position, row_version, customer_name, supplier_name, quote, url'
    values = [need.pk, 'assumption', 0, 1, '', '', 'Đoán', '']
    with connection.cursor() as cursor:
        cursor.execute(
            f'INSERT INTO plans_needsource ({names}, collected_by_email) '  # noqa: S608
            'VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s)',
            [*values, ''],
        )

    assert [one.quote for one in need.sources.all()] == ['Đoán']
