"""The workspace's dealers: the directory, one dealer's page, and who came to which session."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Count, Q
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from plans.document import display
from plans.document.choices import DealerStatus, DealerTier
from plans.document.text import sort_key
from plans.domain import dealers, keys, permissions
from plans.domain.edits import EditedMeanwhile
from plans.domain.language import active_language
from plans.forms.dealer_directory import DealerEntryForm, DealerListForm
from plans.views.access import planner, reader, sent
from plans.views.plans import kept_filters

PAGE = 50
MOST_SHOWN = 50
BLANK = dict.fromkeys(('name', 'tier', 'province', 'contact', 'phone'), '') | {
    'is_top_seller': False
}


@dataclass
class DealerLine:
    """One line of the directory, as ready strings."""

    pk: int
    name: str
    contact: str
    tier: str
    province: str
    is_top: bool
    is_active: bool
    plans: int
    sessions: str
    last: str
    never: bool


@reader
@require_GET
def directory(request):
    """The directory; HTMX gets the table alone."""
    everybody = request.workspace.dealers.listed()
    form = DealerListForm(request.GET, provinces=provinces_of(everybody))
    found = form.narrow(everybody)
    page = Paginator(found.annotate(plan_count=live_plans()), PAGE).get_page(
        request.GET.get('page')
    )
    context = {
        'form': form,
        'page_obj': page,
        'lines': lines_of(page),
        'keep': kept_filters(request),
        'may_change': permissions.allows(request.membership, permissions.Permission.PLAN),
    }
    template = 'dealers/_table.html' if request.htmx else 'dealers/directory.html'
    return render(request, template, context)


def live_plans():
    """How many plans have the dealer."""
    return Count('plan_dealers', filter=Q(plan_dealers__deleted_at__isnull=True))


def provinces_of(found):
    """The provinces that dealers are in, in order. One query."""
    names = found.exclude(province='').order_by().values_list('province', flat=True).distinct()
    return sorted(names, key=sort_key)


def lines_of(page):
    """A DealerLine of each dealer of the page."""
    language, rows = active_language(), list(page)
    attended = dealers.attendance_of([one.pk for one in rows])
    return [line_of(one, attended.get(one.pk, (0, 0, None)), language) for one in rows]


def line_of(dealer, attended, language):
    """One line."""
    asked, came, last = attended
    return DealerLine(
        dealer.pk,
        dealer.name or _('Untitled'),
        ' · '.join(part for part in (dealer.contact, dealer.phone) if part),
        DealerTier(dealer.tier).label(language) if dealer.tier else '–',
        dealer.province or '–',
        dealer.is_top_seller,
        dealer.status != DealerStatus.INACTIVE,
        dealer.plan_count,
        f'{came}/{asked}' if asked else '–',
        display.day(last, language) if last else '',
        bool(asked and not came),
    )


def dealer_of(request, dealer_id):
    """The dealer, reached through the workspace: another workspace's is 404."""
    return get_object_or_404(request.workspace.dealers, pk=dealer_id)


@reader
@require_GET
def dealer(request, dealer_id):
    """One dealer: what it said, the sessions it came to, the plans it is in."""
    dealer = dealer_of(request, dealer_id)
    if dealer.merged_into_id:
        return redirect('plans:dealer', dealer.merged_into_id)
    me = request.membership
    may_change = permissions.allows(me, permissions.Permission.PLAN)
    asked, came, last = dealers.attendance_of([dealer.pk]).get(dealer.pk, (0, 0, None))
    context = {
        'dealer': dealer,
        'asked': asked, 'came': came, 'last': last,
        'sessions': sessions_of(dealer),
        'sources': dealers.said_alone(dealer)[:MOST_SHOWN],
        'voices': dealers.voices(dealer)[:MOST_SHOWN],
        'places': dealer.plan_dealers.filter(deleted_at__isnull=True).select_related('plan'),
        'may_change': may_change,
        'plans': dealers.plans_for(dealer, by=me)[:MOST_SHOWN] if may_change else [],
        'merge': request.workspace.dealer_merges.filter(kept=dealer, undone_at__isnull=True)
        .select_related('gone').first(),
    }  # fmt: skip
    return render(request, 'dealers/dealer.html', context)


