"""The dealer plan sheet: one printed page a dealer works with, also as PDF (R44)."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from plans.document.choices import Language
from plans.domain import audit
from plans.domain.documents.reading import document_of
from plans.domain.language import active_language, word_in
from plans.exports.documents import TYPES, disposition, written
from plans.exports.outline import Setting
from plans.exports.outline.dealer_sheets import (
    MOST_NEEDS,
    MOST_OFFERS,
    QUARTERS,
    dealer_sheets,
    own_target,
)
from plans.rules.essentials import chosen_strategies, live_needs
from plans.views.access import plan_of, reader
from plans.views.editing import edit_urls
from plans.views.plan_rows import context_of, form_url, model_details, shown_row

MOST_SHEETS = 50
ALL = 'all'


@reader
@require_GET
def dealer_sheet(request, plan_id):
    """The sheet of the plan: for the dealer named by `?dealer=D1`, for `all` of them, or blank."""
    plan = plan_of(request, plan_id)
    document = document_of(plan)
    chosen, every, part = asked_for(request, document)
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
            'languages': [(one.value, one.label(context.language)) for one in Language],
            'form_url': form_url(request, plan, document),
            'target_url': edit_urls(request.membership, plan).get('dealers', ''),
        },
    )


@reader
@require_GET
def dealer_sheet_pdf(request, plan_id):
    """The sheets that the page shows, in `?language=`; who took them out is kept in the record."""
    plan = plan_of(request, plan_id)
    document = document_of(plan)
    asked = request.GET.get('language')
    sheets = dealer_sheets(
        document,
        asked_for(request, document)[2].object_list,
        on=plan.workspace.today(),
        language=asked if asked in tuple(Language) else active_language(),
        setting=Setting(company=plan.workspace.name, code=plan.code),
        form_url=form_url(request, plan, document),
    )
    made = written('pdf', 'dealer_sheets_pdf', sheets)
    audit.exported(plan, by=request.membership, what=f'PDF, {word_in(plan, "dealer_sheet")}')
    answer = HttpResponse(made, content_type=TYPES['pdf'])
    answer['Content-Disposition'] = disposition(f'{sheets.name}.pdf')
    return answer


def asked_for(request, document):
    """(the dealer chosen or None, whether it is all, the Page of those who get a sheet)."""
    wanted = request.GET.get('dealer')
    chosen = next((one for one in document.dealers if one.id == wanted), None)
    every = wanted == ALL and chosen is None and bool(document.dealers)
    found = Paginator(document.dealers if every else [chosen], MOST_SHEETS)
    return chosen, every, found.get_page(request.GET.get('page'))


def needs_of(context):
    """What customers need, the most important first."""
    return [shown_row(context, 'needs', need) for need in live_needs(context.document)[:MOST_NEEDS]]


def offers_of(context):
    """`offers`, how we sell: chosen strategies; `lines`, what: rows of the model's details."""
    chosen = chosen_strategies(context.document)[:MOST_OFFERS]
    _objects, lists = model_details(context, MOST_OFFERS)
    return {
        'offers': [shown_row(context, 'strategies', strategy) for strategy in chosen],
        'lines': [one for one in lists if one.part.name == 'product_lines'],
    }
