"""A session room in browsers: five phones vote, the wall follows, what they want is evidence."""

import pytest
import time_machine
from django.urls import reverse
from django.utils import translation
from playwright.sync_api import expect

from plans.document.choices import CheckCode, Phase
from plans.domain import summaries
from plans.domain.documents.reading import document_of
from plans.models import Plan, RoomVote
from tests.journeys.browsing import LANGUAGE, PHONE, Device
from tests.rooms import MORNING, session_in, single_dealer_plan
from tests.rules.plans import REVIEW_DAY

pytestmark = pytest.mark.django_db
WALL_ASKS, PHONES_ASK = 2_000, 4_000  # milliseconds, each time
SHOPS = ('Minh Hà', 'Tân Phú', 'Hồng Lam', 'Sông Hậu', 'Bảy Núi')


@pytest.fixture(autouse=True)
def _that_morning():
    with time_machine.travel(MORNING, tick=True):
        yield


def finding(plan):
    fresh = Plan.objects.get(pk=plan.pk)
    found = summaries.find(fresh, document_of(fresh), REVIEW_DAY, Phase.REVIEW)
    return found.get(CheckCode.M2_1)


@pytest.fixture(params=[LANGUAGE])
def say(request, editor):
    """The words of one language; the host reads it and the phones speak it."""
    editor.user.language = request.param
    editor.user.save()

    def in_language(text):
        with translation.override(request.param):
            return translation.gettext(text)

    in_language.language = request.param
    return in_language


def test_five_phones_vote_and_m2_1_clears(browser, live_server, editor, approver, say):
    plan = single_dealer_plan(editor)
    session = session_in(plan)
    at = reverse('plans:session', args=[plan.pk, session.pk])
    host = Device(browser, live_server.url, language=say.language).signed_in_as(editor)
    host.context.clock.install()
    wall = host.page
    wall.goto(at)
    wall.get_by_role('link', name=say('Open the session room')).click()
    wall.get_by_label(say('New ideas appear after I let them in')).uncheck()
    wall.get_by_role('button', name=say('Open the room')).click()
    code = wall.locator('.code').inner_text()
    assert finding(plan) is not None

    phones = [enter(browser, live_server, code, name, at, say) for at, name in enumerate(SHOPS)]
    first = phones[0].page
    first.get_by_label(say('Another idea')).fill('Mẫu thử giao trong tuần')
    first.get_by_role('button', name=say('Add it')).click()
    expect(first.get_by_text(say('Thank you. It is on the list.'))).to_be_visible()
    for device in phones:
        vote(device.page, 0)
    vote(phones[1].page, 1)
    fresh = phones[4].page
    new = fresh.get_by_role('button', name='Mẫu thử giao trong tuần')
    fresh.clock.run_for(PHONES_ASK)  # that brings what another phone added
    expect(new).to_be_visible()
    new.click()
    expect(new).to_have_attribute('aria-pressed', 'true')
    wall.clock.run_for(WALL_ASKS)
    expect(wall.locator('.vote').first.locator('.n')).to_have_text('5/5')
    assert RoomVote.objects.count() == 7

    wall.get_by_role('button', name=say('Close and keep as evidence')).click()
    wall.get_by_role('link', name=say('Tick who came')).click()
    for at in range(3):
        wall.locator('[name=attended]').nth(at).check()
    wall.get_by_role('button', name=say('Save: the session was held')).click()
    wall.locator('a[href$="/evidence/"]').first.click()
    wall.get_by_role('button', name=say('Keep as evidence')).click()

    expect(wall.locator('#evidence li').first).to_be_visible()
    assert finding(plan) is None
    fresh.reload()
    expect(fresh.get_by_role('heading', name=say('This room is not open'))).to_be_visible()
    assert host.complaints() == []


def enter(browser, live_server, code, name, number, say):
    """A phone that types the code and its shop's name; the last one has no scripts."""
    device = Device(
        browser, live_server.url, language=say.language, size=PHONE, scripts=number != 3
    )
    device.context.clock.install()
    device.page.goto('/b/')
    device.page.get_by_label(say('Code of six digits')).fill(code)
    device.page.get_by_role('button', name=say('Go on')).click()
    device.page.get_by_label(say('Name of the shop')).fill(name)
    device.page.get_by_role('button', name=say('Enter the room')).click()
    expect(device.page.locator('.point')).to_have_count(2)
    return device


def vote(page, at):
    """Give the idea at that place a point."""
    point = page.locator('.point').nth(at)
    point.click()
    expect(page.locator('.point').nth(at)).to_have_attribute('aria-pressed', 'true')
