"""Entering figures: the grid with and without scripts, the page of one figure."""

from decimal import Decimal

import pytest
from django.urls import reverse
from lxml.html import fromstring

from plans.domain import actuals
from tests.domain.test_actuals import JANUARY, MARCH
from tests.pages import Visitor
from tests.rules import tracked_plans as samples
from tests.tracked import active_plan, spring  # noqa: F401 - a fixture

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures('spring')]
KEYS = {number: f'2027-{number:02d}-01_2027-{number:02d}-{last}'
        for number, last in ((1, 31), (2, 28), (3, 31), (4, 30), (5, 31))}  # fmt: skip


def value_of(plan, period, target='T1'):
    """The stored value of a figure."""
    return actuals.kept(plan, target)[period].value


def send_cell(client, plan, number, typed, was='', ref='T1', **more):
    """Leave one cell with scripts on."""
    key = KEYS[number]
    data = {f'figure-{key}': typed, f'was-{key}': was}
    data |= {f'{name}-{key}': value for name, value in more.items()}
    url = reverse('plans:record_figures', args=[plan.pk, ref])
    return client.post(url, data, headers={'HX-Request': 'true'})


def test_whole_grid_is_saved_without_scripts(editor, client_of):
    plan = active_plan(editor, samples.target('T1', 'sales_value', '12000000000', unit='VND'))
    visitor = Visitor(client_of(editor))
    visitor.get(reverse('plans:targets', args=[plan.pk]))

    visitor.press('Lưu số liệu', **{f'figure-{KEYS[2]}': '1,5 tỷ', f'figure-{KEYS[3]}': '800tr'})

    assert visitor.status == 200
    assert value_of(plan, MARCH) == Decimal(800000000)
    assert visitor.page.value(f'figure-{KEYS[2]}') == '1.500.000.000'


def test_grid_with_one_unreadable_figure_stores_none_and_keeps_what_was_typed(editor, client_of):
    plan = active_plan(editor, samples.target('T1'))
    visitor = Visitor(client_of(editor))
    visitor.get(reverse('plans:targets', args=[plan.pk]))

    visitor.press('Lưu số liệu', **{f'figure-{KEYS[2]}': '4', f'figure-{KEYS[3]}': 'bốn'})

    assert (visitor.status, actuals.kept(plan, 'T1')) == (422, {})
    assert visitor.page.value(f'figure-{KEYS[2]}') == '4'
    assert visitor.page.value(f'figure-{KEYS[3]}') == 'bốn'


def test_cell_is_saved_by_itself_and_answers_with_the_difference(editor, client_of):
    plan = active_plan(editor, samples.sales(actuals=[]))

    answer = send_cell(client_of(editor), plan, 3, '10.600')

    assert (answer.status_code, answer['Saved-At']) == (200, '12:00')
    assert '−2.600' in answer.content.decode()
    assert value_of(plan, MARCH) == 10600


def test_cell_of_a_ratio_is_typed_as_a_fraction(editor, client_of):
    plan = active_plan(editor, samples.on_time(id='T1', actuals=[]))

    answer = send_cell(client_of(editor), plan, 3, '57/60')

    row = actuals.kept(plan, 'T1')[MARCH]
    assert answer.status_code == 200
    assert (row.value, row.numerator, row.denominator) == (None, 57, 60)


@pytest.mark.parametrize(
    ('typed', 'offered'), [('0,95', ['95']), ('0,95 %', []), ('95', []), ('48/50', [])]
)
def test_cell_of_a_share_near_the_plan_as_a_percentage_offers_that(
    typed, offered, editor, client_of
):
    plan = active_plan(editor, samples.on_time(id='T1', actuals=[]))

    answer = send_cell(client_of(editor), plan, 3, typed)

    page = fromstring(answer.content.decode())
    buttons = page.xpath(f'//button[@name="figure-{KEYS[3]}"]/@value')
    assert (answer.status_code, buttons) == (200, offered)


def test_cell_changed_by_another_answers_with_both_figures(editor, colleague, client_of):
    plan = active_plan(editor, samples.target('T1'))
    send_cell(client_of(colleague), plan, 3, '4')
    mine = client_of(editor)

    answer = send_cell(mine, plan, 3, '5')

    assert answer.status_code == 409
    assert 'Phạm Anh Tuấn</span> vừa sửa tháng 3/2027 thành “4”' in answer.content.decode()
    assert value_of(plan, MARCH) == 4
    assert send_cell(mine, plan, 3, '5', was='4').status_code == 200
    assert value_of(plan, MARCH) == 5


def test_late_change_asks_for_a_reason_in_place(editor, client_of):
    plan = active_plan(editor, samples.target('T1', actuals=samples.months(4)))
    client = client_of(editor)

    answer = send_cell(client, plan, 1, '5', was='4')

    assert answer.status_code == 422
    assert f'name="reason-{KEYS[1]}"' in answer.content.decode()
    assert send_cell(client, plan, 1, '5', was='4', reason='chốt sổ').status_code == 200
    assert value_of(plan, JANUARY) == 5


def test_decimals_of_dong_are_refused(editor, client_of):
    plan = active_plan(editor, samples.target('T1', 'sales_value', '12000000000', unit='VND'))

    answer = send_cell(client_of(editor), plan, 3, '1.234.567,5')

    assert (answer.status_code, actuals.kept(plan, 'T1')) == (422, {})


def test_page_of_one_figure_saves_date_and_note_and_shows_its_history(editor, client_of):
    plan = active_plan(editor, samples.target('T1', actuals=samples.months(4, 4, 4, 1)))
    visitor = Visitor(client_of(editor))
    url = reverse('plans:figure', args=[plan.pk, KEYS[4], 'T1'])
    visitor.get(url)

    visitor.press('Lưu số liệu', figure='2', as_of='15/04/2027', note='báo cáo tuần')
    visitor.get(url)

    assert '1 → 2' in visitor.page.html
    assert visitor.page.value('as_of') == '15/04/2027'
    assert visitor.page.value('note') == 'báo cáo tuần'


def test_page_of_one_figure_says_who_was_faster(editor, colleague, client_of):
    plan = active_plan(editor, samples.target('T1'))
    visitor = Visitor(client_of(editor))
    visitor.get(reverse('plans:figure', args=[plan.pk, KEYS[3], 'T1']))
    send_cell(client_of(colleague), plan, 3, '4')

    visitor.press('Lưu số liệu', figure='5')

    assert visitor.status == 422
    assert 'Phạm Anh Tuấn vừa sửa thành “4”' in visitor.page.html
    visitor.press('Lưu số liệu', figure='5')
    assert value_of(plan, MARCH) == 5


def test_page_of_a_period_to_come_says_when_it_begins(editor, client_of):
    plan = active_plan(editor, samples.target('T1'))
    visitor = Visitor(client_of(editor))

    visitor.get(reverse('plans:figure', args=[plan.pk, '2027-12-01_2027-12-31', 'T1']))

    assert 'Kỳ này bắt đầu ngày 01/12/2027.' in visitor.page.html
    assert 'Lưu số liệu' not in visitor.page.html


def test_unknown_period_and_target_are_not_found(editor, client_of):
    plan = active_plan(editor, samples.target('T1'))
    client = client_of(editor)

    assert (
        client.get(reverse('plans:figure', args=[plan.pk, '2028-01-01_x', 'T1'])).status_code == 404
    )
    assert client.get(reverse('plans:figure', args=[plan.pk, KEYS[1], 'T9'])).status_code == 404
    assert send_cell(client, plan, 1, '4', ref='T9').status_code == 404
