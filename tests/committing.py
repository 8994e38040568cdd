"""What tests that commit cost less by: connections that are kept, a database that empties fast."""

import pytest
from django.conf import settings
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.core.servers.basehttp import ThreadedWSGIServer
from django.db import connection, connections
from django.test.testcases import LiveServerThread

# A flush deletes these rows and makes the same again.
LASTING = {ContentType._meta.db_table, Permission._meta.db_table}
CACHE = settings.CACHES['default']['LOCATION']  # no model has this table: limits start anew too
# Only a superuser may; the foreign keys are then not looked at row by row.
WITHOUT_TRIGGERS = (
    "SELECT set_config('session_replication_role', 'replica', true) "
    "WHERE current_setting('is_superuser') = 'on'"
)


class KeepingServer(ThreadedWSGIServer):
    """Gives a new thread the connection of one that is done: PostgreSQL learns all tables anew."""

    opened, idle = [], []

    def process_request_thread(self, request, client_address):
        try:
            connections['default'] = self.idle.pop()
        except IndexError:
            connections['default'].inc_thread_sharing()
            self.opened.append(connections['default'])
        super().process_request_thread(request, client_address)

    def _close_connections(self):
        self.idle.append(connections['default'])
        del connections['default']


LiveServerThread.server_class = KeepingServer


def flushing_fast(flush):
    """`sql_flush` that deletes from PostgreSQL's tables: TRUNCATE makes a hundred of files anew."""

    def statements(style, tables, *, reset_sequences=False, **keys):
        tables = [*{*tables, CACHE} - LASTING]
        if connection.vendor != 'postgresql' or reset_sequences:
            return flush(style, tables, reset_sequences=reset_sequences, **keys)
        names = [connection.ops.quote_name(table) for table in tables]
        wait = f'LOCK TABLE {", ".join(names)}'  # as TRUNCATE does, for those who still write
        return [WITHOUT_TRIGGERS, wait, *(f'DELETE FROM {name}' for name in names)]  # noqa: S608

    return statements


@pytest.fixture(scope='session')
def django_db_setup(django_db_setup):
    """Empty the database fast; let go of it before it is dropped."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(connection.ops, 'sql_flush', flushing_fast(connection.ops.sql_flush))
        yield
    for opened in KeepingServer.opened:
        opened.close()
