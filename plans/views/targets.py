"""Tracking: how every target stands, and the grid in which its figures are entered."""

from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from plans.document import display
from plans.domain import actuals, adjustments, permissions
from plans.rules import tracking
from plans.rules.charts import with_former
from plans.rules.tracking import due_periods
from plans.views.access import plan_of, reader
from plans.views.month_grid import grid, is_fraction
from plans.views.plan_page import PlanPage
from plans.views.target_figures import chosen_target, figure_lines, target_url


@reader
@require_GET
def targets(request, plan_id):
    """The targets of a plan with plan, actual, pace and forecast; `?target=` chooses one."""
    page = PlanPage(request, plan_of(request, plan_id))
    return render(request, 'targets/targets.html', content_of(page, request.GET.get('target')))


def content_of(page, ref):
    """What the tracking page shows with one target chosen."""
    tracked = tracking.track(page.document, page.today)
    chosen = chosen_target(page, tracked, ref)
    content = page.frame('targets') | {
        'tracked': tracked,
        'plan_pace': tracked.pace_pct,
        'lines': figure_lines(page, tracked, chosen and chosen.target.id),
        'counted': counted(page),
        'chosen': chosen,
    }
    return content | (chosen_content(page, chosen) if chosen else {})


def chosen_content(page, chosen):
    """What the page shows of the chosen target: its figures, its grid."""
    ref, cells = chosen.target.id, grid(page, chosen)
    former = adjustments.former_target(page.plan, chosen.target)
    if former and chosen.series:
        chosen.series = with_former(chosen.series, former[0], page.document)
    if 'all' in page.request.GET:
        for cell in cells:
            cell.css = cell.css.removesuffix('far').strip()
    may_record = chosen.takes_figures and permissions.may_record(page.member, page.plan)
    return {
        'stats': stats_of(chosen),
        'adjusted_at': former and former[1],
        'cells': cells,
        'hidden_cells': any(cell.css.endswith('far') for cell in cells),
        'is_fraction': is_fraction(chosen.words),
        'may_record': may_record,
        'may_adjust': adjustments.may_adjust(page.member, page.plan),
        'last_entry': last_entry(page.plan, ref),
        'target_url': target_url(page.plan, ref),
        'all_url': f'{target_url(page.plan, ref)}&all=1#grid',
        'record_url': reverse('plans:record_figures', args=[page.plan.pk, ref]),
    }


def last_entry(plan, ref):
    """The figure of a target that was entered last, or None. One query."""
    rows = actuals.kept(plan, ref).values()
    return max(
        (row for row in rows if row.entered_by), key=lambda row: row.entered_at, default=None
    )


def stats_of(chosen):
    """The chosen target's figures: (number, unit) of the large ones, in words of the small."""
    one, full = chosen.tracking, chosen.words.full
    return {
        'actual': full(one.actual).partition(display.NBSP)[::2],
        'expected': full(one.expected) if one.expected is not None else '',
        'forecast': full(one.forecast).partition(display.NBSP)[::2],
        'goal': full(chosen.target.target_value),
    }


def counted(page):
    """How many targets there are, and how many lack figures of periods that are over."""
    document = page.document
    short = sum(bool(due_periods(one, document, page.today)) for one in document.targets)
    words = {'targets': len(document.targets), 'short': short}
    if short:
        return _('%(targets)s targets, %(short)s with figures missing') % words
    return _('%(targets)s targets, none with figures missing') % words
