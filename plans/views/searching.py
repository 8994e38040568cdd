"""Search from the top bar: plans, customers and dealers of the workspace."""

from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from plans.document.choices import PlanStatus
from plans.document.text import nfc
from plans.domain.searching import KINDS, found_in
from plans.views.access import reader

FIRST = 8  # of each group, where all three are shown
PAGE = 50
LONGEST = 100


@dataclass(frozen=True)
class Group:
    """What was found of one kind: `hits` are (url, name, words below it, status of a plan)."""

    kind: str
    title: str
    page: Page
    hits: list


@reader
@require_GET
def search(request):
    """What the words in `q` find; `in` shows one kind alone, in pages."""
    words = nfc(request.GET.get('q', '')).replace('\x00', '').strip()[:LONGEST]
    only = request.GET.get('in', '')
    kinds = (only,) if only in KINDS else KINDS
    groups = [_group(request, kind, words, len(kinds) == 1) for kind in kinds] if words else []
    found = [group for group in groups if group.hits]
    context = {'words': words, 'groups': found, 'only': only if only in KINDS else ''}
    return render(request, 'search/search.html', context)


def _group(request, kind, words, is_alone):
    titles = {'plans': _('Plans'), 'customers': _('Customers'), 'dealers': _('Dealers')}
    rows = found_in(request.workspace, kind, words)
    number = request.GET.get('page') if is_alone else 1
    page = Paginator(rows, PAGE if is_alone else FIRST).get_page(number)
    return Group(kind, titles[kind], page, [_HITS[kind](row) for row in page])


def _plan(plan):
    name = 'plans:build' if plan.status == PlanStatus.DRAFT else 'plans:plan'
    below = f'{plan.code} · {plan.owner}' if plan.owner else plan.code
    return reverse(name, args=[plan.pk]), plan.title or plan.code, below, plan.status


def _customer(customer):
    query = urlencode({'status': 'all', 'q': customer.name})
    return f'{reverse("plans:feedback")}?{query}', customer.name, customer.province, ''


def _dealer(dealer):
    below = ' · '.join(filter(None, (dealer.province, dealer.contact)))
    return reverse('plans:dealer', args=[dealer.pk]), dealer.name, below, ''


_HITS = {'plans': _plan, 'customers': _customer, 'dealers': _dealer}
