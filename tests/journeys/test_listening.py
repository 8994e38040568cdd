"""A customer on a phone criticises, the manager takes it up, and the plan's open check clears."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from plans.document.choices import PlanStatus
from plans.domain import feedback, summaries
from plans.forms.public_feedback import QUICKEST
from plans.models import Feedback, FeedbackForm, Plan
from tests.domain.sound_plans import sound_plan
from tests.journeys.browsing import PHONE, Device, of_this_run

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def running(editor, approver):
    """The sound plan, active, its form open; five customers praised it and none criticised."""
    plan = sound_plan(editor)
    today = plan.workspace.today()
    Plan.objects.filter(pk=plan.pk).update(
        status=PlanStatus.ACTIVE, activated_on=today - timedelta(days=30)
    )
    FeedbackForm.objects.filter(plan=plan).update(is_open=True, ask_contact=True)
    plan = Plan.objects.get(pk=plan.pk)
    for number in range(5):
        said = {'customer': f'Khách {number}', 'received_on': today, 'sentiment': 'positive'}
        feedback.capture(plan.workspace, plan, said, by=editor)
    return plan


def third_mistake(plan):
    """Open codes of the third mistake."""
    plan = Plan.objects.get(pk=plan.pk)
    return sorted(code for code in summaries.standing(plan).findings if code.startswith('M3'))


@pytest.mark.parametrize(
    ('language', 'scripts', 'send', 'company'),
    of_this_run(
        ('vi', True, 'Gửi', 'Tên công ty'),
        ('en', False, 'Send', 'Company name'),
    ),
)
def test_criticism_on_a_phone_is_linked_and_the_flag_clears(
    browser, live_server, running, editor, language, scripts, send, company
):
    assert third_mistake(running) == ['M3.2']
    phone = Device(browser, live_server.url, language=language, size=PHONE, scripts=scripts)
    page = phone.page
    token = running.feedback_form.token
    with time_machine.travel(timezone.now() - timedelta(seconds=QUICKEST + 1), tick=True):
        page.goto(reverse('plans:feedback_form', args=[token]) + f'?lang={language}')
    page.locator('textarea[name=better]').fill('Hai bao rách, lẫn mùi.')
    page.get_by_label(company).fill('Rösterei Nord')
    page.get_by_role('button', name=send).click()

    expect(page).to_have_url(f'{live_server.url}/f/{token}/thanks/?lang={language}')
    said = Feedback.objects.get(channel='public_form')
    assert said.sentiment == 'negative'
    assert third_mistake(running) == []

    Feedback.objects.filter(pk=said.pk).update(received_on=said.received_on - timedelta(days=20))
    summaries.refresh(Plan.objects.get(pk=running.pk))
    assert third_mistake(running) == ['M3.4']
    desk = Device(browser, live_server.url, language=language, scripts=scripts).signed_in_as(editor)
    page = desk.page
    page.context.set_extra_http_headers({'accept-language': language})
    page.goto(reverse('plans:plan_feedback', args=[running.pk]))
    expect(page.locator('[data-check="M3.4"]')).to_be_visible()
    page.get_by_role('link', name='Rösterei Nord', exact=True).click()
    page.locator('select[name=need]').select_option('N1')
    page.locator('button[formaction$="/evidence/"]').click()
    expect(page.locator('.ref', has_text='N1').first).to_be_visible()
    page.locator('input[name="answer-status"][value=resolved]').check(force=True)
    page.locator('#answer button[type=submit]').click()
    page.goto(reverse('plans:plan_feedback', args=[running.pk]))

    expect(page.locator('[data-check="M3.4"]')).to_have_count(0)
    assert third_mistake(running) == []
    assert Feedback.objects.get(pk=said.pk).need.ref == 'N1'
    assert [line for line in phone.complaints() + desk.complaints() if 'error' in line] == []
