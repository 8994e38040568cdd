"""Accepting an open check with a reason; confirming that, and taking it back, as an approver."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from plans.document.choices import CheckCode
from plans.domain import plan_templates, waivers
from plans.forms.reviews import AcceptForm
from plans.rules.checks import texts
from plans.views.access import decider, plan_of, planner
from plans.views.health import subjects_of
from plans.views.places import way_back

VERBS = {
    'confirm': (waivers.confirm, gettext_lazy('Confirmed: this check is accepted.')),
    'revoke': (waivers.revoke, gettext_lazy('The check is open again.')),
}


@planner
@require_http_methods(['GET', 'POST'])
def accept_check(request, plan_id, code):
    """Ask for a reason and a last day; POST accepts the check as it stands now."""
    plan = plan_of(request, plan_id)
    if code not in set(CheckCode):
        raise Http404
    if not waivers.may_accept(request.membership, plan):
        raise PermissionDenied(_('Only the owner and co-editors accept checks of this plan.'))
    back = back_to(request, plan)
    try:
        found = waivers.open_check(plan, code)
        form = form_for(request, plan, found)
        if request.method == 'POST' and form.is_valid() and accepted(request, plan, code, form):
            return redirect(back)
    except waivers.NothingToAcceptError as nothing:
        messages.info(request, nothing.message)
        return redirect(back)
    status = 422 if form.errors else 200
    return render(request, 'reviews/accept.html', words(plan, found, form, back), status=status)


def form_for(request, plan, found):
    """The form, for 90 days unless the period ends before."""
    day = waivers.default_expiry(plan, plan.workspace.today())
    initial = {'expires_on': day, 'seen': found.fingerprint}
    return AcceptForm(request.POST if request.method == 'POST' else None, initial=initial)


def accepted(request, plan, code, form):
    """Accept it; what is refused is said on the form. Returns whether it was done."""
    values = form.cleaned_data
    try:
        waiver = waivers.accept(plan, code=code, by=request.membership, **values)
    except waivers.NothingToAcceptError:
        raise
    except waivers.WaiverError as refused:
        form.add_error(refused.field, refused.message)
        plan.refresh_from_db()
        form.data = form.data.copy()
        form.data['seen'] = waivers.open_check(plan, code).fingerprint
        return False
    undo = reverse('plans:take_back', args=[plan.pk, waiver.pk])
    messages.success(request, _('Accepted until the day you chose.'), extra_tags=undo)
    return True


def words(plan, found, form, back):
    """What the page says of the check."""
    language, finding = get_language(), found.finding
    wording = plan_templates.check_wording(plan_templates.guide_of(plan))
    said = (finding.code, language, wording, plan.business_model)
    return {
        'plan': plan,
        'form': form,
        'back': back,
        'severity': finding.severity,
        'title': texts.title(*said),
        'message': texts.message(finding, found.document, language, wording),
        'why': texts.why(*said),
        'fix': texts.fix(*said),
        'subjects': subjects_of(plan, finding, found.document),
    }


@planner
@require_POST
def take_back(request, plan_id, waiver_id):
    """Undo one's own acceptance; back where one was."""
    plan = plan_of(request, plan_id)
    waiver = plan.waivers.filter(pk=waiver_id).first()
    try:
        if waiver is not None:
            waivers.take_back(plan, waiver=waiver, by=request.membership)
        messages.success(request, _('The check is open again.'))
    except waivers.WaiverError as refused:
        messages.warning(request, refused.message)
    return redirect(back_to(request, plan))


@decider
@require_POST
def decide_waiver(request, plan_id, waiver_id, verb):
    """Confirm an accepted must of an active plan, or take an acceptance back."""
    plan = plan_of(request, plan_id)
    if verb not in VERBS:
        raise Http404
    waiver = get_object_or_404(plan.waivers, pk=waiver_id)
    do, done = VERBS[verb]
    try:
        do(plan, waiver=waiver, by=request.membership)
        messages.success(request, done)
    except waivers.WaiverError as refused:
        messages.warning(request, refused.message)
    return redirect(back_to(request, plan))


def back_to(request, plan):
    """The page the person came from."""
    page = 'plans:build' if plan.is_draft else 'plans:plan'
    return way_back(request, reverse(page, args=[plan.pk]))
