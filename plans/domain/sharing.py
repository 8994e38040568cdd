"""Sharing a plan outside: links that show it read-only, until a day, until revoked.

Names of customers, dealers and people are left out unless whoever shares ticks them.
"""

import hashlib
import secrets
from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from pydantic import BaseModel

from plans.domain import audit, permissions
from plans.domain.names_in_texts import Names
from plans.models import SharedLink

TOKEN_BYTES = 24  # 192 bits
LONGEST = 365  # days


@transaction.atomic
def share(plan, *, by, kind, has_names, days):
    """Make a link that works `days` days. Returns (SharedLink, token): it is known only here.

    Raises PermissionDenied.
    """
    _must_share(by, plan)
    token = secrets.token_urlsafe(TOKEN_BYTES)
    link = SharedLink.objects.create(
        plan=plan,
        token_sha256=_digest(token),
        kind=kind,
        has_names=has_names,
        expires_on=plan.workspace.today() + timedelta(days=min(days, LONGEST)),
        made_by=by,
    )
    _record(link, by, 'share_made', until=link.expires_on.isoformat(), names=has_names)
    return link, token


@transaction.atomic
def revoke(link, *, by, at):
    """End a link. Twice is once. Raises PermissionDenied."""
    _must_share(by, link.plan)
    if SharedLink.objects.filter(pk=link.pk, revoked_at=None).update(revoked_at=at):
        _record(link, by, 'share_revoked')


def open_links(plan):
    """The links that still work, the newest first."""
    working = plan.shared_links.filter(revoked_at=None, expires_on__gte=plan.workspace.today())
    return working.filter(made_by__is_active=True).select_related('made_by__user')


def find(token):
    """The open link of a token with its plan; None for closed and unknown ones alike."""
    rows = SharedLink.objects.select_related('plan__workspace', 'made_by')
    link = rows.filter(token_sha256=_digest(token), revoked_at=None).first()
    if link is None or not link.made_by.is_active:
        return None
    return link if link.expires_on >= link.plan.workspace.today() else None


def as_shown(link, document, language):
    """The document as the link shows it: names left out of every text unless they were ticked."""
    if link.has_names:
        return document
    return _masked(document, Names(link.plan.workspace, document, language))


def _masked(value, names):
    """The value with the names left out of its texts; enums, dates and amounts as they are."""
    if isinstance(value, BaseModel):
        changed = {
            field: _masked(getattr(value, field), names) for field in type(value).model_fields
        }
        return value.model_copy(update=changed)
    if isinstance(value, tuple):
        return tuple(_masked(one, names) for one in value)
    return names.left_out(value) if type(value) is str else value


def _must_share(by, plan):
    if not permissions.may_share_outside(by, plan):
        raise PermissionDenied(_('Only the owner, co-editors and approvers share a plan outside.'))


def _record(link, by, action, **facts):
    plan = link.plan
    audit.record(workspace=plan.workspace, by=by, action=action, subject=plan.code, **facts)


def _digest(token):
    return hashlib.sha256(token.encode()).hexdigest()
