"""Comments on pages: said where they are about, answered, resolved, found on the home page."""

import re

import pytest
import time_machine
from django.urls import reverse

from plans.document.choices import StepKey
from plans.domain import comments, reviews
from tests.domain.sound_plans import REVIEW_MORNING, newest, sound_plan, submitted

pytestmark = pytest.mark.django_db
NOTE = 'Thiếu căn cứ cho nhu cầu N2.'


def page(plan, **query):
    return reverse('plans:plan', args=[plan.pk], query={'tab': 'comments', **query})


def act(plan, comment, verb):
    return reverse('plans:act_on_comment', args=[plan.pk, comment.pk, verb])


def say(client, plan, **sent):
    sent = {'key': 'một', 'anchor': 'plan', 'body': 'Xem lại giá', **sent}
    return client.post(reverse('plans:say', args=[plan.pk]), sent)


def test_viewer_comments_on_a_row_and_it_stands_under_the_rows_name(client_of, editor, viewer):
    plan = sound_plan(editor)
    client = client_of(viewer)

    answer = say(client, plan, anchor='needs:N2')

    thread = client.get(page(plan)).context['threads'][0]
    assert (thread.first.body, thread.place.ref, thread.place.title) == (
        'Xem lại giá',
        'N2',
        'Cần giao đều hằng tháng',
    )
    assert answer.url == f'{page(plan)}#comment-{thread.first.pk}'
    assert '1 bình luận mở' in client.get(page(plan, tab='needs')).content.decode()


def test_form_sent_twice_says_it_once(client_of, plan, viewer):
    client = client_of(viewer)

    first, again = (say(client, plan) for _time in range(2))

    assert (first.url, plan.comments.count()) == (again.url, 1)


@pytest.mark.parametrize(
    'sent',
    [
        {'body': ' '},
        {'body': 'x' * 2001},
        {'anchor': 'users:1'},
        {'mentioned': ['999999']},
        {'parent': 'x'},
    ],
)
def test_what_cannot_be_kept_is_shown_again_with_what_was_typed(client_of, plan, viewer, sent):
    answer = say(client_of(viewer), plan, **sent)

    assert (answer.status_code, plan.comments.count()) == (422, 0)
    assert answer.context['comment_form'].data['body'] == sent.get('body', 'Xem lại giá')


def test_answer_offers_who_takes_part_and_tells_whoever_began(
    client_of, plan, editor, colleague, viewer
):
    say(client_of(editor), plan, mentioned=[colleague.pk])
    client, first = client_of(viewer), plan.comments.get()

    shown = client.get(page(plan))
    say(client, plan, body='Đã xem', parent=first.pk, mentioned=[editor.pk], key='answer')

    assert shown.context['threads'][0].others == [editor, colleague]
    picked = re.findall(r'name="mentioned" value="(\d+)" checked', shown.content.decode())
    assert picked == [str(editor.pk)]
    waiting = client_of(editor).get(reverse('plans:home')).context['waiting']
    assert [card['said'].body for card in waiting if card['kind'] == 'mention'] == ['Đã xem']


def test_mentioned_member_finds_it_at_home_until_it_is_seen(client_of, plan, editor, viewer):
    say(client_of(editor), plan, mentioned=[viewer.pk])
    client, comment = client_of(viewer), plan.comments.get()

    before = client.get(reverse('plans:home'))
    client.post(act(plan, comment, 'seen'))
    after = client.get(reverse('plans:home'))

    cards = [[one['kind'] for one in seen.context['waiting']] for seen in (before, after)]
    assert cards == [['mention'], []]
    assert f'#comment-{comment.pk}' in before.content.decode()


def test_resolved_thread_leaves_the_open_ones_and_undo_brings_it_back(client_of, plan, editor):
    comment = comments.say(plan, by=editor, body='Xong chưa?')
    client = client_of(editor)

    told = client.post(act(plan, comment, 'resolve'), follow=True)

    assert act(plan, comment, 'reopen') in told.content.decode()
    assert client.get(page(plan)).context['threads'] == []
    assert len(client.get(page(plan, show='resolved')).context['threads']) == 1


