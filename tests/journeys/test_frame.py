"""The frame and the forms in a browser: keyboard, messages, saving, the sheet, contrast."""

import re

import pytest
from django.contrib import messages
from django.template import engines
from django.utils import translation
from playwright.sync_api import expect

from tests.journeys.browsing import LANGUAGE, THEME, Device, accessibility_faults

pytestmark = pytest.mark.django_db

PAGE = """{% extends "base.html" %}
{% block title %}Thử{% endblock %}
{% block head_extra %}<script src="/static/js/form.js" defer></script>{% endblock %}
{% block page_head %}<h1>Thử</h1>{% include "components/save_state.html" %}{% endblock %}
{% block content %}
<form id="step" method="post" data-autosave>
  <div class="field" id="div_name" hx-post="/try/save/" hx-trigger="change" hx-target="#slot"
       hx-swap="innerHTML"><label class="form-label" for="name">Tên</label>
    <input class="form-control" id="name" name="name"></div>
  <div id="slot"></div>
  <fieldset class="field"><legend>Nguồn</legend>
    <label><input type="radio" name="origin" value="stock"> Tồn</label>
    <label><input type="radio" name="origin" value="customer"> Khách</label></fieldset>
  <div class="field" data-shown-when="origin" data-shown-for="customer" id="who">Khách nào?</div>
  <div class="date-field" data-date><label class="form-label" for="due">Hạn</label>
    <input class="form-control" id="due" name="due">
    <button type="button" class="btn btn-plain btn-square js-only" data-calendar aria-label="Lịch">
      <svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><use href="#i-calendar"/></svg>
    </button><input type="date" tabindex="-1" aria-hidden="true"></div>
</form>
<section class="card health" id="health"><h2>Sức khỏe</h2>
  <p class="p-3"><a href="#name">Mở ô tên</a></p></section>
<a class="btn btn-plain" href="#health" data-sheet="health">Xem</a>
{% include "components/empty.html" with text="Chưa có gì." action_url="/x/" action_text="Thêm" %}
{% include "components/status.html" with kind="must" shape="square" text="Cần xử lý" %}
{% include "components/status.html" with kind="warn" shape="warn" text="Cảnh báo" %}
{% include "components/status.html" with kind="clear" shape="check" text="Đạt" %}
{% endblock %}
{% block scripts %}{% include "components/sheet.html" with label="Sức khỏe" %}{% endblock %}
"""


@pytest.fixture
def shown(page, live_server, rf, editor):
    """Opens PAGE at /try/ in the frame: `shown(theme=…, said=[(level, text, tags)])` → page."""

    def show(*, language='vi', theme='light', said=()):
        request = rf.get('/try/')
        editor.user.theme = theme
        request.user, request.membership = editor.user, editor
        request.workspace, request.memberships = editor.workspace, [editor]
        said_now = [messages.Message(*message) for message in said]
        with translation.override(language):
            body = engines['django'].from_string(PAGE).render({'messages': said_now}, request)
        address = f'{live_server.url}/try/'
        page.route(address, lambda route: route.fulfill(body=body, content_type='text/html'))
        page.goto(address)
        return page

    return show


def answer(page, status, headers=None, body=''):
    """Let the next savings be answered so."""
    page.unroute('**/try/save/')
    page.route(
        '**/try/save/',
        lambda route: route.fulfill(
            status=status, headers=headers or {}, body=body, content_type='text/html'
        ),
    )


def type_name(page, text):
    page.fill('#name', text)
    page.press('#name', 'Tab')


def save_state(page):
    page.wait_for_function('!document.querySelector("[data-state=saving]:not([hidden])")')
    return ' '.join(page.locator('[data-save-state]').inner_text().split())


def test_menu_opens_by_arrow_and_closes_by_escape(shown):
    page = shown()

    page.focus('summary[aria-label^="Tài khoản"]')
    page.keyboard.press('ArrowDown')
    first = page.evaluate('document.activeElement.textContent')
    page.keyboard.press('Escape')

    assert first == 'Hồ sơ của tôi'
    expect(page.locator('details[open]')).to_have_count(0)
    assert page.evaluate('document.activeElement.tagName') == 'SUMMARY'


def test_opening_one_menu_closes_the_other(shown):
    page = shown()

    page.click('summary[aria-label="Giao diện"]')
    page.click('summary[aria-label^="Tài khoản"]')

    expect(page.locator('details[open]')).to_have_count(1)


def test_message_goes_after_ten_seconds_and_a_failure_stays(shown, page):
    page.clock.install()
    shown(said=[(messages.SUCCESS, 'Đã lưu.', ''), (messages.ERROR, 'Chưa gửi.', '')])
    toasts = page.locator('[data-toast]')

    expect(toasts).to_have_text([re.compile('Đã lưu.'), re.compile('Chưa gửi.')])
    page.clock.run_for(10_000)
    expect(toasts).to_have_count(1)
    page.clock.run_for(60_000)

    assert toasts.all_inner_texts() == ['Chưa gửi.']


