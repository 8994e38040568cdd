"""An approved plan in a browser: figures by keyboard, the pace that follows, on wide and narrow."""

import pytest
from django.conf import settings
from django.urls import reverse
from playwright.sync_api import expect

from plans.domain import actuals
from plans.domain.documents.reading import document_of
from plans.models import Plan
from tests.domain.test_actuals import APRIL, MARCH
from tests.journeys.browsing import PHONE, WIDE, Device, accessibility_faults, of_this_run
from tests.rules import tracked_plans as samples
from tests.tracked import active_plan, spring  # noqa: F401 - a fixture

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures('spring')]
APRIL_CELL = 'figure-2027-04-01_2027-04-30'
MARCH_CELL = 'figure-2027-03-01_2027-03-31'
CSV = 'Chỉ tiêu;Kỳ;Thực hiện\nDoanh số;03/2027;1000\n'


@pytest.fixture
def signed_in(page, live_server, client_of):
    """Opens the tracking page: `signed_in(member, plan)` → page."""

    def open_page(member, plan, width=1280, query=''):
        cookie = client_of(member).cookies[settings.SESSION_COOKIE_NAME]
        page.context.add_cookies(
            [{'name': cookie.key, 'value': cookie.value, 'url': live_server.url}]
        )
        page.set_viewport_size({'width': width, 'height': 900})
        page.goto(live_server.url + reverse('plans:targets', args=[plan.pk]) + query)
        return page

    return open_page


def test_figures_are_entered_by_keyboard_and_the_pace_follows(editor, signed_in):
    plan = active_plan(editor, samples.sales(name='Doanh số'))
    page = signed_in(editor, plan)
    expect(page.locator('#stats')).to_contain_text('88,6')

    page.locator(f'input[name="{MARCH_CELL}"]').fill('15.300')
    page.keyboard.press('Enter')

    expect(page.locator(f'input[name="{APRIL_CELL}"]')).to_be_focused()
    expect(page.locator('[data-save-state]')).to_contain_text('Đã lưu')
    expect(page.locator('#stats')).to_contain_text('100,0')
    assert actuals.kept(plan, 'T1')[MARCH].value == 15300


def test_escape_puts_back_what_is_stored(editor, signed_in):
    plan = active_plan(editor, samples.sales(name='Doanh số'))
    page = signed_in(editor, plan)
    cell = page.locator(f'input[name="{APRIL_CELL}"]')

    cell.fill('9')
    cell.press('Escape')

    expect(cell).to_have_value('4.600')
    page.locator(f'input[name="{MARCH_CELL}"]').fill('15.300')
    page.keyboard.press('Enter')
    expect(page.locator('[data-save-state]')).to_contain_text('Đã lưu')
    assert actuals.kept(plan, 'T1')[MARCH].value == 15300
    assert actuals.kept(plan, 'T1')[APRIL].value == 4600


def test_figure_of_another_is_offered_beside_mine(editor, colleague, signed_in):
    plan = active_plan(editor, samples.sales(name='Doanh số'))
    page = signed_in(editor, plan)
    change = actuals.Change('T1', *APRIL, values={'value': 4700})
    actuals.record(plan, [change], by=colleague)

    page.locator(f'input[name="{APRIL_CELL}"]').fill('4.800')
    page.keyboard.press('Enter')
    page.get_by_role('button', name='Lấy của Phạm Anh Tuấn').click()

    expect(page.locator(f'input[name="{APRIL_CELL}"]')).to_have_value('4.700')
    expect(page.locator('[data-conflict]')).to_have_count(0)
    assert actuals.kept(plan, 'T1')[APRIL].value == 4700


def test_page_is_accessible_and_fits_on_a_phone(editor, signed_in):
    editor.user.theme = 'system'
    editor.user.save()

    page = signed_in(editor, active_plan(editor), 360)

    assert accessibility_faults(page) == []
    assert page.evaluate('document.documentElement.scrollWidth') <= 360


