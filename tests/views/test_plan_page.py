"""The page of one plan: its parts, what each role may do, anchors of records, print."""

import pytest
from django.urls import reverse

from plans.domain import reviews
from plans.models import Plan
from plans.views.places import url_of_ref
from plans.views.plan_tabs import TABS
from tests.domain.sound_plans import REVIEW_MORNING, plan_of, sound_plan, submitted
from tests.factories import PlanFactory
from tests.rules.plans import changed, every, marketplace, put, row

pytestmark = pytest.mark.usefixtures('on_review_day', 'people')


@pytest.fixture(scope='module')
def draft_made_once(made_once):
    return made_once(lambda people: sound_plan(people['editor']).pk, at=REVIEW_MORNING)


@pytest.fixture
def draft(people, draft_made_once):
    """The sound plan of the editor's."""
    return Plan.objects.get(pk=draft_made_once)


def page(plan, tab='', name='plan', **query):
    query = ({'tab': tab} if tab else {}) | query
    return reverse(f'plans:{name}', args=[plan.pk], query=query or None)


def text_of(response):
    return response.content.decode()


def test_overview_shows_who_posts_orders_and_delivers(client_of, draft, editor):
    response = client_of(editor).get(page(draft))

    assert response.context['flow']['boxes'] == [
        ('Cà phê Đắk Hòa', 'đăng hàng', False),
        ('Khách hàng', 'đặt mua', True),
        ('Cà phê Đắk Hòa', 'giao hàng', False),
        ('Khách hàng', 'nhận hàng', True),
    ]


def test_overview_shows_every_filled_detail_of_the_model(client_of, editor, approver):
    rules = {'commission_pct': '3', 'refund_days': 7, 'listing_rules': 'Ảnh chụp tại vườn'}
    plan = sound_plan(editor, marketplace('collaborative', **rules))

    response = client_of(editor).get(page(plan))

    shown = {
        pair.label: pair.text for one in response.context['details_objects'] for pair in one.pairs
    }
    assert shown == {
        'Đăng ký bán hàng': 'Giấy phép kinh doanh; duyệt trong 2 ngày',
        'Xác minh người bán': 'Mã số thuế',
        'Quy định đăng bán': 'Ảnh chụp tại vườn',
        'Phí hoa hồng (%)': '3\u00a0%',
        'Bảo vệ người mua': 'Tạm giữ tiền',
        'Hoàn tiền trong (ngày)': '7',
        'Hình thức hợp tác': 'Sàn giao dịch thương mại',
        'Cách ra quyết định': 'Theo tỷ lệ góp',
        'Quy tắc xử lý tranh chấp': 'Ban điều hành',
    }
    assert 'HTX Hòa Lộc' in text_of(response)


def test_empty_plan_has_every_part(client_of, editor, plan):
    client = client_of(editor)

    answers = {tab: client.get(page(plan, tab)).status_code for tab in TABS}

    # feedback has a page of its own
    assert answers == {**dict.fromkeys(TABS, 200), 'feedback': 302}


@pytest.mark.parametrize('tab', ['nothing', '../..', 'overview'])
def test_unknown_part_shows_the_overview(client_of, draft, editor, tab):
    response = client_of(editor).get(page(draft, tab))

    assert 'panel' in response.context
    assert [one['text'] for one in response.context['tabs'] if one['is_current']] == ['Tổng quan']


def test_needs_show_their_grade_and_evidence(client_of, draft, viewer):
    text = text_of(client_of(viewer).get(page(draft, 'needs')))

    assert 'id="needs-N1"' in text
    assert 'id="strategies-S2"' in text
    assert 'Phỏng vấn khách hàng: Rösterei Nord' in text
    assert 'grade-b' in text


def test_targets_show_their_breakdown(client_of, draft, viewer):
    response = client_of(viewer).get(page(draft, 'targets'))

    line = response.context['target_lines'][0]
    assert (line.name, line.value, line.owner, line.breakdown) == (
        'Sản lượng',
        '900\u00a0t',
        'Nguyễn Thị Lan',
        'Theo tháng',
    )
    assert line.slices[0] == ('tháng 1/2027', '75\u00a0t')
    assert len(line.slices) == 12
    assert 'id="targets-T1"' in text_of(response)


def test_overdue_task_says_so(client_of, editor, approver):
    late = every('actions', due='2026-12-01')
    plan = sound_plan(editor, late, row('actions', 'A2', status='done'))

    text = text_of(client_of(editor).get(page(plan, 'actions')))

    assert text.count('quá hạn') == 1


