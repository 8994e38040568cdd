"""The customers of a plan: added by name, marked as lost, left out again."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from plans.domain import customers
from plans.forms.customers import CustomersForm, StoppedForm
from plans.views.access import plan_of, reader

PAGE = 50


@reader
@require_http_methods(['GET', 'POST'])
def plan_customers(request, plan_id):
    """The list, and what is done with it: `what` is add, stop, leave_out or take_back."""
    plan = plan_of(request, plan_id)
    may_change = customers.may_change(request.membership, plan)
    if request.method == 'POST' and not may_change:
        raise PermissionDenied(_('This part of the plan cannot be changed now.'))
    form = CustomersForm(plan=plan)
    if request.method == 'POST':
        what = request.POST.get('what') or request.GET.get('what')  # Undo sends an address alone
        form = DONE.get(what, add)(request, plan)
        if form is None:
            return redirect('plans:plan_customers', plan.pk)
    page = Paginator(customers.customers_of(plan), PAGE).get_page(request.GET.get('page'))
    context = {'plan': plan, 'form': form, 'may_change': may_change, 'page_obj': page}
    return render(request, 'feedback/customers.html', context, status=422 if form.errors else 200)


def add(request, plan):
    """Add names; returns the form where they cannot be taken."""
    form = CustomersForm(request.POST, plan=plan)
    if not form.is_valid():
        return form
    count = customers.add_customers(plan, form.cleaned_data['names'], by=request.membership)
    text = ngettext('{n} customer is added.', '{n} customers are added.', count).format(n=count)
    messages.success(request, text)
    return None


def stop(request, plan):
    """Keep the day a customer stopped buying."""
    form = StoppedForm(request.POST, today=request.workspace.today())
    if form.is_valid():
        day = form.cleaned_data['stopped_on']
        customers.note_stopped(plan, customer_of(request, plan), day, by=request.membership)
        messages.success(request, _('Saved.'))
    else:
        messages.error(request, form.errors['stopped_on'][0])


def leave_out(request, plan):
    """Take a customer out of the plan."""
    customer = customer_of(request, plan)
    customers.leave_out(plan, customer, by=request.membership)
    undo = {'what': 'take_back', 'customer': customer.pk}
    messages.success(
        request,
        _('The customer is no longer in the plan. What they said stays.'),
        extra_tags=reverse('plans:plan_customers', args=[plan.pk], query=undo),
    )


def take_back(request, plan):
    """Undo that."""
    customer = get_object_or_404(request.workspace.customers, pk=sent_pk(request.GET))
    customers.take_back(plan, customer, by=request.membership)
    messages.success(request, _('The customer is in the plan again.'))


def customer_of(request, plan):
    """The customer that a button is about."""
    return get_object_or_404(plan.customers, pk=sent_pk(request.POST))


def sent_pk(values):
    """The customer's pk that was sent; 0, which nobody has, for what is none."""
    pk = values.get('customer', '')
    return int(pk) if pk.isdecimal() and len(pk) < 15 else 0


DONE = {'stop': stop, 'leave_out': leave_out, 'take_back': take_back}
