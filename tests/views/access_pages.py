"""The pages of the access table: their addresses, and what one of them answers a role."""

from django.conf import settings
from django.db import transaction
from django.test import Client
from django.test.client import ClientHandler
from django.urls import URLPattern, reverse

from plans import urls
from tests.views.access_scene import ARGUMENTS


def pages(patterns=urls.urlpatterns):
    """{name: pattern} of every URL of the product."""
    found = {}
    for pattern in patterns:
        found |= (
            {pattern.name: pattern}
            if isinstance(pattern, URLPattern)
            else pages(pattern.url_patterns)
        )
    return found


PAGES = pages()
HANDLER = ClientHandler(enforce_csrf_checks=False)  # one for all: it loads the middleware


def address(name, scene):
    """The path of a page, its arguments taken from the scene."""
    keys = PAGES[name].pattern.converters
    given = {key: ARGUMENTS.get(f'{name}.{key}', ARGUMENTS.get(key))(scene) for key in keys}
    return reverse(f'{urls.app_name}:{name}', kwargs=given)


def answer_to(line, role, scene):
    """What the role is answered: 'login', 'moved' or a status as text; what it did is undone."""
    client = Client()
    client.handler = HANDLER
    if scene['sessions'][role]:
        client.cookies[settings.SESSION_COOKIE_NAME] = scene['sessions'][role]
    with transaction.atomic():
        data = line.data(scene) if callable(line.data) else line.data
        response = getattr(client, line.method.lower())(address(line.name, scene), data)
        transaction.set_rollback(True)
    if response.status_code in {301, 302, 303}:
        to_sign_in = response.headers['Location'].startswith(reverse(settings.LOGIN_URL))
        return 'login' if to_sign_in else 'moved'
    return str(response.status_code)
