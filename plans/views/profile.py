"""One's own name, language and look, and the companies one works in."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from plans.forms.accounts import ProfileForm
from plans.views.access import sent, whoever
from plans.views.preferences import keep_in_browser

FIELDS = ('name', 'language', 'theme', 'density', 'wants_digest')


@whoever
@require_http_methods(['GET', 'HEAD', 'POST'])
def profile(request):
    """Show the profile, or save it."""
    kept = {name: getattr(request.user, name) for name in FIELDS}
    form = ProfileForm(sent(request), initial=kept)
    if request.method == 'POST' and form.is_valid():
        chosen = {name: form.cleaned_data[name] for name in FIELDS}
        for name, value in chosen.items():
            setattr(request.user, name, value)
        request.user.save(update_fields=FIELDS)
        with translation.override(chosen['language']):
            messages.success(request, _('Saved.'))
        return keep_in_browser(redirect('plans:profile'), chosen)
    mine = request.user.memberships.active().select_related('workspace')
    context = {'form': form, 'memberships': mine.order_by('workspace__name')}
    return render(request, 'profile/profile.html', context, status=422 if form.errors else 200)
