"""Quicker than the network: what is typed or ticked while a field is being saved (product.md 4.4).

A reply is kept back by `late`, which stands between the page and the server.
"""

import pytest
from django.db.models import F
from django.urls import reverse
from playwright.sync_api import expect

from plans.domain.documents.reading import document_of
from plans.models import Plan
from tests.domain.sound_plans import sound_plan
from tests.journeys.browsing import LANGUAGE, Device
from tests.rules.plans import led_by, strategies

pytestmark = pytest.mark.django_db
LOADED, FIRST, NEXT = 'Mất 3 khách', 'Mất 4 khách', 'Mất 4 khách lớn'


@pytest.fixture
def plan(editor, approver):
    """A draft whose strategies are the supplier's ideas, so that the panel offers remedies."""
    editor.user.language = LANGUAGE
    editor.user.save()
    return sound_plan(editor, strategies(led_by('supplier'), led_by('supplier')))


@pytest.fixture
def need(plan):
    need = plan.needs.order_by('position').first()
    rewritten(need, LOADED)
    return need


@pytest.fixture
def device(browser, live_server, editor):
    return Device(browser, live_server.url, language=LANGUAGE).signed_in_as(editor)


@pytest.fixture
def field(device, need):
    """A field of the need, on its open row."""
    row = f'needs-{need.pk}'
    device.page.goto(f'/plans/{need.plan_id}/build/needs/?open={row}#{row}')
    return device.page.locator(f'[name="{row}-impact"]')


class Late:
    """The first request to an address: it reaches the server, and its reply is kept back."""

    def __init__(self, page, url):
        self.page, self.first = page, None
        page.route(url, self._take)

    def _take(self, route):
        if self.first:
            route.continue_()
        self.first = self.first or route

    def stored(self):
        """Wait until the server has stored what was sent."""
        while not self.first:
            self.page.wait_for_timeout(20)
        self.reply = self.first.fetch()

    def arrive(self):
        self.first.fulfill(response=self.reply)

    def get_lost(self):
        self.first.abort()


@pytest.fixture
def late(device, field):
    """The reply to FIRST, stored and kept back; the page still has it in its field."""
    reply = Late(device.page, '**/field/')
    field.fill(FIRST)
    reply.stored()
    return reply


def rewritten(need, text):
    """Store a text as somebody else would."""
    need.impact = text
    need.save()
    Plan.objects.filter(pk=need.plan_id).update(content_version=F('content_version') + 9)


def kept(need):
    need.refresh_from_db()
    return need.impact


@pytest.mark.parametrize('typed', [NEXT, LOADED])
def test_step_waits_for_a_field_that_is_being_saved(device, need, field, late, typed):
    field.fill(typed)

    device.page.locator('[name="go"][value="continue"]:visible').click(no_wait_after=True)
    late.arrive()
    device.page.wait_for_url('**/build/dealers/')

    assert (kept(need), device.complaints()) == (typed, [])


@pytest.mark.parametrize('typed', [NEXT, LOADED])
def test_field_whose_reply_was_lost_is_no_conflict_with_itself(device, need, field, late, typed):
    late.get_lost()
    field.fill(typed)

    field.press('Tab')
    expect(device.page.locator('[data-state="saved"]')).to_be_visible()

    expect(device.page.locator('[data-conflict]')).to_have_count(0)
    assert kept(need) == typed


def test_step_is_not_left_where_the_field_turns_out_to_be_another_persons(device, need, field):
    rewritten(need, 'Của Tuấn')
    field.fill(FIRST)

    device.page.locator('[name="go"][value="continue"]:visible').click()

    expect(device.page.locator('[data-conflict] button').first).to_be_focused()
    assert (kept(need), 'build/needs' in device.page.url) == ('Của Tuấn', True)


def test_value_of_another_is_not_written_over_before_one_has_chosen(device, need, field):
    page = device.page
    rewritten(need, 'Của Tuấn')
    field.fill(FIRST)
    expect(page.locator('[data-conflict]')).to_be_visible()

    page.locator('h1').click()  # leaves the field
    page.locator('[name="go"][value="continue"]:visible').click()
    expect(page.locator('[data-conflict] button').first).to_be_focused()
    between = kept(need)
    field.fill(NEXT)
    page.locator('[data-conflict] button').last.click()

    expect(field).to_have_value('Của Tuấn')
    assert (between, kept(need)) == ('Của Tuấn', 'Của Tuấn')


def test_remedy_waits_though_the_panel_is_drawn_anew(device, need, field, late):
    field.fill(NEXT)

    device.page.locator('#health form button:visible').first.click(no_wait_after=True)
    device.page.wait_for_timeout(500)
    late.arrive()
    device.page.wait_for_url(lambda url: f'open=needs-{need.pk}' not in url)

    assert (kept(need), device.complaints()) == (NEXT, [])


def test_long_press_on_a_remedy_is_a_click(device, need, field):
    page = device.page
    page.locator('#health form button:visible').first.scroll_into_view_if_needed()
    box = page.locator('#health form button:visible').first.bounding_box()
    page.mouse.move(box['x'] + 5, box['y'] + 5)
    field.fill(NEXT)

    page.mouse.down()  # leaves the field, which saves itself
    page.wait_for_timeout(500)
    page.mouse.up()
    page.wait_for_url(lambda url: f'open=needs-{need.pk}' not in url)

    assert kept(need) == NEXT


def test_page_gone_back_to_shows_what_was_saved(device, need, field):
    page = device.page
    field.fill(FIRST)
    page.locator('[name="go"][value="continue"]:visible').click()
    page.wait_for_url('**/build/dealers/')
    rewritten(need, NEXT)

    page.go_back()

    expect(field).to_have_value(NEXT)


def test_second_tick_of_the_matrix_stays_while_the_first_is_saved(device, plan):
    page = device.page
    page.goto(reverse('plans:matrix', args=[plan.pk]))
    late = Late(page, '**/matrix/')
    page.check('#cell-S1-N1')
    late.stored()

    page.check('#cell-S1-N2')
    late.arrive()

    expect(page.locator('[data-state="saved"]')).to_be_visible()
    expect(page.locator('#cell-S1-N2')).to_be_checked()
    expect(page.locator('[name="was-needs-S1"][value="N2"]')).to_have_count(1)
    links = document_of(Plan.objects.get(pk=plan.pk)).strategies_by_id['S1'].needs
    assert (links, device.complaints()) == (('N1', 'N2'), [])
