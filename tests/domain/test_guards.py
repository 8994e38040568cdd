"""Ways to break the guards of 2.4 on a plan's way to approval: each refused, nothing changed.

Those of closing, reopening, archiving, restoring and deleting stand in test_transitions.py.
"""

from copy import deepcopy
from datetime import date, timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied

from plans.document.choices import StepKey
from plans.domain import waivers
from plans.domain.adjusting import FiguresLostError, LeftIncompleteError, NothingAdjustedError
from plans.domain.comments import CommentError
from plans.domain.reviews import (
    ApproverUnableError,
    IncompleteError,
    MustsOpenError,
    NewerVersionError,
    NoteTooShortError,
    OwnerUnableError,
    WarningsUnreadError,
)
from plans.domain.row_places import rows_of
from plans.domain.transitions import PlanMovedOnError, ReasonTooShortError
from plans.models import AuditEvent, Comment, Membership, Plan
from tests import cast
from tests.domain.guarded_plans import (
    accept,
    accepted_until,
    adjust,
    adjust_by,
    approve,
    approver_who,
    ask,
    by_its_approver,
    change_by,
    confirm,
    delete,
    draft,
    emptied,
    no_form,
    own_risk,
    owner_who,
    remeasured,
    returned,
    revoke,
    risky_draft,
    risky_running,
    running,
    send_back,
    sent_again,
    submit,
    waiting,
    with_,
    with_figure,
    withdraw,
    without_rows,
    worded,
)
from tests.domain.sound_plans import REVIEW_MORNING, TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures('on_review_day')]
COMMON = (draft, waiting, running, risky_draft, risky_running)


def store():
    """({name: membership}, {what makes it: plan}) of the plans that several guards stand before."""
    with time_machine.travel(REVIEW_MORNING, tick=False):
        people = cast.people(*cast.WHO)
        return people, {made: made(people) for made in COMMON}


@pytest.fixture(scope='module')
def kept(module_rows):
    return module_rows(store)


