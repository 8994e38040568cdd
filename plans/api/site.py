"""The API itself: who calls, what each error becomes, and all operations by their nouns."""

import logging
from functools import cached_property

import ninja.errors
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.urls import URLResolver
from django.urls.resolvers import RoutePattern
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.parser import Parser
from ninja.security import HttpBearer

from plans.api import (
    actuals,
    answers,
    bodies,
    dealers,
    feedback,
    plans,
    sessions,
    templates,
    workspaces,
)
from plans.api.faults import faults_of
from plans.api.openapi import DESCRIPTION, completed
from plans.api.problems import Refused, fault, problem
from plans.api.wording import in_vietnamese
from plans.document import json_text
from plans.document.choices import TokenScope
from plans.document.faults import PlanFileError
from plans.domain import api_tokens, second_factors
from plans.domain.api_calls import KeyOfAnotherCallError
from plans.domain.language import active_language
from plans.domain.row_rules import RowRuleError

log = logging.getLogger(__name__)
READING = ('GET', 'HEAD', 'OPTIONS')


class Token(HttpBearer):
    """`Authorization: Bearer …` names a member of a company, and counts the call."""

    def authenticate(self, request, token):
        """The token's row, with its member. Raises Refused."""
        use = api_tokens.use(token, timezone.now())
        if use is None:
            return None
        request.use = use
        if use.is_over:
            text = _('This token made %(count)d calls in this minute. Wait %(left)d seconds.')
            told = {'count': use.limit, 'left': use.reset}
            raise Refused(429, text % told, headers={'Retry-After': str(use.reset)})
        if request.method not in READING and use.token.scope != TokenScope.WRITE:
            raise Refused(403, _('This token only reads. Make one that writes on your profile.'))
        request.member, request.workspace = use.token.member, use.token.member.workspace
        if second_factors.is_missing(request.member):
            raise Refused(403, _('Your company asks for a second step: set it up in your profile.'))
        if request.method in bodies.SENDING:
            bodies.take(request)
        return use.token


class Reading(Parser):
    """Reads a body as a plan file is read: UTF-8, NFC, no key twice."""

    def parse_body(self, request):
        data, faults = json_text.load(request.body)
        if faults:
            raise PlanFileError(faults)
        return data


class Site(NinjaAPI):
    """Faults become ours, with the paths of a plan file."""

    def validation_error_from_error_contexts(self, error_contexts):
        return Refused(422, _('Correct what is listed.'), list(_faults(error_contexts)))

    def get_root_path(self, path_params):
        return '/api/v1/'

    def get_openapi_schema(self, **options):
        """In the caller's language; each worked out once a process: to be read, not changed."""
        return self.schema_vi if active_language() == 'vi' else self.schema

    @cached_property
    def schema(self):
        """What the API takes and gives."""
        return completed(super().get_openapi_schema(path_prefix=self.get_root_path({})))

    @cached_property
    def schema_vi(self):
        """The same in Vietnamese."""
        return in_vietnamese(self.schema)


def _faults(contexts):
    for context in contexts:
        model = context.model
        errors = context.pydantic_validation_error.errors(include_url=False)
        for error in errors:
            place = model.__ninja_flatten_map_reverse__.get(error['loc'], error['loc'])
            is_body = model.__ninja_param_source__ == 'body'
            error['loc'] = tuple(place[1:] if is_body else place)
        yield from faults_of(errors)


api = Site(
    title='Salesplan',
    version='1',
    description=DESCRIPTION,
    docs_url=None,
    auth=Token(),
    parser=Reading(),
    openapi_url='/openapi.json',
    urls_namespace='api-v1',
)
for noun in (workspaces, plans, answers, actuals, feedback, dealers, sessions, templates):
    api.add_router('', noun.router)


def _unread(request, error):
    cause = error.__cause__
    faults = cause.faults if isinstance(cause, PlanFileError) else ()
    return problem(error.status_code, _('Send JSON in UTF-8.'), faults)


def _unknown(request, error):
    text = _('Send a token that is neither expired nor revoked: “Authorization: Bearer …”.')
    return problem(401, text, headers={'WWW-Authenticate': 'Bearer'})


def _invalid(request, error):
    return problem(422, ' '.join(error.messages))


def _broken(request, error):
    log.exception('A call of the API failed: %s', request.path)
    return problem(500, _('Nothing was changed. Try again later.'))


HANDLERS = {
    Refused: lambda request, e: problem(e.status, e.detail, e.faults, e.headers),
    ninja.errors.AuthenticationError: _unknown,
    ninja.errors.HttpError: _unread,
    PlanFileError: lambda request, e: problem(422, _('Correct what is listed.'), e.faults),
    ValidationError: _invalid,
    RowRuleError: lambda request, e: problem(422, e.message, [fault(e.field, e.message)]),
    KeyOfAnotherCallError: lambda request, e: problem(
        422, _('This Idempotency-Key was sent with another call. Use a new one for each.')
    ),
    PermissionDenied: lambda request, e: problem(
        403, str(e) or _('Your role does not include it.')
    ),
    Http404: lambda request, e: problem(404, _('There is no such thing in this company.')),
    Exception: _broken,
}
for kind, handler in HANDLERS.items():
    api.add_exception_handler(kind, handler)

FOUND = URLResolver(RoutePattern('/v1/'), api.urls[0], namespace=api.urls_namespace)
