"""What every test can count on."""

import gc
import os
import shutil
import tempfile

import pytest
from django.conf import settings
from django.db import connection
from django.utils import translation
from hypothesis import HealthCheck
from hypothesis import settings as drawing

pytest_plugins = ['tests.cast', 'tests.committing', 'tests.module_rows']

# The same browser without windows, where it is there, takes a quarter less time.
BROWSERS = ('chromium-headless-shell', 'chromium', 'chromium-browser')
CHROMIUM = next(filter(None, map(shutil.which, BROWSERS)), None)
CHROMIUM_FLAGS = [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-dev-shm-usage',
    '--js-flags=--no-opt --no-maglev',  # each page is new: what is optimised is soon thrown away
    # Nobody looks at these pages: a tenth of the time goes into painting them layer by layer.
    '--no-zygote',
    '--blink-settings=acceleratedCompositingEnabled=false',
]
NO_CHROMIUM = (
    'no Chromium on PATH (Debian: apt-get install chromium); the browser tests were not run'
)
BROWSER_FIXTURES = {'browser', 'browser_type', 'context', 'new_context', 'page'}

# Playwright's sync API runs an event loop in this thread; the ORM would refuse to work beside it.
os.environ['DJANGO_ALLOW_ASYNC_UNSAFE'] = 'true'

# Collect cycles seldom: what is imported and collected stays anyway, and is looked at in vain.
gc.set_threshold(100_000, 20, 20)

# The same examples at each run, however slow the machine: what is red is red for its cause.
drawing.register_profile(
    'salesplan',
    max_examples=50,
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
drawing.load_profile('salesplan')


def pytest_configure(config):
    """Sign in fast, serve static files as they lie, refuse to run without a demanded browser."""
    settings.PASSWORD_HASHERS = ['django.contrib.auth.hashers.MD5PasswordHasher']
    settings.WHITENOISE_AUTOREFRESH = True  # else each new client lists every static file
    if connection.vendor == 'sqlite':
        _keep_in_a_file(config)
    if os.environ.get('REQUIRE_BROWSER') == '1' and not CHROMIUM:
        raise pytest.UsageError(NO_CHROMIUM)


def _keep_in_a_file(config):
    """Give this process a database file: in memory two requests of a browser lock each other out.

    In memory all threads share one cache, where a writer does not wait: "table is locked".
    """
    folder = tempfile.TemporaryDirectory(prefix='salesplan-')
    config.add_cleanup(folder.cleanup)
    connection.settings_dict['TEST']['NAME'] = os.path.join(folder.name, 'test.sqlite3')
    pragmas = 'PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF;'  # nothing here must outlive us
    connection.settings_dict['OPTIONS']['init_command'] = pragmas


def pytest_collection_finish():
    """Never look for cycles in what was there before the first test: a tenth of all time."""
    gc.collect()
    gc.freeze()


def pytest_collection_modifyitems(items):
    """Mark what needs a browser (`-m 'not browser'` leaves it out); skip it when there is none.

    A browser that waited in vain on a busy machine is asked once more; the summary tells of it.
    They begin, being long: who is done first then takes over short ones, and all end together.
    """
    browsing = [item for item in items if BROWSER_FIXTURES & set(item.fixturenames)]
    items.sort(key=set(browsing).__contains__, reverse=True)
    for item in browsing:
        item.add_marker(pytest.mark.browser)
        item.add_marker(pytest.mark.flaky(reruns=1, only_rerun=[r'[Tt]imeout \d+ms']))
        if not CHROMIUM:
            item.add_marker(pytest.mark.skip(reason=NO_CHROMIUM))


@pytest.fixture(scope='session')
def browser_type_launch_args(browser_type_launch_args):
    """Debian's Chromium in place of Playwright's own download."""
    return {**browser_type_launch_args, 'executable_path': CHROMIUM, 'args': CHROMIUM_FLAGS}


@pytest.fixture(autouse=True)
def _language_starts_anew():
    """Forget the language that the last page of another test was shown in."""
    translation.deactivate()


def _nothing():
    """In place of what packages do before each test, for marks and options that we never use."""


for name in (
    '_django_clear_site_cache',
    '_django_isolate_apps',
    '_django_set_urlconf',
    '_pw_trace_api_requests',
    '_template_string_if_invalid_marker',
):
    globals()[name] = pytest.fixture(scope='session', name=name)(_nothing)
