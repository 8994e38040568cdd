"""Who belongs to the workspace: a list with roles, invitation links, ways out."""

from contextlib import contextmanager
from dataclasses import dataclass

from django.contrib import messages
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from plans.document.choices import Role
from plans.document.text import sort_key
from plans.domain import handovers, invitations
from plans.domain import members as membership_changes
from plans.domain.keys import KeyUsedError, remember_result, use_key
from plans.domain.language import active_language
from plans.forms.members import InviteForm, RoleForm
from plans.models import Membership
from plans.views.access import manager, sent
from plans.views.invitations import LINK_IN_SESSION, hand_over, taken_link


@dataclass(frozen=True)
class MemberRow:
    """One line of the list: the member, and whether that is the reader."""

    member: Membership
    is_me: bool


@manager
def members(request):
    """The list; a POST invites somebody."""
    form = InviteForm(sent(request))
    if request.method == 'POST' and form.is_valid():
        try:
            return _invite(request, form.cleaned_data)
        except invitations.AlreadyMember:
            form.add_error('email', _('This person is a member already'))
        except invitations.TooManyInvitations:
            text = _('{most} invitations were made today: send the next ones tomorrow')
            form.add_error('email', text.format(most=invitations.MOST_A_DAY))
    context = {
        'form': form,
        'members': _rows(request),
        'unable_owners': handovers.unable_owners(request.workspace),
        'roles': Role.pairs(active_language()),
        'invitations': invitations.open_invitations(request.workspace, at=timezone.now()),
        'made': taken_link(request),
    }
    status = 422 if form.errors else 200
    return render(request, 'members/members.html', context, status=status)


def _rows(request):
    everybody = request.workspace.memberships.active().select_related('user')
    by_name = sorted(everybody, key=lambda member: sort_key(str(member)))
    return [MemberRow(member, member == request.membership) for member in by_name]


def _invite(request, asked):
    here = reverse('plans:members')
    try:
        with transaction.atomic():
            used = use_key(request.workspace, asked['key'])
            made, token = invitations.invite(
                by=request.membership, email=asked['email'], role=asked['role'], at=timezone.now()
            )
            remember_result(used, here)
        hand_over(request, made, token)
    except KeyUsedError:
        pass
    return redirect(f'{here}#made' if LINK_IN_SESSION in request.session else here)


@manager
@require_POST
def change_role(request, member_id):
    """Give a member another role."""
    member = member_of(request, member_id)
    form = RoleForm(request.POST)
    if not form.is_valid():
        messages.error(request, _('Choose one of the four roles.'))
        return redirect('plans:members')
    role = form.cleaned_data['role']
    with told_of_problems(request, member):
        membership_changes.change_role(
            member=member,
            role=role,
            was=form.cleaned_data['was'],
            by=request.membership,
            at=timezone.now(),
        )
        text = _('New role of {name}: {role}.')
        told = {'name': member.user.get_full_name(), 'role': role.label(active_language())}
        messages.success(request, text.format(**told))
    return back_from(request, member)


@manager
@require_POST
def restore_member(request, member_id):
    """Undo a removal."""
    member = get_object_or_404(request.workspace.memberships, pk=member_id)
    membership_changes.restore_member(member=member, by=request.membership)
    text = _('{name} is back.')
    messages.success(request, text.format(name=member.user.get_full_name()))
    return redirect('plans:members')


@manager
@require_POST
def revoke_invitation(request, invitation_id):
    """Stop an invitation link from working."""
    invitation = get_object_or_404(request.workspace.invitations, pk=invitation_id)
    invitations.revoke_invitation(invitation=invitation, by=request.membership, at=timezone.now())
    text = _('The link for {email} no longer works.')
    messages.success(request, text.format(email=invitation.email))
    return redirect('plans:members')


def member_of(request, member_id):
    members = request.workspace.memberships.active().select_related('user', 'workspace')
    return get_object_or_404(members, pk=member_id)


def back_from(request, member):
    """The list again; home for an admin who is one no longer."""
    return redirect('/' if member == request.membership else 'plans:members')


@contextmanager
def told_of_problems(request, member):
    """Say in a message what kept the change from being made."""
    name = member.user.get_full_name()
    try:
        yield
    except membership_changes.LastAdmin:
        text = _('{name} is the only admin. Make somebody else an admin first.')
        messages.error(request, text.format(name=name))
    except membership_changes.RoleChangedMeanwhile as conflict:
        text = _('Another admin has just given {name} the role “{role}”. Nothing was changed.')
        role = conflict.role.label(active_language())
        messages.warning(request, text.format(name=name, role=role))
    except handovers.CannotTakeOver:
        text = _('The colleague you chose cannot take this over any more. Choose another one.')
        messages.error(request, text)
    except membership_changes.NotAMember:
        text = _('{name} is no longer a member.')
        messages.warning(request, text.format(name=name))
