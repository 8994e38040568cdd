"""Handing the public form on: its link, its QR code, a card to print, a new link."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from plans.domain import feedback_forms, permissions
from plans.domain.documents.reading import document_of
from plans.domain.feedback_forms import StaleFormError, form_of
from plans.forms.feedback_forms import SharedFormForm
from plans.views.access import plan_of, planner, reader
from plans.views.plan_rows import form_url

ASKED = (
    'is_open', 'closes_on', 'languages', 'ask_contact',
    'title_vi', 'intro_vi', 'title_en', 'intro_en',
)  # fmt: skip


@reader
@require_http_methods(['GET', 'POST'])
def form_sharing(request, plan_id):
    """The link, the QR code and the settings of the plan's public form."""
    plan = plan_of(request, plan_id)
    may_change = permissions.may_edit_part(request.membership, plan, 'feedback_form')
    if request.method == 'POST' and not may_change:
        raise PermissionDenied(_('This part of the plan cannot be changed now.'))
    form = settings_of(request, plan)
    if request.method == 'POST' and form.is_valid() and configured(request, plan, form):
        return redirect('plans:form_sharing', plan.pk)
    context = {
        'plan': plan,
        'form': form,
        'may_change': may_change,
        'url': form_url(request, plan, document_of(plan)),
        'privacy_contact': request.workspace.privacy_contact,
    }
    status = 422 if form.is_bound else 200
    return render(request, 'feedback/sharing.html', context, status=status)


def settings_of(request, plan):
    """The form of settings: as sent, or as the row stands."""
    if request.method == 'POST':
        return SharedFormForm(request.POST)
    row = form_of(plan)
    return SharedFormForm(
        initial={name: getattr(row, name) for name in ASKED} | {'version': row.row_version}
    )


def configured(request, plan, form):
    """Keep the settings; False where somebody else changed them meanwhile."""
    version = form.cleaned_data['version']
    try:
        feedback_forms.configure(plan, form.values(), version=version, by=request.membership)
    except StaleFormError:
        now = plan.feedback_form
        now.refresh_from_db()
        form.data = form.data | {'version': now.row_version}
        form.add_error(
            None, _('Somebody else changed the form meanwhile. Send again to keep what you see.')
        )
        return False
    messages.success(request, _('The form is kept.'))
    return True


@planner
@require_POST
def new_form_link(request, plan_id):
    """Make the old link stop working."""
    plan = plan_of(request, plan_id)
    feedback_forms.renew_link(plan, by=request.membership)
    messages.success(request, _('The form has a new link. The old one and its QR code are dead.'))
    return redirect('plans:form_sharing', plan.pk)


@reader
@require_GET
def form_card(request, plan_id):
    """A card to print and hand over: what is asked, the QR code, the link."""
    plan = plan_of(request, plan_id)
    row, language = form_of(plan), get_language()[:2]
    return render(
        request,
        'feedback/card.html',
        {
            'plan': plan,
            'url': form_url(request, plan, document_of(plan)),
            'back': reverse('plans:form_sharing', args=[plan.pk]),
            'heading': getattr(row, f'title_{language}'),
            'closes_on': row.closes_on,
        },
    )
