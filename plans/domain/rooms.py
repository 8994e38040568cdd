"""Session rooms as their host runs them: opened with a fresh token and code, moderated, ranked."""

import secrets
from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.db.models import Count, F
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from plans.document.choices import NeedStatus
from plans.domain import permissions
from plans.domain.row_places import rows_of
from plans.models import DealerSession, RoomIdea, RoomVote, SessionRoom
from plans.models.feedback import new_token

OPEN_FOR = timedelta(hours=4)
MOST_IDEAS = 200
MOST_FIRST_NEEDS = 12
MOST_QUESTIONS = 20
SHOWN, WAITING, HIDDEN = RoomIdea.State.SHOWN, RoomIdea.State.WAITING, RoomIdea.State.HIDDEN


class RoomFullError(Exception):
    """No further phone or idea has room."""


def open_room(plan, session, *, question, is_moderated, by, now):
    """Open the session's room, with a new token and a new code. Returns the SessionRoom.

    A first time it holds the plan's needs that count; later what was in it stays. Raises
    PermissionDenied.
    """
    refuse(plan, by)
    with transaction.atomic():
        sessions = DealerSession.objects.select_for_update()  # two may open it at once
        get_object_or_404(sessions, pk=session.pk)
        room = SessionRoom.objects.filter(session=session).first()
        is_new = room is None
        room = room or SessionRoom(session=session)
        room.plan, room.question = plan, question or room.question
        room.is_moderated = is_moderated
        room.opened_at, room.closes_at, room.closed_at = now, now + OPEN_FOR, None
        with_new_secrets(room)
        if is_new:
            put_in_needs(room)
    return room


def with_new_secrets(room):
    """Give the room a token and a code that nobody has seen; what was given out before is void."""
    room.token = new_token()
    for _attempt in range(20):
        room.code = f'{secrets.randbelow(10**6):06d}'
        try:
            with transaction.atomic():
                room.save()
            break
        except IntegrityError:  # another open room has that code
            continue
    bump(room)


def put_in_needs(room):
    """Begin with what the plan already says customers need."""
    needs = rows_of(room.plan, 'needs').exclude(status=NeedStatus.REJECTED).exclude(statement='')
    RoomIdea.objects.bulk_create(
        RoomIdea(room=room, text=need.statement, need=need) for need in needs[:MOST_FIRST_NEEDS]
    )


@transaction.atomic
def ask_next(room, question, *, by):
    """Ask another question: the list begins empty and each phone has its points again.

    What was said to those before stays, for the evidence. Raises PermissionDenied, RoomFullError.
    """
    refuse(room.plan, by)
    held = SessionRoom.objects.select_for_update().get(pk=room.pk)
    if held.round >= MOST_QUESTIONS:
        raise RoomFullError
    held.asked, held.question = [*held.asked, held.question], question
    held.save(update_fields=['asked', 'question'])
    bump(held)


def renew(room, *, by, now):
    """Make the QR code and the typed code given out so far useless. Raises PermissionDenied."""
    refuse(room.plan, by)
    with transaction.atomic():
        held = SessionRoom.objects.select_for_update().get(pk=room.pk)
        if held.is_open(now):
            with_new_secrets(held)
    return held


def close_room(room, *, by, now):
    """Shut the room; twice is once. Raises PermissionDenied."""
    refuse(room.plan, by)
    with transaction.atomic():
        held = SessionRoom.objects.select_for_update().get(pk=room.pk)
        if held.closed_at is None:
            held.closed_at, held.code, held.token = now, '', new_token()
            held.save()
            bump(held)
    return held


def refuse(plan, by):
    """Raise PermissionDenied for whoever may not record sessions of the plan now."""
    if not permissions.may_edit_part(by, plan, 'sessions'):
        raise PermissionDenied(_('This part of the plan cannot be changed now.'))


@transaction.atomic
def host_idea(room, text, *, by):
    """Add a need by hand. Raises PermissionDenied, RoomFullError."""
    refuse(room.plan, by)
    held = SessionRoom.objects.select_for_update().get(pk=room.pk)
    if held.ideas.count() >= MOST_IDEAS:
        raise RoomFullError
    idea = RoomIdea.objects.create(room=held, text=text, round=held.round)
    bump(held)
    return idea


@transaction.atomic
def set_state(room, idea, state, *, by):
    """Let an idea in, or hide it, which gives its points back. Raises PermissionDenied."""
    refuse(room.plan, by)
    room.ideas.filter(pk=idea.pk).update(state=state)
    if state != SHOWN:
        RoomVote.objects.filter(idea_id__in=group_of(idea)).delete()
    bump(room)


@transaction.atomic
def put_out(room, phone, *, by, out=True):
    """Put a phone out of the room, its points with it; or let it in again. Raises
    PermissionDenied.
    """
    refuse(room.plan, by)
    room.phones.filter(pk=phone.pk).update(is_out=out)
    bump(room)


@transaction.atomic
def merge(room, idea, into, *, by):
    """Count an idea as another. Who gave both a point gets one back. Raises PermissionDenied."""
    refuse(room.plan, by)
    ideas = {
        one.pk: one for one in room.ideas.select_for_update().filter(pk__in=[idea.pk, into.pk])
    }
    if idea.pk == into.pk or ideas[into.pk].merged_into_id or idea.round != into.round:
        return
    group = [idea.pk, *RoomIdea.objects.filter(merged_into=idea).values_list('pk', flat=True)]
    both = RoomVote.objects.filter(idea_id__in=group_of(into)).values('phone')
    RoomVote.objects.filter(idea_id__in=group, phone__in=both).delete()
    RoomIdea.objects.filter(pk__in=group).update(merged_into=into)
    bump(room)


@transaction.atomic
def unmerge(room, idea, *, by):
    """Show a merged idea by itself again, with the points it was given. Raises PermissionDenied."""
    refuse(room.plan, by)
    room.ideas.filter(pk=idea.pk).update(merged_into=None)
    bump(room)


def group_of(idea):
    """The pks of an idea and of those merged into it."""
    return [idea.pk, *RoomIdea.objects.filter(merged_into=idea).values_list('pk', flat=True)]


def let_in(room):
    """Ideas that were let in, to all questions, merged ones under the one they were merged into."""
    return room.ideas.filter(state=SHOWN, merged_into__isnull=True)


def shown_ideas(room):
    """Those of them that the room sees now."""
    return let_in(room).filter(round=room.round)


def ranked(room):
    """[(RoomIdea, how many phones)] of the shown ideas, the most wanted first. Two queries."""
    return [pair for pair in heard_in(room) if pair[0].round == room.round]


def heard_in(room):
    """The same to all questions, one question after another. Two queries."""
    votes = RoomVote.objects.filter(idea__room=room, phone__is_out=False)
    leaders = votes.annotate(leader=F('idea__merged_into')).values_list('leader', 'idea')
    counts = {}
    for leader, idea, n in leaders.annotate(n=Count('pk')):
        counts[leader or idea] = counts.get(leader or idea, 0) + n
    ideas = let_in(room).select_related('need')
    found = [(idea, counts.get(idea.pk, 0)) for idea in ideas]
    return sorted(found, key=lambda pair: (pair[0].round, -pair[1], pair[0].pk))


def present(room):
    """How many phones are in the room."""
    return room.phones.filter(is_out=False).count()


def bump(room):
    """Say that phones and projector have something new to show."""
    SessionRoom.objects.filter(pk=room.pk).update(revision=F('revision') + 1)


def room_of(session):
    """The session's room, or None before it was first opened. One query."""
    return SessionRoom.objects.select_related('session', 'plan').filter(session=session).first()
