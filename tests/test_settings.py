"""The settings, what every answer carries by them, and the pages to measure against."""

import json

import pytest
from django.test import Client

from tests.fresh_process import run_python

PRODUCTION = {
    'ALLOWED_HOSTS': 'salesplan.example.com',
    'SECRET_KEY': 'only-for-this-check-and-long-enough-to-please-it-0123456789',
}


def settings_with(names, **environment):
    """The settings of these names as a fresh process sees them."""
    script = (
        'import json; from salesplan import settings as s;'
        f'print(json.dumps([str(getattr(s, name)) for name in {names!r}]))'
    )
    done = run_python('-c', script, **environment)
    return json.loads(done.stdout) if done.stdout else done.stderr.strip().splitlines()[-1]


# --- Settings ----------------------------------------------------------------------------------


def test_deploy_check_with_production_settings_is_clean():
    done = run_python('manage.py', 'check', '--deploy', '--fail-level', 'WARNING', **PRODUCTION)

    assert (done.returncode, done.stderr) == (0, '')
    assert done.stdout == 'System check identified no issues (0 silenced).\n'


def test_settings_with_nothing_set_answer_to_this_machine_only():
    found = settings_with(['DEBUG', 'ALLOWED_HOSTS', 'SECURE_SSL_REDIRECT', 'BENCH'])

    assert found == ['False', "['127.0.0.1', 'localhost', '[::1]']", 'False', 'False']


def test_settings_with_a_host_but_no_secret_key_refuse_to_load():
    refusal = settings_with(['DEBUG'], ALLOWED_HOSTS='salesplan.example.com')

    assert refusal.endswith('ALLOWED_HOSTS is set, so SECRET_KEY must be set too.')


def test_secret_key_of_this_machine_is_made_once_and_closed_to_others(tmp_path):
    first = settings_with(['SECRET_KEY'], SALESPLAN_DATA=str(tmp_path))

    again = settings_with(['SECRET_KEY'], SALESPLAN_DATA=str(tmp_path))

    assert again == first
    assert len(first[0]) >= 50
    assert oct((tmp_path / 'secret_key').stat().st_mode)[-3:] == '600'


def test_sqlite_is_durable_and_lets_writers_wait(tmp_path):
    script = (
        'from django.db import connection as c;'
        'print([c.cursor().execute(f"PRAGMA {name}").fetchone()[0]'
        ' for name in ("journal_mode", "synchronous", "busy_timeout")],'
        ' c.settings_dict["OPTIONS"]["transaction_mode"])'
    )

    done = run_python('-c', script, SALESPLAN_DATA=str(tmp_path))

    assert done.stdout == "['wal', 2, 20000] IMMEDIATE\n"


def test_settings_with_proxies_trust_as_many_as_are_named():
    names = ['ALLAUTH_TRUSTED_PROXY_COUNT', 'SECURE_PROXY_SSL_HEADER']

    found = settings_with(names, **PRODUCTION, SALESPLAN_PROXIES='2')

    assert found == ['2', "('HTTP_X_FORWARDED_PROTO', 'https')"]


# --- How long a session lives ------------------------------------------------------------------


@pytest.mark.django_db
def test_session_used_again_lives_twelve_hours_from_then(client, django_user_model, time_machine):
    user = django_user_model.objects.create_user('lan@example.com', 'long-enough-word')
    time_machine.move_to('2027-03-01T08:00:00+07:00', tick=False)
    client.force_login(user)
    client.get('/accounts/email/')

    time_machine.move_to('2027-03-01T19:00:00+07:00', tick=False)
    client.get('/accounts/email/')
    time_machine.move_to('2027-03-02T06:30:00+07:00', tick=False)
    used_meanwhile = client.get('/admin/login/').wsgi_request.user
    time_machine.move_to('2027-03-02T18:31:00+07:00', tick=False)
    left_alone = client.get('/admin/login/').wsgi_request.user

    assert (used_meanwhile.is_authenticated, left_alone.is_authenticated) == (True, False)


@pytest.mark.django_db
def test_session_used_within_ten_minutes_is_not_written(
    client, django_user_model, django_assert_num_queries
):
    user = django_user_model.objects.create_user('lan@example.com', 'long-enough-word')
    client.force_login(user)
    client.get('/language/')

    with django_assert_num_queries(2):  # the session, the person
        client.get('/accounts/login/')


# --- The pages to measure against --------------------------------------------------------------


@pytest.mark.django_db
@pytest.mark.parametrize('path', ['/_floor/', '/_hello/'])
def test_floor_without_bench_is_missing(client, path):
    assert client.get(path).status_code == 404


@pytest.mark.django_db
def test_hello_with_bench_is_four_bytes(client, settings):
    settings.BENCH = True

    response = client.get('/_hello/')

    assert response.content == b'chao'


@pytest.mark.django_db
def test_floor_with_bench_asks_three_queries_for_23_kilobytes(
    client, settings, django_user_model, django_assert_num_queries
):
    settings.BENCH = True
    client.force_login(django_user_model.objects.create_user('lan@example.com'))
    client.get('/_floor/')

    with django_assert_num_queries(3):  # the session, the person, its own
        response = client.get('/_floor/')

    weight = len(response.content)
    assert 22_500 <= weight <= 24_500


@pytest.mark.django_db
def test_queries_are_told_only_with_bench(client, settings):
    untold = 'X-Queries' in client.get('/accounts/login/').headers
    settings.BENCH = True

    told = Client().get('/accounts/login/').headers['X-Queries']

    assert (untold, told) == (False, '0')


@pytest.mark.django_db
def test_floor_for_nobody_asks_to_sign_in(client, settings):
    settings.BENCH = True

    response = client.get('/_floor/')

    assert response.headers['Location'] == '/accounts/login/?next=/_floor/'
