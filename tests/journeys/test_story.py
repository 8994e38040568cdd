"""The main job in browsers: from sign-up to an approved plan, by two people, in both languages.

Wide and narrow, with scripts and without. Source: issue "1 of 6", product.md 3.4 and 4.
"""

import re

import pytest
from django.core import mail
from playwright.sync_api import expect

from plans.domain.plan_templates import seed_shipped
from plans.models import Plan
from tests.domain.sound_plans import sound_plan
from tests.journeys.browsing import PHONE, WIDE, of_this_run
from tests.journeys.wizard_author import Author
from tests.rules.plans import ALL_STEPS

pytestmark = pytest.mark.django_db
PASSWORD = 'Rung-cay-2027'
SAID = {
    'vi': {
        'one side': 'Chưa có chiến lược nào trong 1 chiến lược trả lời một nhu cầu của khách hàng.',
        'one task waits': 'Chào Hùng, có 1 việc đang chờ',
        'active': 'Đang thực hiện',
        'money': '120 tỷ',
    },
    'en': {
        'one side': 'None of the 1 strategies answers a customer need.',
        'one task waits': 'Hello Hùng, one thing is waiting',
        'active': 'Active',
        'money': '120bn',
    },
}


@pytest.mark.parametrize(
    ('language', 'size', 'scripts'),
    of_this_run(('vi', WIDE, True), ('vi', PHONE, False), ('en', PHONE, True), ('en', WIDE, False)),
)
def test_plan_goes_from_sign_up_to_approval(browser, live_server, language, size, scripts):
    seed_shipped()
    options = {'language': language, 'size': size, 'scripts': scripts}
    lan, hai = (Author(browser, live_server.url, **options) for _ in range(2))
    said = SAID[language]

    sign_up(lan)
    join(hai, invitation(lan))
    begin_plan(lan)
    type_both_sides(lan)
    type_strategy(lan)
    while_typing = lan.findings()
    lan.go_on('targets')
    flagged, message = lan.findings(), lan.page.locator('[data-check="M1.1"]').inner_text()
    link_need(lan)
    linked = lan.findings()
    type_the_rest(lan, said)
    submit(lan)
    hai.page.goto('/')
    waiting = hai.page.locator('h1').inner_text()
    approve(hai)

    assert while_typing == []
    assert 'M1.1' in flagged
    assert said['one side'] in message
    assert 'M1.1' not in linked
    assert waiting == said['one task waits']
    expect(hai.page.locator('.page-head')).to_contain_text(said['active'])
    plan = Plan.objects.get()
    assert (plan.status, plan.activated_on is not None) == ('active', True)
    assert plan.strategies.get().origin == 'supplier'
    assert plan.targets.get().target_value == 120_000_000_000
    for one in (lan, hai):
        assert (one.complaints(), one.went_wide) == ([], [])


def sign_up(who):
    page = who.page
    page.goto('/accounts/signup/')
    page.fill('[name="name"]', 'Nguyễn Thị Lan')
    page.fill('[name="company"]', 'Công ty Gỗ và Ván ép xuất khẩu Đồng Nai Long Thành')
    page.fill('[name="email"]', 'lan@example.com')
    page.fill('[name="password1"]', PASSWORD)
    page.press('[name="password1"]', 'Enter')
    page.wait_for_url(who.at + '/')
    who.look()


def invitation(who):
    """Invite an approver; returns the link of the mail."""
    page = who.page
    page.goto('/settings/members/')
    page.fill('main [name="email"]', 'hai@example.com')
    page.click('main .choice:has([name="role"][value="approver"])')
    page.press('main [name="email"]', 'Enter')
    page.locator('form[action$="/revoke/"]').wait_for()
    return re.search(r'https?://\S+/invitations/\S+', mail.outbox[-1].body)[0]


def join(who, link):
    page = who.page
    page.goto(link)
    page.fill('[name="name"]', 'Lê Hoàng Hùng')
    page.fill('[name="password"]', PASSWORD)
    page.press('[name="password"]', 'Enter')
    page.wait_for_url(who.at + '/')


def begin_plan(who):
    page = who.page
    page.goto('/plans/new/')
    page.fill('[name="title"]', 'Ván ép sang Nhật 2027')
    page.press('[name="title"]', 'Enter')
    page.wait_for_url('**/build/')
    who.look()
    page.locator('.page-head .btn-primary').click()
    page.wait_for_url('**/build/basics/')


def type_both_sides(who):
    """Steps 1 to 6."""
    who.group = 'basics'
    who.choose(approver='hai@example.com')
    who.go_on('model')
    who.type(platform_name='vanep.example')
    who.go_on('model_details')
    who.add('product_lines')
    who.type(name='Ván phủ phim 18 mm', unit='m3', moq='40', supply_per_month='1200')
    who.type(lead_time_days='21')
    who.choose(kind='product', supply_basis='own_production')
    who.go_on('needs')
    who.add('segments')
    who.type(name='Nhà thầu Nhật')
    who.choose(buyer_type='contractor')
    who.add('needs')
    who.type(statement='Nhà thầu cần ván đều từng lô, vì lô lệch làm chậm cốp pha')
    who.add('sources')
    who.type(customer='Takumi Kensetsu', quote='Lô tháng 8 lệch 2 mm, chúng tôi phải mài lại')
    who.go_on('dealers')
    who.group = 'dealers_question'
    who.choose(uses_dealers='false')
    about_dealers = who.page.locator('[data-list="dealers"], [data-list="sessions"], #answers')
    expect(about_dealers.filter(visible=True)).to_have_count(0)
    assert about_dealers.count() == 3
    who.go_on('goals')
    who.add('goals')
    who.type(statement='Tăng lợi nhuận gộp lên 14 %')
    who.add('capabilities')
    who.type(name='Nhà máy Long Thành', capacity='1500')
    who.choose(kind='production')
    who.go_on('strategies')


