"""Session rooms: points, codes and moderation hold whatever comes, on both databases."""

import re
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from plans.domain import room_phones, rooms
from plans.domain.addresses import hashed_address
from plans.models import RoomPhone, RoomVote, SessionRoom
from tests.rooms import MORNING, open_room, single_dealer_plan
from tests.threads import in_parallel

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(editor, approver):
    return single_dealer_plan(editor)


@pytest.fixture
def room(plan, editor):
    return open_room(plan, editor)


def join(room, name='Minh Hà'):
    return room_phones.join(room, name=name, language='vi', now=MORNING)[0]


def idea_of(room, text):
    return room.ideas.create(text=text)


def counts(room):
    return {idea.text: votes for idea, votes in rooms.ranked(room)}


def test_room_begins_with_the_needs_of_the_plan(room):
    assert [idea.need.ref for idea, _votes in rooms.ranked(room)] == ['N1', 'N2']


def test_token_and_code_are_new_each_time_the_room_opens(plan, room, editor):
    before = (room.token, room.code)

    rooms.close_room(room, by=editor, now=MORNING)
    again = open_room(plan, editor)

    assert len(room.token) == 22  # 128 bits in base 64
    assert re.fullmatch(r'\d{6}', room.code)
    assert again.token != before[0]
    assert room_phones.by_token(before[0], MORNING) is None


def test_renewing_makes_what_was_given_out_useless(room, editor):
    old = (room.token, room.code)

    fresh = rooms.renew(room, by=editor, now=MORNING)

    assert room_phones.by_token(old[0], MORNING) is None
    assert room_phones.by_token(fresh.token, MORNING) == room


@pytest.mark.parametrize('hours', [4, 400])
def test_room_shuts_by_itself(room, hours):
    later = MORNING + timedelta(hours=hours)

    assert room_phones.by_token(room.token, later) is None
    assert room_phones.by_code(room.code, address='10.0.0.1', now=later) is None


def test_closed_room_has_no_code_and_no_token_that_anybody_knows(room, editor):
    token, code = room.token, room.code

    closed = rooms.close_room(room, by=editor, now=MORNING)

    assert (closed.code, closed.token == token) == ('', False)
    assert room_phones.by_code('', address='10.0.0.1', now=MORNING) is None
    assert room_phones.by_code(code, address='10.0.0.1', now=MORNING) is None


def test_ten_wrong_codes_an_hour_then_even_the_right_one_is_refused(room):
    wrong = '000000' if room.code != '000000' else '111111'
    for _attempt in range(10):
        assert room_phones.by_code(wrong, address='10.0.0.1', now=MORNING) is None

    with pytest.raises(room_phones.TooManyTriesError):
        room_phones.by_code(room.code, address='10.0.0.1', now=MORNING)

    assert room_phones.by_code(room.code, address='10.0.0.2', now=MORNING) == room
    later = MORNING + timedelta(hours=1, seconds=1)
    assert room_phones.by_code(room.code, address='10.0.0.1', now=later) == room


def test_right_codes_from_one_address_are_not_counted(room):
    for _dealer in range(30):
        assert room_phones.by_code(room.code, address='10.0.0.1', now=MORNING) == room


def test_addresses_of_one_ipv6_network_are_one():
    assert hashed_address('2001:db8:1:2::1') == hashed_address('2001:db8:1:2:ffff::9')
    assert hashed_address('2001:db8:1:2::1') != hashed_address('2001:db8:1:3::1')
    assert '10.0.0.1' not in hashed_address('10.0.0.1')


def test_phone_has_three_points(room):
    phone, ideas = join(room), [idea_of(room, f'Ý {n}') for n in range(4)]

    for idea in ideas[:3]:
        room_phones.give_point(phone, idea.pk)
    room_phones.give_point(phone, ideas[0].pk)  # twice is once
    with pytest.raises(room_phones.NoPointLeftError):
        room_phones.give_point(phone, ideas[3].pk)
    room_phones.take_point(phone, ideas[0].pk)
    room_phones.give_point(phone, ideas[3].pk)

    assert room_phones.chosen_by(phone) == {one.pk for one in ideas[1:]}


def test_next_question_begins_empty_with_three_points_and_keeps_what_was_said(room, editor):
    phone = join(room)
    first = [idea.pk for idea in rooms.shown_ideas(room)][:2]
    for pk in first:
        room_phones.give_point(phone, pk)

    rooms.ask_next(room, 'Điều gì cản khách mua?', by=editor)
    room = SessionRoom.objects.get(pk=room.pk)
    phone = RoomPhone.objects.select_related('room').get(pk=phone.pk)
    empty = list(rooms.shown_ideas(room))
    added = [room_phones.add_idea(phone, f'Lý do {number}') for number in range(3)]
    for idea in added:
        room_phones.give_point(phone, idea.pk)
    room_phones.give_point(phone, first[0])  # of a question that is over: not shown, not counted

    assert (empty, room.question_of(1), room.question_of(2)) == (
        [], 'Khách cần gì?', 'Điều gì cản khách mua?',
    )  # fmt: skip
    assert [(idea.round, votes) for idea, votes in rooms.heard_in(room) if votes] == [
        (1, 1), (1, 1), (2, 1), (2, 1), (2, 1),
    ]  # fmt: skip
    assert {idea.round for idea, _votes in rooms.ranked(room)} == {2}
    assert room_phones.chosen_by(phone) == {idea.pk for idea in added}


def test_ideas_of_two_questions_are_not_merged(room, editor):
    first = rooms.shown_ideas(room)[0]
    rooms.ask_next(room, 'Điều gì cản khách mua?', by=editor)
    room = SessionRoom.objects.get(pk=room.pk)
    second = rooms.host_idea(room, 'Giá', by=editor)

    rooms.merge(room, second, first, by=editor)

    second.refresh_from_db()
    assert second.merged_into is None


