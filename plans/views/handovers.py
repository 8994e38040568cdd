"""Ways out of a workspace: removing a member, and passing plans or the admin role on first."""

from django.contrib import messages
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from plans.document.choices import PlanStatus
from plans.domain import handovers
from plans.domain import members as membership_changes
from plans.forms.members import HeirForm, NewAdminForm
from plans.views.access import manager, sent
from plans.views.members import back_from, member_of, told_of_problems


@manager
@require_http_methods(['GET', 'HEAD', 'POST'])
def remove_member(request, member_id):
    """Ask who takes the plans over, then end a membership; the message offers to undo it."""
    member = member_of(request, member_id)
    form = HeirForm(sent(request), member=member)
    if request.method != 'POST' or not form.is_valid():
        return _ask(request, member, form, 'members/remove.html')
    with told_of_problems(request, member):
        _remove(request, member, form.cleaned_data['to'])
        text = _('{name} no longer belongs to this workspace.')
        undo = reverse('plans:restore_member', args=[member.pk])
        told = text.format(name=member.user.get_full_name())
        messages.success(request, told, extra_tags='' if member == request.membership else undo)
    return back_from(request, member)


@transaction.atomic
def _remove(request, member, heir):
    """Hand the plans over, where somebody was chosen, and end the membership; or neither."""
    if heir is not None:
        handovers.hand_over(member=member, to=heir, by=request.membership)
    membership_changes.remove_member(member=member, by=request.membership, at=timezone.now())


@manager
@require_http_methods(['GET', 'HEAD', 'POST'])
def hand_over(request, member_id):
    """Give all plans of a member, who stays or has left, to a colleague."""
    member = get_object_or_404(request.workspace.memberships.by_name(), pk=member_id)
    form = HeirForm(sent(request), member=member, must_choose=True)
    if request.method != 'POST' or not form.is_valid():
        return _ask(request, member, form, 'members/hand_over.html')
    with told_of_problems(request, member):
        to = form.cleaned_data['to']
        count = handovers.hand_over(member=member, to=to, by=request.membership)
        text = ngettext(
            '{name} now owns {count} plan more.', '{name} now owns {count} plans more.', count
        )
        messages.success(request, text.format(name=to.user.get_full_name(), count=count))
    return redirect('plans:members')


@manager
@require_POST
def hand_over_admin(request):
    """Make a colleague the admin in one's place."""
    me = request.membership
    form = NewAdminForm(request.POST, member=me)
    if not form.is_valid():
        messages.error(request, _('Choose the colleague who becomes the admin.'))
        return redirect('plans:members')
    to = form.cleaned_data['to']
    with told_of_problems(request, to):
        handovers.hand_over_admin(member=me, to=to, at=timezone.now())
        text = _('{name} is now the admin, and you are an approver.')
        messages.success(request, text.format(name=to.user.get_full_name()))
    return redirect('/')


def _ask(request, member, form, template):
    context = {
        'member': member,
        'form': form,
        'owned': member.owned_plans.count(),
        'to_approve': member.plans_to_approve.filter(status=PlanStatus.IN_REVIEW).count(),
    }
    return render(request, template, context, status=422 if form.errors else 200)
