"""Submitting a plan: who may, what must hold, what is kept (product.md 2.4)."""

import hashlib

import pytest
import time_machine
from django.core.exceptions import PermissionDenied

from plans.document import plan_file
from plans.document.choices import PlanStatus, Role, StepState
from plans.domain import reviews, rows, waivers
from plans.domain.transitions import PlanMovedOnError
from plans.models import Approval, AuditEvent, PlanVersion
from tests import cast
from tests.domain.sound_plans import REASON, REVIEW_MORNING, sound_plan, submitted
from tests.module_rows import from_kept
from tests.rules.plans import (
    every,
    led_by,
    marketplace,
    no_sessions,
    put,
    row,
    sources,
    strategies,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures('on_review_day')]
from_suppliers = strategies(led_by('supplier'), led_by('supplier'))
no_form = put(feedback_form={'is_open': False})


def store():
    """The sound plan of the editor's, its approver hai@example.com."""
    with time_machine.travel(REVIEW_MORNING, tick=False):
        people = cast.people('editor', 'approver')
        editor = people['editor']
        return {**people, 'workspace': editor.workspace, 'draft': sound_plan(editor)}


@pytest.fixture(scope='module')
def stored(module_rows):
    return module_rows(store)


editor, approver, workspace, draft = from_kept('editor', 'approver', 'workspace', 'draft')


def untouched(plan):
    """Whether the plan is the draft it was, with nothing kept of an attempt."""
    plan.refresh_from_db()
    nothing = not PlanVersion.objects.exists() and not Approval.objects.exists()
    return plan.status == PlanStatus.DRAFT and plan.lock_version == 1 and nothing


def test_submitting_makes_the_plan_read_only_and_asks_for_approval(draft, editor, approver):
    reviews.submit(draft, by=editor, lock_version=1, note='  Bản đầu tiên ')

    draft.refresh_from_db()
    approval = draft.approvals.get()
    assert (draft.status, draft.lock_version) == (PlanStatus.IN_REVIEW, 2)
    assert draft.submitted_at == REVIEW_MORNING
    assert (approval.decision, approval.requested_by, approval.approver, approval.request_note) == (
        'pending',
        editor,
        approver,
        'Bản đầu tiên',
    )
    with pytest.raises(PermissionDenied):
        rows.add(draft, 'goals', {'statement': 'Thêm một mục tiêu'}, by=editor)


def test_submitting_keeps_the_plan_file_as_a_version(draft, editor):
    submitted(draft, editor, note='Bản đầu tiên')

    version = draft.versions.get()
    document = plan_file.parse(version.snapshot)
    assert (version.number, version.reason, version.note, version.by) == (
        1,
        'submitted',
        'Bản đầu tiên',
        editor,
    )
    assert version.sha256 == hashlib.sha256(version.snapshot.encode()).hexdigest()
    assert document.status == PlanStatus.IN_REVIEW
    assert [need.id for need in document.needs] == ['N1', 'N2']


def test_submitting_is_recorded_and_marks_the_last_step_done(draft, editor):
    submitted(draft, editor)

    event = AuditEvent.objects.get(action='plan_submitted')
    assert (event.member, event.subject, event.facts) == (editor, draft.code, {'version': 1})
    assert draft.step_states.get(step_key='review').state == StepState.DONE


def test_submitting_refreshes_what_lists_show(draft, editor):
    submitted(draft, editor)

    draft.refresh_from_db()
    assert draft.summary.content_version == draft.content_version
    assert '"status":"in_review"' in draft.summary.document


def test_submitting_clears_the_note_of_an_earlier_return(draft, editor):
    draft.return_note = 'Thiếu căn cứ cho nhu cầu.'
    draft.save()

    submitted(draft, editor)

    draft.refresh_from_db()
    assert draft.return_note == ''


def test_co_editor_may_submit(draft, colleague):
    draft.co_editors.add(colleague)

    submitted(draft, colleague)

    assert draft.approvals.get().requested_by == colleague


@pytest.mark.parametrize('who', ['colleague', 'approver', 'admin', 'viewer', 'stranger'])
def test_submitting_is_for_owner_and_co_editors(draft, who, request):
    member = request.getfixturevalue(who)

    with pytest.raises(PermissionDenied):
        submitted(draft, member)

    assert untouched(draft)


@pytest.mark.parametrize('change', [{'role': Role.VIEWER}, {'is_active': False}])
def test_owner_who_lost_the_right_cannot_submit(draft, editor, change):
    for name, value in change.items():
        setattr(editor, name, value)
    editor.save()

    with pytest.raises(PermissionDenied):
        submitted(draft, editor)

    assert untouched(draft)


