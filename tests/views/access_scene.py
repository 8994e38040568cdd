"""Whom and what the access table is about: the scene, and the arguments of its URLs.

A new argument of a URL is a line in ARGUMENTS, as `url.argument` or as `argument`.
"""

from datetime import date

import pytest
from django.utils import timezone

from plans.document.choices import Role, VersionReason
from plans.domain.comments import say
from plans.domain.documents.reading import document_of
from plans.domain.invitations import invite
from plans.domain.sharing import share
from plans.domain.versions import keep_version
from plans.models import CompanyGoal, Target
from tests.factories import InvitationFactory, MembershipFactory, PlanFactory
from tests.signing_in import session_of
from tests.views.access_answers import ROLES
from tests.views.access_dealers import DEALER_ARGUMENTS
from tests.views.made_once import company, copied

ARGUMENTS = {
    **DEALER_ARGUMENTS,
    'template_id': lambda scene: 1,
    'token': lambda scene: 'unknown',
    'token_id': lambda scene: 1,
    'webhook_id': lambda scene: scene['admin'].workspace.webhooks.create(url='https://a.test/').pk,
    'secret': lambda scene: 'unknown',
    'move_task.ref': lambda scene: scene['plan'].actions.create(ref='A1', title='Gọi').ref,
    'plan_id': lambda scene: scene['plan'].pk,
    'workspace_id': lambda scene: scene['owner'].workspace_id,
    'member_id': lambda scene: scene['another'].pk,
    'invitation_id': lambda scene: InvitationFactory(invited_by=scene['admin']).pk,
    'link_id': lambda scene: (
        share(scene['plan'], by=scene['owner'], kind='plan', has_names=False, days=7)[0].pk
    ),
    'step': lambda scene: 'goals',
    'comment_id': lambda scene: say(scene['plan'], by=scene['owner'], body='Giá?').pk,
    'act_on_comment.verb': lambda scene: 'resolve',
    'number': lambda scene: version_of(scene).number,
    'part': lambda scene: 'goals',
    'pk': lambda scene: scene['goal'].pk,
    'verb': lambda scene: 'delete',
    'ref': lambda scene: scene['goal'].ref,
    'key': lambda scene: 'add_need',
    'record_figures.ref': lambda scene: scene['target'].ref,
    'split_target.ref': lambda scene: scene['target'].ref,
    'adjust_target.ref': lambda scene: scene['target'].ref,
    'figure.ref': lambda scene: scene['target'].ref,
    'upload_id': lambda scene: scene['plan'].actual_imports.create().pk,
    'feedback_id': lambda scene: feedback_of(scene).pk,
    'batch': lambda scene: 'unknown',
    'feedback_at.ref': lambda scene: feedback_of(scene).ref,
    'act_on_feedback.verb': lambda scene: 'take',
    'preview_feedback.upload_id': lambda scene: upload_of(scene).pk,
    'undo_feedback_import.upload_id': lambda scene: upload_of(scene).pk,
    'period': lambda scene: '2027-01-01_2027-01-31',
    'code': lambda scene: 'M3.1',
    'model': lambda scene: 'buy_side',
    'item_id': lambda scene: scene['plan'].buy_items.create(name='Giấy kraft').pk,
    'quote_id': lambda scene: (
        scene['plan'].buy_items.create(name='Giấy kraft').quotes.create(supplier='Sông Lam').pk
    ),
    'waiver_id': lambda scene: scene['plan'].waivers.create(check_code='M3.1', severity='warn').pk,
    'decide_waiver.verb': lambda scene: 'revoke',
    'invitation.token': lambda scene: invite(
        by=scene['admin'], email='guest@example.com', role=Role.VIEWER, at=timezone.now()
    )[1],
}


def version_of(scene):
    """A version of the plan."""
    plan = scene['plan']
    return keep_version(plan, document_of(plan), VersionReason.SUBMITTED, by=scene['owner'])


def feedback_of(scene):
    """Something a customer said about the plan."""
    item = scene['plan'].feedback.filter(ref='F1').first()
    workspace, day = scene['plan'].workspace, date(2026, 11, 1)
    return item or scene['plan'].feedback.create(workspace=workspace, ref='F1', received_on=day)


def upload_of(scene):
    """A table of feedback that nobody has taken in yet."""
    rows = [['Customer', 'Words'], ['Phở Bò Group', 'Giao đúng hẹn']]
    return scene['plan'].workspace.feedback_imports.create(rows=rows)


def make_scene():
    """What `scene` gives."""
    cast = company()
    owner, approver = cast['editor'], cast['approver']
    others = (cast[name] for name in ('viewer', 'colleague'))
    people = (None, MembershipFactory(role=Role.ADMIN), *others, owner, approver, cast['admin'])
    another = MembershipFactory(workspace=owner.workspace)
    plan = PlanFactory(owner=owner, approver=approver)
    goal = CompanyGoal.objects.create(plan=plan, ref='G1', statement='Tăng lợi nhuận')
    days = {'start_date': date(2027, 1, 1), 'due_date': date(2027, 12, 31)}
    target = Target.objects.create(plan=plan, ref='T1', name='Doanh số', **days)
    scene = dict(zip(ROLES, people, strict=True))
    sessions = {role: one and session_of(one) for role, one in scene.items()}
    scene |= {'plan': plan, 'goal': goal, 'target': target, 'another': another}
    return scene | {'sessions': sessions}


@pytest.fixture(scope='module')
def scene_made_once(module_rows):
    return module_rows(make_scene)


@pytest.fixture
def scene(db, scene_made_once):
    """{role: membership}, the `plan` of the owner, and `another` member whom pages are about.

    `sessions` are the keys by which the roles are signed in. Made once for all lines of the table:
    what a line changes in it is undone.
    """
    return copied(scene_made_once)
