"""What dealers' phones and strangers see of a session room: their own page and nothing else."""

import re

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from plans.domain import rooms
from plans.models import Plan
from salesplan.logs import MaskedFormatter
from tests.pages import Page
from tests.rooms import MORNING, open_room, phone_in, single_dealer_plan

pytestmark = pytest.mark.usefixtures('people')
CODE, PHONE, LIST = '/b/', '/b/room/', '/b/room/list/'


@pytest.fixture(autouse=True)
def _that_morning():
    with time_machine.travel(MORNING, tick=False):
        yield


@pytest.fixture(scope='module')
def plan_made_once(made_once):
    return made_once(lambda people: single_dealer_plan(people['editor']).pk, at=MORNING)


@pytest.fixture
def plan(people, plan_made_once):
    return Plan.objects.get(pk=plan_made_once)


@pytest.fixture
def room(plan, editor):
    return open_room(plan, editor)


@pytest.fixture
def phone(room):
    return phone_in(room, 'Minh Hà')


def wrong_code(room):
    return '000000' if room.code != '000000' else '111111'


def body(answer):
    """A page without what differs by request."""
    return re.sub(r'nonce="[^"]*"|name="csrfmiddlewaretoken" value="[^"]*"', '',
                  answer.content.decode())  # fmt: skip


def test_phone_enters_by_the_qr_code_without_signing_in(room):
    client = Client()
    address = reverse('plans:room_join', args=[room.token])

    asked = client.get(address)
    entered = client.post(address, {'name': 'Minh Hà'}, follow=True)

    assert 'Giao lưu đại lý miền Tây' in asked.content.decode()
    assert entered.redirect_chain == [(PHONE, 302)]
    assert 'Khách cần gì?' in entered.content.decode()
    cookie = client.cookies['room_phone']
    assert (cookie['httponly'], cookie['path'], cookie['samesite']) == (True, '/b/', 'Lax')


def test_typed_code_leads_to_the_same_door_spaces_or_not(room):
    code = f' {room.code[:3]} {room.code[3:]} '

    answer = Client().post(CODE, {'code': code})

    assert (answer.status_code, answer.url) == (302, f'/b/{room.token}/')


def test_closed_room_and_unknown_token_look_alike(room, editor):
    token = room.token
    rooms.close_room(room, by=editor, now=MORNING)

    closed, unknown = (Client().get(f'/b/{one}/') for one in (token, 'A' * 22))

    assert (closed.status_code, unknown.status_code) == (404, 404)
    assert body(closed) == body(unknown)
    assert 'Phòng này không mở' in closed.content.decode()


def test_wrong_code_and_the_code_of_a_closed_room_look_alike(room, editor):
    code, wrong = room.code, wrong_code(room)
    rooms.close_room(room, by=editor, now=MORNING)

    pages = [Client(headers={'accept-language': 'vi'}).post(CODE, {'code': one})
             for one in (code, wrong)]  # fmt: skip

    assert [one.status_code for one in pages] == [422, 422]
    closed, unknown = (body(one).replace(code, '').replace(wrong, '') for one in pages)
    assert closed == unknown


def test_eleventh_wrong_code_of_an_hour_is_stopped(room):
    client = Client()
    for _attempt in range(10):
        client.post(CODE, {'code': wrong_code(room)})

    assert client.post(CODE, {'code': room.code}).status_code == 429
    assert client.post(CODE, {'code': room.code}, REMOTE_ADDR='10.1.1.1').status_code == 302


