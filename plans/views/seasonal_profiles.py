"""Bringing back a seasonal profile that was forgotten by mistake."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from plans.domain import seasonal_profiles
from plans.domain.seasonal_profiles import TooManyProfilesError
from plans.views.access import planner
from plans.views.places import way_back


@planner
@require_POST
def bring_back_profile(request):
    """Undo; `profile` is what forgetting gave. Back to where one was."""
    sealed, by = request.GET.get('profile', ''), request.membership
    try:
        is_there = seasonal_profiles.bring_back(request.workspace, sealed, by=by)
    except TooManyProfilesError:
        messages.error(request, _('There are 50 seasonal profiles: forget one first.'))
    else:
        if is_there:
            messages.success(request, _('The seasonal profile is back.'))
        else:
            messages.info(request, _('That can no longer be undone: keep the weights again.'))
    return redirect(way_back(request, reverse('plans:plans')))
