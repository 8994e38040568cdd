"""Programs that call, each with a token of a member."""

import json

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from plans.domain import api_tokens


class Program:
    """A program that sends the token with each call, and says which language it reads."""

    def __init__(self, secret, language='en'):
        self.secret, self.language, self.client = secret, language, Client()

    def call(self, method, path, body=None, **headers):
        """The answer to a call of /api/v1/…; `body` is sent as JSON, bytes as they are."""
        sent = body if isinstance(body, bytes) else json.dumps(body).encode()
        told = {name.replace('_', '-'): value for name, value in headers.items()}
        told |= {'accept-language': self.language}
        if self.secret:
            told['authorization'] = f'Bearer {self.secret}'
        return self.client.generic(
            method,
            f'/api/v1/{path}',
            b'' if body is None else sent,
            content_type='application/json',
            headers=told,
        )

    def get(self, path, **headers):
        return self.call('GET', path, **headers)

    def post(self, path, body, **headers):
        return self.call('POST', path, body, **headers)


@pytest.fixture
def program_of():
    """Gives a program with a fresh token: `program_of(editor).get('plans')`."""

    def calling(member, scope='write', days=30, language='en'):
        asked = {'name': 'ERP', 'scope': scope, 'days': days, 'at': timezone.now()}
        return Program(api_tokens.make_token(member, **asked)[1], language)

    return calling


@pytest.fixture
def nobody():
    """A program without a token."""
    return Program('')


@pytest.fixture
def shipped(db):
    """The shipped templates."""
    call_command('seed_shipped', verbosity=0)
