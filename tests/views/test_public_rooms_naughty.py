"""Hostile texts in every field that a dealer's phone sends: kept exactly or refused in words."""

import html
import re
from urllib.parse import urlencode

import pytest
import time_machine
from django.http import QueryDict
from django.test import Client
from django.urls import reverse

from plans.document.text import nfc
from plans.domain import room_phones, rooms
from plans.forms.rooms import (
    LONGEST_IDEA,
    LONGEST_NAME,
    SHORTEST_IDEA,
    CodeForm,
    IdeaForm,
    JoinForm,
)
from plans.models import RoomIdea, RoomPhone, SessionRoom
from plans.views.public_rooms import take
from tests.naughty import naughty, naughty_few, unkeepable, unkeepable_few
from tests.rooms import MORNING, open_room, phone_in, single_dealer_plan

pytestmark = pytest.mark.usefixtures('people')
CODE, PHONE = '/b/', '/b/room/'
TYPED = 'application/x-www-form-urlencoded'
NO_TEXT = (b'text=%ED%A0%80&verb=add', b'name=%00', b'%ff=%ff', b'&=', b'=')


@pytest.fixture(scope='module')
def room_made_once(made_once):
    def make(people):
        return open_room(single_dealer_plan(people['editor']), people['editor']).pk

    return made_once(make, at=MORNING)


@pytest.fixture
def room(people, room_made_once, monkeypatch):
    """An open room in which any number of phones and ideas has room."""
    monkeypatch.setattr(room_phones, 'MOST_PHONES', 10**6)
    monkeypatch.setattr(room_phones, 'MOST_IDEAS_OF_PHONE', 10**6)
    monkeypatch.setattr(rooms, 'MOST_IDEAS', 10**6)
    with time_machine.travel(MORNING, tick=False):
        yield SessionRoom.objects.get(pk=room_made_once)


def line(text):
    return ' '.join(nfc(text).split())


def wanted(text, shortest, longest):
    """The line that is kept of a text; None where it must be refused."""
    kept = line(text)
    return kept if shortest <= len(kept) <= longest and text not in unkeepable() else None


def cleaned(form, **typed):
    """What a form makes of what a browser sends: the text, or None where it says what is wrong."""
    (name,) = typed
    asked = form(QueryDict(urlencode(typed)))
    if asked.is_valid():
        return asked.cleaned_data[name]
    assert list(asked.errors) == [name]
    assert all(asked.errors[name])
    return None


@pytest.mark.parametrize(
    ('form', 'name', 'shortest', 'longest'),
    [(JoinForm, 'name', 1, LONGEST_NAME), (IdeaForm, 'text', SHORTEST_IDEA, LONGEST_IDEA)],
)
def test_form_keeps_every_text_exactly_or_refuses_it_in_words(form, name, shortest, longest):
    texts = [*naughty(), *unkeepable()]

    made = {text: cleaned(form, **{name: text}) for text in texts}

    assert made == {text: wanted(text, shortest, longest) for text in texts}


def test_every_text_that_a_form_lets_through_is_kept_exactly(room):
    names = list(filter(None, (wanted(text, 1, LONGEST_NAME) for text in naughty())))
    ideas = list(filter(None, (wanted(text, SHORTEST_IDEA, LONGEST_IDEA) for text in naughty())))
    RoomPhone.objects.bulk_create(
        RoomPhone(room=room, name=name, key_hash=f'{n:064x}') for n, name in enumerate(names)
    )
    RoomIdea.objects.bulk_create(RoomIdea(room=room, text=text) for text in ideas)

    assert sorted(room.phones.values_list('name', flat=True)) == sorted(names)
    assert sorted(room.ideas.filter(need=None).values_list('text', flat=True)) == sorted(ideas)


