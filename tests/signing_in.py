"""Signing in without the page for it: a session in the database, its key in a cookie."""

import time
from importlib import import_module

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

from salesplan.middleware import EXTENDED_AT


def session_of(person):
    """The key of a new session of a membership or user.

    A tenth of what `force_login` takes: no list of devices is kept, so tests about that use it.
    """
    user = getattr(person, 'user', person)
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session.update(
        {
            SESSION_KEY: str(user.pk),
            BACKEND_SESSION_KEY: settings.AUTHENTICATION_BACKENDS[0],
            HASH_SESSION_KEY: user.get_session_auth_hash(),
            EXTENDED_AT: int(time.time()),
        }
    )
    session.save()
    return session.session_key


def sign_in(client, person):
    """Sign a test client in; returns it."""
    client.cookies[settings.SESSION_COOKIE_NAME] = session_of(person)
    return client
