"""The home page and the list of plans."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from plans.document.choices import BusinessModel, PlanStatus, TrackingStatus
from plans.domain import permissions, wizard
from plans.domain.plan_templates import offered_to, steps_of_plan
from plans.forms.plans import PlanListForm
from plans.templatetags import plan_display
from plans.views.access import reader
from plans.views.wizard import steps_of

PAGE = 50
CARDS = 6
# What the table needs of a plan; the rest stays in the database.
SHOWN = (
    'workspace',
    'title',
    'code',
    'status',
    'business_model',
    'owner__user__name',
    'owner__user__email',
    'summary__must_open',
    'summary__warn_open',
    'summary__pace',
    'summary__pace_status',
)


@reader
@require_GET
def home(request):
    """What waits for the member, and the plans of the workspace."""
    return plan_list(request, 'plans/home.html', {'waiting': waiting_for(request)})


@reader
@require_GET
def plans(request):
    """The plans of the workspace, searched, filtered and sorted."""
    return plan_list(request, 'plans/list.html', {})


def plan_list(request, template, more):
    """A page of plans; HTMX gets the table alone."""
    workspace = request.workspace
    form = PlanListForm(request.GET, members=workspace.memberships.active().by_name())
    found = form.narrow(workspace.plans.all()).select_related('owner__user', 'summary')
    found = found.only(*SHOWN)
    page = Paginator(found, PAGE).get_page(request.GET.get('page'))
    language = get_language()
    context = more | {
        'form': form,
        'page_obj': page,
        'rows': [row_of(plan, language) for plan in page],
        'today': date_format(workspace.today(), 'l d/m/Y' if language == 'vi' else 'l j F Y'),
        'may_plan': permissions.allows(request.membership, permissions.Permission.PLAN),
        'templates': offered_to(request.workspace)
        if not page.paginator.count and not form.is_narrowed
        else [],
        'keep': kept_filters(request),
    }
    return render(request, 'plans/_table.html' if request.htmx else template, context)


def kept_filters(request):
    """The query string without the page number, for the pages before and after."""
    query = request.GET.copy()
    query.pop('page', None)
    return query.urlencode()


def row_of(plan, language):
    """What the table shows of a plan, as ready strings: templates are what costs time."""
    summary = getattr(plan, 'summary', None)
    status = PlanStatus(plan.status)
    route = 'plans:build' if plan.is_draft else 'plans:plan'
    return {
        'url': reverse(route, args=[plan.pk]),
        'title': plan.title,
        'code': plan.code,
        'owner': str(plan.owner) if plan.owner else '',
        'model': BusinessModel(plan.business_model).label(language) if plan.business_model else '–',
        'phase': plan_display.phase(status),
        'pace': plan_display.percent(summary.pace, 1)
        if summary and summary.pace is not None
        else '',
        'tracking': tracking_of(plan, summary),
        'checks': plan_display.open_checks(*open_checks(summary)),
    }


def open_checks(summary):
    """(to resolve, warnings) of a plan, as they were counted last."""
    return (summary.must_open, summary.warn_open) if summary else (0, 0)


def tracking_of(plan, summary):
    """The pill of a plan that runs or ran."""
    if plan.status not in (PlanStatus.ACTIVE, PlanStatus.CLOSED):
        return ''
    if not summary or not summary.pace_status:
        return ''
    return plan_display.tracking(TrackingStatus(summary.pace_status))


def waiting_for(request):
    """What waits for the member: plans to approve, plans returned, the draft last worked on."""
    me, workspace = request.membership, request.workspace
    found = [approval_card(plan) for plan in to_approve(me, workspace)[:CARDS]]
    drafts = workspace.plans.filter(status=PlanStatus.DRAFT).editable_by(me)
    if permissions.allows(me, permissions.Permission.PLAN):
        drafts = drafts.order_by('-updated_at').prefetch_related('step_states', 'template__steps')
        found += [draft_card(plan) for plan in drafts[:3]]
    return found


def to_approve(me, workspace):
    """Plans in review that this member was asked to approve."""
    waiting = workspace.plans.filter(status=PlanStatus.IN_REVIEW, approver=me)
    return waiting.select_related('owner__user', 'summary').defer('summary__document')


def approval_card(plan):
    """A plan that waits for the member's decision."""
    return {'kind': 'approve', 'plan': plan, 'url': reverse('plans:decide', args=[plan.pk])}


def draft_card(plan):
    """A draft to go on with, at the first step not done after the last visited."""
    steps = steps_of(plan)
    key = wizard.resume_at(plan, steps)
    done = sum(row.state == 'done' for row in plan.step_states.all())
    return {
        'kind': 'returned' if plan.return_note else 'draft',
        'plan': plan,
        'step': steps_of_plan(plan, get_language())[key].title,
        'number': steps.index(key) + 1,
        'done': done,
        'total': len(steps),
        'url': reverse('plans:step', args=[plan.pk, key]),
    }
