"""The doorway: finds the member and the workspace, or refuses."""

import zoneinfo
from functools import wraps

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from plans.domain import permissions, second_factors
from plans.domain.holding import plan_in
from plans.domain.permissions import Permission
from plans.domain.workspaces import memberships_of

WORKSPACE_IN_SESSION = 'workspace'


def member_may(permission):
    """Let a view run only for a member of the current workspace whose role carries `permission`.

    Sets `request.membership` and `request.workspace`; times show as they are there. The login
    middleware sends visitors to sign in; somebody without a workspace is told how to get one; a
    refused member gets 403.
    """

    def guard(view):
        @wraps(view)
        def guarded(request, *args, **kwargs):
            membership = current_membership(request)
            if membership is None:
                return redirect('plans:no_workspace')
            request.membership = membership
            request.workspace = membership.workspace
            if not permissions.allows(membership, permission):
                raise PermissionDenied(
                    _('Your role does not include this. Ask an admin of the workspace.')
                )
            if second_factors.is_missing(membership):
                return _ask_for_second_factor(request)
            with timezone.override(zoneinfo.ZoneInfo(request.workspace.time_zone)):
                return view(request, *args, **kwargs)

        guarded.permission = permission
        return guarded

    return guard


def _ask_for_second_factor(request):
    """Lead a member whose company wants a second step to where it is set up."""
    text = _('{company} asks for a second step when signing in. Set it up here to go on.')
    text = text.format(company=request.workspace.name)
    if request.htmx:
        raise PermissionDenied(text)
    messages.warning(request, text)
    return redirect('mfa_index')


def whoever(view):
    """Let a view run for anybody; `request.membership` and `request.workspace` may be None."""

    @wraps(view)
    def open_to_all(request, *args, **kwargs):
        membership = current_membership(request) if request.user.is_authenticated else None
        request.membership = membership
        request.workspace = membership.workspace if membership else None
        return view(request, *args, **kwargs)

    return open_to_all


def staff(view):
    """Let a view run for those who run the installation, members of a company or not."""

    @whoever
    @wraps(view)
    def guarded(request, *args, **kwargs):
        if not request.user.is_staff:
            raise PermissionDenied(_('This page is for those who run the installation.'))
        return view(request, *args, **kwargs)

    return guarded


def sent(request):
    """What was posted, for a form; None for other methods, which makes the form blank."""
    return request.POST if request.method == 'POST' else None


def current_membership(request):
    """The member's place in the workspace chosen last, else in the first one; None without any."""
    chosen = request.session.get(WORKSPACE_IN_SESSION)
    found = request.memberships = memberships_of(request.user)
    return next((m for m in found if m.workspace_id == chosen), found[0] if found else None)


def plan_of(request, plan_id, *, hold=False):
    """The plan, reached through the workspace: another workspace's plan is 404.

    `hold`: nobody else changes it until the transaction ends.
    """
    plan = plan_in(request.workspace, plan_id, hold=hold)
    if plan is None:
        raise Http404
    return plan


def plan_to_build(request, plan_id, *, hold=False):
    """A plan the member may change in the wizard. Raises PermissionDenied for others.

    `hold`: until the transaction ends nobody else changes it; what is kept of it comes along.
    """
    return built_by(request.membership, plan_of(request, plan_id, hold=hold))


def built_by(membership, plan):
    """The plan, where the wizard is open to the member. Raises PermissionDenied."""
    if not permissions.may_build(membership, plan):
        raise PermissionDenied(
            _('Only the owner and co-editors change this plan, and only while it is a draft.')
        )
    return plan


reader = member_may(Permission.READ)
planner = member_may(Permission.PLAN)
recorder = member_may(Permission.RECORD)
decider = member_may(Permission.DECIDE)
manager = member_may(Permission.MANAGE)
