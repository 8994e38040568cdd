"""What a quantity costs, asked by anybody who may read the plan."""

from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from plans.domain.documents.reading import document_of
from plans.forms.prices import PriceForm
from plans.rules.price_tiers import price_for
from plans.views.access import plan_of, reader


@reader
@require_GET
def price(request, plan_id):
    """The page that answers; a section with the same form takes only the answer from it."""
    plan = plan_of(request, plan_id)
    document = document_of(plan)
    form = PriceForm(request.GET, document=document)
    asked = bool(request.GET.get('quantity', '').strip())
    is_valid = asked and form.is_valid()
    line = form.line if is_valid else None
    context = {
        'plan': plan,
        'document': document,
        'typed': request.GET.get('quantity', ''),
        'asked': asked,
        'chosen': form.number,
        'line': line,
        'price': price_for(line, form.cleaned_data['quantity']) if line else None,
        'error': form.first_error if asked and not is_valid else '',
        'language': get_language(),
    }
    return render(request, 'models/price.html', context)
