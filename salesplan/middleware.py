"""What every answer needs and no package does as we want it."""

import logging
import re
import time
import uuid

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed, RequestDataTooBig
from django.db import connection
from django.utils.encoding import escape_uri_path

from salesplan.logs import REQUEST_ID, masked

EXTENDED_AT = 'extended_at'
SANE_ID = re.compile(r'[A-Za-z0-9._-]{8,64}')
requests = logging.getLogger('salesplan.requests')

# What a page of ours may never ask the browser for.
PERMISSIONS_POLICY = ', '.join(
    f'{feature}=()'
    for feature in (
        'accelerometer',
        'autoplay',
        'browsing-topics',
        'camera',
        'display-capture',
        'encrypted-media',
        'geolocation',
        'gyroscope',
        'magnetometer',
        'microphone',
        'midi',
        'payment',
        'usb',
        'xr-spatial-tracking',
    )
)


def request_log(get_response):
    """Give each request an id, or keep the one a proxy gave it, and write its line in the log.

    The id stands in every line that is logged meanwhile, and in the answer. Queries of addresses
    are not logged: people search for names. Files are logged only when they are missing.
    """

    def answer(request):
        given = request.headers.get('X-Request-ID', '')
        name = given if SANE_ID.fullmatch(given) else uuid.uuid4().hex
        outside, started = REQUEST_ID.set(name), time.perf_counter()
        try:
            response = get_response(request)
            response.headers['X-Request-ID'] = name
            if response.status_code >= 400 or not request.path.startswith(settings.STATIC_URL):
                _log(request, response.status_code, time.perf_counter() - started)
        finally:
            REQUEST_ID.reset(outside)
        return response

    return answer


def _log(request, status, seconds):
    line = {
        'method': request.method,
        'path': masked(escape_uri_path(request.path)),
        'status': status,
        'ms': round(seconds * 1000),
        'user': _caller(request),
    }
    requests.info('%(method)s %(path)s %(status)s', line, extra=line)


def _caller(request):
    """The number of the person who asked, by page or by token; '' for nobody. Asks no query."""
    member = getattr(request, 'member', None)
    user = getattr(request, '_cached_user', None)  # where Django keeps who was looked up
    return (member.user_id if member else getattr(user, 'pk', None)) or ''


def query_count(get_response):
    """Say in X-Queries how many queries an answer took, on an installation that is measured."""
    if not settings.BENCH:
        raise MiddlewareNotUsed

    def answer(request):
        asked = []

        def count(execute, *arguments):
            asked.append(1)
            return execute(*arguments)

        with connection.execute_wrapper(count):
            response = get_response(request)
        response.headers['X-Queries'] = len(asked)
        return response

    return answer


def permissions_policy(get_response):
    """Send Permissions-Policy with every answer."""

    def answer(request):
        response = get_response(request)
        response.headers.setdefault('Permissions-Policy', PERMISSIONS_POLICY)
        return response

    return answer


def bounded_request(get_response):
    """Refuse what is larger than anything we take before a byte of it is kept on disk."""

    def answer(request):
        length = request.META.get('CONTENT_LENGTH') or '0'
        is_page = not request.path_info.startswith('/api/')  # the API tells programs itself
        if is_page and length.isdecimal() and int(length) > settings.LARGEST_REQUEST:
            raise RequestDataTooBig
        return get_response(request)

    return answer


def sliding_session(get_response):
    """Let a session live SESSION_COOKIE_AGE from its last use, written at most every ten minutes.

    Then the list of one's devices is brought up to date too. SESSION_SAVE_EVERY_REQUEST would do it
    with one write (and one flush to disk) per page.
    """

    def answer(request):
        session = request.session
        now = int(time.time())
        is_due = (
            session.session_key
            and now - session.get(EXTENDED_AT, 0) > settings.SESSION_EXTEND_AFTER
        )
        if is_due:
            session[EXTENDED_AT] = now
        response = get_response(request)
        user = getattr(request, 'user', None)  # None where a request was refused before
        if is_due and user is not None and user.is_authenticated:
            UserSession.objects.create_from_request(request)
        return response

    return answer
