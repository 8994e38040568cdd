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
    page.locator('[name="go"][value="continue"]:visible').click()
    page.wait_for_selector('[data-error-summary]')

    expect(state).to_have_text(NOT_SAVED, use_inner_text=True)
    page.fill(field, 'Giữ lợi nhuận')
    page.press(field, 'Tab')
    expect(state).to_contain_text(SAVED)
