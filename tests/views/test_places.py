"""Where findings and forms lead: to a record with nothing to be called by, and back."""

import pytest
from django.core.management import call_command

from plans.document.choices import CheckCode
from plans.views.places import url_of_ref

pytestmark = pytest.mark.django_db


def test_line_without_a_name_leads_to_its_step(plan):
    url = url_of_ref(plan, '', CheckCode.S1)

    assert url == f'/plans/{plan.pk}/build/model_details/'


def test_line_with_a_name_leads_to_its_record(plan):
    url = url_of_ref(plan, 'Cà phê nhân', CheckCode.S1)

    assert url == f'/plans/{plan.pk}/records/product_lines/C%C3%A0%20ph%C3%AA%20nh%C3%A2n/'


@pytest.mark.parametrize(
    'wanted', ['²', 'home', '//elsewhere.example', 'https://elsewhere.example/', '/\\elsewhere', '']
)
def test_way_back_leads_to_a_page_of_ours_or_nowhere(wanted, client_of, editor):
    answer = client_of(editor).post('/preferences/', {'theme': 'dark', 'next': wanted})

    assert (answer.status_code, answer['Location']) == (302, '/')


def test_way_back_keeps_what_the_page_was_asked_for(client_of, editor):
    wanted = '/plans/?q=cà+phê&page=2'

    answer = client_of(editor).post('/preferences/', {'theme': 'dark', 'next': wanted})

    assert answer['Location'] == '/plans/?q=c%C3%A0+ph%C3%AA&page=2'


@pytest.mark.parametrize('code', ['\0', '²', '', 'x' * 500])
def test_new_plan_begins_with_a_template_whatever_the_address_names(code, client_of, editor):
    call_command('seed_shipped', verbosity=0)

    answer = client_of(editor).get('/plans/new/', {'template': code})

    assert answer.status_code == 200
    assert answer.context['form']['template'].value() is not None
