"""Two-step sign-in in a browser: passkeys of a virtual authenticator, and codes of an app."""

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.urls import reverse
from playwright.sync_api import expect

from tests.factories import PASSWORD
from tests.journeys.browsing import PHONE, Device

pytestmark = pytest.mark.django_db
# A platform authenticator that keeps passkeys and finds its owner by a finger that is always there.
KEY = {
    'protocol': 'ctap2',
    'transport': 'internal',
    'hasResidentKey': True,
    'hasUserVerification': True,
    'isUserVerified': True,
    'automaticPresenceSimulation': True,
}


@pytest.fixture
def phone(browser, live_server, editor):
    """Lan's phone, on which she has just signed in with her password."""
    device = Device(browser, live_server.url, size=PHONE)
    sign_in(device.page, editor)
    device.page.wait_for_url(f'{device.at}/')
    return device


def sign_in(page, person):
    page.goto(reverse('account_login'))
    page.fill('[name="login"]', person.email)
    page.fill('[name="password"]', PASSWORD)
    page.press('[name="password"]', 'Enter')


def open_guarded(page, name):
    """Open a page that asks for the password once more."""
    page.goto(reverse(name))
    if 'reauthenticate' in page.url:
        page.fill('[name="password"]', PASSWORD)
        page.press('[name="password"]', 'Enter')
        page.wait_for_url(f'**{reverse(name)}')


def sign_out(page):
    page.goto(reverse('account_logout'))
    page.locator('main button[type="submit"]').first.click()
    page.wait_for_url(f'**{reverse("account_login")}')


def authenticator(device):
    """Give the device a virtual authenticator; returns (its DevTools session, its id)."""
    tools = device.context.new_cdp_session(device.page)
    tools.send('WebAuthn.enable')
    return tools, tools.send('WebAuthn.addVirtualAuthenticator', {'options': KEY})[
        'authenticatorId'
    ]


def add_passkey(page, name):
    open_guarded(page, 'mfa_add_webauthn')
    page.fill('[name="name"]', name)
    page.click('#add-passkey')
    page.wait_for_url(lambda url: not url.endswith(reverse('mfa_add_webauthn')))


def test_passkey_signs_in_alone_and_as_the_second_step(phone, editor):
    page = phone.page
    tools, key = authenticator(phone)

    add_passkey(page, 'Điện thoại của Lan')
    kept = tools.send('WebAuthn.getCredentials', {'authenticatorId': key})['credentials']
    sign_out(page)
    page.click('#passkey-sign-in')
    page.wait_for_url(f'{phone.at}/')
    sign_out(page)
    sign_in(page, editor)
    page.wait_for_url(f'**{reverse("mfa_authenticate")}')
    page.click('#use-passkey')
    page.wait_for_url(f'{phone.at}/')

    assert [one['rpId'] for one in kept] == ['localhost']
    names = [one.wrap().name for one in Authenticator.objects.filter(type='webauthn')]
    assert names == ['Điện thoại của Lan']
    assert phone.complaints() == []


def test_passkey_of_nobody_here_is_refused_on_the_page(phone):
    page = phone.page
    authenticator(phone)
    add_passkey(page, 'Điện thoại')
    Authenticator.objects.all().delete()
    sign_out(page)

    with page.expect_response(lambda answer: answer.request.method == 'POST'):
        page.click('#passkey-sign-in')

    page.goto('/')
    assert page.url.startswith(phone.at + reverse('account_login'))


def test_authenticator_that_says_no_leaves_a_word_and_the_password(phone, editor):
    page = phone.page
    tools, key = authenticator(phone)
    tools.send('WebAuthn.setUserVerified', {'authenticatorId': key, 'isUserVerified': False})

    open_guarded(page, 'mfa_add_webauthn')
    page.fill('[name="name"]', 'Điện thoại')
    page.click('#add-passkey')

    expect(page.locator('[data-passkey-failed]')).to_be_visible()
    assert not Authenticator.objects.exists()


def test_app_is_set_up_by_its_key_and_asked_for_at_the_next_sign_in(phone, editor):
    page = phone.page
    open_guarded(page, 'mfa_activate_totp')
    secret = page.locator('main code').inner_text()
    now = int(time.time()) // 30

    page.fill('[name="code"]', code(secret, now))
    page.locator('main button.btn-primary').click()
    page.wait_for_url(lambda url: 'activate' not in url)
    open_guarded(page, 'mfa_view_recovery_codes')
    recovery = re.findall(r'[0-9a-f]{8}', page.locator('main').inner_text())
    sign_out(page)
    sign_in(page, editor)
    page.wait_for_url(f'**{reverse("mfa_authenticate")}')
    page.fill('[name="code"]', recovery[0])
    page.locator('main button.btn-primary').click()
    page.wait_for_url(f'{phone.at}/')

    assert len(recovery) == 10
    assert phone.complaints() == []


def code(secret, counter):
    """What the app shows in that half minute."""
    return format_hotp_value(hotp_value(secret, counter))
