"""The demonstration's plan files tell the worked example of product.md 5.7 on any day."""

from collections import Counter
from datetime import date

import pytest

from plans.document.choices import BusinessModel, PlanStatus, Role, StepKey
from plans.document.plan_file import dump_text
from plans.domain.shipped.demo import (
    FOLDER,
    STORY_DAY,
    WORKSPACES,
    DemoWorkspace,
    demo_plan,
    months_to,
)
from plans.domain.shipped.demo.moving import moved_day
from plans.rules.checks import Phase, Thresholds, evaluate
from plans.rules.tracking import track

DAYS = [STORY_DAY, date(2026, 11, 23), date(2027, 1, 31), date(2028, 2, 29)]
PLANS = [(workspace, name) for workspace in WORKSPACES for name in workspace.plans]
every_plan = pytest.mark.parametrize(('workspace', 'name'), PLANS, ids=lambda one: str(one)[:24])
on_any_day = pytest.mark.parametrize('today', DAYS, ids=str)


def found(document, phase, on=STORY_DAY):
    findings = evaluate(document, phase, on, Thresholds())
    return {str(code): str(finding.severity) for code, finding in findings.items()}


def test_every_file_belongs_to_one_workspace():
    names = [name for _, name in PLANS]

    assert sorted(names) == sorted(path.stem for path in FOLDER.glob('*.json'))


def test_first_workspace_holds_every_model_and_several_states():
    plans = [demo_plan(name, STORY_DAY) for name in WORKSPACES[0].plans]

    assert {plan.business_model for plan in plans} == set(BusinessModel)
    assert Counter(plan.status for plan in plans) == {
        PlanStatus.ACTIVE: 3,
        PlanStatus.DRAFT: 1,
        PlanStatus.IN_REVIEW: 1,
        PlanStatus.CLOSED: 1,
    }


@every_plan
@on_any_day
def test_nothing_heard_or_measured_lies_ahead_of_today(workspace: DemoWorkspace, name, today):
    plan = demo_plan(name, today)
    days = [row.received_on for row in plan.feedback]
    days += [actual.as_of for target in plan.targets for actual in target.actuals]
    days += [source.collected_on for need in plan.needs for source in need.sources]
    days += [session.held_on for session in plan.sessions if session.status == 'held']
    days += [task.done_on for task in plan.actions if task.done_on]

    assert [day for day in days if day > today] == []


@every_plan
def test_people_of_a_plan_are_members_who_may(workspace: DemoWorkspace, name):
    roles = {person.email: person.role for person in workspace.people}
    plan = demo_plan(name, STORY_DAY)
    writers = [plan.owner, *plan.co_editors, *(row.owner for row in plan.targets)]
    writers += [row.owner for row in plan.actions]

    assert all(roles[email] != Role.VIEWER for email in writers)
    assert roles[plan.approver] in (Role.APPROVER, Role.ADMIN)


@every_plan
def test_moved_plan_keeps_its_content(workspace: DemoWorkspace, name):
    written = demo_plan(name, STORY_DAY)
    moved = demo_plan(name, date(2027, 3, 20))

    assert len(dump_text(moved)) == pytest.approx(len(dump_text(written)), abs=20)
    assert moved.period_start == moved_day(written.period_start, -1)


def test_tracked_plan_stands_as_in_the_worked_example():
    plan = demo_plan('noi-dia', STORY_DAY)

    tracking = track(plan, STORY_DAY)

    sales = tracking.of('T1')
    assert (sales.expected, sales.actual) == (41_400_000_000, 36_700_000_000)
    paces = {row.id: f'{row.pace_pct:.1f} {row.status}' for row in tracking.targets}
    assert paces == {
        'T1': '88.6 at_risk',
        'T2': '55.8 off_track',
        'T3': '75.0 at_risk',
        'T4': '99.2 at_risk',
    }
    assert f'{tracking.pace_pct:.1f} {tracking.status}' == '80.4 at_risk'


def test_tracked_plan_shows_the_same_figures_on_the_day_it_was_made():
    today = date(2026, 11, 23)

    tracking = track(demo_plan('noi-dia', today), today)

    paces = [f'{row.pace_pct:.1f}' for row in tracking.targets]
    assert paces == ['88.6', '55.8', '75.0', '99.2']
    assert f'{tracking.pace_pct:.1f} {tracking.status}' == '80.4 at_risk'


def test_tracked_plan_hears_praise_and_criticism():
    plan = demo_plan('noi-dia', STORY_DAY)

    assert Counter(row.sentiment for row in plan.feedback) == {
        'positive': 14,
        'mixed': 6,
        'negative': 5,
    }
    assert found(plan, Phase.ACTIVE) == {'M3.4': 'warn', 'O3a': 'warn'}


def test_draft_stops_at_strategies_and_is_flagged_when_that_step_is_left():
    draft = demo_plan('xuat-khau-eu', STORY_DAY)
    left = draft.model_copy(update={'steps_done': (*draft.steps_done, StepKey.STRATEGIES)})

    assert found(draft, Phase.DRAFT) == {'M1.3': 'warn', 'O3b': 'warn'}
    assert found(left, Phase.DRAFT)['M1.2'] == 'must'


def test_plan_awaiting_approval_asks_to_accept_single_dealers():
    plan = demo_plan('ban-le-mien-trung', STORY_DAY)

    assert found(plan, Phase.REVIEW) == {'M2.1': 'must'}
    assert [(waiver.check, set(waiver.subjects)) for waiver in plan.waivers] == [
        ('M2.1', {need.id for need in plan.needs})
    ]


@pytest.mark.parametrize(
    ('day', 'months', 'moved'),
    [
        (date(2027, 1, 31), 1, date(2027, 2, 28)),
        (date(2027, 2, 28), -5, date(2026, 9, 30)),
        (date(2027, 4, 15), -5, date(2026, 11, 15)),
        (date(2027, 12, 31), 2, date(2028, 2, 29)),
        (date(2027, 1, 30), 1, date(2027, 2, 28)),
        (date(2027, 1, 1), -1, date(2026, 12, 1)),
    ],
)
def test_day_moves_by_whole_months(day, months, moved):
    assert moved_day(day, months) == moved


@pytest.mark.parametrize(
    ('today', 'months'),
    [
        (date(2027, 4, 20), 0),
        (date(2027, 4, 19), -1),
        (date(2026, 11, 23), -5),
        (date(2028, 5, 1), 12),
    ],
)
def test_story_day_lands_within_the_last_month(today, months):
    assert months_to(today) == months
    assert moved_day(STORY_DAY, months) <= today
