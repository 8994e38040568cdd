"""The public feedback form: no sign-in, phone first, one language at a time."""

from allauth.account.adapter import get_adapter
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.utils import translation
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from plans.domain import keys
from plans.domain.public_feedback import FormClosedError, TooManyPostsError, open_form, receive
from plans.forms.public_feedback import PublicFeedbackForm
from plans.views.access import sent

LANGUAGES = ('vi', 'en')


def in_language(view):
    """Speak the language of the address (?lang=en), else the first that the form offers."""

    def spoken(request, token):
        form = open_form(token)
        offered = (form.languages if form else None) or list(LANGUAGES)
        wanted = request.GET.get('lang')
        language = wanted if wanted in LANGUAGES else default_language(form, offered)
        with translation.override(language):
            request.LANGUAGE_CODE = language
            answer = view(request, form, language, offered)
        answer['Referrer-Policy'] = 'strict-origin'  # our host at most, never the token
        answer['X-Robots-Tag'] = 'noindex, nofollow'
        return answer

    spoken.__name__ = view.__name__
    return login_not_required(never_cache(spoken))


def default_language(form, offered):
    """The company's language where the form offers it, else the first offered."""
    own = form.plan.workspace.default_language if form else 'vi'
    return own if own in offered else offered[0]


@require_http_methods(['GET', 'POST'])
@in_language
def feedback_form(request, form, language, offered):
    """Show the form, or store what was sent; a closed and an unknown one look alike."""
    if form is None:
        return render(request, 'feedback/closed.html', status=404)
    asked = PublicFeedbackForm(sent(request), asks_contact=form.ask_contact)
    context = {
        'public': form,
        'workspace': form.plan.workspace,
        'form': asked,
        'language': language,
        'offered': offered,
        'title': getattr(form, f'title_{language}'),
        'intro': getattr(form, f'intro_{language}'),
        'key': keys.new_key(),
    }
    if request.method == 'GET' or not asked.is_valid():
        return render(request, 'feedback/public_form.html', context)
    if not asked.is_machine and not store(request, form, language, asked):
        return render(request, 'feedback/too_many.html', context, status=429)
    return redirect(f'{request.path}thanks/?lang={language}')


def store(request, form, language, asked):
    """Store it once; False where there were too many."""
    key = request.POST.get('key') or keys.new_key()
    address = get_adapter(request).get_client_ip(request)  # past the proxies that are ours
    try:
        receive(form, address=address, key=key, language=language, answers=asked.received())
    except (keys.KeyUsedError, FormClosedError):
        pass  # the page that follows says which
    except TooManyPostsError:
        return False
    return True


@require_GET
@in_language
def thanks(request, form, language, offered):
    """The page after sending."""
    if form is None:
        return render(request, 'feedback/closed.html', status=404)
    context = {'workspace': form.plan.workspace, 'language': language}
    return render(request, 'feedback/thanks.html', context)
