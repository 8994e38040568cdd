"""Hostile texts in every field that a dealer's phone sends: kept exactly or refused in words."""

import html
import re

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from plans.document.text import nfc
from plans.domain import room_phones, rooms
from plans.forms.rooms import LONGEST_IDEA, LONGEST_NAME, SHORTEST_IDEA
from plans.models import RoomIdea
from tests.naughty import naughty, unkeepable
from tests.rooms import MORNING, open_room, phone_in, single_dealer_plan

pytestmark = pytest.mark.django_db
CODE, PHONE = '/b/', '/b/room/'


@pytest.fixture
def room(editor, approver, monkeypatch):
    """An open room in which any number of phones and ideas has room."""
    monkeypatch.setattr(room_phones, 'MOST_PHONES', 10**6)
    monkeypatch.setattr(room_phones, 'MOST_IDEAS_OF_PHONE', 10**6)
    monkeypatch.setattr(rooms, 'MOST_IDEAS', 10**6)
    with time_machine.travel(MORNING, tick=False):
        yield open_room(single_dealer_plan(editor), editor)


def line(text):
    return ' '.join(nfc(text).split())


def test_every_name_is_kept_exactly_or_refused_in_words(room):
    wrong, door = [], reverse('plans:room_join', args=[room.token])
    for number, text in enumerate((*naughty(), *unkeepable())):
        wanted = line(text)
        answer = Client().post(door, {'name': text})
        fits = 0 < len(wanted) <= LONGEST_NAME and text not in unkeepable()
        kept = list(room.phones.values_list('name', flat=True))
        if (answer.status_code, kept) != ((302, [wanted]) if fits else (422, [])):
            wrong.append((number, text[:40], answer.status_code, kept))
        room.phones.all().delete()

    assert wrong == []


def test_every_idea_is_kept_exactly_or_refused_in_words(room):
    wrong, phone = [], phone_in(room, 'Minh Hà')
    said = RoomIdea.objects.filter(room=room, phone__isnull=False)
    for number, text in enumerate((*naughty(), *unkeepable())):
        wanted = line(text)
        answer = phone.post(PHONE, {'verb': 'add', 'text': text})
        fits = SHORTEST_IDEA <= len(wanted) <= LONGEST_IDEA and text not in unkeepable()
        kept = list(said.values_list('text', flat=True))
        if (answer.status_code, kept) != ((302, [wanted]) if fits else (422, [])):
            wrong.append((number, text[:40], answer.status_code, kept))
        said.delete()

    assert wrong == []


def test_every_typed_code_is_refused_in_words(room):
    answers = {
        Client(REMOTE_ADDR=f'2001:db8:{number:x}::1').post(CODE, {'code': text}).status_code
        for number, text in enumerate((*naughty(), *unkeepable()))
    }

    assert answers == {422}


def test_hostile_points_and_verbs_do_nothing(room):
    phone = phone_in(room, 'Minh Hà')
    answers = {
        phone.post(PHONE, {'verb': verb, 'idea': text}).status_code
        for verb in ('give', 'take')
        for text in naughty()[:60]
    } | {phone.post(PHONE, {'verb': text}).status_code for text in naughty()[:60]}

    assert answers == {302}
    assert room_phones.chosen_by(room.phones.get()) == set()


@pytest.mark.parametrize('body', [b'text=%ED%A0%80&verb=add', b'name=%00', b'%ff=%ff', b'&=', b'='])
@pytest.mark.parametrize('place', ['code', 'door', 'phone'])
def test_bytes_that_are_no_text_are_never_an_error_of_ours(room, place, body):
    phone = phone_in(room, 'Minh Hà')
    addresses = {
        'code': CODE,
        'phone': PHONE,
        'door': reverse('plans:room_join', args=[room.token]),
    }

    answer = phone.post(addresses[place], body, content_type='application/x-www-form-urlencoded')

    assert answer.status_code in (302, 422)


def test_kept_texts_are_shown_escaped_on_phone_wall_and_desk(room, client_of, editor):
    client = client_of(editor)
    for text in [one for one in naughty() if '<' in one and len(one) < LONGEST_NAME][:30]:
        phone = phone_in(room, text)
        phone.post(PHONE, {'verb': 'add', 'text': text})

    where = [room.plan_id, room.session_id]
    pages = [phone.get(PHONE), *(client.get(reverse(f'plans:{name}', args=where))
                                 for name in ('room', 'room_desk', 'room_evidence'))]  # fmt: skip

    for page in pages:
        text = page.content.decode()
        bare = re.sub(r'<script [^>]*></script>', '', text)
        assert not re.search(r'<script|<img|<iframe|onerror=alert\(1\)>', bare)
        assert html.escape('<script>alert(1)</script>') in text
