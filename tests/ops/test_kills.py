"""What was acknowledged is kept, once, whatever dies meanwhile; and soon all goes on."""

import time
from urllib.parse import urlencode

import pytest

from plans.management.throwaway_postgres import throwaway_server
from tests.ops.proxy import HOST
from tests.ops.serving import FigureWriters, Installation, Writers

pytestmark = pytest.mark.ops
A_SECOND = 200
BACK_WITHIN = 5  # seconds
WRITERS = pytest.mark.parametrize(
    ('writers_of', 'calls_a_second'),
    [(Writers, A_SECOND), (FigureWriters, A_SECOND / FigureWriters.A_CALL)],
)


def kept_once(installation, writers):
    """Whether each acknowledged text is kept once, and no other twice."""
    found = installation.written()
    lost = [text for text, *_when in writers.acknowledged if text not in found]
    twice = [text for text, times in found.items() if times > 1]
    assert (lost, twice) == ([], [])


def report(database, writers, **seconds):
    """Print the figures that docs/performance.md holds (shown by pytest -s)."""
    told = [f'{name.replace("_", " ")} {value:.2f} s' for name, value in seconds.items()]
    count, again = len(writers.acknowledged), len(writers.failed)
    told = [f'{count} writes, {writers.rate():.0f} a second', f'{again} asked again', *told]
    print(f'\n{database}: {", ".join(told)}')  # noqa: T201


@WRITERS
def test_writes_outlive_a_killed_worker_and_a_restart_of_postgresql(
    tmp_path, writers_of, calls_a_second
):
    with throwaway_server() as database:
        installation = Installation(tmp_path, database.url)
        with installation.served() as server:
            with writers_of(server, installation, calls_a_second) as writers:
                time.sleep(4)
                killed = time.monotonic()
                server.kill_a_worker()
                time.sleep(6)
                stopped = time.monotonic()
                database.stop()
                health = [server.ask('/healthz'), server.ask('/readyz')]
                database.start()
                started = time.monotonic()
                server.wait_until('/readyz', 200, BACK_WITHIN)
                time.sleep(6)
            workers = len(server.workers())
        kept_once(installation, writers)

    after_kill, after_start = writers.silence_after(killed), writers.silence_after(started)
    report('PostgreSQL', writers, back_after_kill=after_kill, back_after_restart=after_start,
           whole_restart=writers.silence_after(stopped))  # fmt: skip
    assert health == [200, 503]
    assert workers == 2
    assert after_kill < BACK_WITHIN
    assert after_start < BACK_WITHIN


@WRITERS
def test_writes_outlive_a_killed_worker_on_sqlite(tmp_path, writers_of, calls_a_second):
    installation = Installation(tmp_path)
    with installation.served() as server:
        with writers_of(server, installation, calls_a_second) as writers:
            time.sleep(4)
            killed = time.monotonic()
            server.kill_a_worker()
            time.sleep(6)
        workers = len(server.workers())
        assert refused_after_five_wrong_passwords(server)
    kept_once(installation, writers)

    report('SQLite', writers, back_after_kill=writers.silence_after(killed))
    assert workers == 2
    assert writers.silence_after(killed) < BACK_WITHIN


def refused_after_five_wrong_passwords(server):
    """Whether the count of wrong passwords is one for both processes: the right one must wait."""
    statuses = [sign_in(server, password) for password in ['sai'] * 5 + ['mưa rào']]
    return statuses == [200] * 6


def sign_in(server, password):
    """The status of signing in over a connection of its own; 302 lets in."""
    connection = server.connect()
    page = '/accounts/login/'
    connection.request('GET', page, headers={'Connection': 'close'})
    answer = connection.getresponse()
    token = answer.read().decode().partition('name="csrfmiddlewaretoken" value="')[2][:64]
    cookie = answer.headers['Set-Cookie'].partition(';')[0]
    connection.close()
    sent = {'login': 'lan@example.com', 'password': password, 'csrfmiddlewaretoken': token}
    headers = {'Cookie': cookie, 'Content-Type': 'application/x-www-form-urlencoded'}
    headers |= {'Referer': f'https://{HOST}{page}', 'Connection': 'close'}
    connection.request('POST', page, urlencode(sent), headers)
    return connection.getresponse().status
