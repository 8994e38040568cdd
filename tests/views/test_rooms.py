"""The host's side: wall, desk, attendance, and evidence that clears M2.1."""

import pytest
import time_machine
from django.urls import reverse
from icalendar import Calendar

from plans.document.choices import CheckCode, Phase
from plans.domain import rooms, summaries
from plans.domain.documents.reading import document_of
from plans.models import Plan, SessionRoom
from tests.domain.sound_plans import plan_of
from tests.rooms import MORNING, open_room, phone_in, session_in, single_dealer_plan
from tests.rules.plans import REVIEW_DAY, changed, put, sources

pytestmark = pytest.mark.usefixtures('people')


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


def page(plan, name):
    return reverse(f'plans:{name}', args=[plan.pk, session_in(plan).pk])


def finding(plan):
    fresh = Plan.objects.get(pk=plan.pk)
    found = summaries.find(fresh, document_of(fresh), REVIEW_DAY, Phase.REVIEW)
    return found.get(CheckCode.M2_1)


def test_room_is_opened_shown_and_closed(client_of, plan, editor):
    client = client_of(editor)

    before = client.get(page(plan, 'room'))
    client.post(page(plan, 'room'), {'verb': 'open', 'question': 'Khách cần gì?'})
    room = session_in(plan).room
    shown = client.get(page(plan, 'room')).content.decode()
    closed = client.post(page(plan, 'room'), {'verb': 'close'})

    assert 'class="qr"' not in before.content.decode()
    assert 'class="qr"' in shown
    assert f'{room.code[:3]} {room.code[3:]}' in shown
    assert room.is_moderated is False
    assert closed.url == page(plan, 'room_evidence')
    assert 'class="qr"' not in client.get(page(plan, 'room')).content.decode()


@pytest.mark.parametrize(
    ('typed', 'status', 'asked'),
    [('', 302, ['Khách của anh chị đang cần điều gì nhất?']), ('Khách cần gì? ' * 30, 422, [])],
)
def test_room_opens_with_a_question_that_fits(client_of, plan, editor, typed, status, asked):
    answer = client_of(editor).post(page(plan, 'room'), {'verb': 'open', 'question': typed})

    assert answer.status_code == status
    assert [room.question for room in SessionRoom.objects.all()] == asked
    assert status == 302 or typed.strip() in answer.content.decode()


def test_wall_polls_only_what_is_new(client_of, plan, editor):
    client, room = client_of(editor), open_room(plan, editor)
    room.refresh_from_db()
    hx = {'HX-Request': 'true'}
    address = f'{page(plan, "room")}?seen='

    quiet = client.get(f'{address}{room.revision}', headers=hx)
    phone_in(room, 'Minh Hà')
    fresh = client.get(f'{address}{room.revision}', headers=hx)

    assert quiet.status_code == 204
    assert '1 đại lý có mặt' in fresh.content.decode()


def test_desk_lets_in_hides_merges_and_puts_out(client_of, plan, editor):
    client, room = client_of(editor), open_room(plan, editor, is_moderated=True)
    phone_in(room, 'Minh Hà').post('/b/room/', {'verb': 'add', 'text': 'Bao 30 kg'})
    desk, idea = page(plan, 'room_desk'), room.ideas.get(text='Bao 30 kg')
    first = room.ideas.first()

    client.post(desk, {'verb': 'show', 'idea': idea.pk})
    client.post(desk, {'verb': 'merge', 'idea': idea.pk, 'into': first.pk})
    client.post(desk, {'verb': 'add', 'text': 'Mẫu thử 2 kg'})
    client.post(desk, {'verb': 'out', 'phone': room.phones.get().pk})

    idea.refresh_from_db()
    assert (idea.state, idea.merged_into) == ('shown', first)
    assert [one.text for one, _n in rooms.ranked(room)][-1] == 'Mẫu thử 2 kg'
    assert room.phones.get().is_out
    client.post(desk, {'verb': 'unmerge', 'idea': idea.pk})
    idea.refresh_from_db()
    assert idea.merged_into is None


