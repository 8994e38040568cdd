"""The thread board: what is tied to what, and the one button of each gap."""

import re
from html import unescape

import pytest
from django.urls import reverse

from plans.domain.documents.reading import document_of
from plans.models import Plan
from plans.views.thread_board import Knot
from tests.domain.sound_plans import plan_of, sound_plan
from tests.pages import Visitor
from tests.rules.plans import add, changed, led_by, put, row, strategies

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures('on_review_day')]


@pytest.fixture
def broken(editor, approver):
    """N2 has no strategy; S2 answers no need; S1 of N1 is whole but for targets and feedback."""
    return sound_plan(
        editor,
        strategies(led_by('customer_need', 'N1'), led_by('supplier')),
        put(targets=[], feedback=[]),
        put(actions=[{'id': 'A1', 'title': 'Gọi kho', 'strategy': 'S1', 'kind': 'sell'}]),
    )


def page(plan, **query):
    return reverse('plans:thread', args=[plan.pk], query=query or None)


def shown(strand):
    """[(column, refs by name, gap, what the button says)] of one strand."""
    return [
        (cell.knot.value, [item.ref for item in cell.items], str(cell.gap),
         cell.act and str(cell.act.label)) for cell in strand.cells
    ]  # fmt: skip


def test_board_puts_orphans_first_each_gap_with_its_button(client_of, broken, editor):
    context = client_of(editor).get(page(broken)).context

    assert [shown(strand) for strand in context['strands']] == [
        [
            ('need', ['N2'], '', None),
            ('strategy', [], 'Chưa có chiến lược', 'Tạo chiến lược'),
            ('target', [], 'Chưa đo', None),
            ('action', [], 'Chưa có việc', None),
            ('feedback', [], 'Chưa được lắng nghe', None),
        ],
        [
            ('need', [], 'Không gắn nhu cầu', 'Liên kết nhu cầu'),
            ('strategy', ['S2'], '', None),
            ('target', [], 'Chưa đo', 'Thêm chỉ tiêu'),
            ('action', [], 'Chưa có việc', 'Thêm việc'),
            ('feedback', [], 'Chưa được lắng nghe', 'Hỏi khách'),
        ],
        [
            ('need', ['N1'], '', None),
            ('strategy', ['S1'], '', None),
            ('target', [], 'Chưa đo', 'Thêm chỉ tiêu'),
            ('action', ['A1'], '', None),
            ('feedback', [], 'Chưa được lắng nghe', 'Hỏi khách'),
        ],
    ]


def test_header_says_how_much_is_covered(client_of, broken, editor):
    text = client_of(editor).get(page(broken)).content.decode()

    assert '1/2 nhu cầu đã có chiến lược' in text
    assert '3 mạch còn đứt' in text


def test_card_shows_what_is_up_and_down_of_a_record(client_of, editor, approver):
    plan = sound_plan(editor, row('strategies', 'S1', needs=['N1', 'N2']))

    card = client_of(editor).get(page(plan, at='S1')).context['card']

    assert [item.ref for _head, item in card['up']] == ['N1', 'N2']
    assert [item.ref for _head, item in card['down']][:1] == ['A1']


@pytest.mark.parametrize('at', ['', 'N99', 'a\0b'])
def test_card_without_a_known_record_begins_with_the_first_strand(client_of, broken, editor, at):
    context = client_of(editor).get(page(broken, at=at)).context

    assert (context['card']['item'].ref, context['is_chosen']) == ('N2', False)


def test_every_button_of_the_board_mends_its_gap(client_of, broken, editor):
    client = client_of(editor)

    for strand in client.get(page(broken)).context['strands']:
        for cell in strand.cells:
            if cell.act and cell.act.key:
                client.post(cell.act.url, cell.act.params)

    document = document_of(Plan.objects.get(pk=broken.pk))
    assert [one.needs for one in document.strategies] == [('N1',), (), ('N2',)]
    assert [one.strategy for one in document.targets] == ['S2', 'S1']
    asked = [(one.strategy, one.kind.value) for one in document.actions]
    assert asked == [('S1', 'sell'), ('S2', 'sell'), ('S2', 'listen'), ('S1', 'listen')]


def test_need_is_linked_in_the_matrix_which_leads_back_to_the_board(client_of, broken, editor):
    here = page(broken, at='S2')
    visitor = Visitor(client_of(editor)).get(here)
    url = unescape(re.search(r'href="([^"]+/matrix/[^"]*)"', visitor.page.html)[1])

    visitor.get(url)
    visitor.press('Lưu ma trận', **{'needs-S2': ['N2']})

    assert visitor.url == here
    assert visitor.answer.context['strands'][0].cells[0].act is None


@pytest.mark.parametrize('who', ['viewer', 'colleague'])
def test_others_read_the_board_and_are_offered_nothing(client_of, broken, who, request):
    client = client_of(request.getfixturevalue(who))

    acts = [
        cell.act
        for strand in client.get(page(broken)).context['strands']
        for cell in strand.cells
        if cell.act and cell.act.key
    ]

    assert acts == []


def test_running_plan_gets_no_target_by_the_board(client_of, editor, approver):
    plan = plan_of(editor, changed(put(status='active', activated_on='2026-12-01', targets=[])))

    strands = client_of(editor).get(page(plan)).context['strands']

    labels = {
        cell.act.key
        for one in strands
        for cell in one.cells
        if cell.act and cell.knot == Knot.TARGET
    }
    assert labels == {''}


def test_what_customers_typed_is_shown_as_text(client_of, editor, approver):
    plan = sound_plan(editor, add('needs', {'id': 'N9', 'statement': '<img src=x onerror=y>'}))

    text = client_of(editor).get(page(plan)).content.decode()

    assert '<img src=x' not in text
    assert '&lt;img src=x' in text


def test_queries_do_not_grow_with_the_rows(client_of, editor, plan_of_size, queries):
    one, thirty = plan_of_size(1), plan_of_size(30)
    client = client_of(editor)
    client.get(page(one))

    assert queries(client, page(one)) == queries(client, page(thirty))
