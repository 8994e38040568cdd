"""Approving and returning a plan: who may, which version, what follows (product.md 2.4)."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.core.exceptions import PermissionDenied

from plans.document import plan_file
from plans.document.choices import PlanStatus, StepState
from plans.domain import reviews, rows, waivers
from plans.domain.transitions import PlanMovedOnError
from plans.models import AuditEvent
from tests import cast
from tests.domain.sound_plans import REASON, REVIEW_MORNING, newest, plan_of, sound_plan, submitted
from tests.module_rows import from_kept
from tests.rules.plans import changed, no_sessions, put, sources

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures('on_review_day')]
RETURN_NOTE = 'Thiếu căn cứ cho nhu cầu N2.'
single_dealers = (
    sources('N1', 'dealer_single'),
    sources('N2', 'dealer_single'),
    no_sessions,
)


def store():
    """The sound plan of the editor's, submitted."""
    with time_machine.travel(REVIEW_MORNING, tick=False):
        people = cast.people('editor', 'approver')
        editor = people['editor']
        return {
            **people,
            'workspace': editor.workspace,
            'waiting': submitted(sound_plan(editor), editor),
        }


@pytest.fixture(scope='module')
def stored(module_rows):
    return module_rows(store)


editor, approver, workspace, waiting = from_kept('editor', 'approver', 'workspace', 'waiting')


@pytest.fixture
def risky(editor, approver):
    """A submitted plan with an accepted must."""
    plan = sound_plan(editor, *single_dealers)
    day = waivers.default_expiry(plan, plan.workspace.today())
    waivers.accept(plan, code='M2.1', reason=REASON, expires_on=day, by=editor)
    return submitted(plan, editor)


def test_approving_makes_the_plan_active_from_today(waiting, approver):
    reviews.approve(waiting, by=approver, version=1, note='Đồng ý.')

    waiting.refresh_from_db()
    approval = waiting.approvals.get()
    assert (waiting.status, waiting.activated_on.isoformat(), waiting.lock_version) == (
        PlanStatus.ACTIVE,
        '2026-12-10',
        3,
    )
    assert (approval.decision, approval.approver, approval.note, approval.is_own_plan) == (
        'approved',
        approver,
        'Đồng ý.',
        False,
    )
    assert approval.decided_at == REVIEW_MORNING


def test_approving_begins_on_the_day_it_is_in_the_company(waiting, approver):
    with time_machine.travel(datetime(2026, 12, 31, 18, tzinfo=UTC), tick=False):
        reviews.approve(waiting, by=approver, version=1)

    waiting.refresh_from_db()
    assert waiting.activated_on.isoformat() == '2027-01-01'


def test_approving_keeps_a_version_of_what_is_active(waiting, approver):
    reviews.approve(waiting, by=approver, version=1)

    version = waiting.versions.first()
    document = plan_file.parse(version.snapshot)
    assert (version.number, version.reason, version.by) == (2, 'approved', approver)
    assert (document.status, document.activated_on.isoformat()) == ('active', '2026-12-10')


def test_approving_is_recorded(waiting, approver):
    reviews.approve(waiting, by=approver, version=1)

    event = AuditEvent.objects.get(action='plan_approved')
    assert (event.member, event.subject) == (approver, waiting.code)
    assert event.facts == {'version': 2, 'own_plan': False}


def test_approving_accepts_the_musts_that_were_accepted_with_a_reason(risky, approver):
    reviews.approve(risky, by=approver, version=1)

    assert risky.waivers.get().confirmed_by == approver
    risky.refresh_from_db()
    assert risky.summary.must_open == 0


def test_approving_leaves_an_acceptance_nobody_was_shown_unconfirmed(risky, editor, approver):
    risky.waivers.create(
        check_code='O1', severity='must', subjects=['T1'], reason=REASON, position=1
    )
    risky.content_version += 1
    risky.save()

    reviews.approve(risky, by=approver, version=1)

    confirmed = {row.check_code: row.confirmed_by for row in risky.waivers.all()}
    assert confirmed == {'M2.1': approver, 'O1': None}


@pytest.mark.parametrize('who', ['editor', 'colleague', 'viewer', 'stranger'])
def test_deciding_is_for_approvers(waiting, who, request):
    member = request.getfixturevalue(who)

    with pytest.raises(PermissionDenied):
        reviews.approve(waiting, by=member, version=1)
    with pytest.raises(PermissionDenied):
        reviews.return_plan(waiting, by=member, version=1, note=RETURN_NOTE)

    waiting.refresh_from_db()
    assert (waiting.status, waiting.lock_version) == (PlanStatus.IN_REVIEW, 2)


def test_another_approver_than_the_one_named_may_decide(waiting, admin):
    reviews.approve(waiting, by=admin, version=1)

    assert waiting.approvals.get().approver == admin


def test_own_plan_is_not_approved_while_another_approver_is_there(approver, admin):
    plan = sound_plan(approver, put(owner='hai@example.com', approver='admin@example.com'))
    submitted(plan, approver)

    with pytest.raises(PermissionDenied):
        reviews.approve(plan, by=approver, version=1)


def test_own_plan_is_approved_in_a_workspace_of_one_and_that_is_recorded(stranger):
    mine = {'owner': 'minh@example.com', 'approver': 'minh@example.com'}
    plan = submitted(sound_plan(stranger, put(**mine)), stranger)

    reviews.approve(plan, by=stranger, version=1)

    assert plan.approvals.get().is_own_plan is True
    assert AuditEvent.objects.get(action='plan_approved').facts['own_plan'] is True


