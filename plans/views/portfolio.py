"""Sums over the plans that run, each currency by itself, and the target that drags a plan."""

import json
from decimal import Decimal
from functools import lru_cache
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from plans.document import display
from plans.document.choices import TrackingStatus
from plans.document.metrics import define
from plans.domain.metrics import metrics_of
from plans.domain.portfolio import PAGE, money_of
from plans.forms.plans import filters_of
from plans.rules.charts import Sparkline, standing_of
from plans.rules.portfolio import name_of
from plans.views.access import reader
from plans.views.target_figures import target_url_of


@reader
@require_GET
def sums(request):
    """What one sum is made of: the targets of the plans that the list was narrowed to."""
    language, asked = get_language(), request.GET
    plans = filters_of(request.workspace, asked).narrow(request.workspace.plans.all())
    metric, currency = (asked.get(key, '').replace('\0', '') for key in ('metric', 'currency'))
    figures = money_of(plans).filter(metric=metric, plan__currency=currency)
    total = next(iter(shown_sums(figures.sums(), language)), None)
    parts = figures.select_related('plan').order_by('-actual', 'pk')
    page = Paginator(parts, PAGE).get_page(asked.get('page'))
    context = {
        'total': total,
        'page_obj': page,
        'parts': [part_of(one, language) for one in page],
    }
    return render(request, 'plans/sum.html', context)


def shown_sums(sums, language, filters=''):
    """What pages show of sums; `filters`: the query string that narrowed the plans."""
    sums = list(sums)
    metrics = metrics_of({one['metric'] for one in sums if one['metric']})
    return [_shown(one, metrics.get(one['metric']), language, filters) for one in sums]


def _shown(one, metric, language, filters):
    actual, expected, currency = one['actual'], one['expected'], one['plan__currency']
    query = urlencode({'currency': currency, 'metric': one['metric']})
    return {
        'name': metric.name(language) if metric else one['metric'] or _('Own targets'),
        'definition': metric and define(metric, language),
        'currency': currency,
        'actual': display.large_money(actual, currency, language),
        'expected': display.large_money(expected, currency, language),
        'share': share_of(actual, expected, language),
        'parts': one['parts'],
        'url': f'{reverse("plans:sums")}?{query}' + (f'&{filters}' if filters else ''),
    }


def part_of(figure, language):
    """(title, address, name, reached, planned, share) of one target in a sum."""
    plan = figure.plan
    entry = {'metric': figure.metric, 'name': figure.name, 'ref': figure.ref}
    money = [
        display.large_money(each, plan.currency, language)
        for each in (figure.actual, figure.expected)
    ]
    share = share_of(figure.actual, figure.expected, language)
    return (plan.title, target_url_of(plan.pk, figure.ref), name_of(entry, language), *money, share)


def share_of(actual, expected, language):
    """What was reached as a percentage of the plan to date, or a dash."""
    return display.percent(actual / expected * 100, language, 1) if expected else display.NONE


@lru_cache(maxsize=3000)
def drag_of(text, plan_pk, language):
    """(name, address, pace) of the target that is furthest behind, or None.

    text: the JSON of what rules/portfolio.py tells as `drag`.
    """
    entry = json.loads(text or 'null')
    if not entry:
        return None
    pace = display.percent(Decimal(entry['pace']), language, 1)
    return name_of(entry, language), target_url_of(plan_pk, entry['ref']), pace


@lru_cache(maxsize=3000)
def course_of(text, language):
    """The Sparkline of the JSON text that is told as `course`, or None."""
    entry = json.loads(text or 'null')
    if not entry:
        return None
    plan, actual, dot = entry['lines']
    pace = None if entry['pace'] is None else Decimal(entry['pace'])
    label = standing_of(name_of(entry, language), TrackingStatus(entry['status']), pace, language)
    return Sparkline(label, plan, actual, tuple(dot) if dot else None)
