"""Addresses that open a page without signing in: their secrets are long, and told to nobody."""

from base64 import urlsafe_b64decode

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse

from plans.domain import calendars, feedback_forms, invitations, rooms, sharing
from plans.models import FeedbackForm
from salesplan.logs import masked
from tests.rooms import MORNING, open_room, single_dealer_plan

SECRET = 'Zq7-aB_3' * 3
KINDS = {'token', 'secret'}


def secret_addresses(patterns=None, space=''):
    """{name: address} of every pattern of the site that holds a secret."""
    found = {}
    for one in patterns or get_resolver().url_patterns:
        if isinstance(one, URLPattern):
            kinds = KINDS & one.pattern.converters.keys()
            if kinds and one.name:
                found[one.name] = reverse(f'{space}{one.name}', kwargs=dict.fromkeys(kinds, SECRET))
        elif one.namespace in ('plans', None):
            inner = f'{space}{one.namespace}:' if one.namespace else space
            found |= secret_addresses(one.url_patterns, inner)
    return found


def test_every_kind_of_secret_address_is_known():
    """A new one is looked at here: how long, how ended, who may see it."""
    assert secret_addresses().keys() == {
        'feedback_form', 'feedback_thanks', 'room_join', 'calendar', 'invitation', 'end_digest',
        'shared',
    }  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize('name', sorted(secret_addresses()))
def test_secret_goes_neither_into_logs_nor_to_other_sites(name):
    address = secret_addresses()[name]

    answer = Client().get(address)

    assert answer.status_code == 404
    assert SECRET not in masked(f'Not Found: {address}')
    assert answer['Referrer-Policy'] in ('no-referrer', 'strict-origin', 'same-origin')
    assert 'public' not in answer.get('Cache-Control', '')


@pytest.mark.django_db
def test_secrets_have_128_bits_and_are_never_the_same(editor, approver):
    plan = single_dealer_plan(editor)
    form = FeedbackForm.objects.get(plan=plan)
    room = open_room(plan, editor)

    made = [form.token, room.token, calendars.open_feed(editor), calendars.open_feed(editor)]
    feedback_forms.renew_link(plan, by=editor)
    form.refresh_from_db()
    made += [form.token, rooms.renew(room, by=editor, now=MORNING).token]

    assert all(len(urlsafe_b64decode(one + '==')) >= 16 for one in made)
    assert len(set(made)) == len(made)
    assert min(sharing.TOKEN_BYTES, invitations.TOKEN_BYTES) >= 16
