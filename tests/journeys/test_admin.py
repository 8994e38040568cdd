"""Django admin in a browser: it works under the policy of the site, in both languages."""

import pytest
from django.conf import settings
from django.urls import reverse

from plans.domain.plan_templates import seed_shipped
from plans.domain.template_versions import copy_to_new_version
from plans.models import Metric, PlanTemplate
from tests.factories import UserFactory
from tests.journeys.browsing import LANGUAGE, accessibility_faults, axe, sideways_faults

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(transactional_db):
    """A draft of the sell-side template."""
    return copy_to_new_version(next(one for one in seed_shipped() if one.code == 'sell-side'))


@pytest.fixture
def staff(page, live_server, client_of, transactional_db):
    """The browser of somebody who runs the installation: `staff('vi')` → page, complaints."""

    def sign_in(language):
        user = UserFactory(is_staff=True, language=language)
        cookie = client_of(user).cookies[settings.SESSION_COOKIE_NAME]
        page.context.add_cookies(
            [{'name': cookie.key, 'value': cookie.value, 'url': live_server.url}]
        )
        complaints = []
        page.on('console', lambda said: complaints.append(f'{said.type}: {said.text}'))
        page.on('pageerror', lambda error: complaints.append(f'uncaught: {error}'))
        return page, complaints

    return sign_in


def addresses(draft):
    published = PlanTemplate.objects.get(code='sell-side', version=1)
    step = draft.steps.get(step_key='needs')
    return [
        reverse('admin:index'),
        reverse('admin:plans_plantemplate_changelist'),
        reverse('admin:plans_plantemplate_add'),
        reverse('admin:plans_plantemplate_change', args=[draft.pk]),
        reverse('admin:plans_plantemplate_change', args=[published.pk]),
        reverse('admin:plans_plantemplate_history', args=[draft.pk]),
        reverse('admin:plans_plantemplate_delete', args=[draft.pk]),
        reverse('admin:plans_plantemplate_publish', args=[draft.pk]),
        reverse('admin:plans_plantemplate_import'),
        reverse('plans:template_preview', args=[draft.pk, 'needs']),
        reverse('admin:plans_templatestep_change', args=[step.pk]),
        reverse('admin:plans_metric_changelist'),
        reverse('admin:plans_metric_change', args=[Metric.objects.first().pk]),
    ]


def test_browser_has_nothing_to_complain_of(staff, live_server, draft):
    page, complaints = staff(LANGUAGE)

    page.emulate_media(reduced_motion='reduce')
    page.context.add_init_script(axe())
    answered, faults, said = {}, {}, []
    for address in addresses(draft):
        answered[address] = page.goto(live_server.url + address).status
        said += complaints
        if found := accessibility_faults(page) + sideways_faults(page):
            faults[address] = found
        complaints.clear()  # what looking at the page made it say

    assert answered == dict.fromkeys(addresses(draft), 200)
    assert (faults, said) == ({}, [])
    page.goto(live_server.url + addresses(draft)[1])
    assert {'vi': 'Mẫu kế hoạch', 'en': 'Plan template'}[LANGUAGE] in page.inner_text('#content')


def test_wording_of_a_check_is_added_in_the_browser(staff, live_server, draft):
    page, complaints = staff('vi')
    page.goto(live_server.url + reverse('admin:plans_plantemplate_change', args=[draft.pk]))

    page.click('#check_texts-group .add-row a')
    page.select_option('[name=check_texts-0-check_code]', 'M1.1')
    page.fill('[name=check_texts-0-title_vi]', 'Chưa có nhu cầu')
    page.fill('[name=name_vi]', 'Cà phê xuất khẩu')
    page.click('[name=_save]')
    page.wait_for_selector('.messagelist .success')

    assert PlanTemplate.objects.get(pk=draft.pk).name_vi == 'Cà phê xuất khẩu'
    assert draft.check_texts.get().title_vi == 'Chưa có nhu cầu'
    assert complaints == []
