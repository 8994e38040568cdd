"""The record of a company: who did what and when. Admins read and export it; nobody edits it."""

import zoneinfo
from typing import NamedTuple

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from plans.domain import audit
from plans.domain.audit_names import words_of
from plans.domain.language import active_language
from plans.exports.audit import audit_csv, details_of
from plans.forms.audit import AuditForm, labels
from plans.models import AuditEvent
from plans.views.access import manager

PAGE = 50


class Line(NamedTuple):
    """One event as it is shown."""

    event: AuditEvent
    words: str
    details: str


@manager
@require_GET
def audit_trail(request):
    """The record, the newest first, narrowed to a person, a kind or a day."""
    form = _form(request)
    events = audit.looked_up(request.workspace, **form.wanted())
    page = Paginator(events, PAGE).get_page(request.GET.get('page'))
    lines = lines_of(page, active_language())
    query = request.GET.copy()
    query.pop('page', None)
    context = {'form': form, 'page_obj': page, 'lines': lines, 'query': query.urlencode()}
    return render(request, 'settings/audit.html', context)


def lines_of(events, language):
    """Each event as it is shown."""
    named = labels()
    return [
        Line(one, words_of(one.action, language), details_of(one, language, named))
        for one in events
    ]


@manager
@require_GET
def export_audit(request):
    """The same lines as CSV, all pages; taking them out is recorded too."""
    workspace = request.workspace
    events = audit.looked_up(workspace, **_form(request).wanted())
    zone = zoneinfo.ZoneInfo(workspace.time_zone)
    text = audit_csv(events, active_language(), zone, labels())
    audit.record(workspace=workspace, by=request.membership, action='audit_exported')
    answer = HttpResponse(text, content_type='text/csv; charset=utf-8')
    name = f'{workspace.slug}-{workspace.today():%Y-%m-%d}.csv'
    answer['Content-Disposition'] = f'attachment; filename="{name}"'
    return answer


def _form(request):
    return AuditForm(request.GET, members=request.workspace.memberships.by_name())
