"""A customer's wish to see, correct or erase what we hold: one page, one click, one record."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from plans.domain import customer_data as domain
from plans.forms.customer_data import CustomerDataForm
from plans.views.access import recorder
from plans.views.feedback_items import item_of

MOST_RECORDS = 20
WORDS = {
    domain.SHOWN: gettext_lazy('shown'),
    domain.CORRECTED: gettext_lazy('corrected'),
    domain.ERASED: gettext_lazy('erased'),
}


@recorder
@require_http_methods(['GET', 'POST'])
def customer_data(request, feedback_id):
    """What is held of the customer who said this, and the three things they may ask for."""
    item = item_of(request, feedback_id)
    initial = {'name': item.customer_name, 'contact': item.contact}
    form = CustomerDataForm(request.POST if request.method == 'POST' else None, initial=initial)
    if request.method == 'POST' and form.is_valid():
        if form.cleaned_data['wish'] == 'see':
            found = domain.record_shown(item, by=request.membership)
            return render(request, 'feedback/customer_data_sheet.html', {'held': found})
        return fulfilled(request, item, form.cleaned_data)
    context = {
        'item': item,
        'held': domain.held_about(item),
        'form': form,
        'records': records(request.workspace),
    }
    status = 422 if form.errors else 200
    return render(request, 'feedback/customer_data.html', context, status=status)


def fulfilled(request, item, said):
    """Correct or erase, and say so."""
    by = request.membership
    if said['wish'] == 'correct':
        domain.correct(item, name=said['name'], contact=said['contact'], by=by)
        messages.success(request, _('Corrected everywhere, and recorded.'))
    else:
        domain.erase(item, with_words=said['with_words'], by=by)
        messages.success(request, _('Erased, and recorded.'))
    return redirect('plans:customer_data', item.pk)


def records(workspace):
    """Wishes that were fulfilled: (event, what)."""
    events = domain.requests_of(workspace)[:MOST_RECORDS]
    return [(event, WORDS[event.action]) for event in events]
