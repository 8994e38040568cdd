"""Session rooms for tests: a running plan whose needs come from single dealers, and its room."""

from datetime import UTC, datetime

from django.test import Client
from django.urls import reverse

from plans.domain import rooms
from plans.models import DealerSession
from tests.domain.sound_plans import plan_of
from tests.rules.plans import changed, put, sources

MORNING = datetime(2026, 12, 10, 2, tzinfo=UTC)  # REVIEW_DAY, nine o'clock in the company


def single_dealer_plan(owner, **keys):
    """A draft whose two needs rest on single dealers; a session is held today, who came unsaid."""
    people = [{'dealer': f'D{n}', 'invited': True} for n in range(1, 6)]
    meeting = {
        'id': 'E1', 'title': 'Giao lưu đại lý miền Tây', 'held_on': '2026-12-10',
        'status': 'planned', 'purposes': ['connect'], 'participants': people,
    }  # fmt: skip
    return plan_of(
        owner,
        changed(
            put(uses_dealers=True, status='draft', sessions=[meeting], **keys),
            sources('N1', 'dealer_single'),
            sources('N2', 'dealer_single'),
        ),
    )


def session_in(plan):
    """The plan's only session."""
    return DealerSession.objects.get(plan_sessions__plan=plan)


def open_room(plan, by, at=MORNING, **how):
    """Open the room of the plan's session."""
    options = {'question': 'Khách cần gì?', 'is_moderated': False} | how
    return rooms.open_room(plan, session_in(plan), by=by, now=at, **options)


def phone_in(room, name):
    """A browser without scripts that has entered the room."""
    client = Client(headers={'accept-language': 'vi'})
    answer = client.post(reverse('plans:room_join', args=[room.token]), {'name': name})
    assert answer.status_code == 302, answer.content.decode()[:300]
    return client
