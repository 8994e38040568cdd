"""Sessions of dealers: who came, what became of what was heard. Source: product.md 2.7, 3.5."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from plans.document.choices import NeedStatus, Priority, SessionStatus, SourceKind
from plans.domain import rows
from plans.domain.row_places import rows_of
from plans.models import RoomIdea

NEW = 'new'
JOINT_FROM = 2


@dataclass(frozen=True)
class Heard:
    """One ranked need of a room: how many of how many wanted it, and where it goes.

    `need` is the ref of a need of the plan, or 'new'.
    """

    idea: RoomIdea
    votes: int
    present: int
    need: str


class NotJointError(Exception):
    """The session was not held with two or more dealers attending."""


def is_joint(session):
    """Whether two dealers or more really met."""
    came = session.participants.filter(attended=True).values('dealer').distinct()
    return session.status == SessionStatus.HELD and came.count() >= JOINT_FROM


def save_evidence(plan, session, heard, *, by):
    """Write what a room said as evidence of the plan's needs; what was written before is left.

    Returns how many pieces of evidence were written. Raises NotJointError, PermissionDenied.
    """
    with transaction.atomic():
        plan = rows.locked(plan, 'sources', by)
        plan.is_held = True
        if not is_joint(session):
            raise NotJointError
        ref = plan.plan_sessions.get(session=session).ref
        written = set(
            RoomIdea.objects.filter(room__session=session, source__isnull=False,
                                    source__deleted_at__isnull=True)
            .values_list('pk', flat=True)
        )  # fmt: skip
        fresh = [one for one in heard if one.idea.pk not in written]
        for one in fresh:
            write(plan, session, ref, one, by)
    return len(fresh)


def write(plan, session, ref, heard, by):
    """One need, new or known, with its evidence."""
    need = rows_of(plan, 'needs').filter(ref=heard.need).first() if heard.need != NEW else None
    if need is None:
        many = heard.present and heard.votes * 2 >= heard.present
        values = {
            'statement': heard.idea.text[:300],
            'priority': Priority.HIGH if many else Priority.MEDIUM,
            'status': NeedStatus.CONFIRMED if many else NeedStatus.PROPOSED,
        }
        need = rows.add(plan, 'needs', values, by=by)
    quote = _('“{text}”: {votes} of {present} dealers in the session room')
    values = {
        'kind': SourceKind.DEALER_SESSION,
        'session': ref,
        'collected_on': session.held_on,
        'collected_by': by.user.email,
        'quote': quote.format(text=heard.idea.text, votes=heard.votes, present=heard.present),
    }
    source = rows.add(plan, 'sources', values, by=by, parent=need)
    RoomIdea.objects.filter(pk=heard.idea.pk).update(source=source, need=need)
