"""Which company one works in: start one, change to another, leave one."""

from django.contrib import messages
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from plans.domain import handovers
from plans.domain.keys import KeyUsedError, remember_result, use_key
from plans.domain.language import active_language
from plans.domain.members import LastAdmin, NotAMember, leave
from plans.domain.workspaces import start_workspace
from plans.forms.accounts import NewWorkspaceForm
from plans.forms.members import HeirForm
from plans.views.access import WORKSPACE_IN_SESSION, sent, whoever

HOME = '/'


@require_safe
@whoever
def no_workspace(request):
    """Say how to get a workspace to somebody who has none."""
    if request.workspace is not None:
        return redirect(HOME)
    return render(request, 'workspaces/none.html')


@whoever
@require_http_methods(['GET', 'HEAD', 'POST'])
def new_workspace(request):
    """Start one more company, with the person as its admin."""
    form = NewWorkspaceForm(sent(request))
    if request.method == 'POST' and form.is_valid():
        return _start(request, **form.cleaned_data)
    return render(
        request, 'workspaces/new.html', {'form': form}, status=422 if form.errors else 200
    )


def _start(request, company, key):
    try:
        with transaction.atomic():
            admin = start_workspace(by=request.user, name=company, language=active_language())
            remember_result(use_key(admin.workspace, key), HOME)
    except KeyUsedError:
        return redirect(HOME)
    return _work_in(request, admin.workspace)


@require_POST
def switch_workspace(request):
    """Work in another of one's companies."""
    asked = request.POST.get('workspace', '')
    mine = request.user.memberships.active().select_related('workspace')
    member = get_object_or_404(mine, workspace_id=asked if asked.isdecimal() else None)
    return _work_in(request, member.workspace)


@whoever
@require_http_methods(['GET', 'HEAD', 'POST'])
def leave_workspace(request, workspace_id):
    """Ask, then leave one of one's companies."""
    mine = request.user.memberships.active().select_related('workspace')
    member = get_object_or_404(mine, workspace_id=workspace_id)
    form = HeirForm(sent(request), member=member)
    if request.method != 'POST' or not form.is_valid():
        context = {'company': member.workspace, 'form': form, 'owned': member.owned_plans.count()}
        status = 422 if form.errors else 200
        return render(request, 'workspaces/leave.html', context, status=status)
    try:
        _leave(member, form.cleaned_data['to'])
    except handovers.CannotTakeOver:
        text = _('This colleague cannot take the plans over any more. Choose another one.')
        messages.error(request, text)
        return redirect('plans:leave_workspace', workspace_id)
    except LastAdmin:
        text = _('You are the only admin of {company}. Make somebody else an admin first.')
        messages.error(request, text.format(company=member.workspace.name))
    except NotAMember:
        pass
    else:
        text = _('You have left {company}.')
        messages.success(request, text.format(company=member.workspace.name))
    return redirect('plans:profile')


@transaction.atomic
def _leave(member, heir):
    """Hand the plans over, where somebody was chosen, and leave; or neither."""
    if heir is not None:
        handovers.hand_over(member=member, to=heir, by=member)
    leave(member=member, at=timezone.now())


def _work_in(request, workspace):
    request.session[WORKSPACE_IN_SESSION] = workspace.pk
    text = _('You now work in {company}.')
    messages.success(request, text.format(company=workspace.name))
    return redirect(HOME)
