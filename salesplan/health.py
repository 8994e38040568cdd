"""Two addresses for what watches over the installation: is the process there, may it be used?"""

import functools
import logging

from django.db import Error, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpResponse

log = logging.getLogger(__name__)


def health(get_response):
    """Answer /healthz and /readyz before anything else: any host name, no session, no log line."""

    def answer(request):
        if request.path == '/healthz':
            return _told('ok')
        if request.path == '/readyz':
            fault = what_is_missing()
            return _told(fault or 'ready', 503 if fault else 200)
        return get_response(request)

    return answer


def what_is_missing() -> str:
    """Why no page can be served now, in plain words, or ''."""
    try:
        applied = MigrationRecorder(connection).applied_migrations()
    except Error as error:
        log.warning('The database cannot be reached: %s', error)
        return 'database unreachable'
    return '' if newest_migrations() <= applied.keys() else 'migrations not applied'


@functools.cache
def newest_migrations() -> frozenset[tuple[str, str]]:
    """(app, name) of the last migration of each app, as this process' code has them."""
    return frozenset(MigrationLoader(None).graph.leaf_nodes())


def _told(word, status=200):
    headers = {'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff'}
    answer = HttpResponse(f'{word}\n', status=status, content_type='text/plain', headers=headers)
    answer._has_been_logged = True  # watchers ask every few seconds
    return answer