def test_own_plan_is_not_submitted_to_oneself_while_another_could_approve(approver, admin):
    mine = {'owner': 'hai@example.com', 'approver': 'hai@example.com'}

    with pytest.raises(reviews.ApproverUnableError):
        submitted(sound_plan(approver, put(**mine)), approver)


def test_approver_who_left_cannot_decide(waiting, approver):
    approver.is_active = False
    approver.save()

    with pytest.raises(PermissionDenied):
        reviews.approve(waiting, by=approver, version=1)


def test_version_that_was_read_is_the_one_decided_on(waiting, editor, approver):
    reviews.withdraw(waiting, by=editor, lock_version=2)
    waiting.refresh_from_db()
    submitted(waiting, editor)

    with pytest.raises(reviews.NewerVersionError):
        reviews.approve(waiting, by=approver, version=1)
    with pytest.raises(reviews.NewerVersionError):
        reviews.return_plan(waiting, by=approver, version=1, note=RETURN_NOTE)

    waiting.refresh_from_db()
    assert (waiting.status, newest(waiting)) == (PlanStatus.IN_REVIEW, 2)


def test_withdrawn_plan_cannot_be_approved(waiting, editor, approver):
    reviews.withdraw(waiting, by=editor, lock_version=2)

    with pytest.raises(PlanMovedOnError):
        reviews.approve(waiting, by=approver, version=1)

    waiting.refresh_from_db()
    assert waiting.status == PlanStatus.DRAFT


def test_second_approval_of_the_same_page_changes_nothing(waiting, admin, approver):
    reviews.approve(waiting, by=approver, version=1)

    with pytest.raises(PlanMovedOnError):
        reviews.approve(waiting, by=admin, version=1)

    assert (waiting.approvals.get().approver, newest(waiting)) == (approver, 2)


def test_draft_cannot_be_approved(editor, approver):
    with pytest.raises(PlanMovedOnError):
        reviews.approve(sound_plan(editor), by=approver, version=0)


@pytest.mark.parametrize('status', ['active', 'closed', 'archived'])
def test_plan_that_ran_already_is_neither_submitted_nor_decided(editor, approver, status):
    plan = plan_of(editor, changed(put(status=status)))

    with pytest.raises(PlanMovedOnError):
        reviews.submit(plan, by=editor, lock_version=1)
    with pytest.raises(PlanMovedOnError):
        reviews.approve(plan, by=approver, version=0)
    with pytest.raises(PlanMovedOnError):
        reviews.return_plan(plan, by=approver, version=0, note=RETURN_NOTE)
    with pytest.raises(PlanMovedOnError):
        reviews.withdraw(plan, by=editor, lock_version=1)

    plan.refresh_from_db()
    assert plan.status == status


def test_plan_that_came_in_review_from_a_file_can_be_decided(editor, approver):
    plan = plan_of(editor, changed(put(status='in_review')))

    reviews.approve(plan, by=approver, version=0)

    assert [version.reason for version in plan.versions.order_by('number')] == [
        'submitted',
        'approved',
    ]
    assert plan.approvals.get().requested_by == editor


def test_returning_makes_it_a_draft_again_with_the_note(waiting, editor, approver):
    reviews.return_plan(waiting, by=approver, version=1, note=f'  {RETURN_NOTE} ')

    waiting.refresh_from_db()
    approval = waiting.approvals.get()
    assert (waiting.status, waiting.return_note) == (PlanStatus.DRAFT, RETURN_NOTE)
    assert (approval.decision, approval.note, approval.approver) == (
        'returned',
        RETURN_NOTE,
        approver,
    )
    assert waiting.step_states.get(step_key='review').state == StepState.IN_PROGRESS
    assert rows.add(waiting, 'goals', {'statement': 'Mở thêm kênh'}, by=editor).ref == 'G2'


@pytest.mark.parametrize('note', ['', '   ', 'Sửa lại  ', '123456789'])
def test_returning_without_saying_why_is_refused(waiting, approver, note):
    with pytest.raises(reviews.NoteTooShortError):
        reviews.return_plan(waiting, by=approver, version=1, note=note)

    waiting.refresh_from_db()
    assert waiting.status == PlanStatus.IN_REVIEW


def test_returned_plan_can_be_submitted_again_as_the_next_version(waiting, editor, approver):
    reviews.return_plan(waiting, by=approver, version=1, note=RETURN_NOTE)
    waiting.refresh_from_db()

    submitted(waiting, editor)
    reviews.approve(waiting, by=approver, version=2)

    waiting.refresh_from_db()
    assert waiting.status == PlanStatus.ACTIVE
    assert [row.decision for row in waiting.approvals.order_by('pk')] == ['returned', 'approved']
    assert newest(waiting) == 3


def test_must_that_appears_between_submit_and_approve_does_not_block(risky, approver):
    with time_machine.travel(datetime(2027, 3, 11, 2, tzinfo=UTC), tick=False):
        open_by_then = reviews.readiness(risky).musts
        reviews.approve(risky, by=approver, version=1)

    risky.refresh_from_db()
    assert open_by_then == ('M2.1',)
    assert (risky.status, risky.waivers.get().confirmed_by) == (PlanStatus.ACTIVE, None)
