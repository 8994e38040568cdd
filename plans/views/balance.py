"""How what customers say divides over time, channels and people, and who was never heard."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.views.decorators.http import require_GET

from plans.document.choices import FeedbackChannel
from plans.domain import listening, permissions
from plans.domain.keys import new_key
from plans.domain.language import called_in
from plans.domain.listening import feedback_of
from plans.domain.unheard import UnheardInWorkspace, unheard_in_plan
from plans.forms.plan_choices import title_of
from plans.rules.listening import contradictions
from plans.views.access import plan_of, reader
from plans.views.feedback import may_record, urls_of
from plans.views.plan_page import PlanPage

UNHEARD_PAGE = 50
LISTS = {'need': 'needs', 'strategy': 'strategies'}


@reader
@require_GET
def balance(request):
    """Of the whole company."""
    today = request.workspace.today()
    unheard = UnheardInWorkspace(request.workspace, today)
    return render(request, 'feedback/balance.html', shown(request, None, today, unheard))


@reader
@require_GET
def plan_balance(request, plan_id):
    """Of one plan, with what contradicts its needs and strategies."""
    page = PlanPage(request, plan_of(request, plan_id))
    unheard = unheard_in_plan(page.plan, page.document, page.today)
    against = [(one, titled(page, one)) for one in contradictions(page.document, page.today)]
    context = page.frame('feedback') | shown(request, page.plan, page.today, unheard)
    return render(request, 'feedback/plan_balance.html', context | {'against': against})


def titled(page, one):
    """What the need or strategy is called."""
    name = LISTS[one.kind]
    return title_of(name, page.context.row(name, one.ref), page.language)


def shown(request, plan, today, unheard):
    """The Balance in words, and a page of the unheard."""
    found = listening.balance_of(feedback_of(request.workspace, plan), today)
    return {
        'plan': plan,
        'balance': found,
        'key': new_key(),
        'may_record': may_record(request.membership, plan),
        'may_ask': plan and permissions.may_edit_part(request.membership, plan, 'actions'),
        **urls_of(plan),
        'channels': [
            (key, called_in(plan, FeedbackChannel(key)) if key else '–', mood)
            for key, mood in found.channels
        ],
        'page_obj': Paginator(unheard, UNHEARD_PAGE).get_page(request.GET.get('page')),
        'unheard_count': len(unheard),
    }
