"""How a call is refused: application/problem+json (RFC 9457), in the caller's language."""

import json

from django.http import HttpResponse
from django.utils.translation import gettext as _

from plans.document.faults import Fault
from plans.domain.language import active_language

MOST_FAULTS = 100
TYPE = 'application/problem+json'


class Refused(Exception):
    """A call that is not done: status, what to do about it, and the faults with their paths."""

    def __init__(self, status, detail, faults=(), headers=None):
        super().__init__(detail)
        self.status, self.detail, self.faults = status, detail, faults
        self.headers = headers or {}


def titles():
    """{status: its title} in the caller's language."""
    return {
        400: _('The body cannot be read'),
        401: _('A token is needed'),
        403: _('Not allowed'),
        404: _('Not found'),
        405: _('The method is not known here'),
        409: _('It cannot be done now'),
        411: _('The length of the body is missing'),
        412: _('It was changed meanwhile'),
        413: _('The body is too large'),
        422: _('Something in the call is not right'),
        428: _('If-Match is needed'),
        429: _('Too many calls'),
        500: _('The mistake is ours'),
    }


def problem(status, detail, faults=(), headers=None):
    """The answer to a call that is refused. faults: of `Fault`, each with its path."""
    language = active_language()
    told = {
        'type': 'about:blank',
        'title': titles().get(status, _('It cannot be done')),
        'status': status,
        'detail': detail,
    }
    errors = [{'path': one.path, 'message': one.message(language)} for one in faults[:MOST_FAULTS]]
    if errors:
        told['errors'] = errors
    body = json.dumps(told, ensure_ascii=False)
    return HttpResponse(body, status=status, content_type=TYPE, headers=headers)


def fault(path, message):
    """A Fault whose message is in the caller's language already."""
    return Fault(path, message, message)