def test_wrong_codes_of_one_phone_do_not_stop_others_behind_the_same_proxy(room, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    client = Client()
    for attempt in range(10):  # what the phone itself claims to be is not believed
        behind = {'x-forwarded-for': f'9.9.9.{attempt}, 203.0.113.5'}
        client.post(CODE, {'code': wrong_code(room)}, headers=behind)

    sent = [
        client.post(CODE, {'code': room.code}, headers={'x-forwarded-for': address}).status_code
        for address in ('8.8.8.8, 203.0.113.5', '203.0.113.6')
    ]
    assert sent == [429, 302]


@pytest.mark.parametrize('code', ['', '12345', '1234567', 'abcdef', '１２３４５６', '12\x003456'])
def test_what_is_no_code_is_refused_in_words(room, code):
    answer = Client(headers={'accept-language': 'vi'}).post(CODE, {'code': code})

    assert answer.status_code == 422
    assert 'sáu chữ số' in answer.content.decode() or 'rỗng' in answer.content.decode()


def test_phone_gives_three_points_without_scripts(room, phone):
    ideas = [room.ideas.create(text=f'Ý {n}') for n in range(4)]

    for idea in ideas:
        answer = phone.post(PHONE, {'verb': 'give', 'idea': idea.pk}, follow=True)

    text = answer.content.decode()
    assert 'đã dùng hết ba điểm' in text
    assert text.count('aria-pressed="true"') == 3
    taken = phone.post(PHONE, {'verb': 'take', 'idea': ideas[0].pk}, follow=True)
    assert 'Còn 1 điểm' in taken.content.decode()


def test_phone_adds_an_idea_that_the_room_sees(room, phone):
    answer = phone.post(PHONE, {'verb': 'add', 'text': '  Bao   30 kg '}, follow=True)

    assert 'đã lên danh sách' in answer.content.decode()
    assert 'Bao 30 kg' in phone_in(room, 'Tân Phú').get(PHONE).content.decode()


def test_moderated_idea_waits_and_the_phone_is_told(plan, editor):
    room = open_room(plan, editor, is_moderated=True)
    phone = phone_in(room, 'Minh Hà')

    answer = phone.post(PHONE, {'verb': 'add', 'text': 'Bao 30 kg'}, follow=True)

    text = answer.content.decode()
    assert 'Người chủ trì sẽ cho hiện' in text
    assert 'Bao 30 kg' not in text


@pytest.mark.parametrize('text', ['', 'ab', 'x' * 201, 'Bao\x00nhỏ', '\ud800'])
def test_idea_that_cannot_be_kept_is_refused_and_stays_on_screen(room, phone, text):
    sent = text.encode('utf-8', 'surrogatepass').decode('utf-8', 'replace')

    answer = phone.post(PHONE, {'verb': 'add', 'text': sent})

    if '\ufffd' in sent:
        assert answer.status_code in (302, 422)
    else:
        assert answer.status_code == 422
        assert room.ideas.filter(phone__isnull=False).count() == 0


def test_what_a_dealer_types_is_shown_as_text(room, phone):
    phone.post(PHONE, {'verb': 'add', 'text': '<script>alert(1)</script>'})

    text = phone.get(PHONE).content.decode()

    assert '<script>alert' not in text
    assert '&lt;script&gt;alert' in text


def test_what_a_phone_is_told_stays_when_its_list_is_renewed(phone):
    page = phone.get(PHONE + '?told=waiting').content.decode()

    before, listed = page.split('id="choices"')
    assert ('Người chủ trì' in before, 'Người chủ trì' in listed) == (True, False)


def test_polling_answers_only_what_is_new(room, phone):
    room.refresh_from_db()
    seen = f'{LIST}?seen={room.revision}'

    quiet = phone.get(seen)
    room.ideas.create(text='Ý mới')
    rooms.bump(room)
    fresh = phone.get(seen)

    assert quiet.status_code == 204
    assert 'Ý mới' in fresh.content.decode()
    assert '<html' not in fresh.content.decode()


def test_vote_over_htmx_answers_with_the_list_alone(room, phone):
    idea = room.ideas.create(text='Ý')

    answer = phone.post(PHONE, {'verb': 'give', 'idea': idea.pk}, headers={'HX-Request': 'true'})

    assert answer.status_code == 200
    assert answer.content.decode().count('aria-pressed="true"') == 1
    assert '<html' not in answer.content.decode()


def test_phone_sees_neither_other_phones_nor_counts_nor_the_host(room, phone, editor, plan):
    other = phone_in(room, 'Tân Phú bí mật')
    other.post(PHONE, {'verb': 'give', 'idea': room.ideas.first().pk})

    text = phone.get(PHONE).content.decode()

    assert 'Tân Phú bí mật' not in text
    assert editor.email not in text
    assert plan.title not in text
    assert room.token not in text
    assert room.code not in text
    assert 'aria-pressed="true"' not in text


def test_phone_reaches_nothing_behind_the_sign_in(plan, room, phone):
    for name in ('room', 'room_desk', 'room_evidence', 'session', 'attendance'):
        answer = phone.get(reverse(f'plans:{name}', args=[plan.pk, room.session_id]))
        assert answer.status_code == 302
        assert answer.url.startswith('/accounts/login/')


def test_stranger_without_a_key_sees_a_closed_room(room):
    for key in ('', 'guessed', 'x' * 32, 'a\0b'):
        client = Client()
        client.cookies['room_phone'] = key
        assert client.get(PHONE).status_code == 404
        assert (
            client.post(PHONE, {'verb': 'give', 'idea': room.ideas.first().pk}).status_code == 404
        )
    assert rooms.ranked(room)[0][1] == 0


def test_closing_turns_every_phone_away(room, phone, editor):
    rooms.close_room(room, by=editor, now=MORNING)

    assert phone.get(PHONE).status_code == 404
    assert 'Phòng này không mở' in phone.get(LIST).content.decode()


def test_addresses_and_pages_tell_nobody_the_token(room, phone, caplog):
    pages = [Client().get(f'/b/{room.token}/'), phone.get(PHONE), Client().get(CODE),
             Client().get(f'/b/{"B" * 22}/')]  # fmt: skip

    for page in pages:
        assert page['Referrer-Policy'] == 'strict-origin'
        assert 'no-store' in page['Cache-Control']
        hosts = re.findall(r'(?:src|href|action)="(https?:)?//', page.content.decode())
        assert hosts == []
    logged = [MaskedFormatter('%(message)s').format(one) for one in caplog.records]
    assert logged
    assert not any('B' * 22 in line for line in logged)


@pytest.mark.parametrize(('language', 'word'), [('vi', 'Vào phòng'), ('en', 'Enter the room')])
def test_door_speaks_both_languages(room, language, word):
    answer = Client().get(f'/b/{room.token}/?lang={language}')

    assert word in answer.content.decode()


def test_language_of_the_phone_stays(room):
    client = Client()
    client.post(f'/b/{room.token}/?lang=en', {'name': 'Elbe'})

    assert 'points left' in client.get(PHONE).content.decode()


def test_reminder_about_prices_stands_on_the_phone(room, phone):
    assert 'không thỏa thuận giá bán' in phone.get(PHONE).content.decode()


def test_forms_of_the_phone_are_ordinary_forms(room, phone):
    page = Page(phone.get(PHONE).content.decode())

    assert all(form.get('method') == 'post' for form in page.forms.values())


def test_phone_page_asks_the_same_number_of_queries(room, phone, queries):
    room.ideas.create(text='Ý')
    few = queries(phone, PHONE)
    for number in range(30):
        room.ideas.create(text=f'Ý {number}')

    assert queries(phone, PHONE) == few
