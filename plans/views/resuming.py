"""What somebody sent after the session had ended waits until they have signed in again.

With scripts the page puts it back into its fields (form.js); this is the way without them.
"""

import time
from urllib.parse import urlsplit

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.shortcuts import redirect, render
from django.urls import resolve, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from plans.domain.holding import plan_in
from plans.views.access import whoever

KEPT_IN_SESSION = 'sent_signed_out'
KEPT_FOR = 60 * 60  # seconds
MOST = 200_000  # characters
NOT_KEPT = ('csrfmiddlewaretoken', 'password', 'secret')
SHOWN = 6


class LoginRequired(LoginRequiredMiddleware):
    """Leads to the sign-in page; what was sent to one of our pages is kept meanwhile."""

    def handle_no_permission(self, request, view_func):
        """The way to the sign-in page, and from there to what was kept."""
        kept = _sent(request)
        if kept is None:
            return super().handle_no_permission(request, view_func)
        request.session[KEPT_IN_SESSION] = kept
        return redirect_to_login(reverse('plans:resume'), self.get_login_url(view_func))


def _sent(request):
    """What a form of ours sent, as the session keeps it; None where there is nothing to keep."""
    is_ours = request.resolver_match.app_name == 'plans'
    if request.method != 'POST' or not is_ours or request.headers.get('HX-Request'):
        return None
    fields = [
        (name, value)
        for name, values in request.POST.lists()
        if not any(word in name for word in NOT_KEPT)
        for value in values
    ]
    length = sum(len(name) + len(value) for name, value in fields)
    if not fields or request.FILES or length > MOST:
        return None
    page = {'path': request.get_full_path(), 'back': _page_of(request)}
    return page | {'fields': fields, 'at': int(time.time())}


def _page_of(request):
    """The page on which the form stood, where the browser tells; else home."""
    told = request.headers.get('Referer', '')
    is_ours = url_has_allowed_host_and_scheme(told, {request.get_host()}, request.is_secure())
    parts = urlsplit(told)
    return f'{parts.path}?{parts.query}' if is_ours and parts.path else '/'


@whoever
@never_cache
@require_safe
def resume(request):
    """Shows what waits and offers to send it, once; without anything leads home."""
    kept = request.session.get(KEPT_IN_SESSION)
    if not kept or time.time() - kept['at'] > KEPT_FOR or not _may_be_theirs(request, kept):
        return redirect('/')
    texts = [
        value for name, value in kept['fields'] if ' ' in value and not name.startswith('was-')
    ]
    context = {'kept': kept, 'texts': sorted(texts, key=len, reverse=True)[:SHOWN]}
    return render(request, 'account/resume.html', context)


def _may_be_theirs(request, kept):
    """Whether who signed in reaches the plan that it was sent to: it may be another's device."""
    plan_id = resolve(urlsplit(kept['path']).path).kwargs.get('plan_id')
    mine = [one.workspace for one in getattr(request, 'memberships', ())]
    return plan_id is None or any(plan_in(workspace, plan_id) for workspace in mine)