@pytest.mark.parametrize(
    ('language', 'size', 'words'),
    of_this_run(
        ('vi', WIDE, ('100,0', 'Đúng tiến độ', 'Chậm tiến độ', '63,2', 'Vượt tiến độ')),
        ('en', PHONE, ('100.0', 'On track', 'Off track', '63.2', 'Ahead')),
    ),
)
def test_plan_lives_from_its_first_figures_to_its_close(
    browser, live_server, approver, language, size, words
):
    whole, on_track, off_track, pace, ahead = words
    approver.user.language = language
    approver.user.save()
    call = {'id': 'A1', 'title': 'Gọi nhà rang', 'due': '2027-04-01', 'status': 'todo',
            'owner': approver.user.email}  # fmt: skip
    plan = active_plan(approver, samples.sales(name='Doanh số'), actions=[call])
    desk = Device(browser, live_server.url, language=language, size=size).signed_in_as(approver)
    page = desk.page
    page.goto(reverse('plans:targets', args=[plan.pk]))
    status = page.locator('#targets-T1 .status')

    page.locator(f'input[name="{MARCH_CELL}"]').fill('15300')
    page.keyboard.press('Enter')
    expect(page.locator('#stats')).to_contain_text(whole)
    expect(status).to_have_text(on_track)

    take_in(page, lambda: page.locator('[name=cells]').fill('\tT4\nDoanh số\t4800'))
    assert actuals.kept(plan, 'T1')[APRIL].value == 4800

    table = {'name': 'thang-3.csv', 'mimeType': 'text/csv', 'buffer': CSV.encode()}
    take_in(page, lambda: page.locator('[name=table]').set_input_files(table))
    expect(page.locator('#stats')).to_contain_text(pace)
    expect(status).to_have_text(off_track)
    course = page.locator('svg polyline.c-plan >> visible=true').first
    before = course.get_attribute('points')

    page.locator('a[href*="/adjust/T1/"]').click()
    page.locator('[name=target_value]').fill('60000')
    page.locator('button[value=even]').click()
    page.locator('[name=reason]').fill('Hạn hán, sản lượng giảm')
    page.locator('.row-foot button[type=submit]').click()
    expect(status).to_have_text(ahead)
    assert course.get_attribute('points') != before
    assert document_of(Plan.objects.get(pk=plan.pk)).targets[0].planned == (5000,) * 12
    does_a_task(page, plan)
    says_how_it_goes(page, plan)
    closes(page, plan)
    assert desk.complaints() == []
    assert page.evaluate('document.documentElement.scrollWidth') <= size['width']


def does_a_task(page, plan):
    """Move the task on the list, take that back, and move it for good."""
    page.goto(reverse('plans:tasks', args=[plan.pk]))
    for press in ('move', 'undo', 'move'):
        if press == 'move':
            page.locator('.task-move select').select_option('done')
            page.locator('.task-move button').click()
        else:
            page.locator('[data-toast-undo]').click()
        expect(page.locator('.task-move select')).to_have_value(
            'done' if press == 'move' else 'todo'
        )
    assert plan.actions.get().status == 'done'


def says_how_it_goes(page, plan):
    """The five minutes of the week."""
    page.goto(reverse('plans:figures'))
    card = page.locator(f'#check-in-{plan.pk}')
    card.locator('input[type=radio][value="4"]').check(force=True)
    card.locator('input[name$="sentence"]').fill('Hai hợp đồng mới')
    card.locator('button').click()
    expect(card.locator('.status.clear')).to_be_visible()
    said = plan.check_ins.get()
    assert (said.confidence, said.sentence) == (4, 'Hai hợp đồng mới')


def closes(page, plan):
    """Close before the last day, with what was learned."""
    page.goto(reverse('plans:close', args=[plan.pk]))
    for name in ('close_note', 'early_reason', 'unheard', 'worked', 'carry_over'):
        page.locator(f'textarea[name={name}]').fill(f'Mất mùa, chuyển sang kỳ sau: {name}')
    page.locator('form.card button[type=submit]').click()
    expect(page.get_by_text('Mất mùa, chuyển sang kỳ sau: worked')).to_be_visible()
    plan = Plan.objects.get(pk=plan.pk)
    assert (plan.status, plan.close_out.carry_over[-10:]) == ('closed', 'carry_over')


def take_in(page, fill):
    """Figures from elsewhere, looked at and taken."""
    page.locator('a[href$="/import/"]').first.click()
    fill()
    page.locator('form.card button[type=submit]').click()
    page.locator('form.card button.btn-primary').click()
    expect(page.locator('#stats')).to_be_visible()