def test_feedback_counts_ninety_days_without_spam(client_of, editor, approver):
    heard = [
        {'id': 'F1', 'customer': 'A', 'received_on': '2026-12-01', 'sentiment': 'negative',
         'suggestion': 'Giao sớm hơn'},
        {'id': 'F2', 'customer': 'B', 'received_on': '2026-12-01', 'sentiment': 'positive',
         'status': 'spam'},
        {'id': 'F3', 'customer': 'C', 'received_on': '2026-01-01', 'sentiment': 'positive'},
    ]  # fmt: skip
    plan = sound_plan(editor, put(feedback=heard))

    response = client_of(editor).get(page(plan, name='print'))

    shown = response.context['parts']['feedback']
    counts = {sentiment.value: count for sentiment, count in shown['sentiments']}
    assert counts == {'positive': 0, 'neutral': 0, 'mixed': 0, 'negative': 1}
    assert [row.ref for row in shown['lists'][0].rows] == ['F1', 'F3']
    assert 'Giao sớm hơn' in text_of(response)


def test_history_tells_every_version_and_what_was_decided(client_of, draft, editor, approver):
    submitted(draft, editor, note='Bản đầu')
    draft.refresh_from_db()
    reviews.withdraw(draft, by=editor, lock_version=draft.lock_version)
    draft.refresh_from_db()
    submitted(draft, editor)
    reviews.return_plan(draft, by=approver, version=2, note='Thiếu căn cứ cho N2.')
    draft.refresh_from_db()
    submitted(draft, editor)
    reviews.approve(draft, by=approver, version=3)

    response = client_of(editor).get(page(draft, 'history'))

    told = [
        (event.version.number, event.reason.value, event.decision, event.is_withdrawn)
        for event in response.context['events']
    ]
    assert told == [
        (4, 'approved', None, False),
        (3, 'submitted', 'approved', False),
        (2, 'submitted', 'returned', False),
        (1, 'submitted', None, True),
    ]
    assert 'Thiếu căn cứ cho N2.' in text_of(response)


def test_plan_of_another_company_is_not_found(client_of, draft, stranger):
    client = client_of(stranger)

    answers = [client.get(page(draft, name=name)) for name in ('plan', 'print', 'matrix')]

    assert [answer.status_code for answer in answers] == [404, 404, 404]


def test_link_of_a_finding_opens_the_page_of_the_list_with_its_record(
    client_of, editor, plan_of_size
):
    plan = plan_of_size(90, status='active', activated_on='2026-12-01')

    url = url_of_ref(plan, 'N77', 'O3a')
    text = text_of(client_of(editor).get(url))

    assert url.endswith('#needs-N77')
    assert 'id="needs-N77"' in text
    assert 'id="needs-N60"' not in text


def test_long_lists_come_in_pages(client_of, editor, plan_of_size):
    plan = plan_of_size(90)
    client = client_of(editor)

    first = client.get(page(plan, 'needs')).context['lists'][0]
    second = client.get(page(plan, 'needs', needs='2')).context['lists'][0]
    beyond = client.get(page(plan, 'needs', needs='99')).context['lists'][0]

    assert [len(one.rows) for one in (first, second, beyond)] == [60, 30, 30]


def test_words_of_people_are_shown_as_text(client_of, editor, approver):
    plan = sound_plan(editor, row('needs', 'N1', statement='<script>alert(1)</script>'))

    text = text_of(client_of(editor).get(page(plan))) + text_of(
        client_of(editor).get(page(plan, 'needs'))
    )

    assert '<script>alert' not in text
    assert '&lt;script&gt;alert(1)' in text


def test_print_holds_the_whole_plan(client_of, viewer, plan_of_size):
    plan = plan_of_size(90)

    text = text_of(client_of(viewer).get(page(plan, name='print')))

    assert 'id="needs-N90"' in text
    assert 'id="actions-A90"' in text
    assert '/remedies/' not in text


@pytest.mark.parametrize('tab', [tab for tab in TABS if tab != 'feedback'])
def test_queries_do_not_grow_with_the_rows(client_of, editor, plan_of_size, queries, tab):
    running = {'status': 'active', 'activated_on': '2026-12-01'}
    one, thirty = (plan_of_size(count, **running) for count in (1, 30))
    client = client_of(editor)
    client.get(page(one, tab))

    assert queries(client, page(one, tab)) == queries(client, page(thirty, tab))
    assert queries(client, page(thirty, tab)) <= 18


def test_plan_without_model_owner_or_period_is_shown(client_of, viewer, editor):
    plan = PlanFactory(owner=editor, code='X-1', title='Chưa có gì', currency='', status='closed')

    assert client_of(viewer).get(page(plan)).status_code == 200


def test_closed_plan_shows_how_its_targets_ended(client_of, viewer, editor, approver):
    plan = plan_of(editor, changed(put(status='closed', activated_on='2026-12-01')))

    response = client_of(viewer).get(page(plan, 'targets'))

    assert response.context['runs'] is True
    assert response.context['target_lines'][0].standing.id == 'T1'
