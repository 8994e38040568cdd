"""The phones in a session room: they come in by QR code or typed code, and give three points each.

What must hold however many requests come at once is held by the database: points by unique slots,
wrong codes by a locked row an address.
"""

import hashlib
import secrets
from datetime import timedelta

from django.db import transaction

from plans.domain import rooms
from plans.domain.addresses import hashed_address
from plans.models import CodeTries, RoomIdea, RoomPhone, RoomVote, SessionRoom
from plans.models.rooms import POINTS

MOST_WRONG_CODES = 10  # an hour and address
MOST_PHONES = 300
MOST_IDEAS_OF_PHONE = 10


class TooManyTriesError(Exception):
    """The address typed wrong codes too often this hour."""


class NoPointLeftError(Exception):
    """All three points of the phone are given."""


def by_token(token, now):
    """The open room behind a QR code; None for a closed and for an unknown one alike."""
    found = SessionRoom.objects.open_at(now).select_related('session__workspace', 'plan')
    return found.filter(token=token.replace('\0', '')).first()


def by_code(code, *, address, now):
    """The open room of a typed code, or None. Raises TooManyTriesError, also for the right code.

    Only wrong codes count: dealers in one room often share one address.
    """
    hashed = hashed_address(address)
    CodeTries.objects.get_or_create(address=hashed)
    with transaction.atomic():
        tries = CodeTries.objects.select_for_update().get(address=hashed)
        since = (now - timedelta(hours=1)).timestamp()
        tries.at = [at for at in tries.at if at > since]
        if len(tries.at) >= MOST_WRONG_CODES:
            raise TooManyTriesError
        found = SessionRoom.objects.open_at(now).select_related('session__workspace')
        room = found.filter(code=code).first() if code else None
        if room is None:
            tries.at = [*tries.at, now.timestamp()]
            tries.save(update_fields=['at'])
    return room


def join(room, *, name, language, now):
    """Let a phone in. Returns (RoomPhone, the key for its cookie). Raises RoomFullError."""
    key = secrets.token_urlsafe(24)
    with transaction.atomic():
        held = SessionRoom.objects.select_for_update().get(pk=room.pk)
        if not held.is_open(now) or held.phones.count() >= MOST_PHONES:
            raise rooms.RoomFullError
        phone = held.phones.create(key_hash=hash_of(key), name=name, language=language)
        rooms.bump(held)
    return phone, key


def phone_of(key, now):
    """The phone of a cookie while its room is open and it was not put out; else None."""
    if not key:
        return None
    phones = RoomPhone.objects.select_related('room__session__workspace', 'room__plan')
    phone = phones.filter(key_hash=hash_of(key), is_out=False).first()
    return phone if phone and phone.room.is_open(now) else None


def add_idea(phone, text):
    """Take an idea from a phone; the same words twice are one. Raises RoomFullError."""
    with transaction.atomic():
        room = SessionRoom.objects.select_for_update().get(pk=phone.room_id)
        same = room.ideas.filter(phone=phone, text=text, round=room.round).first()
        if same:
            return same
        if (
            phone.ideas.filter(round=room.round).count() >= MOST_IDEAS_OF_PHONE
            or room.ideas.count() >= rooms.MOST_IDEAS
        ):
            raise rooms.RoomFullError
        state = rooms.WAITING if room.is_moderated else rooms.SHOWN
        idea = RoomIdea.objects.create(
            room=room, text=text, phone=phone, state=state, round=room.round
        )
        rooms.bump(room)
    return idea


def give_point(phone, idea_pk):
    """Give an idea one of the phone's three points; twice is once. Raises NoPointLeftError."""
    with transaction.atomic():
        RoomPhone.objects.select_for_update().get(pk=phone.pk)
        held = rooms.shown_ideas(phone.room).select_for_update()  # it may be merged just now
        idea = held.filter(pk=idea_pk).first()
        if idea is None or phone.votes.filter(idea_id__in=rooms.group_of(idea)).exists():
            return
        taken = set(phone.votes.filter(round=idea.round).values_list('slot', flat=True))
        free = [slot for slot in range(1, POINTS + 1) if slot not in taken]
        if not free:
            raise NoPointLeftError
        RoomVote.objects.create(phone=phone, idea=idea, round=idea.round, slot=free[0])
        rooms.bump(phone.room)


def take_point(phone, idea_pk):
    """Take a point back; twice is once."""
    idea = rooms.shown_ideas(phone.room).filter(pk=idea_pk).first()
    if idea is None:
        return
    with transaction.atomic():
        RoomPhone.objects.select_for_update().get(pk=phone.pk)
        if phone.votes.filter(idea_id__in=rooms.group_of(idea)).delete()[0]:
            rooms.bump(phone.room)


def chosen_by(phone):
    """The pks of the shown ideas that the phone gave a point."""
    votes = phone.votes.filter(round=phone.room.round)
    pairs = votes.values_list('idea__merged_into', 'idea')
    return {leader or idea for leader, idea in pairs}


def hash_of(key):
    """What is kept of a phone's key."""
    return hashlib.sha256(key.encode('utf-8', 'replace')).hexdigest()
