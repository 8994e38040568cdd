"""The thread by keyboard alone: to the first gap, mended, and along the records of one strand."""

import pytest
import time_machine
from django.urls import reverse
from playwright.sync_api import expect

from plans.domain.documents.reading import document_of
from plans.models import Plan
from tests.domain.sound_plans import REVIEW_MORNING, plan_of
from tests.journeys.browsing import PHONE, WIDE, Device, of_this_run
from tests.rules.plans import changed, put, row

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _on_review_day():
    with time_machine.travel(REVIEW_MORNING, tick=True):
        yield


@pytest.fixture
def running(editor, approver):
    """A running plan whose N2 has no strategy."""
    return plan_of(
        editor,
        changed(put(status='active', activated_on='2026-12-01'), row('strategies', 'S2', needs=[])),
    )


def tab_to(page, what):
    """Press Tab until the focused element's text begins so."""
    for _press in range(120):
        page.keyboard.press('Tab')
        if page.evaluate('document.activeElement.innerText || ""').strip().startswith(what):
            return
    raise AssertionError(f'never reached {what}')


@pytest.mark.parametrize(
    ('language', 'before', 'button', 'done', 'after'),
    of_this_run(
        ('vi', '1/2 nhu cầu đã có chiến lược', 'Tạo chiến lược',
         'Đã làm: Tạo chiến lược từ nhu cầu', '2/2 nhu cầu đã có chiến lược'),
        ('en', '1 of 2 needs have a strategy', 'Make a strategy',
         'Done: Make a strategy from a need', '2 of 2 needs have a strategy'),
    ),
)  # fmt: skip
def test_gap_is_mended_by_keyboard(
    browser, live_server, editor, running, language, before, button, done, after
):
    editor.user.language = language
    editor.user.save()
    device = Device(browser, live_server.url, language=language, size=WIDE).signed_in_as(editor)
    page = device.page
    page.goto(reverse('plans:thread', args=[running.pk]))
    expect(page.get_by_text(before)).to_be_visible()

    tab_to(page, button)
    page.keyboard.press('Enter')
    expect(page.get_by_text(done)).to_be_visible()  # it opens there
    page.goto(reverse('plans:thread', args=[running.pk]))

    expect(page.get_by_text(after)).to_be_visible()
    assert document_of(Plan.objects.get(pk=running.pk)).strategies[-1].needs == ('N2',)
    tab_to(page, 'N1')
    page.keyboard.press('Enter')
    expect(page.locator('#card')).to_be_focused()
    tab_to(page, 'S1')
    page.keyboard.press('Enter')
    expect(page.locator('#card-head')).to_contain_text('S1')
    assert device.complaints() == []


def test_phone_shows_one_card_with_up_and_down(browser, live_server, editor, running):
    page = Device(browser, live_server.url, size=PHONE).signed_in_as(editor).page
    page.goto(reverse('plans:thread', args=[running.pk]))

    expect(page.locator('.strands')).to_be_hidden()
    expect(page.locator('#card-head')).to_contain_text('N2')
    page.get_by_role('link', name='Mạch sau').click()

    expect(page.locator('#card-head')).to_contain_text('S2')
    expect(page.get_by_role('button', name='Hỏi khách')).to_be_visible()