def test_desk_asks_the_next_question_and_phones_see_it(client_of, plan, editor):
    client, room = client_of(editor), open_room(plan, editor)
    phone, desk = phone_in(room, 'Minh Hà'), page(plan, 'room_desk')
    phone.post('/b/room/', {'verb': 'add', 'text': 'Bao 30 kg'})

    refused = client.post(desk, {'verb': 'next', 'question': ' '})
    client.post(desk, {'verb': 'next', 'question': 'Điều gì cản khách mua?'})
    seen = phone.get('/b/room/').content.decode()
    phone.post('/b/room/', {'verb': 'add', 'text': 'Giá đổi hằng tuần'})
    kept = client.get(page(plan, 'room_evidence')).context['questions']

    assert refused.status_code == 422
    assert 'Điều gì cản khách mua?' in seen
    assert 'Bao 30 kg' not in seen
    assert [(question, [idea.text for idea, _n, _f in lines][-1]) for question, lines in kept] == [
        ('Khách cần gì?', 'Bao 30 kg'), ('Điều gì cản khách mua?', 'Giá đổi hằng tuần'),
    ]  # fmt: skip


@pytest.mark.parametrize(
    'sent', [{'verb': 'show', 'idea': '9' * 30}, {'verb': 'hide', 'idea': 'x'}, {'verb': 'out'}]
)
def test_desk_refuses_what_is_not_in_the_room(client_of, plan, editor, sent):
    open_room(plan, editor)

    assert client_of(editor).post(page(plan, 'room_desk'), sent).status_code == 404


def test_attendance_ticked_makes_the_session_held_and_joint(client_of, plan, editor):
    sent = {'attended': ['D1', 'D2'], 'outcomes': 'Thống nhất lô nhỏ', 'training': 'on',
            'plan_sheet_shared': 'on'}  # fmt: skip

    answer = client_of(editor).post(page(plan, 'attendance'), sent)

    session = document_of(Plan.objects.get(pk=plan.pk)).sessions[0]
    assert answer.status_code == 302
    assert (session.status, session.is_joint, session.plan_sheet_shared) == ('held', True, True)
    assert [one.value for one in session.purposes] == ['connect', 'training']
    assert session.dealers_attended == {'D1', 'D2'}


@pytest.mark.parametrize(
    ('sent', 'words'), [({}, 'ít nhất một đại lý'), ({'attended': ['D99']}, '')]
)
def test_attendance_of_nobody_is_refused(client_of, plan, editor, sent, words):
    answer = client_of(editor).post(page(plan, 'attendance'), sent)

    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert session_in(plan).status == 'planned'


def test_attendance_before_the_day_is_refused(client_of, plan, editor):
    session = session_in(plan)
    session.held_on = REVIEW_DAY.replace(day=31)
    session.save()

    answer = client_of(editor).post(page(plan, 'attendance'), {'attended': ['D1']})

    assert 'Chưa đến ngày' in answer.content.decode()


def voted(plan, editor):
    """The open room in which three phones voted for the first need, one for a new idea."""
    room = open_room(plan, editor)
    first = room.ideas.first()
    for name in ('Minh Hà', 'Tân Phú', 'Hồng Lam'):
        phone_in(room, name).post('/b/room/', {'verb': 'give', 'idea': first.pk})
    new = room.ideas.create(text='Mẫu thử giao trong tuần')
    phone_in(room, 'Sông Hậu').post('/b/room/', {'verb': 'give', 'idea': new.pk})
    return room, first, new


def test_ranked_needs_become_evidence_and_m2_1_clears(client_of, plan, editor):
    client = client_of(editor)
    _room, first, new = voted(plan, editor)
    client.post(page(plan, 'attendance'), {'attended': ['D1', 'D2', 'D3']})
    before = finding(plan)

    choices = {f'idea-{first.pk}': 'N1', f'idea-{new.pk}': 'new', 'key': 'k' * 32}
    for _twice in range(2):
        client.post(page(plan, 'room_evidence'), choices)

    needs = document_of(Plan.objects.get(pk=plan.pk)).needs
    said = [(one.id, source.quote) for one in needs for source in one.sources
            if source.kind == 'dealer_session']  # fmt: skip
    assert before is not None
    assert finding(plan) is None
    assert said == [
        ('N1', f'“{first.text}”: 3/4 đại lý chọn trong phòng góp ý'),
        ('N3', '“Mẫu thử giao trong tuần”: 1/4 đại lý chọn trong phòng góp ý'),
    ]


