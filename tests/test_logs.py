"""What the log tells of requests, and what it never tells."""

import io
import json
import logging
import re
import sys
from contextlib import contextmanager

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver

from salesplan.logs import JsonFormatter, logging_settings, masked

SECRETS = {'token', 'secret', 'uidb36', 'key'}


@contextmanager
def logged():
    """Everything that is logged meanwhile, as the lines of a production log."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonFormatter())
    named = [logging.getLogger(name) for name in ('', 'salesplan.requests')]
    levels = [logger.level for logger in named]
    lines = []
    for logger in named:
        logger.setLevel(logging.INFO)
    named[0].addHandler(handler)
    try:
        yield lines
    finally:
        named[0].removeHandler(handler)
        for logger, level in zip(named, levels, strict=True):
            logger.setLevel(level)
        lines += [json.loads(line) for line in stream.getvalue().splitlines()]


@pytest.mark.django_db
def test_request_is_one_line_with_its_id_and_who_asked(client_of, editor):
    client = client_of(editor)
    with logged() as lines:
        answer = client.get('/plans/?q=Kaffee+Altona', headers={'X-Request-ID': 'edge-0123456789'})

    (line,) = [line for line in lines if line['logger'] == 'salesplan.requests']
    assert line.pop('time').endswith('+00:00')
    assert line.pop('ms') >= 0
    assert line == {
        'level': 'INFO',
        'logger': 'salesplan.requests',
        'message': 'GET /plans/ 200',
        'request_id': 'edge-0123456789',
        'method': 'GET',
        'path': '/plans/',
        'status': 200,
        'user': editor.user_id,
    }
    assert answer.headers['X-Request-ID'] == 'edge-0123456789'


@pytest.mark.django_db
@pytest.mark.parametrize('given', ['', 'short', 'x' * 65, 'two words here', 'line\nbreak-12345'])
def test_request_id_that_is_not_sane_is_replaced(client, given):
    first = client.get('/accounts/login/', headers={'X-Request-ID': given})
    second = client.get('/accounts/login/', headers={'X-Request-ID': given})

    ids = [answer.headers['X-Request-ID'] for answer in (first, second)]
    assert len({*ids, given}) == 3
    assert [len(name) for name in ids] == [32, 32]


@pytest.mark.django_db
def test_line_of_a_request_cannot_be_forged(client):
    with logged() as lines:
        client.get('/nothing%0A%7B"level":"ERROR"%7D/')

    assert [line['path'] for line in lines if 'path' in line] == [
        '/nothing%0A%7B%22level%22:%22ERROR%22%7D/'
    ]


def addresses(patterns, before='/'):
    """{name: path} of the whole site, S3CRET in the place of every secret."""
    found = {}
    for pattern in patterns:
        route = re.sub(r'[$^]|\(\?P(<\w+>)[^)]*\)', r'\1', str(pattern.pattern))
        path = before + re.sub(r'<(?:\w+:)?(\w+)>', _value, route)
        if isinstance(pattern, URLPattern):
            found[pattern.name] = path
        else:
            found |= addresses(pattern.url_patterns, path)
    return found


def _value(argument):
    return 'S3CRET' if argument[1] in SECRETS else '1'


def test_no_address_that_carries_a_secret_is_logged_with_it():
    secret = {
        name: masked(path)
        for name, path in addresses(get_resolver().url_patterns).items()
        if 'S3CRET' in path and name != 'remedy'  # the name of a remedy is no secret
    }

    assert secret == {
        'account_confirm_email': '/accounts/confirm-email/…/',
        'account_reset_password_from_key': '/accounts/password/reset/key/…/',
        'calendar': '/calendar/…',
        'end_digest': '/digest/…/',
        'feedback_form': '/f/…/',
        'feedback_thanks': '/f/…/thanks/',
        'invitation': '/invitations/…/',
        'room_join': '/b/…/',
        'shared': '/shared/…/',
    }


def test_traceback_is_a_field_of_its_line_without_secrets():
    try:
        raise LookupError('/f/S3CRET/ has no form')
    except LookupError:
        record = logging.LogRecord('x', 40, '', 0, 'Broke at %s', ('/b/S3CRET/',), sys.exc_info())

    line = json.loads(JsonFormatter().format(record))

    assert line['message'] == 'Broke at /b/…/'
    assert line['traceback'].endswith('LookupError: /f/…/ has no form')


@pytest.mark.django_db
def test_call_that_breaks_is_told_with_its_request_id(client_of, editor, monkeypatch):
    def broken(*args):
        raise RuntimeError('the disk is full')

    monkeypatch.setattr('django.core.handlers.base.BaseHandler._get_response', broken)
    client = Client(raise_request_exception=False)
    with logged() as lines:
        answer = client.get('/plans/')

    assert answer.status_code == 500
    assert {line['request_id'] for line in lines} == {answer.headers['X-Request-ID']}
    assert [line['level'] for line in lines] == ['ERROR', 'INFO']
    assert lines[0]['traceback'].endswith('RuntimeError: the disk is full')


def test_plain_log_tells_of_requests_only_when_asked():
    told = {
        as_json: {
            name: logger['level']
            for name, logger in logging_settings(as_json=as_json, level='WARNING')[
                'loggers'
            ].items()
            if 'level' in logger
        }
        for as_json in (True, False)
    }

    assert told == {
        True: {'django.request': 'ERROR', 'salesplan.requests': 'INFO'},
        False: {'django.request': 'WARNING', 'salesplan.requests': 'WARNING'},
    }
