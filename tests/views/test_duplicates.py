"""Duplicating a plan from its page: named, made once, led to."""

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db


def test_duplicate_is_named_made_once_and_opened(client_of, plan, colleague):
    client, url = client_of(colleague), reverse('plans:duplicate', args=[plan.pk])
    page = client.get(url)
    sent = {'title': page.context['form']['title'].value(), 'key': page.context['key']}

    answers = [client.post(url, sent) for _time in range(2)]

    twin = plan.copies.get()
    assert (twin.title, twin.owner) == ('Kế hoạch EU 2028 (cách khác)', colleague)
    assert [one.url for one in answers] == [reverse('plans:build', args=[twin.pk])] * 2
    assert f'href="{url}"' in client.get(reverse('plans:plan', args=[plan.pk])).text


def test_name_that_is_missing_is_asked_for(client_of, plan, editor):
    url = reverse('plans:duplicate', args=[plan.pk])

    answer = client_of(editor).post(url, {'title': ' ', 'key': 'k'})

    assert (answer.status_code, plan.copies.count()) == (422, 0)
