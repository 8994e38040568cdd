"""Closing, reopening, archiving and restoring: each guard of product.md 2.4, broken once."""

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.http import Http404

from plans.document import plan_file
from plans.document.choices import PlanStatus
from plans.domain import archiving, closing, rows
from plans.domain.closing import (
    CloseNoteMissingError,
    EarlyReasonMissingError,
    ReopenTooLateError,
)
from plans.domain.plans import delete_plan
from plans.domain.transitions import PlanMovedOnError
from plans.models import AuditEvent, CloseOut, Plan
from tests import cast
from tests.module_rows import from_kept
from tests.rules import tracked_plans as samples
from tests.tracked import active_plan

pytestmark = pytest.mark.django_db
SPRING = '2027-04-20 05:00:00Z'
NOTE, EARLY = 'Đạt doanh số, chưa đạt độ phủ.', 'Khách lớn nhất dừng mua.'
LESSONS = {'unheard': 'Giao nhanh hơn.', 'worked': 'Lô nhỏ.', 'carry_over': 'Hồ sơ EUDR.'}


@pytest.fixture(autouse=True)
def _in_spring():
    with time_machine.travel(SPRING, tick=False):
        yield


def store():
    """A plan of 2027 of the editor's that runs."""
    with time_machine.travel(SPRING, tick=False):
        people = cast.people(*cast.WHO)
        target = samples.target('T1', actuals=samples.months(10, 12))
        return {**people, 'running': active_plan(people['editor'], target)}


@pytest.fixture(scope='module')
def stored(module_rows):
    return module_rows(store)


editor, approver, colleague, viewer, admin, stranger = from_kept(
    'editor', 'approver', 'colleague', 'viewer', 'admin', 'stranger'
)
(running,) = from_kept('running')


def lock(plan):
    return Plan.objects.values_list('lock_version', flat=True).get(pk=plan.pk)


def closed(plan, by, **options):
    given = {'lock_version': lock(plan), 'note': NOTE, 'early_reason': EARLY, **options}
    return closing.close(plan, by=by, **given)


def everything(plan):
    """The plan's row, its versions and its records, to see that nothing changed."""
    rows = (Plan.objects.filter(pk=plan.pk), plan.versions.all(), CloseOut.objects.all())
    return [list(found.values()) for found in (*rows, AuditEvent.objects.all())]


def moved_on(plan, by):
    return closed(plan, by, lock_version=lock(plan) - 1)


def reopened(plan, by):
    return closing.reopen(plan, by=by, lock_version=lock(plan))


def archived(plan, by):
    return archiving.archive(plan, by=by, lock_version=lock(plan))


def restored(plan, by):
    return archiving.restore(plan, by=by, lock_version=lock(plan))


def deleted(plan, by):
    return delete_plan(Plan.objects.get(pk=plan.pk), by=by)


def close_it(plan, people):
    closed(plan, people['editor'])


def close_by_approver(plan, people):
    closed(plan, people['approver'])


def archive_it(plan, people):
    close_it(plan, people)
    archived(plan, people['editor'])


def as_draft(plan, people):
    Plan.objects.filter(pk=plan.pk).update(status='draft')


BROKEN = {
    'close by a viewer': (None, closed, 'viewer', PermissionDenied),
    'close by another editor': (None, closed, 'colleague', PermissionDenied),
    'close by another company': (None, closed, 'stranger', PermissionDenied),
    'close a page that is old': (None, moved_on, 'editor', PlanMovedOnError),
    'close a draft': (as_draft, closed, 'editor', PlanMovedOnError),
    'close twice': (close_it, closed, 'editor', PlanMovedOnError),
    'close without a note': (
        None,
        lambda plan, by: closed(plan, by, note='  '),
        'editor',
        CloseNoteMissingError,
    ),
    'close early without a reason': (
        None,
        lambda plan, by: closed(plan, by, early_reason=''),
        'editor',
        EarlyReasonMissingError,
    ),
    'close early with 9 characters': (
        None,
        lambda plan, by: closed(plan, by, early_reason=' 123456789 '),
        'editor',
        EarlyReasonMissingError,
    ),
    'reopen by the owner': (close_by_approver, reopened, 'editor', PermissionDenied),
    'reopen by another company': (close_it, reopened, 'stranger', PermissionDenied),
    'reopen what runs': (None, reopened, 'approver', PlanMovedOnError),
    'reopen what is archived': (archive_it, reopened, 'approver', PlanMovedOnError),
    'archive what runs': (None, archived, 'editor', PlanMovedOnError),
    'archive by an approver': (close_it, archived, 'approver', PermissionDenied),
    'archive by another editor': (close_it, archived, 'colleague', PermissionDenied),
    'archive by another company': (close_it, archived, 'stranger', PermissionDenied),
    'archive twice': (archive_it, archived, 'editor', PlanMovedOnError),
    'restore what is closed': (close_it, restored, 'editor', PlanMovedOnError),
    'restore by another editor': (archive_it, restored, 'colleague', PermissionDenied),
    'restore by another company': (archive_it, restored, 'stranger', PermissionDenied),
    'delete what runs': (None, deleted, 'editor', PermissionDenied),
    'delete what is closed': (close_it, deleted, 'editor', PermissionDenied),
    'delete what is archived': (archive_it, deleted, 'editor', PermissionDenied),
    'delete a draft by an admin': (as_draft, deleted, 'admin', PermissionDenied),
}


