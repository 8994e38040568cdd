"""What waits for whom, and plans whose approver cannot decide any more."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from plans.document.choices import PlanStatus, Role
from plans.domain import approvers
from plans.domain.documents.reading import document_of
from plans.domain.reviews import ApproverUnableError
from plans.domain.transitions import PlanMovedOnError
from plans.domain.waiting import waiting_for
from plans.models import AuditEvent, Membership, Plan
from tests.domain.sound_plans import sound_plan, submitted
from tests.factories import MembershipFactory, PlanFactory

pytestmark = pytest.mark.django_db
ON = date(2027, 3, 1)


@pytest.fixture
def waiting(editor, approver):
    """A plan of the editor's that waits for the approver."""
    return PlanFactory(owner=editor, approver=approver, status='in_review', code='KH-2027-901')


def codes(member, kind):
    return [plan.code for plan in waiting_for(member, ON).get(kind, ())]


def test_each_role_has_its_own_kinds(viewer, editor, approver, admin):
    recorded = ['figures', 'feedback', 'tasks']

    found = {one.role: list(waiting_for(one, ON)) for one in (viewer, editor, approver, admin)}

    assert found == {
        Role.VIEWER: ['mention'],
        Role.EDITOR: ['returned', 'mention', *recorded],
        Role.APPROVER: ['approve', 'returned', 'mention', *recorded],
        Role.ADMIN: ['approve', 'stranded', 'returned', 'mention', *recorded],
    }


def test_plan_waits_for_its_approver_and_not_for_admins(waiting, approver, admin, editor):
    assert (codes(approver, 'approve'), codes(admin, 'stranded')) == (['KH-2027-901'], [])
    assert codes(editor, 'approve') == codes(admin, 'approve') == []


@pytest.mark.parametrize(
    'change', [{'is_active': False}, {'role': Role.EDITOR}, {'role': Role.VIEWER}]
)
def test_plan_of_an_approver_who_left_or_was_demoted_is_shown_to_admins(
    change, waiting, approver, admin, stranger
):
    Membership.objects.filter(pk=approver.pk).update(**change)
    approver.refresh_from_db()

    assert codes(admin, 'stranded') == ['KH-2027-901']
    assert codes(approver, 'approve') == codes(stranger, 'stranded') == []


def test_plan_without_approver_or_with_its_own_owner_is_shown_to_admins(waiting, admin, approver):
    Plan.objects.filter(pk=waiting.pk).update(approver=None)
    without = codes(admin, 'stranded')
    Plan.objects.filter(pk=waiting.pk).update(approver=approver, owner=approver)

    assert (without, codes(admin, 'stranded')) == (['KH-2027-901'], ['KH-2027-901'])


def test_own_plan_of_the_only_approver_waits_for_that_approver():
    alone = MembershipFactory(role=Role.ADMIN)
    plan = PlanFactory(owner=alone, approver=alone, status='in_review')

    assert (codes(alone, 'approve'), codes(alone, 'stranded')) == ([plan.code], [])


def test_returned_plan_waits_for_owner_and_co_editors(plan, editor, colleague, approver):
    Plan.objects.filter(pk=plan.pk).update(return_note='Thiếu căn cứ cho nhu cầu.')
    plan.co_editors.add(colleague)

    found = [codes(one, 'returned') for one in (editor, colleague, approver)]

    assert found == [[plan.code], [plan.code], []]


def test_asking_another_approver_keeps_what_was_submitted(editor, approver, admin):
    plan = submitted(sound_plan(editor), editor)
    version = plan.versions.get().sha256

    now = approvers.ask_another(plan, to=admin, by=admin, lock_version=plan.lock_version)

    approval = now.approvals.get()
    assert (now.status, now.approver, approval.approver) == (PlanStatus.IN_REVIEW, admin, admin)
    assert (now.versions.get().sha256, document_of(now).approver) == (version, admin.email)
    event = AuditEvent.objects.get(action='approver_changed')
    assert (event.member, event.facts) == (admin, {'was': approver.email, 'now': admin.email})


def test_asking_another_is_for_admins_about_members_who_may_decide(
    editor, approver, admin, viewer, stranger
):
    plan = submitted(sound_plan(editor), editor)
    lock = plan.lock_version

    for by in (editor, approver, viewer, stranger):
        with pytest.raises(PermissionDenied):
            approvers.ask_another(plan, to=admin, by=by, lock_version=lock)
    for to in (editor, viewer, stranger):
        with pytest.raises(ApproverUnableError):
            approvers.ask_another(plan, to=to, by=admin, lock_version=lock)
    with pytest.raises(PlanMovedOnError):
        approvers.ask_another(plan, to=admin, by=admin, lock_version=lock - 1)

    plan.refresh_from_db()
    assert (plan.approver, plan.approvals.get().approver, plan.lock_version) == (
        approver,
        approver,
        lock,
    )
