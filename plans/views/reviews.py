"""The eleventh step: review and submit; what follows; taking a submitted plan back."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from plans.document.choices import PlanStatus, StepKey
from plans.domain import permissions, reviews, wizard
from plans.domain.transitions import PlanMovedOnError, TransitionError, must_be
from plans.forms.reviews import SubmitForm
from plans.views.access import plan_of, plan_to_build, planner, reader
from plans.views.comments import say_instead
from plans.views.health import panel
from plans.views.plan_rows import context_of
from plans.views.review_summary import asked_of, summaries_of
from plans.views.wizard import steps_of


@planner
@require_http_methods(['GET', 'POST'])
def review(request, plan_id):
    """What is wrong, what is missing, what is in the plan; POST hands it to the approver."""
    plan = plan_of(request, plan_id)
    if plan.status != PlanStatus.DRAFT and request.method == 'GET':
        return redirect('plans:plan', plan.pk)
    try:
        must_be(plan, PlanStatus.DRAFT, plan.lock_version)
    except PlanMovedOnError as moved:
        return tell_of_move(request, plan, moved)
    plan = plan_to_build(request, plan_id)
    if request.method == 'POST':
        return submit(request, plan)
    wizard.visit(plan, StepKey.REVIEW, by=request.membership)
    return show_review(request, plan)


def submit(request, plan):
    """Hand the plan over, or show what keeps it."""
    now = reviews.readiness(plan)
    form = SubmitForm(request.POST, warnings=now.warnings)
    is_sound = form.is_valid()
    sent = form.cleaned_data
    if not is_sound and (now.is_complete or sent.get('lock_version') is None):
        return show_review(request, plan, form=form, status=422)
    note = sent.get('note', '')
    try:
        reviews.submit(
            plan,
            by=request.membership,
            lock_version=sent['lock_version'],
            note=note,
            warnings_read=sent.get('shown', '').split(),
        )
    except PlanMovedOnError as moved:
        return tell_of_move(request, plan, moved)
    except TransitionError as kept:
        plan.refresh_from_db()
        return show_review(request, plan, note=note, problem=kept.message, status=422)
    return redirect('plans:submitted', plan.pk)


def tell_of_move(request, plan, moved):
    """Lead to where the plan is now; a form sent twice leads where the first one led."""
    plan.refresh_from_db()
    asked = plan.approvals.first()
    if plan.status == PlanStatus.IN_REVIEW and asked and asked.requested_by == request.membership:
        return redirect('plans:submitted', plan.pk)
    note = request.POST.get('note', '').strip()
    if plan.is_draft:
        return show_review(request, plan, note=note, problem=moved.message, status=409)
    return say_instead(request, plan, moved.message, note)


def show_review(request, plan, *, form=None, note='', problem='', status=200):
    """The review page, with what keeps the plan from being submitted said first."""
    language = get_language()
    now = reviews.readiness(plan)
    steps = steps_of(plan)
    asked = asked_of(plan, now, language, steps)
    form = form or SubmitForm(warnings=now.warnings, lock_version=plan.lock_version, note=note)
    context = {
        'plan': plan,
        'now': now,
        'number': len(steps),
        'panel': panel(plan, now.standing, language=language),
        'asked': asked,
        'missing': [one for one in asked if not one.is_met],
        'steps': summaries_of(plan, context_of(plan, now.document), steps),
        'form': form,
        'problem': problem,
        'page_errors': bool(problem),
    }
    return render(request, 'reviews/review.html', context, status=status)


@reader
@require_GET
def submitted(request, plan_id):
    """After submitting: what happens next, and who decides."""
    plan = plan_of(request, plan_id)
    if plan.status != PlanStatus.IN_REVIEW:
        return redirect('plans:plan', plan.pk)
    approval = plan.approvals.select_related('version', 'approver__user').first()
    context = {
        'plan': plan,
        'approval': approval,
        'may_withdraw': permissions.may_withdraw(request.membership, plan),
        'may_decide': permissions.may_approve(request.membership, plan),
        'may_ask_another': permissions.may_ask_another(request.membership, plan),
    }
    return render(request, 'reviews/submitted.html', context)


@planner
@require_http_methods(['GET', 'POST'])
def withdraw(request, plan_id):
    """Take a submitted plan back: GET asks, POST does."""
    plan = plan_of(request, plan_id)
    if request.method == 'GET':
        if not permissions.may_withdraw(request.membership, plan):
            return redirect('plans:plan', plan.pk)
        return render(request, 'reviews/withdraw.html', {'plan': plan})
    sent = request.POST.get('lock_version', '')
    lock_version = int(sent) if sent.isdecimal() and len(sent) < 10 else None
    try:
        reviews.withdraw(plan, by=request.membership, lock_version=lock_version)
    except PlanMovedOnError as moved:
        messages.warning(request, moved.message)
        return redirect('plans:plan', plan.pk)
    messages.success(request, _('The plan is a draft again.'))
    return redirect(reverse('plans:build', args=[plan.pk]))
