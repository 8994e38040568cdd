"""The approver's page: what it shows first, approving and returning."""

from decimal import Decimal

import pytest
from django.urls import reverse

from plans.document.choices import PlanStatus
from plans.domain import reviews, rows
from plans.domain.row_places import rows_of
from plans.models import Comment, Plan
from tests.domain.sound_plans import (
    REASON,
    REVIEW_MORNING,
    accepted,
    plan_of,
    sound_plan,
    submitted,
)
from tests.rules.plans import changed, no_sessions, put, sources

pytestmark = pytest.mark.usefixtures('on_review_day', 'people')
RETURN_NOTE = 'Thiếu căn cứ cho nhu cầu N2.'


@pytest.fixture(scope='module')
def waiting_made_once(made_once):
    closed = put(feedback_form={'is_open': False})

    def make(people):
        return submitted(sound_plan(people['editor'], closed), people['editor']).pk

    return made_once(make, at=REVIEW_MORNING)


@pytest.fixture
def waiting(people, waiting_made_once):
    """The sound plan of the editor's without an open form, submitted."""
    return Plan.objects.get(pk=waiting_made_once)


def page(plan, name='decide'):
    return reverse(f'plans:{name}', args=[plan.pk])


def text_of(response):
    return response.content.decode()


def test_page_shows_five_key_numbers(client_of, waiting, approver):
    response = client_of(approver).get(page(waiting))

    assert [(one.label, one.figure) for one in response.context['numbers']] == [
        ('Sản lượng', '900\u00a0t'),
        ('Nhu cầu có chiến lược', '2/2'),
        ('Nhu cầu có căn cứ tốt', '2/2'),
        ('Chiến lược trả lời nhu cầu', '100\u00a0%'),
        ('Việc có người phụ trách và hạn', '2/2'),
    ]


def test_each_mistake_stands_with_its_figures(client_of, waiting, approver):
    response = client_of(approver).get(page(waiting))

    assert list(response.context['evidence'].values()) == [
        '2/2 chiến lược trả lời một nhu cầu',
        '2/2 nhu cầu có căn cứ ngoài lời của từng đại lý riêng lẻ',
        '0/0 phản hồi có ý phê bình',
        '100\u00a0% trả lời nhu cầu, 100\u00a0% phục vụ mục tiêu',
    ]
    assert '2/2 chiến lược trả lời một nhu cầu' in text_of(response)


def test_page_shows_accepted_risks_before_open_warnings(client_of, editor, approver):
    single = [sources('N1', 'dealer_single'), sources('N2', 'dealer_single'), no_sessions]
    plan = sound_plan(editor, *single, put(feedback_form={'is_open': False}))
    accepted(plan, 'M2.1', editor)
    submitted(plan, editor)

    text = text_of(client_of(approver).get(page(plan)))

    places = [text.index(words) for words in (REASON, 'Kế hoạch chưa có kênh')]
    assert places == sorted(places)
    assert 'Duyệt kế hoạch là chấp nhận rủi ro này.' in text


def test_page_shows_the_note_of_the_planner(client_of, editor, approver):
    plan = submitted(sound_plan(editor), editor, note='Xin xem phần đại lý.')

    text = text_of(client_of(approver).get(page(plan)))

    assert 'Xin xem phần đại lý.' in text
    assert 'Nguyễn Thị Lan trình phiên bản 1' in text


def test_page_lists_what_changed_since_the_version_before(client_of, waiting, editor, approver):
    reviews.return_plan(waiting, by=approver, version=1, note=RETURN_NOTE)
    waiting.refresh_from_db()
    target = rows_of(waiting, 'targets').get(ref='T1')
    rows.change(waiting, 'targets', target.pk, {'target_value': Decimal(800)}, by=editor)
    rows.add(waiting, 'goals', {'statement': 'Mở thêm kênh'}, by=editor)
    submitted(waiting, editor)

    response = client_of(approver).get(page(waiting))

    lines = response.context['changes']
    shown = [(line.kind, line.ref, line.field, line.before, line.after) for line in lines]
    assert shown == [
        ('added', 'G2', '', '', ''),
        ('changed', 'T1', 'Chỉ tiêu', '900\u00a0t', '800\u00a0t'),
    ]
    assert response.context['earlier'].number == 1


def test_first_version_has_nothing_to_compare_with(client_of, waiting, approver):
    response = client_of(approver).get(page(waiting))

    assert response.context['earlier'] is None


def test_approving_makes_the_plan_active(client_of, waiting, approver):
    sent = {'decision': 'approve', 'version': 1, 'note': 'Đồng ý'}

    response = client_of(approver).post(page(waiting), sent, follow=True)

    waiting.refresh_from_db()
    assert waiting.status == PlanStatus.ACTIVE
    assert response.redirect_chain == [(page(waiting, 'targets'), 302)]
    assert 'Đã duyệt: kế hoạch được thực hiện từ hôm nay.' in text_of(response)


def test_returning_shows_the_note_to_the_owner(client_of, waiting, editor, approver):
    sent = {'decision': 'return', 'version': 1, 'note': RETURN_NOTE}

    client_of(approver).post(page(waiting), sent)

    owner = client_of(editor)
    waiting.refresh_from_db()
    assert waiting.status == PlanStatus.DRAFT
    for name in ('build', 'review', 'plan'):
        assert RETURN_NOTE in text_of(owner.get(page(waiting, name)))


def test_returning_without_a_note_keeps_the_page_with_its_error(client_of, waiting, approver):
    sent = {'decision': 'return', 'version': 1, 'note': 'Sửa lại'}

    response = client_of(approver).post(page(waiting), sent)

    waiting.refresh_from_db()
    assert (response.status_code, waiting.status) == (422, PlanStatus.IN_REVIEW)
    assert 'Ghi ít nhất 10 ký tự: cần sửa điều gì.' in text_of(response)
    assert 'Sửa lại' in text_of(response)


