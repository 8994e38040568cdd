"""One call from its address to its answer: language, route, headers."""

from django.http import Http404
from django.urls import Resolver404
from django.utils import translation
from django.utils.translation import get_supported_language_variant
from django.utils.translation import gettext as _
from django.utils.translation.trans_real import parse_accept_lang_header

from plans.api.problems import problem
from plans.api.site import FOUND


def answer(request):
    """The answer to a call, in the language it asks for by Accept-Language."""
    language = language_of(request)
    with translation.override(language):
        response = routed(request)
        if response.status_code == 405:
            allowed = response.headers['Allow'].replace('GET', 'GET, HEAD')
            response = problem(405, _('Use one of these methods: %(all)s.') % {'all': allowed})
            response.headers['Allow'] = allowed
    response.headers['Content-Language'] = language
    response.headers.setdefault('Cache-Control', 'private, no-cache')
    for name, value in limits(getattr(request, 'use', None)).items():
        response.headers[name] = value
    if request.method == 'HEAD':
        response.headers['Content-Length'] = str(len(response.content))
        response.content = b''
    return response


def routed(request):
    """What the operation at this address answers, to HEAD as to GET.

    What ninja itself has at the root of the API is no operation of ours.
    """
    method = request.method
    try:
        found = FOUND.resolve('/' + request.path_info.partition('/api/')[2])
        if method == 'HEAD':
            request.method = 'GET'
        return found.func(request, *found.args, **found.kwargs)
    except (Resolver404, Http404):
        return problem(404, _('There is nothing at this address. See the list of operations.'))
    finally:
        request.method = method


def limits(use):
    """The headers that tell a program how often it may still call."""
    if use is None:
        return {}
    told = {'Limit': use.limit, 'Remaining': use.remaining, 'Reset': use.reset}
    return {f'RateLimit-{name}': str(value) for name, value in told.items()}


def language_of(request):
    """The first language of Accept-Language that we speak, else English: programs read it."""
    for code, _weight in parse_accept_lang_header(request.headers.get('Accept-Language', '')):
        try:
            return get_supported_language_variant(code)
        except LookupError:
            continue
    return 'en'
