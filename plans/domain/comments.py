"""People talk about a plan, where it is about: comments, replies, mentions, remarks of a return.

Nothing is ever changed but that a thread is resolved, so two people never overwrite each other.
Source: product.md 2.9; who may: 2.1.
"""

from collections import Counter

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from plans.document.choices import ApprovalDecision, CheckCode, PlanStatus, StepKey
from plans.document.text import nfc
from plans.domain import permissions
from plans.domain.documents.shapes import SHAPES
from plans.domain.permissions import Permission
from plans.models import Comment, Mention
from plans.models.prepared import Prepared, PreparedFirst

PLAN = 'plan'
LONGEST = 2000


class CommentError(Exception):
    """A comment is not kept as it was sent; `message` says what to do."""

    def __init__(self, message):
        super().__init__(message)
        self.message = message


@transaction.atomic
def say(plan, *, by, body, anchor=PLAN, parent=None, mentioned=()):
    """Keep a comment on a place in the plan, or a reply to one; returns it.

    anchor: as in Comment; a reply stands where its thread stands. mentioned: memberships that then
    find it under "Waiting for me". Raises PermissionDenied, CommentError.
    """
    if by.workspace_id != plan.workspace_id or not permissions.allows(by, Permission.READ):
        raise PermissionDenied(_('Only members of the company comment on its plans.'))
    if parent is not None:
        parent = thread_of(parent)
        if parent.plan_id != plan.pk:
            raise CommentError(_('The comment that you answer is no longer there.'))
        anchor = parent.anchor
        seen(parent, by=by)
    elif not is_anchor(anchor):
        raise CommentError(_('There is nothing to comment on at this place.'))
    said = Comment.objects.create(plan=plan, anchor=anchor, body=_tidy(body), parent=parent, by=by)
    others = {one.pk: one for one in mentioned if one.workspace_id == plan.workspace_id}
    others.pop(by.pk, None)
    Mention.objects.bulk_create(
        Mention(comment=said, member=one) for one in others.values() if one.is_active
    )
    return said


def remark(approval, *, by, remarks):
    """Pin remarks to steps of a plan that is being returned: {StepKey: words}; blank ones are none.

    Call with the plan held. Raises CommentError.
    """
    Comment.objects.bulk_create(
        Comment(
            plan_id=approval.plan_id,
            approval=approval,
            anchor=f'step:{StepKey(step)}',
            body=_tidy(body),
            by=by,
        )
        for step, body in remarks.items()
        if body.strip()
    )


def resolve(comment, *, by):
    """Close a thread, or tick off a remark; done twice is done once. Raises PermissionDenied."""
    thread = thread_of(comment)
    if not may_resolve(by, thread):
        raise PermissionDenied(_('Only who wrote it, those who plan here and approvers do this.'))
    open_ones = Comment.objects.filter(pk=thread.pk, resolved_at__isnull=True)
    open_ones.update(resolved_at=timezone.now(), resolved_by=by)


def reopen(comment, *, by):
    """Open a thread again. Raises PermissionDenied."""
    thread = thread_of(comment)
    if not may_resolve(by, thread):
        raise PermissionDenied(_('Only who wrote it, those who plan here and approvers do this.'))
    Comment.objects.filter(pk=thread.pk).update(resolved_at=None, resolved_by=None)


def seen(comment, *, by):
    """Let what mentions the member in this thread wait for them no more."""
    thread = thread_of(comment)
    mine = Mention.objects.filter(member=by, seen_at__isnull=True)
    mine = mine.filter(comment=thread) | mine.filter(comment__parent=thread)
    mine.update(seen_at=timezone.now())


def may_resolve(member, thread):
    """Whether the member closes and opens the thread: its author, the planners, an approver."""
    if thread.by_id == member.pk and member.is_active:
        return True
    return permissions.allows(member, Permission.DECIDE) or permissions.shares(member, thread.plan)


def thread_of(comment):
    """The comment that the thread began with."""
    return comment.parent or comment


def threads_of(plan):
    """The plan's threads, the oldest first, with authors, replies and who is mentioned."""
    first = plan.comments.filter(parent__isnull=True)
    return first.select_related('by__user', 'resolved_by__user').prefetch_related(
        'mentions__member__user', 'replies__by__user', 'replies__mentions__member__user'
    )


def open_counts(plan):
    """{anchor: open threads}. One query."""
    return dict(Counter(one['anchor'] for one in _open(plan.pk)))


_open = Prepared(
    lambda plan: (
        Comment.objects.filter(plan=plan, parent__isnull=True, resolved_at__isnull=True)
    ).values('anchor'),
    int,
)


def remarks_of(plan, step=None):
    """Remarks of the plan's last return, in the order of writing; of one step only where given."""
    returned = plan.approvals.filter(decision=ApprovalDecision.RETURNED).order_by('-decided_at')
    found = plan.comments.filter(approval=returned.values('pk')[:1])
    if step is not None:
        found = found.filter(anchor=f'step:{step}')
    return found.select_related('by__user', 'resolved_by__user')


def waiting_for(member):
    """Mentions of the member that nobody has settled: neither seen, answered nor resolved."""
    return _unsettled(member.pk)


def first_waiting(member):
    """(the first of `waiting_for`, how many come after it): for the home page."""
    return _first_unsettled(member.pk)


def _unsettled(member):
    mine = Mention.objects.filter(
        member=member,
        seen_at__isnull=True,
        comment__resolved_at__isnull=True,
        comment__parent__resolved_at__isnull=True,
    )
    mine = mine.exclude(comment__plan__status=PlanStatus.ARCHIVED)
    return mine.select_related('comment__plan', 'comment__by__user').order_by('comment__at', 'pk')


_first_unsettled = PreparedFirst(_unsettled, int)


def is_anchor(anchor):
    """Whether comments may stand at the anchor."""
    kind, _colon, name = anchor.partition(':')
    if kind == PLAN:
        return not name
    if kind == 'step':
        return name in set(StepKey)
    if kind == 'check':
        return name in set(CheckCode)
    return kind in SHAPES and 0 < len(name) <= 200


def _tidy(body):
    """The words as they are kept. Raises CommentError for none, and for too many."""
    body = nfc(body).replace('\0', '').strip()
    if not body:
        raise CommentError(_('Write your comment first.'))
    if len(body) > LONGEST:
        text = _('A comment holds at most {most} characters; this one has {n}.')
        raise CommentError(text.format(most=LONGEST, n=len(body)))
    return body
