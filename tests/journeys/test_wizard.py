"""A step of the wizard in a browser: what it says of saving, and where the focus goes."""

import pytest
from playwright.sync_api import expect

from tests.journeys.browsing import LANGUAGE, Device
from tests.wizard_plans import full_plan

pytestmark = pytest.mark.django_db
SAVED = {'vi': 'Đã lưu lúc', 'en': 'Saved at'}[LANGUAGE]
NOT_SAVED = {'vi': 'Chưa lưu', 'en': 'Not saved'}[LANGUAGE]


@pytest.fixture
def plan(editor):
    editor.user.language = LANGUAGE
    editor.user.save()
    return full_plan(editor)


@pytest.fixture
def page(browser, live_server, editor):
    """A page of the editor's browser."""
    device = Device(browser, live_server.url, language=LANGUAGE).signed_in_as(editor)
    yield device.page
    assert device.complaints() == []


def test_step_that_was_not_saved_says_so_until_it_is(page, plan):
    goal = f'goals-{plan.goals.first().pk}'
    page.goto(f'/plans/{plan.pk}/build/goals/?open={goal}')
    field = f'[name="{goal}-statement"]'
    state = page.locator('[data-save-state]')
    expect(state).to_contain_text(SAVED)

    page.fill(field, '')
    with page.expect_response('**/field/'):
        page.press(field, 'Tab')
    page.locator('[name="go"][value="continue"]:visible').click()
    page.wait_for_selector('[data-error-summary]')

    expect(state).to_have_text(NOT_SAVED, use_inner_text=True)
    page.fill(field, 'Giữ lợi nhuận')
    page.press(field, 'Tab')
    expect(state).to_contain_text(SAVED)


def move(page, row, way):
    """Choose Move up or Move down in the menu of a row, by keyboard; returns the row."""
    button = page.locator(f'#{row} > .row-head [data-moves="{way}"]')
    if not button.is_visible():
        page.focus(f'#{row} > .row-head summary')
        page.keyboard.press('Enter')
    button.focus()
    with page.expect_navigation():
        page.keyboard.press('Enter')
    return page.locator(f'#{row} > .row-head')


@pytest.mark.parametrize('is_open', [False, True])
def test_moved_row_keeps_the_focus(page, plan, is_open):
    second, third = (f'needs-{need.pk}' for need in plan.needs.order_by('position')[1:3])
    page.goto(f'/plans/{plan.pk}/build/needs/' + (f'?open={second}#{second}' if is_open else ''))

    moved = move(page, third, 'up')
    expect(moved.locator('[data-moves="up"]')).to_be_focused()
    moved = move(page, third, 'up')

    expect(moved.locator('.rowtitle')).to_be_focused()


def test_open_row_at_the_end_keeps_the_focus_by_its_menu(page, plan):
    row = f'needs-{plan.needs.order_by("position")[1].pk}'
    page.goto(f'/plans/{plan.pk}/build/needs/?open={row}#{row}')

    moved = move(page, row, 'up')

    expect(moved.locator('summary')).to_be_focused()
