"""Sharing a plan outside: its links, and the page that a link opens without signing in."""

from dataclasses import replace

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from plans.document.choices import ShareKind
from plans.domain import permissions, sharing
from plans.domain.keys import KeyUsedError, remember_result, use_key
from plans.exports.outline import DEFAULT_SECTIONS
from plans.exports.pages import page_data
from plans.forms.sharing import ShareForm
from plans.views.access import plan_of, planner, sent
from plans.views.exports import asked_of

LINK_IN_SESSION = 'shared_link'


@planner
@never_cache
@require_http_methods(['GET', 'HEAD', 'POST'])
def share(request, plan_id):
    """The links of a plan; POST makes one, whose address is shown once."""
    plan = plan_of(request, plan_id)
    if not permissions.may_share_outside(request.membership, plan):
        raise PermissionDenied(_('Only the owner, co-editors and approvers share a plan outside.'))
    form = ShareForm(sent(request))
    if request.method == 'POST' and form.is_valid():
        return _make(request, plan, **form.cleaned_data)
    made = request.session.pop(LINK_IN_SESSION, None)
    context = {'plan': plan, 'form': form, 'links': sharing.open_links(plan), 'made': made}
    answer = render(request, 'sharing/share.html', context, status=422 if form.errors else 200)
    answer['Referrer-Policy'] = 'no-referrer'
    return answer


@sensitive_variables('token')
def _make(request, plan, *, kind, days, has_names, key):
    here = reverse('plans:share', args=[plan.pk])
    try:
        with transaction.atomic():
            used = use_key(request.workspace, key)
            asked = {'kind': kind, 'days': days, 'has_names': has_names}
            _link, token = sharing.share(plan, by=request.membership, **asked)
            remember_result(used, here)
    except KeyUsedError:
        return redirect(here)
    path = reverse('plans:shared', args=[token])
    request.session[LINK_IN_SESSION] = request.build_absolute_uri(path)
    return redirect(here)


@planner
@require_POST
def revoke_share(request, plan_id, link_id):
    """End a link."""
    plan = plan_of(request, plan_id)
    link = get_object_or_404(plan.shared_links, pk=link_id)
    sharing.revoke(link, by=request.membership, at=timezone.now())
    messages.success(request, _('The link no longer works.'))
    return redirect('plans:share', plan.pk)


@login_not_required
@never_cache
@require_safe
@sensitive_variables('token')
def shared(request, token):
    """The plan, or its summary, for whoever has the link; closed and unknown ones look alike."""
    link = sharing.find(token)
    language = _language(request, link)
    with translation.override(language):
        request.LANGUAGE_CODE = language
        if link is None:
            answer = render(request, 'sharing/closed.html', status=404)
        else:
            context = {'page': _page(link, language), 'link': link}
            answer = render(request, 'sharing/shared.html', context)
    answer._has_been_logged = True  # the log of refusals would name the secret
    answer['Referrer-Policy'] = 'no-referrer'
    answer['X-Robots-Tag'] = 'noindex, nofollow, noarchive'
    return answer


def _language(request, link):
    """The language asked for in the address, else the company's."""
    asked = request.GET.get('lang')
    if asked in ('vi', 'en'):
        return asked
    return link.plan.workspace.default_language if link else translation.get_language()[:2]


def _page(link, language):
    """What is shown, as texts and tables: the plan as it stands today."""
    asked = asked_of(link.plan, language, DEFAULT_SECTIONS)
    people = asked.setting.people if link.has_names else {}
    asked = replace(
        asked,
        document=sharing.as_shown(link, asked.document, language),
        setting=replace(asked.setting, people=people, findings={}),
    )
    is_short = link.kind == ShareKind.SUMMARY
    return _with_columns(page_data(asked.summary if is_short else asked.outline))


def _with_columns(page):
    """The page with each cell of a table beside its column: on a phone it says which."""
    blocks = [block for section in page['sections'] for block in section['blocks']]
    for table in (block for block in blocks if block['kind'] == 'table'):
        for row in (row for piece in table['pieces'] for row in piece):
            row['cells'] = list(zip(table['columns'], row['cells'], strict=True))
    return page