def test_database_refuses_a_fourth_point(room):
    phone, idea = join(room), idea_of(room, 'Ý')

    with pytest.raises(IntegrityError), transaction.atomic():
        RoomVote.objects.create(phone=phone, idea=idea, slot=4)


def test_ideas_of_phones_wait_where_the_host_wants_it(plan, editor):
    room = open_room(plan, editor, is_moderated=True)
    idea = room_phones.add_idea(join(room), 'Bao 30 kg')

    before = counts(room)
    rooms.set_state(room, idea, rooms.SHOWN, by=editor)

    assert 'Bao 30 kg' not in before
    assert counts(room)['Bao 30 kg'] == 0


def test_the_same_words_of_one_phone_are_one_idea_and_ten_are_enough(room):
    phone = join(room)

    first = room_phones.add_idea(phone, 'Bao 30 kg')
    again = room_phones.add_idea(phone, 'Bao 30 kg')
    for number in range(9):
        room_phones.add_idea(phone, f'Ý {number}')

    assert first == again
    with pytest.raises(rooms.RoomFullError):
        room_phones.add_idea(phone, 'Một ý nữa')


def test_merged_ideas_count_each_phone_once_and_give_a_point_back(room, editor):
    one, other = idea_of(room, 'Bao nhỏ'), idea_of(room, 'Gói nhỏ')
    both, single = join(room, 'Minh Hà'), join(room, 'Tân Phú')
    room_phones.give_point(both, one.pk)
    room_phones.give_point(both, other.pk)
    room_phones.give_point(single, other.pk)

    rooms.merge(room, other, one, by=editor)
    merged = counts(room)

    assert (merged['Bao nhỏ'], 'Gói nhỏ' in merged) == (2, False)
    assert (both.votes.count(), single.votes.count()) == (1, 1)
    rooms.unmerge(room, other, by=editor)
    assert (counts(room)['Bao nhỏ'], counts(room)['Gói nhỏ']) == (1, 1)


def test_idea_that_was_merged_meanwhile_takes_no_point(room, editor):
    one, other = idea_of(room, 'Bao nhỏ'), idea_of(room, 'Gói nhỏ')
    phone = join(room, 'Minh Hà')
    rooms.merge(room, other, one, by=editor)

    room_phones.give_point(phone, other.pk)

    assert phone.votes.count() == 0


def test_hidden_idea_gives_its_points_back(room, editor):
    phone, idea = join(room), idea_of(room, 'Quảng cáo')
    room_phones.give_point(phone, idea.pk)

    rooms.set_state(room, idea, rooms.HIDDEN, by=editor)

    assert phone.votes.count() == 0


def test_phone_that_was_put_out_has_neither_entry_nor_votes(room, editor):
    phone, key = room_phones.join(room, name='Lạ', language='vi', now=MORNING)
    idea = idea_of(room, 'Ý')
    room_phones.give_point(phone, idea.pk)

    rooms.put_out(room, phone, by=editor)

    assert room_phones.phone_of(key, MORNING) is None
    assert counts(room)['Ý'] == 0
    rooms.put_out(room, phone, by=editor, out=False)
    assert counts(room)['Ý'] == 1


def test_ideas_of_another_room_cannot_be_voted_for(room, editor, approver):
    other = open_room(single_dealer_plan(editor, title='Khác'), editor)
    phone, foreign = join(room), idea_of(other, 'Ý khác')

    room_phones.give_point(phone, foreign.pk)

    assert phone.votes.count() == 0


def test_key_of_a_phone_is_not_kept(room):
    phone, key = room_phones.join(room, name='Minh Hà', language='vi', now=MORNING)

    assert len(key) == 32  # 192 bits
    assert key not in phone.key_hash
    assert room_phones.phone_of(key, MORNING) == phone


@pytest.mark.parametrize('who', ['viewer', 'colleague', 'stranger'])
def test_others_may_not_host(plan, room, who, request):
    member = request.getfixturevalue(who)

    for attempt in (
        lambda: open_room(plan, member),
        lambda: rooms.close_room(room, by=member, now=MORNING),
        lambda: rooms.renew(room, by=member, now=MORNING),
        lambda: rooms.host_idea(room, 'Ý', by=member),
    ):
        with pytest.raises(PermissionDenied):
            attempt()


@pytest.mark.django_db(transaction=True)
def test_parallel_posts_never_give_more_than_three_points(editor, approver):
    room = open_room(single_dealer_plan(editor), editor)
    phone = join(room)
    ideas = [idea_of(room, f'Ý {n}') for n in range(12)]
    refused = in_parallel([lambda pk=one.pk: room_phones.give_point(phone, pk) for one in ideas])

    assert RoomVote.objects.filter(phone=phone).count() == 3
    assert refused == ['NoPointLeftError'] * 9


@pytest.mark.django_db(transaction=True)
def test_parallel_wrong_codes_are_all_counted(editor, approver):
    room = open_room(single_dealer_plan(editor), editor)
    wrong = '000000' if room.code != '000000' else '111111'
    tries = [lambda: room_phones.by_code(wrong, address='10.0.0.9', now=MORNING)] * 16

    refused = in_parallel(tries)

    assert refused == ['TooManyTriesError'] * 6


@pytest.mark.django_db(transaction=True)
def test_room_opened_four_times_at_once_is_one(editor, approver):
    plan = single_dealer_plan(editor)

    assert in_parallel([lambda: open_room(plan, editor)] * 4) == []
    assert SessionRoom.objects.count() == 1
