"""The application as operations.md serves it: gunicorn with two processes behind nginx, and who
calls it.
"""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import contextmanager, suppress
from datetime import date
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from itertools import count, pairwise
from pathlib import Path

from plans.document.periods import add_months, month_end, month_start
from tests.fresh_process import ROOT, clean_environment, run_python
from tests.ops.proxy import HOST, proxied, trusting
from tests.test_demo import free_port

TARGETS, MONTHS = 10, 60
SCENE = f"""
import json
from django.utils import timezone
from plans.document.choices import PlanStatus
from plans.domain.api_tokens import make_token
from plans.domain.load.patterns import document_of
from plans.domain.plans import import_document
from plans.domain.workspaces import start_workspace
from plans.models import User
admin = start_workspace(by=User.objects.create_user('lan@example.com', 'mưa rào'), name='Đắk Hòa')
asked = {{'name': 'ERP', 'scope': 'write', 'days': 1, 'at': timezone.now()}}
plan = document_of('noi-dia', PlanStatus.ACTIVE, {TARGETS}, {MONTHS}, admin.workspace.today())
bare = [one.model_copy(update={{'actuals': ()}}) for one in plan.targets]
plan = plan.model_copy(update={{'targets': tuple(bare)}})
into = {{'by': admin, 'workspace': admin.workspace, 'document': plan, 'keep_status': True}}
made = [(make_token(admin, **asked)[1], import_document(**into)[0].code) for _ in range(8)]
print(json.dumps([made, [one.id for one in bare], str(admin.workspace.today())]))
"""
FOUND = """
import json
from collections import Counter
from plans.models import Actual, Feedback
figures = Actual.objects.values_list('target__plan__code', 'target__ref', 'start', 'value')
said = Feedback.objects.filter(verbatim__startswith='Lần ')  # the plans bring others
texts = [*said.values_list('verbatim', flat=True)]
texts += [f'{plan} {target} {start} {value:.0f}' for plan, target, start, value in figures]
print(json.dumps(Counter(texts)))
"""


class Installation:
    """A database with one company, its tokens, and the commands that look into it."""

    def __init__(self, folder, url=''):
        self.folder = folder
        self.environment = {
            'ALLOWED_HOSTS': HOST,
            'SECRET_KEY': 'only-for-this-installation-and-as-long-as-it-should-be',
            'SALESPLAN_PROXIES': '1',
            'SALESPLAN_DATA': str(folder),
            'DATABASE_URL': url,
            'SALESPLAN_API_CALLS_A_MINUTE': '1000000',
        }
        for command in ('migrate', 'createcachetable', 'seed_shipped'):
            self.run(command, '-v0')
        self.run('collectstatic', '--no-input', '-v0')
        made, self.targets, today = json.loads(self.run('shell', '-v0', '-c', SCENE))
        self.tokens, self.plans = zip(*made, strict=True)
        self.today = date.fromisoformat(today)

    def run(self, *command):
        done = run_python('manage.py', *command, **self.environment)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def written(self):
        """{text of an item of feedback or "plan target start value": how often it is kept}."""
        return json.loads(self.run('shell', '-v0', '-c', FOUND))

    @contextmanager
    def served(self):
        """Serve it behind nginx: gives the Server, ready."""
        port = free_port()
        command = [
            *(sys.executable, '-m', 'gunicorn', 'salesplan.wsgi', '--bind', f'{HOST}:{port}'),
            *('--workers', '2', '--worker-class', 'gthread', '--threads', '4', '--preload'),
            *('--no-control-socket', '--log-level', 'error'),
        ]
        how = {'cwd': ROOT, 'env': clean_environment(**self.environment)}
        with (
            proxied(port, self.folder) as front,
            (self.folder / 'server.log').open('w') as log,
            subprocess.Popen(command, stderr=log, **how) as process,
        ):
            server = Server(port, process.pid, front, trusting(self.folder))
            try:
                server.wait_until('/readyz', 200, 60)
                yield server
            finally:
                process.send_signal(signal.SIGTERM)


class Server:
    """The server at a port of this machine, and the proxy at another, as the world sees it."""

    def __init__(self, port, pid, front, tls):
        self._port, self.pid, self._front, self._tls = port, pid, front, tls

    def connect(self):
        """A connection by the proxy."""
        return HTTPSConnection(HOST, self._front, timeout=20, context=self._tls)

    def ask(self, path):
        """The status of a GET without the proxy, which hides its health; 0: nobody answers."""
        connection = HTTPConnection(HOST, self._port, timeout=10)
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
    """Programs that write all the time: each asks again, by the same key, until it is told yes.

    `a_second`: how many calls all of them begin, where the machine is fast enough.
    """

    def __init__(self, server, installation, a_second):
        tokens = installation.tokens
        self._connect, self._pause = server.connect, len(tokens) / a_second
        self._stop = threading.Event()
        self.acknowledged, self.failed = [], []  # (text, began, when), when
        self._threads = [
            threading.Thread(target=self._write, args=[token, self.calls(installation, at)])
            for at, token in enumerate(tokens)
        ]

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

    def calls(self, installation, at):
        """What the program `at` sends, one after another: (path, body, status, texts kept)."""
        for number in count(1):
            text = f'Lần {at} {number}'
            said = {'channel': 'phone', 'sentiment': 'negative', 'verbatim': text}
            yield '/api/v1/feedback', {'customer': 'Khách', **said}, 201, [text]

    def _write(self, token, calls):
        connection = self._connect()
        for call in calls:
            due, began = time.monotonic() + self._pause, time.monotonic()
            while not self._stop.is_set() and not self._is_taken(connection, token, call):
                self.failed.append(time.monotonic())
                connection.close()
                time.sleep(0.02)
            if self._stop.is_set():
                return
            now = time.monotonic()
            self.acknowledged += [(text, began, now) for text in call[-1]]
            self._stop.wait(max(0, due - now))

    def _is_taken(self, connection, token, call):
        path, body, status, texts = call
        headers = {
            'Authorization': f'Bearer {token}',
            'Content-Type': 'application/json',
            'Idempotency-Key': texts[0].encode().hex(),
        }
        with suppress(OSError, HTTPException):
            connection.request('POST', path, json.dumps(body), headers)
            answer = connection.getresponse()
            answer.read()
            return answer.status == status
        return False


class FigureWriters(Writers):
    """Programs that push figures, each into a plan of its own, so many in one call."""

    A_CALL = 25

    def calls(self, installation, at):
        plan, first = installation.plans[at], month_start(installation.today)
        cells = [
            (target, add_months(first, -back))
            for back in range(MONTHS, 0, -1)
            for target in installation.targets
        ]
        for place in range(0, len(cells), self.A_CALL):
            figures = [
                {'target': target, 'start': f'{start}', 'end': f'{month_end(start)}', 'value': '7'}
                for target, start in cells[place : place + self.A_CALL]
            ]
            texts = [f'{plan} {one["target"]} {one["start"]} 7' for one in figures]
            yield f'/api/v1/plans/{plan}/actuals', {'actuals': figures}, 200, texts
