"""The balance matrix: what it shows, and ticking its cells without JavaScript."""

import re
from html import unescape

import pytest
from django.urls import reverse

from plans.domain import rows
from plans.domain.documents.reading import document_of
from plans.domain.row_places import rows_of
from plans.models import Plan
from tests.domain.sound_plans import REVIEW_MORNING, plan_of, sound_plan, submitted
from tests.pages import Visitor
from tests.rules.plans import add, changed, led_by, put, row, strategies

pytestmark = pytest.mark.usefixtures('on_review_day', 'people')


@pytest.fixture(scope='module')
def draft_made_once(made_once):
    goal = add('goals', {'id': 'G2', 'statement': 'Độ phủ'})
    return made_once(lambda people: sound_plan(people['editor'], goal).pk, at=REVIEW_MORNING)


@pytest.fixture
def draft(people, draft_made_once):
    """S1 answers N1 and S2 answers N2; both serve G1, nothing serves G2."""
    return Plan.objects.get(pk=draft_made_once)


def page(plan, **query):
    return reverse('plans:matrix', args=[plan.pk], query=query or None)


def form_of(table, **changes):
    """What the page's form sends untouched: every cell as it was loaded."""
    sent = {
        'shown-needs': [column.ref for column in table.needs],
        'shown-goals': [column.ref for column in table.goals],
        'strategies': [line.ref for line in table.lines],
    }
    for line in table.lines:
        for side in ('need', 'goal'):
            linked = [column.ref for column, is_on in line.cells if is_on and column.side == side]
            sent |= {f'{side}s-{line.ref}': linked, f'was-{side}s-{line.ref}': linked}
    return sent | changes


def links(plan):
    """{ref: (needs, goals)} of the strategies."""
    plan.refresh_from_db()
    return {one.id: (one.needs, one.goals) for one in document_of(plan).strategies}


def test_matrix_shows_links_and_what_has_no_strategy(client_of, editor, approver):
    led = strategies(led_by('customer_need', 'N1'), led_by('company_goal', goals=[]))
    plan = sound_plan(editor, led)

    table = client_of(editor).get(page(plan)).context['matrix']

    cells = {line.ref: [is_on for _column, is_on in line.cells] for line in table.lines}
    assert cells == {'S1': [True, False, True], 'S2': [False, False, False]}
    assert [column.is_open for column in table.needs] == [False, True]
    assert (table.share_need, table.share_goal) == (50, 50)


def test_dropped_strategies_and_rejected_needs_are_left_out(client_of, editor, approver):
    plan = sound_plan(
        editor, row('strategies', 'S2', status='dropped'), row('needs', 'N2', status='rejected')
    )

    table = client_of(editor).get(page(plan)).context['matrix']

    assert [line.ref for line in table.lines] == ['S1']
    assert [column.ref for column in table.needs] == ['N1']


def test_ticks_are_saved_by_a_plain_form(client_of, draft, editor):
    client = client_of(editor)
    table = client.get(page(draft)).context['matrix']

    response = client.post(
        page(draft), form_of(table, **{'needs-S1': ['N1', 'N2'], 'goals-S2': ['G2']})
    )

    assert response.status_code == 302
    assert links(draft) == {'S1': (('N1', 'N2'), ('G1',)), 'S2': (('N2',), ('G2',))}


def test_remedy_of_a_step_leads_there_and_back(client_of, editor, approver):
    led = strategies(led_by('customer_need', 'N1', goals=[]), led_by('customer_need', goals=[]))
    plan = sound_plan(editor, led)
    client = client_of(editor)
    step = reverse('plans:step', args=[plan.pk, 'strategies']) + '?open=strategies-1'
    visitor = Visitor(client).get(step)
    url = unescape(re.search(r'href="([^"]+/matrix/[^"]*)"', visitor.page.html)[1])

    visitor.get(url)
    back = f'<a class="back" href="{step}">' in visitor.page.html
    visitor.press('Lưu ma trận')

    assert (back, visitor.url) == (True, step)
    assert visitor.page.says('Đã lưu ma trận.')


@pytest.mark.parametrize('elsewhere', ['https://example.com/', '//example.com', 'plans'])
def test_matrix_leads_back_within_the_site_only(client_of, draft, editor, elsewhere):
    client = client_of(editor)
    url = page(draft, next=elsewhere)

    html = client.get(url).content.decode()
    answer = client.post(url, {})

    assert f'<a class="back" href="{reverse("plans:plan", args=[draft.pk])}">' in html
    assert answer['Location'] == url