@pytest.mark.parametrize('name', BROKEN)
def test_broken_guard_is_refused_by_name_and_changes_nothing(name, kept):
    before, act, who, error = BROKEN[name]
    running = kept.pop('running')
    people = kept
    if before:
        before(running, people)
    as_it_was = everything(running)

    with pytest.raises(error) as refused:
        act(running, people[who])

    assert (refused.type, everything(running)) == (error, as_it_was)


def test_reopening_is_possible_for_30_days_and_not_on_the_31st(running, editor, approver):
    closed(running, editor)

    with time_machine.travel('2027-05-20 05:00:00Z', tick=False):
        assert reopened(running, approver).status == PlanStatus.ACTIVE
    closed(running, editor)
    with (
        time_machine.travel('2027-05-21 05:00:00Z', tick=False),
        pytest.raises(ReopenTooLateError),
    ):
        reopened(running, approver)


def test_owner_undoes_closing_within_ten_minutes(running, editor, colleague):
    closed(running, editor)
    with pytest.raises(PermissionDenied):
        reopened(running, colleague)
    with time_machine.travel('2027-04-20 05:10:00Z', tick=False):
        assert reopened(running, editor).status == PlanStatus.ACTIVE
    closed(running, editor)

    with (
        time_machine.travel('2027-04-20 05:10:01Z', tick=False),
        pytest.raises(PermissionDenied),
    ):
        reopened(running, editor)


def test_closing_keeps_answers_result_and_a_version(running, editor):
    plan = closed(running, editor, lessons=LESSONS)

    version = plan.versions.first()
    document = plan_file.parse(version.snapshot)
    told = {**LESSONS, 'early_reason': EARLY}
    assert (plan.status, plan.close_note, version.reason) == ('closed', NOTE, 'closed')
    assert document.close_out.model_dump() == told
    assert (document.status, document.close_note) == ('closed', NOTE)
    assert AuditEvent.objects.get(action='plan_closed').facts == {'version': 1, 'early': True}


def test_result_is_frozen_on_the_day_of_closing(running, editor):
    closed(running, editor)
    before = Plan.objects.get(pk=running.pk).summary.pace

    with time_machine.travel('2027-11-20 05:00:00Z', tick=False):
        archived(running, editor)
        plan = Plan.objects.get(pk=running.pk)

    assert (plan.summary.pace, plan.summary.computed_on.isoformat()) == (before, '2027-04-20')


def test_closing_after_the_period_needs_no_reason(running, editor):
    with time_machine.travel('2027-12-31 05:00:00Z', tick=False):
        plan = closed(running, editor, early_reason='')

    assert plan.close_out.early_reason == ''


@pytest.mark.parametrize('who', ['editor', 'approver', 'admin'])
def test_owner_approver_and_admin_close(who, running, request):
    assert closed(running, request.getfixturevalue(who)).status == PlanStatus.CLOSED


@pytest.mark.parametrize('who', ['editor', 'admin'])
@pytest.mark.parametrize(('before', 'state'), [(close_it, 'closed'), (as_draft, 'draft')])
def test_restoring_leads_back_to_the_state_before(who, before, state, running, request):
    member = request.getfixturevalue(who)
    before(running, {'editor': request.getfixturevalue('editor')})

    put_away = archived(running, member)
    back = restored(running, member)

    assert (put_away.status, put_away.phase, back.status) == ('archived', state, state)
    assert back.status_before_archive == ''
    actions = list(AuditEvent.objects.values_list('action', flat=True)[:2])
    assert actions == ['plan_restored', 'plan_archived']


def test_reopened_plan_remembers_what_was_said(running, editor, approver):
    closed(running, editor, lessons=LESSONS)

    plan = reopened(running, approver)

    assert (plan.closed_at, plan.close_note, plan.close_out.worked) == (None, '', 'Lô nhỏ.')


def test_row_of_a_plan_deleted_meanwhile_is_not_found(editor):
    plan = active_plan(editor)
    Plan.objects.filter(pk=plan.pk).delete()

    with pytest.raises(Http404):
        rows.add(plan, 'goals', {'statement': 'Lợi nhuận'}, by=editor)
