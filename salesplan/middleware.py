"""Two things every answer needs and no package does as we want it."""

import time

from allauth.usersessions.models import UserSession
from django.conf import settings

EXTENDED_AT = 'extended_at'

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


def permissions_policy(get_response):
    """Send Permissions-Policy with every answer."""

    def answer(request):
        response = get_response(request)
        response.headers.setdefault('Permissions-Policy', PERMISSIONS_POLICY)
        return response

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
        if is_due and request.user.is_authenticated:
            UserSession.objects.create_from_request(request)
        return response

    return answer
