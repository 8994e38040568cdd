"""A plan that waits for somebody who cannot decide: an admin asks another approver."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from plans.document.choices import PlanStatus
from plans.domain import approvers
from plans.domain.transitions import TransitionError
from plans.forms.members import ApproverForm
from plans.views.access import manager, plan_of, sent


@manager
@require_http_methods(['GET', 'HEAD', 'POST'])
def ask_another(request, plan_id):
    """Choose who decides on a plan that was submitted."""
    plan = plan_of(request, plan_id)
    if plan.status != PlanStatus.IN_REVIEW:
        messages.info(request, _('This plan does not wait for approval.'))
        return redirect('plans:plan', plan.pk)
    form = ApproverForm(sent(request), able=approvers.able(plan), lock_version=plan.lock_version)
    if request.method == 'POST' and form.is_valid() and asked(request, plan, form):
        return redirect('plans:submitted', plan.pk)
    context = {'plan': plan, 'form': form, 'able': form.fields['to'].queryset}
    return render(request, 'reviews/ask_another.html', context, status=422 if form.errors else 200)


def asked(request, plan, form):
    """Ask the member chosen; what keeps it is said on the form. Returns whether it was done."""
    to = form.cleaned_data['to']
    try:
        approvers.ask_another(plan, by=request.membership, **form.cleaned_data)
    except TransitionError as kept:
        plan.refresh_from_db()
        form.data = {**form.data.dict(), 'lock_version': plan.lock_version}
        form.add_error(None, kept.message)
        return False
    text = _('{name} finds the plan under “Waiting for me”.')
    messages.success(request, text.format(name=to.user.get_full_name()))
    return True
