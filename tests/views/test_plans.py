"""The list of plans: what it shows, how it is searched, narrowed and sorted."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from plans.document.choices import BusinessModel, PlanStatus, StepKey, StepState
from plans.models import PlanSummary
from tests.factories import PlanFactory
from tests.pages import Page

LIST = '/plans/'


def titles(answer):
    """The titles of the plans shown, in their order."""
    return re.findall(r'class="rowlink"[^>]*>([^<]+)<', answer.content.decode())


@pytest.fixture
def plans(editor, colleague):
    """Three plans of two owners."""
    return [
        PlanFactory(owner=editor, title='Cà phê Đắk Lắk', code='KH-2027-001'),
        PlanFactory(
            owner=colleague,
            title='Ăn trưa văn phòng',
            code='KH-2027-002',
            status=PlanStatus.ACTIVE,
            business_model=BusinessModel.BUY_SIDE,
        ),
        PlanFactory(owner=colleague, title='Hạt tiêu', code='KH-2026-003'),
    ]


@pytest.mark.parametrize(
    ('musts', 'warnings', 'said'),
    [(0, 0, 'Đạt'), (1, 0, '1 cần xử lý'), (0, 2, '2 cảnh báo'), (3, 1, '3 cần xử lý 1 cảnh báo')],
)
def test_list_shows_open_checks_as_pills(plan, client_of, editor, musts, warnings, said):
    PlanSummary.objects.create(plan=plan, must_open=musts, warn_open=warnings)
    plan.step_states.create(step_key=StepKey.NEEDS, state=StepState.DONE)

    page = Page(client_of(editor).get(LIST).content.decode())

    assert (page.says(said), page.says('<span')) == (True, False)


@pytest.mark.parametrize(
    ('step', 'state', 'status', 'said'),
    [
        ('basics', 'done', 'draft', 'Chưa kiểm tra'),
        ('needs', 'in_progress', 'draft', 'Chưa kiểm tra'),
        ('needs', 'done', 'draft', 'Đạt'),
        ('basics', 'done', 'active', 'Đạt'),
    ],
)
def test_draft_that_no_check_has_looked_at_is_not_clear(
    plan, client_of, editor, step, state, status, said
):
    plan.status = status
    plan.save()
    plan.step_states.create(step_key=step, state=state)

    page = Page(client_of(editor).get(LIST).content.decode())

    assert [text for text in ('Chưa kiểm tra', 'Đạt') if page.says(text)] == [said]


@pytest.mark.parametrize('status', [None, PlanStatus.ARCHIVED])
def test_filters_are_offered_once_there_is_any_plan(client_of, editor, status):
    if status:
        PlanFactory(owner=editor, status=status)

    page = client_of(editor).get(LIST).content.decode()

    assert ('class="filters' in page, 'Chưa có kế hoạch' in page) == (status is not None, True)


@pytest.mark.parametrize(
    ('asked', 'found'),
    [
        ({'q': 'dak lak'}, ['Cà phê Đắk Lắk']),
        ({'q': 'kh-2026'}, ['Hạt tiêu']),
        ({'q': 'KHÔNG CÓ'}, []),
        ({'status': 'active'}, ['Ăn trưa văn phòng']),
        ({'model': 'buy_side'}, ['Ăn trưa văn phòng']),
        ({'sort': 'name'}, ['Ăn trưa văn phòng', 'Cà phê Đắk Lắk', 'Hạt tiêu']),
        ({'sort': 'code'}, ['Hạt tiêu', 'Cà phê Đắk Lắk', 'Ăn trưa văn phòng']),
        ({'sort': 'name', 'status': 'nonsense', 'owner': 'x', 'page': '99'}, 3),
    ],
)
def test_list_is_searched_narrowed_and_sorted(plans, client_of, editor, asked, found):
    shown = titles(client_of(editor).get(LIST, asked))

    assert (len(shown) if found == 3 else shown) == found


def test_list_of_an_owner_holds_only_theirs(plans, client_of, editor, colleague):
    shown = titles(client_of(editor).get(LIST, {'owner': colleague.pk, 'sort': 'name'}))

    assert shown == ['Ăn trưa văn phòng', 'Hạt tiêu']


def test_list_holds_no_plan_of_another_workspace(plans, client_of, stranger):
    assert titles(client_of(stranger).get(LIST)) == []


@pytest.mark.parametrize('who', ['viewer', 'approver', 'admin', 'colleague'])
def test_draft_in_the_list_opens_for_who_only_reads_it(plan, client_of, who, request):
    client = client_of(request.getfixturevalue(who))
    link = re.search(r'class="rowlink" href="([^"]+)"', client.get(LIST).content.decode())[1]

    answer = client.get(link, follow=True)

    assert (answer.status_code, answer.redirect_chain) == (200, [(f'/plans/{plan.pk}/', 302)])


@pytest.mark.parametrize('name', ['plans:plans', 'plans:home'])
def test_list_takes_as_many_queries_for_thirty_plans(client_of, editor, name):
    client, address = client_of(editor), reverse(name)
    PlanSummary.objects.create(plan=PlanFactory(owner=editor, status=PlanStatus.ACTIVE))
    client.get(address)
    with CaptureQueriesContext(
        connection,
    ) as one:
        client.get(address)
    for number in range(29):
        plan = PlanFactory(owner=editor, status=PlanStatus.ACTIVE, title=f'Kế hoạch số {number}')
        PlanSummary.objects.create(plan=plan)

    with CaptureQueriesContext(connection) as thirty:
        answer = client.get(address)

    assert (len(thirty), len(titles(answer))) == (len(one), 30)


def test_record_of_a_draft_is_shown_on_its_page_to_who_only_reads_it(plan, client_of, viewer):
    plan.needs.create(ref='N1', statement='Giao trong 48 giờ', position=1)

    answer = client_of(viewer).get(reverse('plans:record', args=[plan.pk, 'needs', 'N1']))

    assert answer.url == f'/plans/{plan.pk}/?tab=needs&at=needs-N1#needs-N1'


@pytest.mark.parametrize(('who', 'is_asked'), [('viewer', False), ('editor', True)])
def test_bar_of_a_phone_asks_for_figures_who_may_enter_them(client_of, who, is_asked, request):
    client = client_of(request.getfixturevalue(who))

    assert (f'href="{reverse("plans:figures")}"' in client.get('/').content.decode()) is is_asked