def test_saved_field_says_when(shown):
    page = shown()
    answer(page, 200, {'Saved-At': '14:32'})

    type_name(page, 'Xả tồn S16')
    page.wait_for_selector('text=14:32')

    assert save_state(page) == 'Đã lưu lúc 14:32'


def test_field_not_understood_is_marked_until_it_is(shown):
    page = shown()
    answer(page, 422, body='<p class="error">Nhập số.</p>')
    type_name(page, '12,34,5')
    page.wait_for_selector('#slot .error')
    refused = (save_state(page), page.get_attribute('#name', 'aria-invalid'))

    answer(page, 200, {'Saved-At': '14:33'})
    type_name(page, '12,5')
    page.wait_for_selector('text=14:33')

    assert refused == ('1 ô chưa lưu', 'true')
    assert page.get_attribute('#name', 'aria-invalid') is None
    expect(page.locator('.has-error')).to_have_count(0)


def test_failed_saving_is_said_aloud_and_sent_again_on_demand(shown):
    page = shown()
    answer(page, 500)
    type_name(page, 'Xả tồn')
    page.wait_for_selector('[data-save-retry]')
    failed = (save_state(page), page.inner_text('[data-save-aloud]').strip() != '')

    answer(page, 200, {'Saved-At': '14:34'})
    page.click('[data-save-retry]')
    page.wait_for_selector('text=14:34')

    assert failed == ('Chưa lưu được. Thử lại', True)
    expect(page.locator('[data-save-aloud]')).to_have_text('')


def test_text_typed_after_the_session_ended_comes_back_after_sign_in(shown, live_server):
    page = shown()
    answer(page, 302, {'Location': f'{live_server.url}/accounts/login/?next=/try/save/'})
    type_name(page, 'Gói lô nhỏ')
    page.wait_for_selector('text=Đăng nhập lại')
    slot = page.inner_html('#slot')

    page.click('text=Đăng nhập lại')
    page.wait_for_selector('form[data-entrance]')
    leads_to = page.input_value('[name=next]')
    answer(page, 200, {'Saved-At': '14:35'})
    page.goto(f'{live_server.url}/try/')

    assert (slot, leads_to) == ('', '/try/')
    assert page.input_value('#name') == 'Gói lô nhỏ'


def test_calendar_writes_the_day_as_people_write_it(shown):
    page = shown()
    page.fill('#due', '5/3/2027')

    page.click('[data-calendar]')
    opened_at = page.input_value('input[type=date]')
    page.fill('input[type=date]', '2027-04-09', force=True)

    assert (opened_at, page.input_value('#due')) == ('2027-03-05', '09/04/2027')


def test_field_that_hangs_on_an_answer_shows_with_it(shown):
    page = shown()
    before = page.is_visible('#who')

    page.check('[value=customer]')

    assert (before, page.is_visible('#who')) == (False, True)


def test_panel_opens_as_a_sheet_on_a_phone_and_goes_home(shown):
    page = shown()
    page.set_viewport_size({'width': 360, 'height': 740})

    page.click('[data-sheet]')
    expect(page.locator('dialog[open] #health')).to_have_count(1)
    page.keyboard.press('Escape')

    page.wait_for_selector('main #health')
    assert page.evaluate('document.activeElement.textContent') == 'Xem'


def test_frame_never_scrolls_sideways(shown):
    page = shown(said=[(messages.ERROR, 'Một câu báo lỗi dài ' * 6, '')])
    found = {}
    for width in (320, 360, 768, 1280):
        page.set_viewport_size({'width': width, 'height': 740})
        found[width] = page.evaluate('document.documentElement.scrollWidth')

    assert [width for width, needed in found.items() if needed > width] == []


def test_frame_has_no_accessibility_findings(shown):
    page = shown(language=LANGUAGE, theme=THEME, said=[(messages.ERROR, 'Chưa gửi.', '')])
    page.click('summary.workspace')

    assert accessibility_faults(page) == []


def test_entrance_follows_the_device_without_findings(browser, live_server):
    device, grounds = Device(browser, live_server.url), set()
    faults = []
    for path in ('login/', 'signup/', 'password/reset/', 'inactive/'):
        device.page.goto(f'/accounts/{path}')
        faults += accessibility_faults(device.page)
        grounds.add(device.page.evaluate('getComputedStyle(document.body).backgroundColor'))

    assert faults == []
    assert grounds == {{'light': 'rgb(245, 247, 249)', 'dark': 'rgb(20, 24, 29)'}[THEME]}
    assert device.complaints() == []
