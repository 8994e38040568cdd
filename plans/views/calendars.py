"""The calendar of one's tasks: its secret address, and what answers there."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_GET, require_POST

from plans.domain import actions, calendars
from plans.exports.calendars import calendar_of
from plans.views.access import reader


@reader
@never_cache
@require_POST
def open_calendar(request):
    """Make a secret address, or a new one, and show it this once."""
    secret = calendars.open_feed(request.membership)
    path = reverse('plans:calendar', args=[secret])
    answer = render(request, 'actions/calendar.html', {'url': request.build_absolute_uri(path)})
    answer['Referrer-Policy'] = 'no-referrer'
    return answer


@reader
@require_POST
def revoke_calendar(request):
    """End the address."""
    calendars.revoke_feed(request.membership)
    messages.success(request, _('The calendar link no longer works.'))
    return redirect('plans:my_tasks')


@login_not_required
@never_cache
@require_GET
@sensitive_variables('secret')
def calendar(request, secret):
    """The open tasks of whoever made the address, as iCalendar; 404 for any other secret."""
    member = calendars.member_of(secret)
    if member is None:
        answer = HttpResponse(status=404)
        answer._has_been_logged = True  # the log of refusals would name the secret
        return answer
    with translation.override(member.workspace.default_language):
        content = calendar_of(
            actions.open_tasks(member),
            name=_('Tasks of %(company)s') % {'company': member.workspace.name},
            host=request.get_host().partition(':')[0],
            link_of=lambda task: request.build_absolute_uri(
                reverse('plans:tasks', args=[task.plan_id])
            ),
        )
    answer = HttpResponse(content, content_type='text/calendar; charset=utf-8')
    answer['Content-Disposition'] = 'inline; filename="tasks.ics"'
    return answer