def test_form_sent_back_untouched_changes_nothing(client_of, draft, editor):
    client = client_of(editor)
    table = client.get(page(draft)).context['matrix']
    before = draft.content_version

    client.post(page(draft), form_of(table))

    draft.refresh_from_db()
    assert draft.content_version == before


def test_tick_over_htmx_answers_with_the_table(client_of, draft, editor):
    client = client_of(editor)
    table = client.get(page(draft)).context['matrix']

    response = client.post(
        page(draft), form_of(table, **{'needs-S1': ['N2']}), headers={'HX-Request': 'true'}
    )

    text = response.content.decode()
    assert response.status_code == 200
    assert text.lstrip().startswith('{#') is False
    assert '<html' not in text
    assert links(draft)['S1'] == (('N2',), ('G1',))


def test_links_that_the_page_did_not_show_stay(client_of, draft, editor):
    rows.change(draft, 'strategies', pk_of(draft, 'S1'), {'needs': ['N1', 'N2']}, by=editor)
    sent = {
        'shown-needs': ['N1'], 'shown-goals': [], 'strategies': ['S1'],
        'was-needs-S1': ['N1'], 'needs-S1': [],
    }  # fmt: skip

    client_of(editor).post(page(draft), sent)

    assert links(draft)['S1'] == (('N2',), ('G1',))


def test_strategy_that_another_changed_meanwhile_is_left_as_it_is(
    client_of, draft, editor, colleague
):
    draft.co_editors.add(colleague)
    client = client_of(editor)
    table = client.get(page(draft)).context['matrix']
    rows.change(draft, 'strategies', pk_of(draft, 'S1'), {'needs': ['N2']}, by=colleague)

    sent = form_of(table, **{'needs-S1': [], 'goals-S2': ['G1', 'G2']})
    response = client.post(page(draft), sent, follow=True)

    assert 'Phạm Anh Tuấn vừa sửa cùng chiến lược này.' in response.content.decode()
    assert links(draft) == {'S1': (('N2',), ('G1',)), 'S2': (('N2',), ('G1',))}


@pytest.mark.parametrize(
    'sent',
    [
        {},
        {'strategies': ['S9'], 'needs-S9': ['N1']},
        {'strategies': ['S1'], 'shown-needs': ['N1', 'N9'], 'was-needs-S1': ['N1'],
         'needs-S1': ['N1', 'N9']},
    ],
)  # fmt: skip
def test_unknown_records_change_nothing(client_of, draft, editor, sent):
    before = links(draft)

    response = client_of(editor).post(page(draft), sent)

    assert response.status_code == 302
    assert links(draft) == before


@pytest.mark.parametrize(
    ('who', 'status'),
    [('viewer', 403), ('colleague', 403), ('approver', 403), ('stranger', 404)],
)
def test_others_read_the_matrix_and_change_nothing(client_of, draft, who, status, request):
    client = client_of(request.getfixturevalue(who))

    shown = client.get(page(draft))
    answer = client.post(page(draft), {'strategies': ['S1'], 'needs-S1': ['N2']})

    assert answer.status_code == status
    assert 'name="needs-S1"' not in shown.content.decode()


def test_plan_in_review_is_read_only_and_an_active_one_is_not(client_of, draft, editor, approver):
    running = plan_of(editor, changed(put(status='active', activated_on='2026-12-01')))
    submitted(draft, editor, warnings_read=['O5'])
    client = client_of(editor)

    answers = [client.post(page(plan), {}) for plan in (draft, running)]

    assert [answer.status_code for answer in answers] == [403, 302]


def test_large_matrix_comes_in_pages(client_of, editor, plan_of_size):
    plan = plan_of_size(30)
    client = client_of(editor)

    first = client.get(page(plan)).context['matrix']
    last = client.get(page(plan, page='2', needs='2')).context['matrix']

    assert (len(first.lines), len(first.needs), len(first.goals)) == (20, 15, 15)
    assert (last.lines[0].ref, last.needs[0].ref) == ('S21', 'N16')


def test_queries_do_not_grow_with_the_rows(client_of, editor, plan_of_size, queries):
    one, thirty = plan_of_size(1), plan_of_size(30)
    client = client_of(editor)
    client.get(page(one))

    assert queries(client, page(one)) == queries(client, page(thirty))


def pk_of(plan, ref):
    return rows_of(plan, 'strategies').get(ref=ref).pk
