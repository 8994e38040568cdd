"""Where findings lead, when a record has nothing to be called by."""

import pytest

from plans.document.choices import CheckCode
from plans.views.places import url_of_ref

pytestmark = pytest.mark.django_db


def test_line_without_a_name_leads_to_its_step(plan):
    url = url_of_ref(plan, '', CheckCode.S1)

    assert url == f'/plans/{plan.pk}/build/model_details/'


def test_line_with_a_name_leads_to_its_record(plan):
    url = url_of_ref(plan, 'Cà phê nhân', CheckCode.S1)

    assert url == f'/plans/{plan.pk}/records/product_lines/C%C3%A0%20ph%C3%AA%20nh%C3%A2n/'
