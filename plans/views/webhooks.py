"""Webhooks of the company: added, changed, taken out, and what was sent."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from plans.domain import webhooks
from plans.domain.edits import EditedMeanwhile
from plans.domain.keys import KeyUsedError, use_key
from plans.forms.webhooks import WebhookChangeForm, WebhookForm
from plans.views.access import manager, sent
from plans.views.settings import who_did

LOGGED = 50  # a page


@manager
@never_cache
def list_webhooks(request):
    """The addresses; a POST adds one and shows its secret this once."""
    form, made = WebhookForm(sent(request)), None
    if request.method == 'POST' and form.is_valid():
        try:
            made = _added(request, form.cleaned_data)
            form = WebhookForm()
        except KeyUsedError:
            return redirect('plans:webhooks')
        except webhooks.TooManyWebhooks:
            form.add_error('url', _('There are ten webhooks already: take one out first.'))
    context = {'form': form, 'webhooks': request.workspace.webhooks.all(), 'made': made}
    status = 422 if form.errors else 200
    return render(request, 'settings/webhooks.html', context, status=status)


@transaction.atomic
def _added(request, asked):
    """(Webhook, secret). Raises KeyUsedError, TooManyWebhooks."""
    use_key(request.workspace, asked['key'])
    wanted = {'url': asked['url'], 'events': asked['events'], 'by': request.membership}
    return webhooks.add_webhook(request.workspace, **wanted)


@manager
def webhook(request, webhook_id):
    """What one address is told, and what was sent; a POST changes it."""
    one = get_object_or_404(request.workspace.webhooks, pk=webhook_id)
    form, status = WebhookChangeForm(sent(request), kept=webhooks.values_of(one)), 200
    if request.method == 'POST':
        status = 422
        if form.is_valid():
            if changed(request, one, form):
                messages.success(request, _('Saved.'))
                return redirect('plans:webhook', one.pk)
            status = 409
    page = Paginator(one.deliveries.all(), LOGGED).get_page(request.GET.get('page'))
    context = {'form': form, 'webhook': one, 'page_obj': page}
    return render(request, 'settings/webhook.html', context, status=status)


def changed(request, one, form):
    """Save what was changed; what collides is said on the form. Returns whether it was done."""
    asked = {'was': form.cleaned_data['was'], 'wanted': form.wanted()}
    try:
        webhooks.change_webhook(one, by=request.membership, **asked)
    except EditedMeanwhile as conflict:
        form.tell_of(conflict, who=who_did(request.workspace, webhooks.CHANGED))
        return False
    return True


@manager
@require_POST
def remove_webhook(request, webhook_id):
    """Take an address out, after asking."""
    one = get_object_or_404(request.workspace.webhooks, pk=webhook_id)
    if request.POST.get('sure') != 'yes':
        return render(request, 'settings/webhook_remove.html', {'webhook': one})
    webhooks.remove_webhook(one, by=request.membership)
    messages.success(request, _('%(url)s is told nothing any more.') % {'url': one.url})
    return redirect('plans:webhooks')
