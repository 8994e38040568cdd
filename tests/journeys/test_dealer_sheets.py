"""On paper each dealer's plan sheet is one page (R44)."""

import re

import pytest
import time_machine
from django.urls import reverse

from tests.domain.sound_plans import REVIEW_MORNING, sound_plan
from tests.journeys.browsing import Device
from tests.rules.plans import row

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(('dealer', 'pages'), [('D2', 1), ('all', 8)])
def test_sheet_of_a_dealer_is_one_page_of_paper(
    browser, live_server, editor, approver, dealer, pages
):
    with time_machine.travel(REVIEW_MORNING, tick=True):
        plan = sound_plan(editor, row('dealers', 'D2', own_target='120', unit='t'))
        page = Device(browser, live_server.url).signed_in_as(editor).page
        page.goto(reverse('plans:dealer_sheet', args=[plan.pk], query={'dealer': dealer}))

        paper = page.pdf(format='A4', prefer_css_page_size=True)

    assert len(re.findall(rb'/Type /Page\b', paper)) == pages
