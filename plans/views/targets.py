"""Tracking: how every target stands, and the grid in which its figures are entered."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from plans.document import display
from plans.domain import actuals, adjustments, permissions
from plans.domain.language import called_in
from plans.forms.causes import CausesForm
from plans.rules import tracking
from plans.rules.charts import of_year, with_former
from plans.rules.tracking import FigureWords, due_periods
from plans.views.access import plan_of, reader
from plans.views.first_figures import first_figures
from plans.views.month_grid import grid, is_fraction, years_of
from plans.views.plan_page import PlanPage
from plans.views.target_figures import chosen_target, figure_lines, groups_of, target_url

LINES = 20  # targets at once, each with those below it


@reader
@never_cache
@require_GET
def targets(request, plan_id):
    """The targets of a plan with plan, actual, pace and forecast; `?target=` chooses one."""
    page = PlanPage(request, plan_of(request, plan_id))
    return render(request, 'targets/targets.html', content_of(page, request.GET.get('target')))


def content_of(page, ref):
    """What the tracking page shows with one target chosen."""
    tracked = tracking.track(page.document, page.today)
    chosen = chosen_target(page, tracked, ref)
    shown, lines = shown_lines(page, tracked, chosen)
    content = page.frame('targets') | {
        'page_obj': shown,
        'lines': lines,
        'tracked': tracked,
        'plan_pace': tracked.pace_pct,
        'choices': choices_of(page),
        'counted': counted(page),
        'chosen': chosen,
    }
    return content | (chosen_content(page, chosen) if chosen else {})


def unhidden(cells):
    """The cells, none of them hidden on a phone."""
    for cell in cells:
        cell.css = cell.css.removesuffix('far').strip()
    return cells


def shown_lines(page, tracked, chosen):
    """(the page of the table, a FigureLine of each target on it): some twenty with their parts.

    Without `?page=` the one that holds the chosen target.
    """
    groups = groups_of(page.document.targets)
    pages = Paginator(groups, LINES)
    number = page.request.GET.get('page')
    if number is None and chosen:
        ref = chosen.target.id
        at = next(at for at, group in enumerate(groups) if ref in {one.id for one in group})
        number = at // LINES + 1
    shown = pages.get_page(number)
    targets = [target for group in shown for target in group]
    return shown, figure_lines(page, tracked, chosen and chosen.target.id, targets)


def choices_of(page):
    """(ref, name) of every target, to choose one."""
    language = page.language
    return [
        (target.id, FigureWords(target, page.document, language).name)
        for target in page.document.targets
    ]


def chosen_content(page, chosen):
    """What the page shows of the chosen target: its figures, its grid."""
    ref, (years, year) = chosen.target.id, years_of(page, chosen)
    cells = grid(page, chosen, years.get(year))
    former = adjustments.former_target(page.plan, chosen.target)
    if former and chosen.series:
        chosen.series = with_former(chosen.series, former[0], page.document)
    may_record = chosen.takes_figures and permissions.may_record(page.member, page.plan)
    return {
        'first': first_figures(page, chosen.target, may_record=may_record),
        'stats': stats_of(chosen),
        'adjusted_at': former and former[1],
        'cells': unhidden(cells) if 'all' in page.request.GET else cells,
        'causes': causes_of(page, chosen.target, may_record),
        'years': [(one, f'{target_url(page.plan, ref)}&year={one}#grid') for one in years],
        'year': year,
        'bars': of_year(chosen.series, year),
        'hidden_cells': any(cell.css.endswith('far') for cell in cells),
        'is_fraction': is_fraction(chosen.words),
        **rights_of(page, cells, may_record),
        'last_entry': last_entry(page.plan, ref),
        'target_url': target_url(page.plan, ref),
        'drawn_url': drawn_url(page, ref, year),
        'all_url': f'{target_url(page.plan, ref)}&all=1&year={year or ""}#grid',
        'record_url': reverse('plans:record_figures', args=[page.plan.pk, ref]),
    }


def rights_of(page, cells, may_record):
    """What the member may do with the figures; nothing is saved where no period has begun."""
    return {
        'may_record': may_record,
        'may_save': may_record and any(cell.may_type for cell in cells),
        'may_adjust': adjustments.may_adjust(page.member, page.plan),
    }


def causes_of(page, target, may_record):
    """The causes that were named, in words, and the form that names them."""
    initial = {'causes': [one.value for one in target.causes], 'causes_note': target.causes_note}
    return {
        'named': ', '.join(called_in(page.plan, one) for one in target.causes),
        'note': target.causes_note,
        'on': target.causes_on,
        'was': ' '.join(initial['causes']),
        'form': may_record and CausesForm(initial=initial, auto_id='cause_%s', plan=page.plan),
        'url': reverse('plans:record_causes', args=[page.plan.pk, target.id]),
    }


def drawn_url(page, ref, year):
    """Where the charts and the table are drawn anew after a figure, as they are shown now."""
    kept = {'year': year, 'page': page.request.GET.get('page')}
    query = urlencode({name: value for name, value in kept.items() if value})
    return f'{target_url(page.plan, ref)}&{query}' if query else target_url(page.plan, ref)


def last_entry(plan, ref):
    """The figure of a target that was entered last, or None. One query."""
    rows = actuals.rows_of(plan, ref).filter(entered_by__isnull=False)
    return rows.select_related('entered_by__user').order_by('-entered_at', 'position').first()


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
    count = len(document.targets)
    if short:
        text = ngettext(
            '%(targets)s target, %(short)s with figures missing',
            '%(targets)s targets, %(short)s with figures missing',
            count,
        )
    else:
        text = ngettext(
            '%(targets)s target, no figures missing',
            '%(targets)s targets, none with figures missing',
            count,
        )
    return text % {'targets': count, 'short': short}