GUARDS = {
    # what is tried: (the plan it is tried on, how, by whom, how it is refused)
    'submit by another editor': (draft, submit, 'colleague', PermissionDenied),
    'submit by the approver': (draft, submit, 'approver', PermissionDenied),
    'submit by a viewer': (draft, submit, 'viewer', PermissionDenied),
    'submit by another company': (draft, submit, 'stranger', PermissionDenied),
    'submit a page that is old': (draft, with_(submit, stale=1), 'editor', PlanMovedOnError),
    'submit twice': (waiting, submit, 'editor', PlanMovedOnError),
    'submit what runs': (running, submit, 'editor', PlanMovedOnError),
    'submit without a goal': (without_rows('goals'), submit, 'editor', IncompleteError),
    'submit without a need': (without_rows('needs'), submit, 'editor', IncompleteError),
    'submit without a strategy': (without_rows('strategies'), submit, 'editor', IncompleteError),
    'submit without a target': (without_rows('targets'), submit, 'editor', IncompleteError),
    'submit with an open must': (
        risky_draft, submit, 'editor', MustsOpenError,
    ),
    'submit with an acceptance that has run out': (
        accepted_until(TODAY), with_(submit, late=1), 'editor', MustsOpenError,
    ),
    'submit with warnings unread': (
        lambda people: draft(people, no_form), with_(submit, read=False), 'editor',
        WarningsUnreadError,
    ),
    'submit a plan whose owner left': (
        owner_who(is_active=False), submit, 'colleague', OwnerUnableError,
    ),
    'submit a plan whose owner only reads now': (
        owner_who(role='viewer'), submit, 'colleague', OwnerUnableError,
    ),
    'submit to an approver who left': (
        approver_who(is_active=False), submit, 'editor', ApproverUnableError,
    ),
    'submit to an approver who was demoted': (
        approver_who(role='editor'), submit, 'editor', ApproverUnableError,
    ),
    'withdraw by the approver': (waiting, withdraw, 'approver', PermissionDenied),
    'withdraw by another editor': (waiting, withdraw, 'colleague', PermissionDenied),
    'withdraw a page that is old': (waiting, with_(withdraw, stale=1), 'editor', PlanMovedOnError),
    'withdraw a draft': (draft, withdraw, 'editor', PlanMovedOnError),
    'withdraw what runs': (running, withdraw, 'editor', PlanMovedOnError),
    'approve by the owner': (waiting, approve, 'editor', PermissionDenied),
    'approve by a viewer': (waiting, approve, 'viewer', PermissionDenied),
    'approve by another company': (waiting, approve, 'stranger', PermissionDenied),
    'approve an own plan while another could': (
        by_its_approver, approve, 'approver', PermissionDenied,
    ),
    'approve a newer version than was read': (sent_again, approve, 'approver', NewerVersionError),
    'approve a version that is not there yet': (
        waiting, with_(approve, version=2), 'approver', NewerVersionError,
    ),
    'approve a draft': (draft, approve, 'approver', PlanMovedOnError),
    'approve twice': (running, with_(approve, version=2), 'approver', PlanMovedOnError),
    'approve what was returned': (returned, approve, 'approver', PlanMovedOnError),
    'return by the owner': (waiting, send_back, 'editor', PermissionDenied),
    'return without a note': (waiting, with_(send_back, note=' '), 'approver', NoteTooShortError),
    'return with 9 characters': (
        waiting, with_(send_back, note=' 123456789 '), 'approver', NoteTooShortError,
    ),
    'return a newer version than was read': (
        sent_again, send_back, 'approver', NewerVersionError,
    ),
    'confirm a risk of an own plan while another could': (
        own_risk, confirm, 'approver', PermissionDenied,
    ),
    'return with a remark of 2,001 characters': (
        waiting, with_(send_back, remarks={StepKey.NEEDS: 'x' * 2001}), 'approver', CommentError,
    ),
    'return what runs': (running, send_back, 'approver', PlanMovedOnError),
    'ask another approver as the owner': (waiting, ask, 'editor', PermissionDenied),
    'ask a viewer to approve': (waiting, with_(ask, to='vy'), 'admin', ApproverUnableError),
    'ask the owner to approve': (waiting, with_(ask, to='lan'), 'admin', ApproverUnableError),
    'ask another on a page that is old': (waiting, with_(ask, stale=1), 'admin', PlanMovedOnError),
    'accept with 12 characters': (
        risky_draft, with_(accept, reason='Đã hẹn rồi nhé'[:12]),
        'editor', waivers.ReasonTooShortError,
    ),
    'accept until yesterday': (
        risky_draft,
        with_(accept, expires_on=TODAY - timedelta(days=1)), 'editor', waivers.ExpiryError,
    ),
    'accept until 31 days after the period': (
        risky_draft,
        with_(accept, expires_on=date(2028, 1, 31)), 'editor', waivers.ExpiryError,
    ),
    'accept what is missing': (
        draft, with_(accept, code='H3'), 'editor', waivers.NotAcceptableError,
    ),
    'accept what is clear': (draft, accept, 'editor', waivers.NothingToAcceptError),
    'accept more than was shown': (
        risky_draft, with_(accept, seen='must N1'), 'editor',
        waivers.FindingChangedError,
    ),
    'accept as the approver': (
        risky_draft, accept, 'approver', PermissionDenied,
    ),
    'accept while it waits': (
        lambda people: waiting(people, no_form), with_(accept, code='M3.1'), 'editor',
        PermissionDenied,
    ),
    'confirm an acceptance twice': (
        risky_running, confirm, 'approver',
        waivers.WaiverClosedError,
    ),
    'revoke an acceptance as the owner': (
        risky_running, revoke, 'editor', PermissionDenied,
    ),
    'adjust by the owner': (running, adjust_by(worded), 'editor', PermissionDenied),
    'adjust a draft': (draft, adjust_by(worded), 'approver', PlanMovedOnError),
    'adjust a page that is old': (
        running, adjust_by(worded, stale=1), 'approver', PlanMovedOnError,
    ),
    'adjust with 9 characters': (
        running, adjust_by(worded, reason='123456789'), 'approver', ReasonTooShortError,
    ),
    'adjust nothing': (running, adjust, 'approver', NothingAdjustedError),
    'adjust the last goal away': (running, adjust_by(emptied), 'approver', LeftIncompleteError),
    'adjust what a target with figures counts': (
        lambda people: running(people, with_figure), adjust_by(remeasured), 'approver',
        FiguresLostError,
    ),
    'change a goal of what runs': (
        running, change_by('statement', 'goals'), 'editor', PermissionDenied,
    ),
    'change a need of what waits': (
        waiting, change_by('statement', 'needs'), 'editor', PermissionDenied,
    ),
    'delete what was submitted once': (returned, delete, 'editor', PermissionDenied),
    'delete by a co-editor': (draft, delete, 'colleague', PermissionDenied),
}  # fmt: skip


def everything(plan):
    """The plan as it is kept, with all that its people decided."""
    own = (plan.versions, plan.approvals, plan.waivers, plan.step_states)
    found = (Plan.objects.all(), *(one.all() for one in own), Comment.objects.all())
    stated = [rows_of(plan, part) for part in ('goals', 'needs', 'targets')]
    return [
        list(one.order_by('pk').values()) for one in (*found, *stated, AuditEvent.objects.all())
    ]


@pytest.mark.parametrize('tried', GUARDS)
def test_broken_guard_is_refused_by_name_and_changes_nothing(tried, kept):
    made, act, who, error = GUARDS[tried]
    people, plans = deepcopy(kept)
    plan = plans.get(made) or made(people)
    by = Membership.objects.get(pk=people[who].pk)
    as_it_was = everything(plan)

    with pytest.raises(error) as refused:
        act(plan, by)

    assert (refused.type, everything(plan)) == (error, as_it_was)
    assert getattr(refused.value, 'message', str(refused.value)).strip()
