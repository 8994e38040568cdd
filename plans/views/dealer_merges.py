"""Dealers entered twice: shown side by side, merged after a preview, taken apart again."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from plans.domain import dealer_merges, dealers
from plans.domain.dealer_merges import MergeError
from plans.rules import likeness
from plans.views.access import planner
from plans.views.dealers import dealer_of

PAGE = 25
MOST_FOUND = 12


@planner
@require_GET
def duplicate_dealers(request):
    """Pairs that look like one dealer; each is looked at by somebody."""
    known = request.workspace.dealers.listed()
    found = likeness.pairs(known.order_by('pk').values_list('pk', 'name', 'phone'))
    page = Paginator(found, PAGE).get_page(request.GET.get('page'))
    by_pk = known.in_bulk({pk for pair in page for pk in pair})
    context = {
        'page_obj': page,
        'pairs': [(by_pk[one], by_pk[other]) for one, other in page],
        'back': reverse('plans:dealers'),
    }
    return render(request, 'dealers/duplicates.html', context)


@planner
@require_http_methods(['GET', 'POST'])
def merge_dealer(request, dealer_id):
    """Choose the other entry, see what moves, then merge it into this one."""
    kept = dealer_of(request, dealer_id)
    other = other_of(request, kept)
    if request.method == 'POST' and other:
        try:
            made = dealer_merges.merge(kept, other, by=request.membership)
        except MergeError as refused:
            messages.error(request, str(refused))
            return redirect(request.get_full_path())
        undo = reverse('plans:unmerge_dealer', args=[made.pk])
        text = _('“{gone}” is now part of {kept}.')
        told = text.format(gone=other.name, kept=kept.name)
        messages.success(request, told, extra_tags=undo)
        return redirect('plans:dealer', kept.pk)
    context = {
        'kept': kept,
        'other': other,
        'seen': other and dealer_merges.preview(kept, other),
        'found': [] if other else candidates(request, kept),
        'q': request.GET.get('q', ''),
    }
    return render(request, 'dealers/merge.html', context)


def other_of(request, kept):
    """The entry named by ?with=, or None."""
    pk = request.POST.get('with') or request.GET.get('with', '')
    if not pk.isdecimal() or len(pk) > 18:
        return None
    listed = request.workspace.dealers.listed().exclude(pk=kept.pk)
    return get_object_or_404(listed, pk=int(pk))


def candidates(request, kept):
    """Entries found by words, else those that look like this one."""
    words = request.GET.get('q', '').replace('\0', '')
    if words:
        listed = request.workspace.dealers.listed().exclude(pk=kept.pk)
        return list(listed.found_by(words)[:MOST_FOUND])
    return dealers.alike(request.workspace, kept.name, kept)[:MOST_FOUND]


@planner
@require_POST
def unmerge_dealer(request, merge_id):
    """Take two dealers apart again."""
    made = get_object_or_404(request.workspace.dealer_merges, pk=merge_id)
    try:
        dealer_merges.undo(made, by=request.membership)
        messages.success(request, _('The two dealers are apart again.'))
    except MergeError as refused:
        messages.info(request, str(refused))
    return redirect('plans:dealer', made.kept_id)
