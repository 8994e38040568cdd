"""Theme, language and density: kept with the person, and in this browser for its sign-in page."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponseBadRequest
from django.shortcuts import redirect
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from plans.forms.preferences import PreferencesForm
from plans.views.places import way_back
from plans.views.shell import THEME_COOKIE

A_YEAR = 365 * 24 * 60 * 60
COOKIES = {'theme': THEME_COOKIE, 'language': settings.LANGUAGE_COOKIE_NAME}


@login_not_required
@require_POST
def preferences(request):
    """Keep what was chosen and go back to the page it was chosen on."""
    form = PreferencesForm(request.POST)
    if not form.is_valid():
        return HttpResponseBadRequest(_('This choice does not exist.'))
    chosen = form.chosen()
    if request.user.is_authenticated:
        for name, value in chosen.items():
            setattr(request.user, name, value)
        request.user.save(update_fields=chosen.keys())
    return keep_in_browser(redirect(way_back(request, '/')), chosen)


def keep_in_browser(response, chosen):
    """Give the response the cookies of what was chosen, for pages without a person."""
    for name in chosen.keys() & COOKIES.keys():
        response.set_cookie(
            COOKIES[name],
            chosen[name],
            max_age=A_YEAR,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite='Lax',
        )
    return response


def own_language(get_response):
    """Middleware: a browser that has chosen no language speaks that of the person signed in.

    Stands after AuthenticationMiddleware; LocaleMiddleware has read the cookie and the browser.
    """

    def answer(request):
        chosen_here = settings.LANGUAGE_COOKIE_NAME in request.COOKIES
        if not chosen_here and request.user.is_authenticated:
            translation.activate(request.user.language)
            request.LANGUAGE_CODE = translation.get_language()
        return get_response(request)

    return answer
