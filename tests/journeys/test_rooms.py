"""A session room in browsers: five phones vote, the wall follows, what they want is evidence."""

import pytest
import time_machine
from django.urls import reverse
from playwright.sync_api import expect

from plans.document.choices import CheckCode, Phase
from plans.domain import summaries
from plans.domain.documents.reading import document_of
from plans.models import Plan, RoomVote
from tests.journeys.browsing import PHONE, Device
from tests.rooms import MORNING, session_in, single_dealer_plan
from tests.rules.plans import REVIEW_DAY

pytestmark = pytest.mark.django_db
SHOPS = ('Minh Hà', 'Tân Phú', 'Hồng Lam', 'Sông Hậu', 'Bảy Núi')


@pytest.fixture(autouse=True)
def _that_morning():
    with time_machine.travel(MORNING, tick=True):
        yield


def finding(plan):
    fresh = Plan.objects.get(pk=plan.pk)
    found = summaries.find(fresh, document_of(fresh), REVIEW_DAY, Phase.REVIEW)
    return found.get(CheckCode.M2_1)


def test_five_phones_vote_and_m2_1_clears(browser, live_server, editor, approver):
    plan = single_dealer_plan(editor)
    session = session_in(plan)
    at = reverse('plans:session', args=[plan.pk, session.pk])
    host = Device(browser, live_server.url).signed_in_as(editor)
    wall = host.page
    wall.goto(at)
    wall.get_by_role('link', name='Mở phòng góp ý').click()
    wall.get_by_label('Ý mới chỉ hiện khi tôi cho hiện').uncheck()
    wall.get_by_role('button', name='Mở phòng').click()
    code = wall.locator('.code').inner_text()
    assert finding(plan) is not None

    phones = [enter(browser, live_server, code, name, at) for at, name in enumerate(SHOPS)]
    first = phones[0].page
    first.get_by_label('Khách còn cần điều gì').fill('Mẫu thử giao trong tuần')
    first.get_by_role('button', name='Thêm ý này').click()
    expect(first.get_by_text('đã lên danh sách')).to_be_visible()
    for device in phones:
        vote(device.page, 0)
    vote(phones[1].page, 1)
    fresh = phones[4].page  # polling brings what another phone added
    new = fresh.get_by_role('button', name='Mẫu thử giao trong tuần')
    expect(new).to_be_visible(timeout=10_000)
    new.click()
    expect(new).to_have_attribute('aria-pressed', 'true')
    expect(wall.locator('.vote').first.locator('.n')).to_have_text('5/5', timeout=10_000)
    assert RoomVote.objects.count() == 7

    wall.get_by_role('button', name='Chốt và ghi thành căn cứ').click()
    wall.get_by_role('link', name='Điểm danh').click()
    for box in wall.locator('[name=attended]').all()[:3]:
        box.check()
    wall.get_by_role('button', name='Lưu: buổi đã tổ chức').click()
    wall.get_by_role('link', name='Ghi thành căn cứ').click()
    wall.get_by_role('button', name='Ghi thành căn cứ').click()

    expect(wall.get_by_text('nhu cầu có căn cứ mới')).to_be_visible()
    assert finding(plan) is None
    fresh.reload()
    expect(fresh.get_by_role('heading', name='Phòng này không mở')).to_be_visible()
    assert host.complaints() == []


def enter(browser, live_server, code, name, number):
    """A phone that types the code and its shop's name; the last one has no scripts."""
    device = Device(browser, live_server.url, size=PHONE, scripts=number != 3)
    device.page.goto('/b/')
    device.page.get_by_label('Mã sáu chữ số').fill(code)
    device.page.get_by_role('button', name='Tiếp tục').click()
    device.page.get_by_label('Tên cửa hàng').fill(name)
    device.page.get_by_role('button', name='Vào phòng').click()
    expect(device.page.get_by_text('Còn 3 điểm')).to_be_visible()
    return device


def vote(page, at):
    """Give the idea at that place a point."""
    point = page.locator('.point').nth(at)
    point.click()
    expect(page.locator('.point').nth(at)).to_have_attribute('aria-pressed', 'true')
