"""Two-step sign-in: codes of an app, recovery codes, and companies that ask for it."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.test import Client
from django.urls import reverse

from tests.factories import PASSWORD

pytestmark = pytest.mark.django_db

SECRET = 'JBSWY3DPEHPK3PXP'
NOW = datetime(2027, 3, 1, 2, 0, tzinfo=UTC)


def code_at(moment):
    """What the app shows at that moment."""
    return format_hotp_value(hotp_value(SECRET, int(moment.timestamp()) // 30))


def sign_in(member):
    client = Client(headers={'accept-language': 'vi'})
    sent = {'login': member.email, 'password': PASSWORD}
    return client, client.post(reverse('account_login'), sent)


def confirmed(client):
    """The client after typing the password once more, as these pages ask."""
    client.post(reverse('account_reauthenticate'), {'password': PASSWORD})
    return client


def is_in(client):
    return client.get('/').status_code == 200


@time_machine.travel(NOW, tick=False)
def test_password_alone_does_not_sign_in_who_has_an_app(editor):
    TOTP.activate(editor.user, SECRET)

    client, answer = sign_in(editor)

    assert answer.headers['Location'] == reverse('mfa_authenticate')
    assert not is_in(client)
    client.post(reverse('mfa_authenticate'), {'code': code_at(NOW)})
    assert is_in(client)


@pytest.mark.parametrize(
    ('late', 'lets_in'), [(-30, True), (30, True), (-120, False), (120, False)]
)
def test_code_is_good_for_its_time_only(editor, late, lets_in):
    TOTP.activate(editor.user, SECRET)
    with time_machine.travel(NOW, tick=False):
        client, _answer = sign_in(editor)
    code = code_at(NOW)

    with time_machine.travel(NOW + timedelta(seconds=late), tick=False):
        client.post(reverse('mfa_authenticate'), {'code': code})

        assert is_in(client) == lets_in


@time_machine.travel(NOW, tick=False)
def test_recovery_code_works_once(editor):
    TOTP.activate(editor.user, SECRET)
    code = RecoveryCodes.activate(editor.user).get_unused_codes()[0]
    entered = []
    for _ in range(2):
        client, _answer = sign_in(editor)
        client.post(reverse('mfa_authenticate'), {'code': code})
        entered.append(is_in(client))

    assert entered == [True, False]


@time_machine.travel(NOW, tick=False)
def test_app_is_set_up_and_gives_recovery_codes(editor):
    client = confirmed(sign_in(editor)[0])
    form = client.get(reverse('mfa_activate_totp')).context['form']
    code = format_hotp_value(hotp_value(form.secret, int(NOW.timestamp()) // 30))

    answer = client.post(reverse('mfa_activate_totp'), {'code': code}, follow=True)

    assert len(answer.context['unused_codes']) == 10
    kinds = Authenticator.objects.filter(user=editor.user).values_list('type', flat=True)
    assert sorted(kinds) == ['recovery_codes', 'totp']


def test_company_may_ask_for_a_second_step(client_of, editor, workspace):
    workspace.requires_second_factor = True
    workspace.save()
    client = client_of(editor)

    led = client.get('/')
    sent_by_script = client.get('/', headers={'hx-request': 'true'})
    TOTP.activate(editor.user, SECRET)

    assert led.headers['Location'] == reverse('mfa_index')
    assert sent_by_script.status_code == 403
    assert is_in(client)


def test_other_companies_ask_for_nothing(client_of, stranger, workspace):
    workspace.requires_second_factor = True
    workspace.save()

    assert is_in(client_of(stranger))


def test_pages_about_it_have_no_script_of_their_own(editor):
    client = confirmed(sign_in(editor)[0])

    for name in ('mfa_index', 'mfa_activate_totp', 'mfa_add_webauthn', 'mfa_list_webauthn'):
        page = client.get(reverse(name))
        assert page.status_code == 200, name
        scripts = page.text.split('<script')[1:]
        assert all(' src=' in one or 'type="application/json"' in one for one in scripts), name


def test_signing_in_is_recorded_in_each_company(editor, workspace):
    sign_in(editor)

    events = workspace.audit_events.values_list('action', 'member', 'subject')
    assert list(events) == [('signed_in', editor.pk, 'lan@example.com')]
