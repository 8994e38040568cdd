"""The dealer plan sheet: one printed page a dealer works with (R44)."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.views.decorators.http import require_GET

from plans.document import display
from plans.document.choices import NeedStatus, Priority, StrategyStatus
from plans.domain.documents.reading import document_of
from plans.views.access import plan_of, reader
from plans.views.editing import edit_urls
from plans.views.plan_rows import context_of, form_url, model_details, shown_row

MOST_NEEDS, MOST_OFFERS, MOST_SHEETS = 5, 4, 50
ALL = 'all'
QUARTERS = range(1, 5)
WEIGHTS = {Priority.HIGH: 0, Priority.MEDIUM: 1, Priority.LOW: 2}


@reader
@require_GET
def dealer_sheet(request, plan_id):
    """The sheet of the plan: for the dealer named by `?dealer=D1`, for `all` of them, or blank."""
    plan = plan_of(request, plan_id)
    document, wanted = document_of(plan), request.GET.get('dealer')
    chosen = next((one for one in document.dealers if one.id == wanted), None)
    every = wanted == ALL and chosen is None and bool(document.dealers)
    wanted_ones = document.dealers if every else [chosen]
    part = Paginator(wanted_ones, MOST_SHEETS).get_page(request.GET.get('page'))
    context = context_of(plan, document)
    return render(
        request,
        'plan/dealer_sheet.html',
        {
            'plan': plan,
            'dealers': document.dealers,
            'dealer': chosen,
            'every': every,
            'page_obj': part,
            'sheets': [(one, own_target(one, context.language)) for one in part],
            'needs': needs_of(context),
            **offers_of(context),
            'quarters': QUARTERS,
            'form_url': form_url(request, plan, document),
            'target_url': edit_urls(request.membership, plan).get('dealers', ''),
        },
    )


def own_target(dealer, language):
    """What the dealer takes on for the whole period, '' while that is open."""
    if dealer is None or dealer.own_target is None:
        return ''
    return display.amount(dealer.own_target, dealer.unit, language)


def needs_of(context):
    """What customers need, the most important first."""
    live = [need for need in context.document.needs if need.status != NeedStatus.REJECTED]
    live.sort(key=lambda need: WEIGHTS.get(need.priority, 1))
    return [shown_row(context, 'needs', need) for need in live[:MOST_NEEDS]]


def offers_of(context):
    """`offers`, how we sell: chosen strategies; `lines`, what: rows of the model's details."""
    chosen = [
        shown_row(context, 'strategies', strategy)
        for strategy in context.document.strategies
        if strategy.status == StrategyStatus.CHOSEN
    ]
    _objects, lists = model_details(context, MOST_OFFERS)
    lines = [one for one in lists if one.part.name == 'product_lines']
    return {'offers': chosen[:MOST_OFFERS], 'lines': lines}
