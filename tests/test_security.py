"""What protects every answer, whatever page it is: headers, cookies, sessions, limits."""

from collections import defaultdict
from http.cookies import SimpleCookie

import pytest
from django.conf import settings as site
from django.test import Client
from django.urls import reverse

from plans.domain.sharing import share
from plans.models import FeedbackForm
from tests.fresh_process import run_python
from tests.test_settings import PRODUCTION

pytestmark = pytest.mark.django_db

PASSWORD = 'mưa rào tháng sáu'
CSP = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "img-src 'self' data:",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
}
# Links out of a page never tell the address it was opened by.
REFERRERS = {'same-origin', 'strict-origin', 'no-referrer'}


@pytest.fixture
def lan(django_user_model):
    return django_user_model.objects.create_user('lan@example.com', PASSWORD)


@pytest.fixture
def production(settings):
    """What the settings say in production, for the client of a test (which speaks HTTPS)."""
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
    settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = settings.SECURE_HSTS_PRELOAD = True
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True


def pages(plan, editor):
    """{what it is: its path} of one page of each kind, with the status it has for a visitor."""
    form = FeedbackForm.objects.create(plan=plan, token='t' * 22, is_open=True)
    _link, shared = share(plan, by=editor, kind='plan', has_names=False, days=7)
    return {
        f'/f/{form.token}/': 200,
        f'/shared/{shared}/': 200,
        '/b/unknown/': 404,
        '/digest/unknown/': 404,
        '/invitations/unknown/': 404,
        '/calendar/unknown.ics': 404,
        '/accounts/login/': 200,
        '/accounts/signup/': 200,
        '/accounts/password/reset/': 200,
        '/plans/': 302,
        '/nowhere/': 404,
        '/api/v1/plans': 401,
        '/api/v1/docs/': 200,
        '/static/css/app.css': 200,
    }


def fences(answer):
    """What an answer lacks of the headers that all of ours carry: nothing, or their names."""
    found = defaultdict(str, answer.headers)
    holds = {
        'Content-Security-Policy': set(found['Content-Security-Policy'].split('; ')) == CSP,
        'Strict-Transport-Security': found['Strict-Transport-Security']
        == 'max-age=31536000; includeSubDomains; preload',
        'X-Content-Type-Options': found['X-Content-Type-Options'] == 'nosniff',
        'Cross-Origin-Opener-Policy': found['Cross-Origin-Opener-Policy'] == 'same-origin',
        'Referrer-Policy': found['Referrer-Policy'] in REFERRERS,
        'Permissions-Policy': 'camera=()' in found['Permissions-Policy'],
    }
    return [name for name, is_held in holds.items() if not is_held]


def test_visitors_pages_public_pages_and_files_carry_every_header(production, plan, editor):
    statuses = pages(plan, editor)

    asked = {path: Client().get(path, secure=True) for path in statuses}

    assert {path: answer.status_code for path, answer in asked.items()} == statuses
    assert {path: fences(answer) for path, answer in asked.items() if fences(answer)} == {}


def test_pages_of_members_and_refusals_carry_every_header(production, client_of, plan, viewer):
    client = client_of(viewer)
    answers = [
        client.get('/', secure=True),
        client.get(f'/plans/{plan.pk}/', secure=True),
        client.get('/settings/', secure=True),
        client.get('/plans/999999/', secure=True),
        client.post('/preferences/', {'theme': 'pink'}, secure=True),
        client.get('/admin/', secure=True),
    ]

    assert [answer.status_code for answer in answers] == [200, 200, 403, 404, 400, 302]
    assert [fences(answer) for answer in answers] == [[]] * 6


@pytest.mark.parametrize(
    ('status', 'asked'),
    [
        (301, {'path': '/plans/'}),
        (400, {'path': '/plans/', 'secure': True, 'headers': {'host': 'evil.test'}}),
        (403, {'path': '/accounts/login/', 'secure': True, 'data': {}}),
        (
            413,
            {'path': '/accounts/login/', 'secure': True, 'data': {}, 'CONTENT_LENGTH': '999999999'},
        ),
    ],
)
def test_answers_of_the_machinery_itself_carry_the_headers(production, settings, status, asked):
    settings.ALLOWED_HOSTS = ['testserver']
    client = Client(enforce_csrf_checks=True)

    answer = client.post(**asked) if 'data' in asked else client.get(**asked)

    assert answer.status_code == status
    assert fences(answer) == ([] if asked.get('secure') else ['Strict-Transport-Security'])


