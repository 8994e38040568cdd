"""The demonstration, started as a newcomer starts it."""

import gzip
import re
import socket
import subprocess
import sys
import time
from contextlib import closing
from http.client import HTTPConnection
from itertools import takewhile

import pytest

from tests.fresh_process import ROOT, clean_environment, run_python

HOST = '127.0.0.1'
PATIENCE = 120  # seconds; it takes about ten


def free_port():
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return probe.getsockname()[1]


def get(port, path):
    """Answer of the server as (status, headers, body)."""
    connection = HTTPConnection(HOST, port, timeout=20)
    connection.request('GET', path, headers={'Accept-Encoding': 'gzip', 'Accept-Language': 'vi'})
    with closing(connection):
        response = connection.getresponse()
        return response.status, response.headers, response.read()


def wait_until_served(port, process):
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        try:
            return get(port, '/accounts/login/')
        except OSError:
            time.sleep(0.2)
    raise AssertionError(f'not served: {process.stdout.read()}')


@pytest.fixture(scope='module')
def demo(tmp_path_factory):
    """A served demonstration as (port, data folder, process)."""
    data, port = tmp_path_factory.mktemp('demo'), free_port()
    with subprocess.Popen(
        [sys.executable, 'manage.py', 'demo', '--port', str(port), '--data', str(data)],
        cwd=ROOT,
        env=clean_environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding='utf-8',
    ) as process:
        try:
            wait_until_served(port, process)
            yield port, data, process
        finally:
            process.terminate()


def test_demo_says_where_it_is_and_who_may_sign_in(demo):
    port, data, process = demo

    said = [*takewhile(lambda line: 'Ctrl+C' not in line, process.stdout)]

    assert f'Salesplan is at http://{HOST}:{port}/\n' in said
    assert 'Sign in with the password demo-salesplan as\n' in said
    assert any(line.startswith('  lan@example.com') for line in said)
    assert (data / 'salesplan.sqlite3').exists()


def test_demo_serves_the_files_of_a_page_packed_and_for_ever(demo):
    port, _, _ = demo
    _, _, page = get(port, '/accounts/login/')
    paths = re.findall(r'"(/static/[^"]+)"', gzip.decompress(page).decode())

    answers = [get(port, path)[:2] for path in paths]

    assert len(paths) >= 4
    assert {
        (status, headers['Content-Encoding'], headers['Cache-Control'])
        for status, headers in answers
    } == {(200, 'gzip', 'max-age=315360000, public, immutable')}


def test_demo_on_a_taken_port_names_another(demo):
    port, data, _ = demo
    settled = {'SALESPLAN_COLLECTED': '1', 'SALESPLAN_DATA': str(data), 'SALESPLAN_HTTPS': '0'}
    settled |= {'ALLOWED_HOSTS': '', 'DATABASE_URL': '', 'DEBUG': '0'}  # it need not start again

    done = run_python('manage.py', 'demo', '--port', str(port), '--data', str(data), **settled)

    assert (done.returncode, done.stderr) == (
        1,
        f'CommandError: Port {port} is in use. Choose another one: --port {port + 1}\n',
    )
