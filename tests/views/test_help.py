"""The help page: for visitors the words, for members also what their role does here."""

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db
HELP = reverse('plans:help')
STEPS = {
    'viewer': ['plans:plans', 'plans:search'],
    'editor': ['plans:new', 'plans:figures', 'plans:capture_feedback'],
    'approver': ['plans:home', 'plans:new', 'plans:figures'],
    'admin': ['plans:members', 'plans:check_settings', 'plans:home', 'plans:figures'],
}


@pytest.mark.parametrize('role', STEPS)
def test_each_role_is_led_to_what_it_does_and_may_do(role, request, client_of):
    client = client_of(request.getfixturevalue(role))

    page = client.get(HELP)

    urls = [step.url for step in page.context['steps']]
    assert urls == [reverse(name) for name in STEPS[role]]
    assert [url for url in urls if f'href="{url}"' not in page.text] == []
    assert [client.get(url).status_code for url in urls] == [200] * len(urls)


def test_visitor_reads_the_words_and_no_steps(client):
    page = client.get(HELP, headers={'accept-language': 'en'})

    assert page.context['steps'] == ()
    assert 'Starting from one direction' in page.text


def test_every_page_leads_to_help(client_of, viewer):
    assert f'href="{HELP}"' in client_of(viewer).get('/').text
