"""What every test can count on."""

import os
import shutil

import pytest
from django.conf import settings
from django.core.cache import cache

pytest_plugins = ['tests.cast']

CHROMIUM = shutil.which('chromium') or shutil.which('chromium-browser')
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
]
NO_CHROMIUM = (
    'no Chromium on PATH (Debian: apt-get install chromium); the browser tests were not run'
)
BROWSER_FIXTURES = {'browser', 'browser_type', 'context', 'new_context', 'page'}

# Playwright's sync API runs an event loop in this thread; the ORM would refuse to work beside it.
os.environ['DJANGO_ALLOW_ASYNC_UNSAFE'] = 'true'


def pytest_configure(config):
    """Sign in fast, serve static files as they lie, refuse to run without a demanded browser."""
    settings.PASSWORD_HASHERS = ['django.contrib.auth.hashers.MD5PasswordHasher']
    if os.environ.get('REQUIRE_BROWSER') == '1' and not CHROMIUM:
        raise pytest.UsageError(NO_CHROMIUM)


def pytest_collection_modifyitems(items):
    """Mark what needs a browser (`-m 'not browser'` leaves it out); skip it when there is none."""
    for item in items:
        if BROWSER_FIXTURES & set(item.fixturenames):
            item.add_marker(pytest.mark.browser)
            if not CHROMIUM:
                item.add_marker(pytest.mark.skip(reason=NO_CHROMIUM))


@pytest.fixture(scope='session')
def browser_type_launch_args(browser_type_launch_args):
    """Debian's Chromium in place of Playwright's own download."""
    return {**browser_type_launch_args, 'executable_path': CHROMIUM, 'args': CHROMIUM_FLAGS}


@pytest.fixture(autouse=True)
def _rate_limits_start_anew(request):
    """Empty the cache after tests that commit: its table is no model, so no flush reaches it."""
    yield
    if {'live_server', 'transactional_db'} & set(request.fixturenames):
        cache.clear()
