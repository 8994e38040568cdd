"""Invitation links: 72 hours, one use, revocable; only a hash is kept. Source: product.md 0.3."""

import hashlib
import secrets
from datetime import timedelta

from django.db import IntegrityError, transaction

from plans.domain import audit
from plans.domain.workspaces import locked
from plans.models import Invitation, Membership, User

TOKEN_BYTES = 32  # 256 bits
MOST_A_DAY = 50  # so that nobody can make the installation mail strangers without end


class AlreadyMember(Exception):
    """The person invited belongs to the workspace already."""


class TooManyInvitations(Exception):
    """The workspace has made MOST_A_DAY invitations within 24 hours."""


class InvitationClosed(Exception):
    """The link was used or revoked, or its 72 hours are over."""


class ForSomebodyElse(Exception):
    """The invitation names another e-mail address than that of the person who opened it."""


class AccountExists(Exception):
    """Somebody signs in with this e-mail address already, and should do so."""


@transaction.atomic
def invite(*, by, email, role, at):
    """Make a link for one person. Returns (Invitation, token): the token is known only here.

    An earlier open link for the same address stops working.
    Raises AlreadyMember, TooManyInvitations.
    """
    workspace = locked(by.workspace)
    email = email.lower()
    if workspace.memberships.active().filter(user__email=email).exists():
        raise AlreadyMember
    if workspace.invitations.filter(created_at__gt=at - timedelta(days=1)).count() >= MOST_A_DAY:
        raise TooManyInvitations
    _open(workspace.invitations).filter(email=email).update(revoked_at=at)
    token = secrets.token_urlsafe(TOKEN_BYTES)
    made = Invitation.objects.create(
        workspace=workspace,
        email=email,
        role=role,
        token_hash=_hash(token),
        invited_by=by,
        created_at=at,
    )
    audit.record(workspace=workspace, by=by, action='invited', subject=email, role=str(role))
    return made, token


@transaction.atomic
def revoke_invitation(*, invitation, by, at):
    """Stop a link from working. One that was used stays used."""
    if _open(Invitation.objects.filter(pk=invitation.pk)).update(revoked_at=at):
        audit.record(
            workspace=invitation.workspace,
            by=by,
            action='invitation_revoked',
            subject=invitation.email,
        )


def revoke_all_by(member, *, at):
    """Stop the open links a former admin made: none of them may be a way back in."""
    _open(Invitation.objects.filter(invited_by=member)).update(revoked_at=at)


def open_invitations(workspace, *, at):
    """The workspace's links that still work, the newest first."""
    return _open(workspace.invitations).filter(created_at__gt=at - Invitation.LIFE)


def find_invitation(token, *, at):
    """The open invitation of a link, or None where no such link was ever made.

    Raises InvitationClosed.
    """
    rows = Invitation.objects.select_related('workspace', 'invited_by__user')
    found = rows.filter(token_hash=_hash(token)).first()
    if found is not None and not found.is_open(at):
        raise InvitationClosed
    return found


@transaction.atomic
def accept_invitation(*, invitation, by, at):
    """Let the person `by` (a user) join with the role of the invitation. Returns the Membership.

    Who is a member already keeps the role. Raises InvitationClosed, ForSomebodyElse.
    """
    if by.email.lower() != invitation.email:
        raise ForSomebodyElse
    workspace = locked(invitation.workspace)
    _use(invitation, at)
    member, is_new = Membership.objects.get_or_create(
        workspace=workspace, user=by, defaults={'role': invitation.role}
    )
    if not is_new and not member.is_active:
        member.role, member.is_active = invitation.role, True
        member.save(update_fields=['role', 'is_active'])
    audit.record(
        workspace=workspace, by=member, action='joined', subject=by.email, role=str(member.role)
    )
    return member


@transaction.atomic
def join_as_newcomer(*, invitation, name, password, language, at):
    """Make an account for the address invited, and let it join. Returns the Membership.

    Raises AccountExists, InvitationClosed.
    """
    try:
        with transaction.atomic():
            user = User.objects.create_user(
                invitation.email, password, name=name, language=language
            )
    except IntegrityError:
        raise AccountExists from None
    return accept_invitation(invitation=invitation, by=user, at=at)


def _use(invitation, at):
    """Mark the link as used, for exactly one of those who try at the same time."""
    if not invitation.is_open(at):
        raise InvitationClosed
    if not _open(Invitation.objects.filter(pk=invitation.pk)).update(used_at=at):
        raise InvitationClosed


def _open(invitations):
    return invitations.filter(used_at__isnull=True, revoked_at__isnull=True)


def _hash(token):
    """How a token is kept: it is long and random, so a plain sha256 cannot be turned back."""
    return hashlib.sha256(token.encode()).hexdigest()