def test_evidence_waits_until_two_dealers_were_ticked(client_of, plan, editor):
    client = client_of(editor)
    _room, first, _new = voted(plan, editor)
    client.post(page(plan, 'attendance'), {'attended': ['D1']})

    answer = client.post(page(plan, 'room_evidence'), {f'idea-{first.pk}': 'N1'})

    assert answer.url == page(plan, 'attendance')
    assert finding(plan) is not None


def test_flag_plans_a_session_with_dealers_day_and_agenda(client_of, editor, approver):
    plan = plan_of(
        editor,
        changed(
            put(uses_dealers=True, status='active', activated_on='2026-12-01', sessions=[],
                feedback=[{'id': 'F1', 'customer': 'Rösterei Nord', 'received_on': '2026-12-01',
                           'sentiment': 'negative', 'verbatim': 'Hai bao rách', 'status': 'new'}]),
            sources('N1', 'dealer_single'), sources('N2', 'dealer_single'),
        ),
    )  # fmt: skip

    answer = client_of(editor).post(reverse('plans:remedy', args=[plan.pk, 'schedule_session']))

    made = document_of(Plan.objects.get(pk=plan.pk)).sessions[0]
    assert answer.url == page(plan, 'session')
    assert len(made.dealers_invited) >= 2
    assert [need.statement in made.agenda for need in document_of(plan).needs] == [True, True]
    assert 'Hai bao rách' in made.agenda
    assert 'Rösterei Nord' not in made.agenda
    assert 'không thỏa thuận giá bán' in made.agenda


def test_session_page_carries_invitation_calendar_and_tasks(client_of, plan, editor):
    client = client_of(editor)

    sent = {'title': 'Gửi biên bản', 'key': 'k' * 30, 'owner': editor.email, 'due': '20/12/2026'}
    for _twice in range(2):
        client.post(page(plan, 'session_task'), sent)
    text = client.get(page(plan, 'session')).content.decode()
    event = Calendar.from_ical(client.get(page(plan, 'session_calendar')).content).walk('VEVENT')[0]

    tasks = document_of(Plan.objects.get(pk=plan.pk)).actions
    assert [one.title for one in tasks if one.from_session == 'E1'] == ['Gửi biên bản']
    assert 'kính mời anh chị dự' in text
    assert 'invites you to a dealer session' in text
    assert event['SUMMARY'] == 'Giao lưu đại lý miền Tây'
    assert event['DTSTART'].dt == REVIEW_DAY


def test_session_is_edited_and_says_when_somebody_else_was_faster(client_of, plan, editor):
    client = client_of(editor)
    form = {'title': 'Giao lưu quý 4', 'held_on': '10/12/2026', 'purposes': ['connect'],
            'mode': '', 'place': 'Cần Thơ', 'invited': ['D1', 'D2']}  # fmt: skip

    answer = client.post(page(plan, 'edit_session'), form)

    session = document_of(Plan.objects.get(pk=plan.pk)).sessions[0]
    assert answer.status_code == 302
    assert (session.title, session.place, session.dealers_invited) == (
        'Giao lưu quý 4', 'Cần Thơ', {'D1', 'D2'},
    )  # fmt: skip


def test_session_that_was_held_before_its_planned_day_is_moved_then_ticked(client_of, plan, editor):
    client, session = client_of(editor), session_in(plan)
    session.held_on = REVIEW_DAY.replace(day=31)
    session.save()
    form = {'title': 'Giao lưu', 'held_on': '01/12/2026', 'purposes': ['connect']}

    moved = client.post(page(plan, 'edit_session'), form)
    client.post(page(plan, 'attendance'), {'attended': ['D1', 'D2'], 'outcomes': 'Lô nhỏ.'})

    session.refresh_from_db()
    assert (moved.status_code, session.status, session.held_on.day) == (302, 'held', 1)


def test_session_of_another_plan_is_not_found(client_of, plan, editor):
    other = single_dealer_plan(editor, title='Khác')
    address = reverse('plans:session', args=[plan.pk, session_in(other).pk])

    assert client_of(editor).get(address).status_code == 404
