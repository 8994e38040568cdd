"""The dealer plan sheet: one printed page a dealer works with (R44)."""

from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from plans.document.choices import NeedStatus, Priority, StrategyStatus
from plans.domain.documents.reading import document_of
from plans.views.access import plan_of, reader
from plans.views.plan_rows import context_of, form_url, model_details, shown_row

MOST_NEEDS, MOST_OFFERS = 5, 4
QUARTERS = range(1, 5)
WEIGHTS = {Priority.HIGH: 0, Priority.MEDIUM: 1, Priority.LOW: 2}


@reader
@require_GET
def dealer_sheet(request, plan_id):
    """The sheet of the plan, for the dealer named by `?dealer=D1` or for any."""
    plan = plan_of(request, plan_id)
    document = document_of(plan)
    chosen = next((one for one in document.dealers if one.id == request.GET.get('dealer')), None)
    context = context_of(plan, document)
    offers, lines = offers_of(context)
    return render(
        request,
        'plan/dealer_sheet.html',
        {
            'plan': plan,
            'document': document,
            'dealers': document.dealers,
            'dealer': chosen,
            'needs': needs_of(context),
            'offers': offers,
            'lines': lines,
            'quarters': QUARTERS,
            'form_url': form_url(request, plan, document),
            'language': get_language(),
        },
    )


def needs_of(context):
    """What customers need, the most important first."""
    live = [need for need in context.document.needs if need.status != NeedStatus.REJECTED]
    live.sort(key=lambda need: WEIGHTS.get(need.priority, 1))
    return [shown_row(context, 'needs', need) for need in live[:MOST_NEEDS]]


def offers_of(context):
    """(how we sell: chosen strategies, what we sell: rows of the model's details)."""
    chosen = [
        shown_row(context, 'strategies', strategy)
        for strategy in context.document.strategies
        if strategy.status == StrategyStatus.CHOSEN
    ]
    _objects, lists = model_details(context, MOST_OFFERS)
    return chosen[:MOST_OFFERS], [one for one in lists if one.part.name == 'product_lines']
