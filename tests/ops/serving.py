"""The application as operations.md serves it: gunicorn with two processes, and who calls it."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import contextmanager, suppress
from http.client import HTTPConnection, HTTPException
from itertools import count, pairwise
from pathlib import Path

from tests.fresh_process import ROOT, clean_environment, run_python
from tests.test_demo import free_port

SCENE = """
import json
from django.utils import timezone
from plans.domain.api_tokens import make_token
from plans.domain.workspaces import start_workspace
from plans.models import User
admin = start_workspace(by=User.objects.create_user('lan@example.com', 'mưa rào'), name='Đắk Hòa')
asked = {'name': 'ERP', 'scope': 'write', 'days': 1, 'at': timezone.now()}
print(json.dumps([make_token(admin, **asked)[1] for _ in range(8)]))
"""
FOUND = """
import json
from collections import Counter
from plans.models import Feedback
print(json.dumps(Counter(Feedback.objects.values_list('verbatim', flat=True))))
"""


class Installation:
    """A database with one company, its tokens, and the commands that look into it."""

    def __init__(self, folder, url=''):
        self.environment = {
            'SALESPLAN_DATA': str(folder),
            'DATABASE_URL': url,
            'SALESPLAN_API_CALLS_A_MINUTE': '1000000',
        }
        for command in ('migrate', 'createcachetable', 'seed_shipped'):
            self.run(command, '-v0')
        self.tokens = json.loads(self.run('shell', '-v0', '-c', SCENE))

    def run(self, *command):
        done = run_python('manage.py', *command, **self.environment)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def written(self):
        """{text: how often it is kept}."""
        return json.loads(self.run('shell', '-v0', '-c', FOUND))

    @contextmanager
    def served(self):
        """Serve it: gives the Server, ready."""
        port = free_port()
        command = [
            *(sys.executable, '-m', 'gunicorn', 'salesplan.wsgi', '--bind', f'127.0.0.1:{port}'),
            *('--workers', '2', '--worker-class', 'gthread', '--threads', '4', '--preload'),
            *('--no-control-socket', '--log-level', 'error'),
        ]
        how = {'cwd': ROOT, 'env': clean_environment(**self.environment)}
        with (
            Path(self.environment['SALESPLAN_DATA'], 'server.log').open('w') as log,
            subprocess.Popen(command, stderr=log, **how) as process,
        ):
            server = Server(port, process.pid)
            try:
                server.wait_until('/readyz', 200, 60)
                yield server
            finally:
                process.send_signal(signal.SIGTERM)


class Server:
    """The server at a port of this machine."""

    def __init__(self, port, pid):
        self.port, self.pid = port, pid

    def ask(self, path):
        """The status of a GET; 0 where nobody answers."""
        connection = HTTPConnection('127.0.0.1', self.port, timeout=10)
        with suppress(OSError, HTTPException):
            connection.request('GET', path)
            return connection.getresponse().status
        return 0

    def wait_until(self, path, status, seconds):
        end = time.monotonic() + seconds
        while self.ask(path) != status:
            assert time.monotonic() < end, f'{path} is not {status} after {seconds} s'
            time.sleep(0.05)

    def workers(self):
        """The numbers of its processes that answer."""
        return [
            int(pid)
            for pid in Path(f'/proc/{self.pid}/task/{self.pid}/children').read_text().split()
        ]

    def kill_a_worker(self):
        os.kill(self.workers()[0], signal.SIGKILL)


class Writers:
    """Programs that write all the time: each asks again, by the same key, until it is told yes."""

    def __init__(self, server, tokens, a_second):
        self._port, self._pause = server.port, len(tokens) / a_second
        self._numbers, self._stop = count(1), threading.Event()
        self.acknowledged, self.failed = [], []  # (text, when), when
        self._threads = [threading.Thread(target=self._write, args=[token]) for token in tokens]

    def __enter__(self):
        self.began = time.monotonic()
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_error):
        self._stop.set()
        for thread in self._threads:
            thread.join()
        self.ended = time.monotonic()

    def rate(self):
        """Writes acknowledged in a second."""
        return len(self.acknowledged) / (self.ended - self.began)

    def silence_after(self, moment):
        """Seconds from then until a write that began later was acknowledged."""
        return min(at for _text, began, at in self.acknowledged if began > moment) - moment

    def longest_silence(self):
        """The longest time in which nothing was acknowledged."""
        moments = sorted(at for _text, _began, at in self.acknowledged)
        return max(b - a for a, b in pairwise(moments))

    def _write(self, token):
        connection = HTTPConnection('127.0.0.1', self._port, timeout=10)
        while not self._stop.is_set():
            due = time.monotonic() + self._pause
            text, began = f'Lần {next(self._numbers)}', time.monotonic()
            while not self._is_taken(connection, token, text) and not self._stop.is_set():
                self.failed.append(time.monotonic())
                connection.close()
                time.sleep(0.02)
            else:
                if not self._stop.is_set():
                    self.acknowledged.append((text, began, time.monotonic()))
            time.sleep(max(0, due - time.monotonic()))

    def _is_taken(self, connection, token, text):
        body = {'customer': 'Khách', 'channel': 'phone', 'sentiment': 'negative', 'verbatim': text}
        headers = {
            'Authorization': f'Bearer {token}',
            'Content-Type': 'application/json',
            'Idempotency-Key': text.encode().hex(),
        }
        with suppress(OSError, HTTPException):
            connection.request('POST', '/api/v1/feedback', json.dumps(body), headers)
            answer = connection.getresponse()
            answer.read()
            return answer.status == 201
        return False
