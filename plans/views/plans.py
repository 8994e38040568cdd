"""The home page and the list of plans."""

from decimal import Decimal
from typing import NamedTuple

from django.shortcuts import render
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from plans.document.choices import BusinessModel, PlanStatus
from plans.domain import listening, permissions, portfolio
from plans.domain.plan_templates import offered_to
from plans.forms.plans import filters_of
from plans.models.users import called
from plans.rules.charts import Sparkline
from plans.views.access import reader
from plans.views.paging import page_of, page_with
from plans.views.places import address
from plans.views.portfolio import course_of, drag_of, shown_sums
from plans.views.waiting import cards_of

TOPICS = 2  # of what customers want better, on the home page


class Row(NamedTuple):
    """A plan in the table; drawn once for these values, then remembered."""

    url: str
    targets_url: str
    title: str
    code: str
    owner: str
    model: str
    status: str
    pace: Decimal | None
    tracking: str
    musts: int
    warnings: int
    is_checked: bool
    drag: tuple | None
    course: Sparkline | None


class Voices(NamedTuple):
    """How feedback of the last 90 days divides; `wished`: (topic, count)."""

    praise: int
    neutral: int
    mixed: int
    criticism: int
    total: int
    critical_pct: float | None
    wished: tuple


@reader
@require_GET
def home(request):
    """What waits for the member, and the plans of the workspace."""
    more = {'waiting': cards_of(request), 'voices': voices_of(request.workspace)}
    return plan_list(request, 'plans/home.html', more)


def voices_of(workspace):
    """What customers said lately."""
    mood, wished = listening.recent_in(workspace, workspace.today())
    return Voices(
        mood.praise,
        mood.neutral,
        mood.mixed,
        mood.criticism,
        mood.total,
        mood.critical_pct,
        tuple(wished[:TOPICS]),
    )


@reader
@require_GET
def plans(request):
    """The plans of the workspace, searched, filtered and sorted."""
    return plan_list(request, 'plans/list.html', {})


def plan_list(request, template, more):
    """A page of plans; HTMX gets the table alone."""
    workspace = request.workspace
    form = filters_of(workspace, request.GET)
    page, sums = found_in(workspace, form, request.GET)
    language = get_language()
    keep = kept_filters(request)
    nothing = not page.paginator.count and not form.is_narrowed
    context = more | {
        'form': form,
        'page_obj': page,
        'rows': [row_of(found, language) for found in page],
        'today': date_format(workspace.today(), 'l d/m/Y' if language == 'vi' else 'l j F Y'),
        'may_plan': permissions.allows(request.membership, permissions.Permission.PLAN),
        'templates': offered_to(workspace) if nothing else [],
        'is_first': nothing and not workspace.plans.exists(),  # none archived either
        'keep': keep,
        'sums': shown_sums(sums, language, keep),
    }
    return render(request, 'plans/_table.html' if request.htmx else template, context)


def found_in(workspace, form, asked):
    """(a Page of the plans that fit, the sums over them)."""
    if not asked:
        rows, sums = portfolio.newest(workspace)
        return page_with(rows, portfolio.PAGE), sums
    plans = form.narrow(workspace.plans.all())
    page = page_of(portfolio.Shown(plans), portfolio.PAGE, asked.get('page'))
    return page, portfolio.money_of(plans).sums()


def kept_filters(request):
    """The query string without the page number, for the pages before and after."""
    query = request.GET.copy()
    query.pop('page', None)
    return query.urlencode()


def row_of(found, language):
    """What the table shows of a plan, as portfolio.SHOWN; its pace once it runs or ran."""
    status, model = found['status'], found['business_model']
    runs = status in (PlanStatus.ACTIVE, PlanStatus.CLOSED)
    email = found['owner__user__email']
    return Row(
        address('plans:build' if status == PlanStatus.DRAFT else 'plans:plan', found['pk']),
        address('plans:targets', found['pk']),
        found['title'],
        found['code'],
        called(found['owner__user__name'], email) if email else '',
        BusinessModel(model).label(language) if model else '–',
        status,
        found['summary__pace'],
        (found['summary__pace_status'] or '') if runs else '',
        found['summary__must_open'] or 0,
        found['summary__warn_open'] or 0,
        status != PlanStatus.DRAFT or bool(found['is_checked']),
        drag_of(found['drag'], found['pk'], language) if status == PlanStatus.ACTIVE else None,
        course_of(found['course'], language) if runs else None,
    )
