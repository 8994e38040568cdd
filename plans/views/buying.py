"""Choosing among quotes while the plan is built."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from plans.document.choices import StepKey
from plans.domain import buying
from plans.views.access import plan_to_build, planner
from plans.views.wizard import step_url
from plans.views.wizard_rows import save_rest


@planner
@require_POST
def award(request, plan_id, quote_id):
    """Choose the supplier of a quote, then open its item, where the reason is asked for."""
    plan = plan_to_build(request, plan_id)
    refused = save_rest(request, plan, StepKey.MODEL_DETAILS)
    if refused:
        return refused
    item = buying.award(plan, quote_id, by=request.membership)
    text = _('{supplier} is chosen. Say why in one sentence.')
    messages.success(request, text.format(supplier=item.awarded_supplier or _('The supplier')))
    return redirect(step_url(plan, StepKey.MODEL_DETAILS, f'items-{item.pk}'))


@planner
@require_POST
def take_counts(request, plan_id, item_id):
    """Write how many suppliers and quotes the item lists."""
    plan = plan_to_build(request, plan_id)
    refused = save_rest(request, plan, StepKey.MODEL_DETAILS)
    if refused:
        return refused
    item = buying.take_counts(plan, item_id, by=request.membership)
    messages.success(request, _('The counts are those of the list now.'))
    return redirect(step_url(plan, StepKey.MODEL_DETAILS, f'items-{item.pk}'))
