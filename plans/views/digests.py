"""Ending the weekly mail from the mail itself, without signing in."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from plans.domain import digests


@login_not_required
@csrf_exempt  # the mail program posts by itself (RFC 8058); the signature says who asks
@never_cache
@require_http_methods(['GET', 'HEAD', 'POST'])
def end_digest(request, token):
    """Ask, then end the mails; a mail program's one click ends them at once."""
    user = digests.reader_of(token)
    with translation.override(user.language if user else translation.get_language()):
        if user is not None and request.method == 'POST':
            digests.end(user)
        context = {'reader': user, 'is_over': request.method == 'POST'}
        answer = render(request, 'digests/end.html', context, status=200 if user else 404)
    answer._has_been_logged = True  # the log of refusals would name the secret
    answer['Referrer-Policy'] = 'no-referrer'
    answer['X-Robots-Tag'] = 'noindex, nofollow'
    return answer