def test_name_is_kept_exactly_or_refused_in_words(room):
    wrong, door = [], reverse('plans:room_join', args=[room.token])
    for text in (*naughty_few(), *unkeepable_few()):
        name = wanted(text, 1, LONGEST_NAME)
        answer = Client().post(door, {'name': text})
        kept = list(room.phones.values_list('name', flat=True))
        if (answer.status_code, kept) != ((302, [name]) if name else (422, [])):
            wrong.append((text[:40], answer.status_code, kept))
        room.phones.all().delete()

    assert wrong == []


def test_idea_is_kept_exactly_or_refused_in_words(room):
    wrong, phone = [], phone_in(room, 'Minh Hà')
    said = RoomIdea.objects.filter(room=room, phone__isnull=False)
    for text in (*naughty_few(), *unkeepable_few()):
        idea = wanted(text, SHORTEST_IDEA, LONGEST_IDEA)
        answer = phone.post(PHONE, {'verb': 'add', 'text': text})
        kept = list(said.values_list('text', flat=True))
        if (answer.status_code, kept) != ((302, [idea]) if idea else (422, [])):
            wrong.append((text[:40], answer.status_code, kept))
        said.delete()

    assert wrong == []


def test_form_refuses_every_typed_code_in_words():
    assert {cleaned(CodeForm, code=text) for text in (*naughty(), *unkeepable())} == {None}


def test_typed_code_is_refused_in_words(room):
    answers = {
        Client(REMOTE_ADDR=f'2001:db8:{number:x}::1').post(CODE, {'code': text}).status_code
        for number, text in enumerate((*naughty_few(), *unkeepable_few()))
    }

    assert answers == {422}


def test_hostile_points_and_verbs_do_nothing(room):
    phone = phone_in(room, 'Minh Hà')
    answers = {
        phone.post(PHONE, sent).status_code
        for text in naughty_few()
        for sent in ({'verb': 'give', 'idea': text}, {'verb': text, 'idea': text})
    }

    assert answers == {302}
    assert room_phones.chosen_by(room.phones.get()) == set()


def test_no_text_is_an_idea_to_give_or_take_a_point(room, rf):
    phone_in(room, 'Minh Hà')
    phone = room.phones.get()
    told = {
        take(rf.post(PHONE, {'verb': verb, 'idea': text}), phone, IdeaForm())
        for text in naughty()[:60]
        for verb in ('give', 'take')
    }

    assert told == {''}
    assert room_phones.chosen_by(phone) == set()


@pytest.mark.parametrize('place', ['code', 'door', 'phone'])
def test_bytes_that_are_no_text_are_never_an_error_of_ours(room, place):
    phone = phone_in(room, 'Minh Hà')
    addresses = {
        'code': CODE,
        'phone': PHONE,
        'door': reverse('plans:room_join', args=[room.token]),
    }

    answers = {
        body: phone.post(addresses[place], body, content_type=TYPED).status_code for body in NO_TEXT
    }

    assert {body: code for body, code in answers.items() if code not in (302, 422)} == {}


def test_kept_texts_are_shown_escaped_on_phone_wall_and_desk(room, client_of, editor):
    client = client_of(editor)
    first, *rest = [one for one in naughty() if '<' in one and len(one) < LONGEST_NAME][:30]
    for text in rest:
        other, _key = room_phones.join(room, name=line(text), language='vi', now=MORNING)
        room_phones.add_idea(other, line(text))
    phone = phone_in(room, first)
    phone.post(PHONE, {'verb': 'add', 'text': first})

    where = [room.plan_id, room.session_id]
    pages = [phone.get(PHONE), *(client.get(reverse(f'plans:{name}', args=where))
                                 for name in ('room', 'room_desk', 'room_evidence'))]  # fmt: skip

    for page in pages:
        text = page.content.decode()
        bare = re.sub(r'<script [^>]*></script>', '', text)
        assert not re.search(r'<script|<img|<iframe|onerror=alert\(1\)>', bare)
        assert html.escape('<script>alert(1)</script>') in text
