"""The session ends in the middle of a step: what was typed survives signing in again."""

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from tests.domain.sound_plans import sound_plan
from tests.factories import PASSWORD
from tests.journeys.browsing import accessibility_faults
from tests.journeys.wizard_author import Author

pytestmark = pytest.mark.django_db
TYPED = 'Cần lô 80 bao, giao trong 48 giờ'


@pytest.fixture
def opened(browser, live_server, editor, approver):
    """Lan with the first need of a draft open: `opened(scripts)`."""

    def begin(*, scripts):
        need = sound_plan(editor).needs.order_by('position').first()
        who = Author(browser, live_server.url, scripts=scripts).signed_in_as(editor)
        who.group = f'needs-{need.pk}'
        who.page.goto(f'/plans/{need.plan_id}/build/needs/?open={who.group}')
        Session.objects.all().delete()
        return who, need

    return begin


def back_and_saved(who, person):
    """Sign in, and wait until the field that was put back has been saved by itself."""
    with who.page.expect_response('**/field/') as answer:
        sign_in(who, person)
    answer.value.finished()
    expect(who.field('statement')).to_have_value(TYPED)


def sign_in(who, person):
    who.page.fill('[name="login"]', person.email)
    who.page.fill('[name="password"]', PASSWORD)
    who.page.press('[name="password"]', 'Enter')


def test_field_that_could_not_be_saved_is_put_back_and_saved(opened, editor):
    who, need = opened(scripts=True)
    who.field('statement').fill(TYPED)
    who.field('statement').press('Tab')

    who.page.locator('[data-come-back]').click()
    back_and_saved(who, editor)

    need.refresh_from_db()
    assert need.statement == TYPED


def test_step_that_was_sent_is_put_back_into_its_fields(opened, editor):
    who, need = opened(scripts=True)
    who.page.route('**/field/', lambda route: route.abort())  # nothing saves itself on the way
    who.field('statement').fill(TYPED)

    who.page.locator('button[value="continue"]:visible').first.click()
    who.page.unroute('**/field/')
    back_and_saved(who, editor)

    need.refresh_from_db()
    assert need.statement == TYPED


def test_step_sent_without_scripts_waits_on_a_page_of_its_own(opened, editor):
    who, need = opened(scripts=False)
    who.field('statement').fill(TYPED)

    who.page.locator('button[value="continue"]:visible').first.click()
    sign_in(who, editor)
    who.page.wait_for_url('**/resume/')
    shown = who.page.locator('main').inner_text()
    who.page.locator('main button.btn-primary').click()
    who.page.wait_for_url('**/build/dealers/')

    assert TYPED in shown
    need.refresh_from_db()
    assert need.statement == TYPED


def test_page_of_what_waits_has_no_accessibility_findings(opened, editor):
    who, _need = opened(scripts=True)
    who.page.evaluate("document.getElementById('step-form').submit()")  # as a browser without them
    sign_in(who, editor)
    who.page.goto('/resume/')

    assert accessibility_faults(who.page) == []
