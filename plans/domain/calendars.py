"""A member's tasks at a secret address, for a calendar to read. Only a digest of it is kept."""

import hashlib
import secrets

from django.db import transaction

from plans.domain import audit, second_factors
from plans.models import CalendarFeed

SECRET_BYTES = 24  # 192 bits


@transaction.atomic
def open_feed(member):
    """Make the member's feed, or give it a new secret; the old one ends. Returns the secret.

    It cannot be asked for again.
    """
    secret = secrets.token_urlsafe(SECRET_BYTES)
    CalendarFeed.objects.update_or_create(
        member=member, defaults={'secret_sha256': digest_of(secret)}
    )
    audit.record(workspace=member.workspace, by=member, action='calendar_opened')
    return secret


@transaction.atomic
def revoke_feed(member):
    """End the member's feed; its address answers no more. Twice is once."""
    gone, _rows = CalendarFeed.objects.filter(member=member).delete()
    if gone:
        audit.record(workspace=member.workspace, by=member, action='calendar_revoked')


def member_of(secret):
    """The member whose feed has this secret; None for unknown ones, for who has left, and for
    who lacks the second step that the company asks for.
    """
    feeds = CalendarFeed.objects.select_related('member__user', 'member__workspace')
    feed = feeds.filter(secret_sha256=digest_of(secret)).first()
    is_here = feed is not None and feed.member.is_active and feed.member.user.is_active
    return feed.member if is_here and not second_factors.is_missing(feed.member) else None


def digest_of(secret):
    """What is kept of a secret."""
    return hashlib.sha256(secret.encode()).hexdigest()
