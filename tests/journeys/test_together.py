"""Two people, one plan: sent, returned, approved on a phone, adjusted, closed, carried over.

Source: issue "5 of 6", product.md 0.6 and 2.4.
"""

import pytest
import time_machine
from playwright.sync_api import expect

from plans.models import Plan
from tests.domain.sound_plans import REVIEW_MORNING, sound_plan
from tests.journeys.browsing import LANGUAGE, PHONE, WIDE
from tests.journeys.wizard_author import Author

pytestmark = pytest.mark.django_db
NOTE = 'Hai nhu cầu cần căn cứ mới hơn.'
REMARKS = {'needs': 'N2 cần thêm một khách nữa.', 'strategies': 'S1 chưa nói ai làm.'}
GOAL = 'Giữ lợi nhuận gộp ở 12 %'
REASON = 'Khách lớn nhất dừng mua.'
SAID = {
    'vi': {'done': 'Xong', 'active': 'Đang thực hiện', 'returned': 'Được trả lại để sửa'},
    'en': {'done': 'Done', 'active': 'Active', 'returned': 'Returned for changes'},
}


@pytest.fixture(autouse=True)
def _on_review_day():
    with time_machine.travel(REVIEW_MORNING):
        yield


@pytest.mark.parametrize('language', [LANGUAGE])
def test_two_people_take_a_plan_from_review_to_the_next_period(
    browser, live_server, editor, approver, language
):
    plan = sound_plan(editor)
    for person in (editor, approver):
        person.user.language = language
        person.user.save()
    options = {'language': language}
    lan = Author(browser, live_server.url, size=WIDE, **options).signed_in_as(editor)
    hai = Author(browser, live_server.url, size=PHONE, **options).signed_in_as(approver)

    submit(lan, plan)
    send_back(hai, plan)
    tick_off(lan, plan, SAID[language])
    submit(lan, plan)
    shown = approve(hai, plan)
    adjust(hai, plan)
    compared = compare(lan, plan)
    close(lan, plan)
    carry_over(lan, plan)

    assert shown.count(SAID[language]['done']) == len(REMARKS)
    assert GOAL in compared
    kept = Plan.objects.get(pk=plan.pk)
    copy = kept.copies.get()
    reasons = list(kept.versions.order_by('number').values_list('reason', flat=True))
    assert reasons == ['submitted', 'submitted', 'approved', 'adjusted', 'closed']
    assert (kept.status, copy.status, copy.owner) == ('closed', 'draft', editor)
    assert copy.goals.get().statement == GOAL
    assert [need.statement for need in copy.needs.all()] == ['Cần lô 60 bao']
    for one in (lan, hai):
        assert (one.complaints(), one.went_wide) == ([], [])


def go(who, plan, path):
    who.page.goto(f'/plans/{plan.pk}/{path}')
    who.look()


def submit(who, plan):
    go(who, plan, 'review/')
    tick = who.page.locator('main [name="is_read"]')
    if tick.count():
        tick.check()
    who.page.locator('main form button.btn-primary').last.click()
    who.page.wait_for_url('**/submitted/')
    who.look()


def send_back(who, plan):
    """Find it under what waits, and return it with two remarks."""
    who.page.goto('/')
    who.page.locator(f'a[href="/plans/{plan.pk}/decide/"]').first.click()
    who.look()
    who.page.fill('main [name="note"]', NOTE)
    for step, words in REMARKS.items():
        field = who.page.locator(f'[name="remark-{step}"]')
        who.page.locator('details.pin', has=field).locator('summary').click()
        field.fill(words)
    who.look()
    who.page.click('button[value="return"]')
    who.page.wait_for_url(f'**/plans/{plan.pk}/')


def tick_off(who, plan, said):
    """From the card at home to each remark, beside the step it is about."""
    page = who.page
    page.goto('/')
    expect(page.locator('.waiting-first')).to_contain_text(said['returned'])
    go(who, plan, 'build/')
    expect(page.locator('.finding-warn').first).to_contain_text(NOTE)
    for step, words in REMARKS.items():
        go(who, plan, f'build/{step}/')
        remark = page.locator('li[id^="remark-"]', has_text=words)
        remark.locator('button').click()
        expect(page.locator('li[id^="remark-"] s')).to_have_text(words)


def approve(who, plan):
    """Read on the phone what became of the remarks, then approve; returns what was shown."""
    go(who, plan, 'decide/')
    shown = who.page.locator('[aria-labelledby="earlier-head"]').inner_text()
    who.page.click('button[value="approve"]')
    who.page.wait_for_url('**/targets/')
    who.look()
    return shown


def adjust(who, plan):
    """Change the goal of the plan that runs, with a reason."""
    page, goal = who.page, plan.goals.get()
    go(who, plan, 'adjust/')
    page.click(f'button[value="open:goals-{goal.pk}"]')
    page.fill(f'[name="goals-{goal.pk}-statement"]', GOAL)
    page.fill('#reason', REASON)
    who.look()
    page.click('button[value="save"]')
    page.wait_for_url(lambda url: not url.endswith('/adjust/'))


def compare(who, plan):
    """What the adjustment changed, from the history of the plan."""
    go(who, plan, '?tab=history')
    who.page.locator('a[href*="/history/compare/"]').first.click()
    who.look()
    return who.page.locator('main').inner_text()


def close(who, plan):
    go(who, plan, 'close/')
    who.page.fill('[name="close_note"]', 'Đạt sản lượng.')
    who.page.fill('[name="early_reason"]', REASON)
    who.page.fill('[name="worked"]', 'Lô nhỏ.')
    who.page.locator('main form button.btn-primary').click()
    who.page.wait_for_url('**tab=result')
    who.look()


def carry_over(who, plan):
    """Say of each row whether it is still true; one need is dropped."""
    page = who.page
    go(who, plan, 'copy/')
    for at, line in enumerate(page.locator('.still').all()):
        answer = 'drop' if at == 1 else 'true'
        line.locator(f'.choice:has([value="{answer}"])').click()
    page.locator('main form button.btn-primary').click()
    page.wait_for_url('**/build/')
    who.look()
