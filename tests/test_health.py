"""What watches over the installation: /healthz and /readyz."""

import json

from tests.fresh_process import run_python

ASKED = """
import json, django; django.setup()
from django.test import Client
def asked(*paths):
    answers = [Client(HTTP_HOST='10.0.0.7').get(path) for path in paths]
    return [[answer.status_code, answer.content.decode(), dict(answer.cookies)]
            for answer in answers]
"""


def told(script, **environment):
    """What a fresh process, asked for its health by a host name it does not know, prints."""
    done = run_python('-c', ASKED + script, PYTHONWARNINGS='ignore', **environment)
    return json.loads(done.stdout.splitlines()[-1]), done.stderr


def test_process_is_healthy_while_its_database_is_unreachable(tmp_path):
    answers, _log = told(
        "print(json.dumps(asked('/healthz', '/readyz')))",
        SALESPLAN_DATA=str(tmp_path),
        DATABASE_URL='postgres://nobody@127.0.0.1:1/nothing',
    )

    assert answers == [[200, 'ok\n', {}], [503, 'database unreachable\n', {}]]


def test_ready_once_every_migration_is_applied_and_healthy_before(tmp_path):
    script = """
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from salesplan.health import newest_migrations
before = asked('/healthz', '/readyz')
recorder = MigrationRecorder(connection)
recorder.ensure_schema()
for app, name in newest_migrations():
    recorder.record_applied(app, name)
recorder.record_applied('plans', '9999_of_a_newer_release')
ready = asked('/readyz')
recorder.record_unapplied(app, name)
print(json.dumps([before, ready, asked('/readyz')]))
"""
    (before, ready, behind), log = told(script, SALESPLAN_DATA=str(tmp_path))

    assert before == [[200, 'ok\n', {}], [503, 'migrations not applied\n', {}]]
    assert ready == [[200, 'ready\n', {}]]
    assert behind == [[503, 'migrations not applied\n', {}]]
    assert log == ''


def test_health_by_http_is_not_sent_to_https_and_writes_no_line():
    answers, log = told(
        "print(json.dumps(asked('/healthz', '/accounts/login/')))",
        ALLOWED_HOSTS='salesplan.example.com,10.0.0.7',
        SECRET_KEY='only-for-this-check-and-long-enough-to-please-it-0123456789',
    )

    assert [answer[0] for answer in answers] == [200, 301]
    assert [json.loads(line)['path'] for line in log.splitlines()] == ['/accounts/login/']