@pytest.mark.parametrize(
    'sent',
    [
        {},
        {'decision': 'approve'},
        {'decision': 'close', 'version': 1},
        {'decision': 'approve', 'version': 'one'},
        {'decision': 'return', 'version': 1, 'note': 'x' * 4001},
    ],
)
def test_form_that_makes_no_sense_decides_nothing(client_of, waiting, approver, sent):
    response = client_of(approver).post(page(waiting), sent)

    waiting.refresh_from_db()
    assert (response.status_code, waiting.status) == (422, PlanStatus.IN_REVIEW)


def test_newer_version_is_shown_before_it_is_decided_on(client_of, waiting, editor, approver):
    reviews.withdraw(waiting, by=editor, lock_version=waiting.lock_version)
    waiting.refresh_from_db()
    submitted(waiting, editor)
    sent = {'decision': 'approve', 'version': 1, 'note': 'Đồng ý'}

    response = client_of(approver).post(page(waiting), sent)

    waiting.refresh_from_db()
    assert (response.status_code, waiting.status) == (409, PlanStatus.IN_REVIEW)
    assert 'Phiên bản 2 được trình sau khi bạn mở trang' in text_of(response)
    assert 'name="version" value="2"' in text_of(response)
    assert 'Đồng ý' in text_of(response)


def test_plan_decided_by_another_leads_to_the_plan(client_of, waiting, approver, admin):
    reviews.approve(waiting, by=admin, version=1)

    response = client_of(approver).post(page(waiting), {'decision': 'approve', 'version': 1})

    assert response.headers['Location'] == page(waiting, 'plan')
    assert waiting.versions.count() == 2


def test_words_for_a_plan_that_was_withdrawn_are_offered_as_a_comment(
    client_of, waiting, editor, approver
):
    reviews.withdraw(waiting, by=editor, lock_version=waiting.lock_version)
    sent = {'decision': 'return', 'version': 1, 'note': RETURN_NOTE, 'remark-needs': 'N2 thiếu.'}

    response = client_of(approver).post(page(waiting), sent)

    words = response.context['comment_form']['body'].value()
    assert (response.status_code, words) == (
        409,
        f'{RETURN_NOTE}\n\nKhách hàng và nhu cầu: N2 thiếu.',
    )
    assert 'Kế hoạch này không chờ duyệt.' in text_of(response)
    assert Comment.objects.count() == 0


def test_decision_sent_twice_is_made_once(client_of, waiting, approver):
    client, sent = client_of(approver), {'decision': 'approve', 'version': 1, 'note': 'Đồng ý'}

    places = [client.post(page(waiting), sent).headers['Location'] for _time in range(2)]

    assert places == [page(waiting, 'targets')] * 2
    assert waiting.versions.count() == 2


def test_words_of_a_return_after_the_own_approval_are_offered_as_a_comment(
    client_of, waiting, approver
):
    client = client_of(approver)
    client.post(page(waiting), {'decision': 'approve', 'version': 1, 'note': 'Đồng ý'})
    sent = {'decision': 'return', 'version': 1, 'note': RETURN_NOTE}

    response = client.post(page(waiting), sent)

    words = response.context['comment_form']['body'].value()
    assert (response.status_code, words) == (409, RETURN_NOTE)


def test_approver_does_not_decide_on_an_own_plan_while_another_could(client_of, approver, admin):
    own = put(owner='hai@example.com', approver='admin@example.com')
    plan = submitted(sound_plan(approver, own), approver)
    client = client_of(approver)

    shown = text_of(client.get(page(plan)))
    sent = client.post(page(plan), {'decision': 'approve', 'version': 1})
    in_review = plan.__class__.objects.get(pk=plan.pk).status
    client.post(page(plan), {'decision': 'return', 'version': 1, 'note': RETURN_NOTE})

    plan.refresh_from_db()
    assert ('value="approve"' in shown, 'value="return"' in shown) == (False, True)
    assert (sent.status_code, in_review) == (403, PlanStatus.IN_REVIEW)
    assert (plan.status, plan.return_note) == (PlanStatus.DRAFT, RETURN_NOTE)


@pytest.mark.parametrize(
    ('who', 'status'), [('viewer', 403), ('colleague', 403), ('editor', 403), ('stranger', 404)]
)
def test_others_neither_see_nor_send_the_page(client_of, waiting, who, status, request):
    client = client_of(request.getfixturevalue(who))

    shown = client.get(page(waiting))
    sent = client.post(page(waiting), {'decision': 'approve', 'version': 1})

    waiting.refresh_from_db()
    assert (shown.status_code, sent.status_code) == (status, status)
    assert waiting.status == PlanStatus.IN_REVIEW


def test_plan_that_came_in_review_from_a_file_is_shown_and_decided(client_of, editor, approver):
    plan = plan_of(editor, changed(put(status='in_review')))
    client = client_of(approver)

    shown = client.get(page(plan))
    client.post(page(plan), {'decision': 'approve', 'version': 0})

    plan.refresh_from_db()
    assert (shown.status_code, plan.status) == (200, PlanStatus.ACTIVE)


def test_queries_do_not_grow_with_the_rows(client_of, approver, plan_of_size, queries):
    one, thirty = (plan_of_size(count, status='in_review') for count in (1, 30))
    client = client_of(approver)
    client.get(page(one))

    assert queries(client, page(one)) == queries(client, page(thirty))
    assert queries(client, page(thirty)) <= 18
