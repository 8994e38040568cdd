"""The inbox: what customers said, of the whole company or of one plan, criticism first."""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.db.models import Count
from django.http import QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from plans.document.choices import PlanStatus
from plans.domain import listening, permissions
from plans.domain.keys import new_key
from plans.domain.listening import feedback_of
from plans.domain.permissions import Permission
from plans.domain.thresholds import policy_of
from plans.domain.unheard import UnheardInWorkspace, unheard_in_plan
from plans.forms.inbox import STATUSES, BulkForm, InboxForm
from plans.views.access import plan_of, reader
from plans.views.plan_page import PlanPage
from plans.views.voices import voices_of, with_all_of_a_line

PAGE = 30
MOST_PLANS = 200
SHOWN_UNHEARD, SHOWN_TOPICS = 5, 4
UNDONE = 'undone_bulk'  # in the session: what was ticked and typed for a bulk action that failed


@dataclass
class Tab:
    """A link above the list."""

    key: str
    url: str
    count: int
    is_current: bool


@reader
@require_GET
def feedback(request):
    """What all customers of the company said."""
    return render(request, template_of(request, 'inbox'), inbox(request))


@reader
@require_GET
def plan_feedback(request, plan_id):
    """What was said about one plan, with its open checks of the third mistake."""
    page = PlanPage(request, plan_of(request, plan_id))
    unheard = unheard_in_plan(page.plan, page.document, page.today)
    context = page.frame('feedback') | inbox(request, page.plan, unheard)
    panel = page.panel()
    context |= {'panel': panel, 'findings': findings_of(panel)}
    return render(request, template_of(request, 'plan_inbox'), context)


def template_of(request, name):
    """The page, or for HTMX the list alone."""
    return 'feedback/_list.html' if request.htmx else f'feedback/{name}.html'


def findings_of(panel):
    """Open findings of the third mistake."""
    return [line for card in panel.cards for line in card.open if line.code.startswith('M3.')]


def inbox(request, plan=None, unheard=None):
    """What the inbox shows, whatever its size in the same number of queries."""
    workspace, today = request.workspace, request.workspace.today()
    everything = feedback_of(workspace, plan)
    members = list(workspace.memberships.active().by_name())
    offered = None if plan else plans_of(workspace)
    form = InboxForm(request.GET, plans=offered, members=members, plan=plan)
    narrowed = form.narrow(everything)
    current = request.GET.get('status')
    current = current if current in STATUSES else 'new'
    tabs = tabs_of(request, narrowed, current)
    page = page_of(request, narrowed.filter(status__in=STATUSES[current]), tabs)
    thresholds = policy_of(workspace).thresholds
    rows = voices_of(list(page), request.membership, today, thresholds)
    return {
        'plan': plan,
        'form': form,
        'page_obj': page,
        'voices': rows,
        'status_tabs': tabs,
        'current': current,
        **bulk_of(request, members),
        'key': new_key()[:14],
        'may_record': may_record(request.membership, plan),
        **urls_of(plan),
        **aside(workspace, everything, today, thresholds, unheard),
    }


def bulk_of(request, members):
    """The form for those ticked, and who is ticked: as it was sent where it could not be done."""
    is_here = request.session.get(UNDONE, {}).get('at') == request.get_full_path()
    sent = QueryDict(request.session.pop(UNDONE)['sent']) if is_here else None
    ticked = sent.getlist('items') if sent else ()
    return {'bulk': BulkForm(sent, members=members, items=ticked), 'ticked': frozenset(ticked)}


def page_of(request, found, tabs):
    """The page of the current tab that the address asks for; the tab knows how many there are."""
    pages = Paginator(with_all_of_a_line(found.urgent_first()), PAGE)
    pages.count = next(tab.count for tab in tabs if tab.is_current)
    return pages.get_page(request.GET.get('page'))


def aside(workspace, everything, today, thresholds, unheard):
    """What stands beside the list: the mood, what waits, topics, who was not heard."""
    recent, praised, wished = listening.tally_of(everything, today)
    days = thresholds.m3_unread_warn
    if unheard is None:
        unheard = UnheardInWorkspace(workspace, today)
    return {
        'mood': recent,
        'window': listening.WINDOW_DAYS,
        'waiting': listening.waiting_longer(everything, today, days),
        'waiting_days': days,
        'praised': praised[:SHOWN_TOPICS],
        'wished': wished[:SHOWN_TOPICS],
        'unheard': unheard[:SHOWN_UNHEARD],
        'unheard_count': len(unheard),
    }


def may_record(member, plan):
    """Whether the member may add feedback here."""
    if plan is None:
        return permissions.allows(member, Permission.RECORD)
    return permissions.may_edit_part(member, plan, 'feedback')


def plans_of(workspace):
    """The plans to choose from in a list, those that run first."""
    open_ones = workspace.plans.exclude(status=PlanStatus.ARCHIVED)
    return open_ones.only('pk', 'code', 'title', 'status', 'workspace').order_by('status', '-pk')[
        :MOST_PLANS
    ]


def tabs_of(request, narrowed, current):
    """A Tab of each group of statuses, with how many items it has. One query."""
    counts = dict(narrowed.order_by().values_list('status').annotate(n=Count('*')))
    tabs = []
    for key, statuses in STATUSES.items():
        query = request.GET.copy()
        query.pop('page', None)
        query['status'] = key
        count = sum(counts.get(status, 0) for status in statuses)
        tabs.append(Tab(key, f'{request.path}?{query.urlencode()}', count, key == current))
    return [tab for tab in tabs if tab.key != 'spam' or tab.count or tab.is_current]


def urls_of(plan):
    """The pages around the list: of the plan, or of the company."""
    given = [plan.pk] if plan else []
    prefix = 'plan_' if plan else ''
    return {
        'inbox_url': inbox_url(plan),
        'balance_url': reverse(f'plans:{prefix}balance', args=given),
        'capture_url': reverse(f'plans:capture_{prefix}feedback', args=given),
    }


def inbox_url(plan):
    """The inbox of the plan, or of the company."""
    return reverse('plans:plan_feedback', args=[plan.pk]) if plan else reverse('plans:feedback')