def sessions_of(dealer):
    """(participation, the address of the session) of the newest sessions, each once."""
    found = dealer.participations.select_related('session').prefetch_related(
        'session__plan_sessions'
    )
    lines, seen = [], set()
    for one in found.order_by('-session__held_on', 'pk'):
        places = [p for p in one.session.plan_sessions.all() if p.deleted_at is None]
        if not places or one.session_id in seen:
            continue
        seen.add(one.session_id)
        url = reverse('plans:session', args=[places[0].plan_id, one.session_id])
        lines.append((one, url))
    return lines[:MOST_SHOWN]


@planner
@require_http_methods(['GET', 'POST'])
def new_dealer(request):
    """Add a dealer, once per key; a name that looks known is asked about first."""
    form = DealerEntryForm(sent(request), kept=BLANK)
    others = []
    if request.method == 'POST' and form.is_valid():
        made, others = add(request, form)
        if made:
            return redirect(made)
    context = {'form': form, 'others': others, 'key': keys.new_key(),
               'back': reverse('plans:dealers')}  # fmt: skip
    return render(
        request, 'dealers/edit.html', context, status=422 if request.method == 'POST' else 200
    )


def add(request, form):
    """(where to go, []) of the dealer that was made, or ('', dealers that look like it)."""
    values = form.wanted()
    others = dealers.alike(request.workspace, values['name'])
    if others and not form.cleaned_data['sure']:
        return '', others
    try:
        with transaction.atomic():
            used = keys.use_key(request.workspace, request.POST.get('key') or keys.new_key())
            dealer = dealers.add(request.workspace, values, by=request.membership)
            url = reverse('plans:dealer', args=[dealer.pk])
            keys.remember_result(used, url)
    except keys.KeyUsedError as used:
        return used.url or reverse('plans:dealers'), []
    except dealers.DealerExistsError as exists:
        form.add_error('name', _('There is a dealer of this name already.'))
        return '', [exists.dealer]
    messages.success(request, _('{name} is in the directory.').format(name=dealer.name))
    return url, []


@planner
@require_http_methods(['GET', 'POST'])
def edit_dealer(request, dealer_id):
    """Change a dealer; every plan with it shows the change."""
    dealer = dealer_of(request, dealer_id)
    form = DealerEntryForm(sent(request), kept=dealers.values_of(dealer))
    others = []
    if request.method == 'POST' and form.is_valid():
        try:
            dealers.change(
                dealer, wanted=form.wanted(), was=form.cleaned_data['was'], by=request.membership
            )
            messages.success(request, _('The dealer is saved.'))
            return redirect('plans:dealer', dealer.pk)
        except EditedMeanwhile as conflict:
            form.tell_of(conflict, who=dealer.updated_by and str(dealer.updated_by))
        except dealers.DealerExistsError as exists:
            form.add_error('name', _('There is a dealer of this name already.'))
            others = [exists.dealer]
    context = {'form': form, 'dealer': dealer, 'others': others,
               'back': reverse('plans:dealer', args=[dealer.pk])}  # fmt: skip
    return render(
        request, 'dealers/edit.html', context, status=422 if request.method == 'POST' else 200
    )


@planner
@require_POST
def dealer_status(request, dealer_id, status):
    """Say that a dealer no longer sells for us, or does again; the message offers to undo it."""
    dealer = dealer_of(request, dealer_id)
    dealers.set_status(dealer, status, by=request.membership)
    is_active = status == DealerStatus.ACTIVE
    text = _('{name} is active again.') if is_active else _('{name} is inactive now.')
    back = 'plans:deactivate_dealer' if is_active else 'plans:activate_dealer'
    undo = reverse(back, args=[dealer.pk])
    messages.success(request, text.format(name=dealer.name), extra_tags=undo)
    return redirect('plans:dealer', dealer.pk)


@planner
@require_POST
def dealer_plan(request, dealer_id):
    """Take a dealer into one of the member's plans."""
    dealer = dealer_of(request, dealer_id)
    pk = request.POST.get('plan', '')
    plans = dealers.plans_for(dealer, by=request.membership)
    plan = plans.filter(pk=int(pk)).first() if pk.isdecimal() and len(pk) < 19 else None
    if plan:
        dealers.take_into(plan, dealer, by=request.membership)
        text = _('{name} is in the plan {plan}.')
        messages.success(request, text.format(name=dealer.name, plan=plan.title))
    return redirect('plans:dealer', dealer.pk)
