"""Naming the causes of where a target stands."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from plans.domain import causes
from plans.domain.causes import CausesError
from plans.forms.causes import CausesForm
from plans.views.access import recorder
from plans.views.actual_imports import recordable
from plans.views.target_figures import target_url


@recorder
@require_POST
def record_causes(request, plan_id, ref):
    """Keep what was ticked; back to the target."""
    plan = recordable(request, plan_id)
    form = CausesForm(request.POST, plan=plan)
    if not plan.targets.filter(ref=ref).exists():
        raise Http404
    if form.is_valid():
        try:
            causes.record_causes(
                plan,
                ref,
                causes=form.cleaned_data['causes'],
                note=form.cleaned_data['causes_note'],
                was=request.POST.get('was', '').split(),
                by=request.membership,
            )
            messages.success(request, _('The causes are saved.'))
        except CausesError as refused:
            messages.error(request, str(refused))
    else:
        messages.error(request, next(iter(form.errors.values()))[0])
    return redirect(target_url(plan, ref) + '#advice-head')