def test_page_that_breaks_carries_every_header(production, client_of, editor, monkeypatch):
    def broken(request):
        raise RuntimeError('a fault of ours')

    monkeypatch.setattr('plans.views.plans.home.__wrapped__', broken, raising=False)
    monkeypatch.setattr('plans.views.access.current_membership', broken)
    client = client_of(editor)
    client.raise_request_exception = False

    answer = client.get('/', secure=True)

    assert (answer.status_code, fences(answer)) == (500, [])


# --- Cookies and sessions ----------------------------------------------------------------------


def sign_in(client):
    page = reverse('account_login')
    return client.post(page, {'login': 'lan@example.com', 'password': PASSWORD}, secure=True)


def test_cookies_are_closed_to_scripts_other_sites_and_plain_http(production, lan):
    client = Client()
    client.get(reverse('account_login'), secure=True)
    sign_in(client)
    client.post('/preferences/', {'theme': 'dark', 'language': 'en'}, secure=True)

    flags = {
        name: (bool(cookie['secure']), bool(cookie['httponly']), cookie['samesite'])
        for name, cookie in client.cookies.items()
        if name != 'messages'
    }
    assert flags == dict.fromkeys(
        ['sessionid', 'csrftoken', 'theme', 'django_language'], (True, True, 'Lax')
    )


def test_signing_in_ends_the_session_that_somebody_else_may_know(production, lan):
    client = Client()
    client.get(reverse('account_login'), secure=True)
    session = client.session
    session['left'] = 'by a stranger'
    session.save()
    known = session.session_key
    client.cookies = SimpleCookie({site.SESSION_COOKIE_NAME: known})

    sign_in(client)

    assert client.session.session_key != known
    assert not client.session.exists(known)


def test_new_password_ends_the_sessions_of_other_devices(lan, settings):
    here, there = Client(), Client()
    sign_in(here)
    sign_in(there)
    key = here.session.session_key

    new = {'password1': 'gió mùa đông bắc', 'password2': 'gió mùa đông bắc'}
    here.post(reverse('account_change_password'), {'oldpassword': PASSWORD, **new})

    assert here.get('/accounts/email/').status_code == 200
    assert here.session.session_key != key
    assert there.get('/accounts/email/').status_code == 302


def test_signing_out_ends_the_session_for_whoever_copied_the_cookie(lan):
    client = Client()
    sign_in(client)
    copied = client.session.session_key
    client.post(reverse('account_logout'))

    thief = Client()
    thief.cookies = SimpleCookie({site.SESSION_COOKIE_NAME: copied})

    assert thief.get('/plans/').status_code == 302


@pytest.mark.parametrize('password', ['password1234', 'lan@example', 'kurz', '1234567890'])
def test_password_that_is_easy_to_guess_is_refused_on_the_page(client, password):
    answer = client.post(
        reverse('account_signup'),
        {'name': 'Lan', 'company': 'X', 'email': 'lan@example.com', 'password1': password},
    )

    assert list(answer.context['form'].errors) == ['password1']


# --- Limits ------------------------------------------------------------------------------------


def test_too_much_at_once_is_answered_in_words(client_of, editor):
    client = client_of(editor)

    file = client.post('/plans/new/file/', {'x': 'y'}, CONTENT_LENGTH=str(22 * 2**20))
    form = client.post('/preferences/', {'theme': 'x' * 3_000_000})

    assert [answer.status_code for answer in (file, form)] == [413, 413]
    assert 'Một tệp được lớn nhất 21 MB' in file.content.decode()


def test_number_of_fields_is_bounded(client_of, editor):
    answer = client_of(editor).post('/preferences/', {f'x{n}': 1 for n in range(5001)})

    assert answer.status_code == 400


def test_counts_of_limits_are_kept_where_every_process_reads_them():
    names = '[s.CACHES["default"]["BACKEND"], s.SESSION_ENGINE]'
    done = run_python('-c', f'from django.conf import settings as s; print({names})', **PRODUCTION)

    assert done.stdout == (
        "['django.core.cache.backends.db.DatabaseCache', 'django.contrib.sessions.backends.db']\n"
    )