@pytest.mark.parametrize(
    ('change', 'code'),
    [
        (put(period_end=None), 'H1'),
        (put(currency=None), 'H1'),
        (put(business_model=None, model_details=None), 'H2'),
        (put(goals=[], strategies=[], targets=[], actions=[]), 'H3'),
        (every('needs', status='rejected'), 'H4'),
        (every('strategies', status='idea'), 'H5'),
        (row('targets', 'T1', target_value=None), 'H6'),
        (row('targets', 'T1', due_date=None), 'H6'),
        (put(model_details={'sell_side': {'product_lines': []}}), 'H7'),
        (marketplace('intermediary', seller_registration=' '), 'H7'),
        (marketplace('collaborative', owners=[{'organisation': 'HTX Mỹ Lợi'}]), 'H8'),
        (put(approver=None), 'H9'),
        (put(uses_dealers=None), 'H9'),
    ],
)
def test_incomplete_plan_is_refused_with_what_is_missing(editor, approver, change, code):
    plan = sound_plan(editor, change)

    with pytest.raises(reviews.IncompleteError) as refused:
        submitted(plan, editor)

    assert code in refused.value.codes
    assert untouched(plan)


def test_what_is_missing_cannot_be_accepted_with_a_reason(editor, approver):
    plan = sound_plan(editor, put(uses_dealers=None))

    with pytest.raises(waivers.NotAcceptableError):
        waivers.accept(plan, code='H9', reason=REASON, expires_on=None, by=editor)


@pytest.mark.parametrize(
    ('change', 'code'),
    [
        (from_suppliers, 'M1.1'),
        (strategies(led_by('supplier'), led_by('customer_need', 'N1')), 'M1.2'),
        (sources('N1', 'supplier'), 'M1.3'),
        (every('strategies', goals=[]), 'M4.1'),
        (row('targets', 'T1', target_value='1320'), 'O1'),
        (row('targets', 'T1', owner=None), 'O2'),
    ],
)
def test_open_must_is_refused(editor, approver, change, code):
    more = [sources('N2', 'supplier')] if code == 'M1.3' else []
    plan = sound_plan(editor, change, *more)

    with pytest.raises(reviews.MustsOpenError) as refused:
        submitted(plan, editor)

    assert code in refused.value.codes
    assert untouched(plan)


def test_must_accepted_with_a_reason_is_submitted_and_shown_to_the_approver(editor, approver):
    """W1 of product.md 3.9."""
    single = [sources('N1', 'dealer_single'), sources('N2', 'dealer_single')]
    plan = sound_plan(editor, *single, no_sessions)
    day = waivers.default_expiry(plan, plan.workspace.today())
    waivers.accept(plan, code='M2.1', reason=REASON, expires_on=day, by=editor)

    submitted(plan, editor)

    document = plan_file.parse(plan.versions.get().snapshot)
    assert [(one.check, one.severity, one.confirmed_by) for one in document.waivers] == [
        ('M2.1', 'must', None)
    ]


def test_open_warnings_must_be_read(editor, approver):
    plan = sound_plan(editor, no_form)

    with pytest.raises(reviews.WarningsUnreadError) as refused:
        reviews.submit(plan, by=editor, lock_version=1)

    assert refused.value.codes == ('M3.1',)
    assert untouched(plan)


def test_warning_that_appeared_after_the_tick_is_asked_for_again(editor, approver):
    plan = sound_plan(editor, no_form)
    rows.add(plan, 'goals', {'statement': 'Mở thêm kênh bán'}, by=editor)

    with pytest.raises(reviews.WarningsUnreadError) as refused:
        reviews.submit(plan, by=editor, lock_version=1, warnings_read=['M3.1'])

    assert refused.value.codes == ('O5',)


def test_warning_that_was_accepted_needs_no_tick(editor, approver):
    plan = sound_plan(editor, no_form)
    day = waivers.default_expiry(plan, plan.workspace.today())
    waivers.accept(plan, code='M3.1', reason=REASON, expires_on=day, by=editor)

    reviews.submit(plan, by=editor, lock_version=1)

    assert plan.approvals.count() == 1


def test_second_submit_of_the_same_page_is_told_that_the_plan_moved_on(draft, editor):
    submitted(draft, editor)

    with pytest.raises(PlanMovedOnError):
        reviews.submit(draft, by=editor, lock_version=1)

    assert draft.versions.count() == 1


def test_page_from_before_a_return_is_stale(draft, editor, approver):
    submitted(draft, editor)
    reviews.return_plan(draft, by=approver, version=1, note='Thiếu căn cứ cho N2.')

    with pytest.raises(PlanMovedOnError):
        reviews.submit(draft, by=editor, lock_version=1)

    assert draft.versions.count() == 1


@pytest.mark.parametrize('role', [Role.EDITOR, Role.VIEWER])
def test_approver_chosen_who_can_no_longer_approve_is_refused(draft, editor, approver, role):
    approver.role = role
    approver.save()

    with pytest.raises(reviews.ApproverUnableError):
        submitted(draft, editor)

    assert untouched(draft)


def test_approver_known_only_by_address_is_refused(editor):
    plan = sound_plan(editor, put(approver='someone@elsewhere.example.com'))

    with pytest.raises(reviews.ApproverUnableError):
        submitted(plan, editor)