def test_colleague_may_not_resolve_and_strangers_find_nothing(
    client_of, plan, editor, colleague, stranger
):
    comment = comments.say(plan, by=editor, body='Xong chưa?')

    answers = [
        client_of(colleague).post(act(plan, comment, 'resolve')).status_code,
        client_of(stranger).post(act(plan, comment, 'resolve')).status_code,
        say(client_of(stranger), plan).status_code,
        client_of(editor).post(act(plan, comment, 'delete')).status_code,
        say(client_of(editor), plan, parent=comment.pk + 1, key='hai').status_code,
    ]

    comment.refresh_from_db()
    assert (answers, comment.resolved_at) == ([403, 404, 404, 404, 404], None)


def test_queries_do_not_grow_with_threads(client_of, editor, viewer, queries):
    plan = sound_plan(editor)
    client = client_of(viewer)
    talk(plan, 1, editor, viewer)
    queries(client, page(plan))
    few = queries(client, page(plan))
    talk(plan, 30, editor, viewer)

    assert queries(client, page(plan)) == few <= 24


def talk(plan, count, editor, viewer):
    """So many threads with an answer and a mention each."""
    for _time in range(count):
        first = comments.say(plan, by=viewer, body='Giá?', anchor='targets:T1', mentioned=[editor])
        comments.say(plan, by=editor, body='Giữ', parent=first, mentioned=[viewer])


@pytest.fixture
def waiting(editor, approver):
    """The sound plan, submitted."""
    with time_machine.travel(REVIEW_MORNING, tick=False):
        yield submitted(sound_plan(editor), editor)


def test_return_pins_a_remark_that_the_planner_ticks_off(client_of, waiting, editor, approver):
    decide = reverse('plans:decide', args=[waiting.pk])
    sent = {'version': newest(waiting), 'decision': 'return', 'note': NOTE}

    client_of(approver).post(decide, {**sent, 'remark-needs': 'Hỏi thêm khách Đức'})

    client = client_of(editor)
    urls = [reverse('plans:step', args=[waiting.pk, step]) for step in ('needs', 'goals')]
    urls += [reverse(f'plans:{name}', args=[waiting.pk]) for name in ('build', 'review')]
    shown = ['Hỏi thêm khách Đức' in client.get(url).content.decode() for url in urls]
    assert shown == [True, False, True, True]
    remark = waiting.comments.get()
    answer = client.post(act(waiting, remark, 'resolve'), {'next': urls[0]})
    remark.refresh_from_db()
    assert (answer.url, remark.resolved_by) == (urls[0], editor)


def test_remarks_are_kept_when_the_note_is_too_short(client_of, waiting, approver):
    decide = reverse('plans:decide', args=[waiting.pk])
    sent = {'version': newest(waiting), 'decision': 'return', 'note': 'Sai', 'remark-needs': 'Hỏi'}

    answer = client_of(approver).post(decide, sent)

    opened = [(field.name, is_open) for field, is_open in answer.context['form'].pinned()]
    assert answer.status_code == 422
    assert [name for name, is_open in opened if is_open] == ['remark-needs']
    assert 'Hỏi</textarea>' in answer.content.decode()


def test_approver_sees_what_became_of_the_last_remarks(client_of, waiting, editor, approver):
    remarks = {StepKey.NEEDS: 'Hỏi thêm', StepKey.GOALS: 'Rõ hơn'}
    version = newest(waiting)
    reviews.return_plan(waiting, by=approver, version=version, note=NOTE, remarks=remarks)
    comments.resolve(waiting.comments.first(), by=editor)
    submitted(waiting, editor)

    answer = client_of(approver).get(reverse('plans:decide', args=[waiting.pk]))

    done = [(one.body, bool(one.resolved_at)) for one in answer.context['earlier_remarks']]
    assert done == [('Hỏi thêm', True), ('Rõ hơn', False)]


def test_meeting_shows_the_same_to_every_member_and_sends_nothing(
    client_of, waiting, viewer, stranger
):
    url = reverse('plans:meeting', args=[waiting.pk])

    answer = client_of(viewer).get(url)

    text = answer.content.decode()
    assert len(answer.context['numbers']) == 5
    assert ('class="compact room"' in text or ' room"' in text, 'name="decision"' in text) == (
        True,
        False,
    )
    assert client_of(stranger).get(url).status_code == 404