def type_strategy(who):
    """Step 7: an idea of the supplier's that serves the goal, and no need."""
    who.add('strategies')
    who.type(title='Xả tồn ván 12 mm')
    who.choose(origin='supplier', goals='G1')


def link_need(who):
    """Back in step 7, by the remedy that the health panel offers first."""
    page = who.page
    page.locator('[data-check="M1.1"] .evidence a').click()
    page.wait_for_url('**/strategies/**')
    page.locator('[data-check="M1.1"] form button').first.click()
    page.locator('[data-check="M1.1"]').wait_for(state='detached')


def type_the_rest(who, said):
    """Steps 7 to 10, from the strategies on."""
    who.go_on('targets')
    who.add('targets')
    who.choose(metric='gross_profit')
    who.type(target_value=said['money'], baseline_note='Thị trường mới')
    who.choose(goal='G1')
    who.go_on('actions')
    who.add('actions')
    who.type(title='Ký hợp đồng khung', due='28/2/2027')
    who.choose(strategy='S1')
    who.go_on('feedback')
    who.group = 'feedback_form'
    who.tick('is_open')
    who.go_on('review')


def submit(who):
    page = who.page
    assert who.findings() == []
    page.fill('main textarea', 'Xem giúp chỉ tiêu.')
    page.locator('main form button.btn-primary').last.click()
    page.wait_for_url('**/submitted/')
    who.look()


def approve(who):
    page = who.page
    page.locator('a[href$="/decide/"]').first.click()
    page.wait_for_url('**/decide/')
    who.look()
    page.locator('button[value="approve"]').click()
    page.wait_for_url(lambda url: not url.endswith('/decide/'))
    who.look()


def test_plan_is_resumed_on_a_second_device(browser, live_server, editor, approver):
    sound_plan(editor, steps_done=[step for step in ALL_STEPS if step != 'strategies'])
    desk, phone = (
        Author(browser, live_server.url, size=size).signed_in_as(editor) for size in (WIDE, PHONE)
    )
    desk.page.goto('/')
    desk.page.locator('a[href*="/build/"]').first.click()
    desk.add('strategies')
    desk.type(title='Hồ sơ EUDR trọn gói')

    phone.page.goto('/')
    phone.page.locator('a[href*="/build/"]').first.click()
    phone.page.locator('.rowtitle', has_text='Hồ sơ EUDR trọn gói').click()

    phone.group = desk.group
    expect(phone.field('title')).to_have_value('Hồ sơ EUDR trọn gói')
    assert (phone.complaints(), desk.complaints()) == ([], [])


@pytest.fixture
def both(browser, live_server, editor, colleague):
    """The owner and a co-editor in the first step of a plan: `both(scripts)`."""
    sound_plan(editor).co_editors.add(colleague)

    def opened(*, scripts):
        found = []
        for person in (editor, colleague):
            who = Author(browser, live_server.url, scripts=scripts).signed_in_as(person)
            who.page.goto(f'/plans/{Plan.objects.get().pk}/build/basics/')
            who.group = 'basics'
            found.append(who)
        return found

    return opened


def test_two_people_on_one_field_see_both_values(both):
    lan, tuan = both(scripts=True)
    tuan.type(title='Của Tuấn')

    lan.type(title='Của Lan')
    asked = lan.page.locator('[data-conflict]').inner_text()
    lan.kept(lan.page.get_by_role('button', name='Giữ của tôi').click)
    kept = Plan.objects.get().title

    tuan.type(title='Của Tuấn, lần hai')
    tuan.kept(tuan.page.get_by_role('button', name='Lấy của Nguyễn Thị Lan').click)

    assert 'Phạm Anh Tuấn vừa sửa ô này thành “Của Tuấn”' in asked
    assert kept == Plan.objects.get().title == 'Của Lan'
    expect(tuan.field('title')).to_have_value('Của Lan')
    for one in (lan, tuan):
        expect(one.page.locator('[data-conflict]')).to_have_count(0)
        assert [text for text in one.complaints() if '409 (Conflict)' not in text] == []


def test_two_people_on_one_field_see_both_values_without_scripts(both):
    lan, tuan = both(scripts=False)
    tuan.type(title='Của Tuấn')
    tuan.go_on('model')

    lan.type(title='Của Lan')
    lan.page.locator('button[value="continue"]:visible').first.click()
    lan.page.get_by_role('button', name='Giữ của tôi').click()
    expect(lan.field('title')).to_have_value('Của Lan')
    kept = Plan.objects.get().title
    lan.page.locator('button[value="continue"]:visible').first.click()
    lan.page.wait_for_url('**/model/')

    assert kept == 'Của Lan'
    expect(lan.page.locator('[data-conflict]')).to_have_count(0)
