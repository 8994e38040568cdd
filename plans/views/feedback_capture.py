"""Feedback written down by hand, with the customer in front of one."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from plans.document.choices import FeedbackChannel, PlanStatus, Sentiment
from plans.domain import feedback, keys
from plans.forms.feedback_items import CaptureForm
from plans.forms.plan_choices import KNOWN_NAMES
from plans.views.access import plan_of, recorder, sent
from plans.views.feedback import inbox_url, may_record
from plans.views.places import way_back

MOST_PLANS = 200


@recorder
@require_http_methods(['GET', 'POST'])
def capture_feedback(request, plan_id=None, sentiment=''):
    """Write down what a customer has just said: ten seconds, on a phone."""
    plan = plan_of(request, plan_id) if plan_id else None
    if not may_record(request.membership, plan):
        raise PermissionDenied(_('This part of the plan cannot be changed now.'))
    form = capture_form(request, plan, sentiment)
    if request.method == 'POST' and form.is_valid():
        return captured(request, plan, form)
    came_from = way_back(request, '')
    context = {'form': form, 'plan': plan, 'came_from': came_from, 'key': keys.new_key()}
    context['back'] = came_from or inbox_url(plan)
    return render(request, 'feedback/capture.html', context, status=422 if form.errors else 200)


def capture_form(request, plan, sentiment):
    """The form, with the plan preset where there is only one that runs."""
    today = request.workspace.today()
    plans = list(open_plans(request.membership, plan))
    initial = {'channel': FeedbackChannel.MEETING, 'received_on': today}
    if sentiment:
        initial['sentiment'] = Sentiment(sentiment)
    initial['customer'] = request.GET.get('customer', '')[:160].replace('\0', '')
    initial['plan'] = plan or (plans[0] if len(plans) == 1 else None)
    customers = request.workspace.customers.values_list('name', flat=True)[:KNOWN_NAMES]
    return CaptureForm(
        sent(request), initial=initial, today=today, plan=plan, customers=customers, plans=plans
    )


def open_plans(member, plan):
    """The plans that the member may add feedback to."""
    if plan is not None:
        return [plan]
    mine = Q(status=PlanStatus.DRAFT, owner=member)
    found = member.workspace.plans.filter(mine | Q(status=PlanStatus.ACTIVE))
    return found.order_by('-status', '-pk')[:MOST_PLANS]


def captured(request, plan, form):
    """Keep it once per key, and ask for the next."""
    values = dict(form.cleaned_data)
    plan = values.pop('plan') or plan
    url = way_back(request, inbox_url(plan))
    try:
        with transaction.atomic():
            used = keys.use_key(request.workspace, request.POST.get('key') or keys.new_key())
            item = feedback.capture(request.workspace, plan, values, by=request.membership)
            keys.remember_result(used, reverse('plans:feedback_item', args=[item.pk]))
        messages.success(request, _('Kept: what %(customer)s said.') % values)
    except keys.KeyUsedError as sent_before:
        url = sent_before.url or url
    if request.POST.get('then') == 'next':
        url = request.get_full_path()
    return redirect(url)
