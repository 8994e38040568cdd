"""Tokens by which programs act as a member of one company, and how often they may call."""

import hashlib
import secrets
import time
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Case, F, Q, Value, When

from plans.document.text import nfc
from plans.domain import audit
from plans.models import ApiToken

SECRET_BYTES = 32  # 256 bits: a plain digest is enough, nobody can guess one
PREFIX = 'spl_'
MINUTE = 60  # seconds


@dataclass(frozen=True)
class Use:
    """One call by a token: how many are left in this minute, which ends in `reset` seconds."""

    token: ApiToken
    limit: int
    remaining: int
    reset: int
    is_over: bool


@transaction.atomic
def make_token(member, *, name, scope, days, at):
    """Make a token that expires after so many days. Returns (ApiToken, its secret, told once)."""
    secret = PREFIX + secrets.token_urlsafe(SECRET_BYTES)
    token = ApiToken.objects.create(
        member=member,
        name=nfc(name),
        scope=scope,
        secret_sha256=digest_of(secret),
        ends=secret[-4:],
        expires_at=at + timedelta(days=days),
    )
    audit.record(
        workspace=member.workspace, by=member, action='token_made', subject=token.name, scope=scope
    )
    return token, secret


@transaction.atomic
def revoke_token(token, *, by, at):
    """End a token; twice is once."""
    ended = ApiToken.objects.filter(pk=token.pk, revoked_at__isnull=True).update(revoked_at=at)
    if ended:
        audit.record(workspace=by.workspace, by=by, action='token_revoked', subject=token.name)


def tokens_of(user):
    """The person's tokens that were not revoked, in all companies they belong to."""
    tokens = ApiToken.objects.filter(member__user=user, member__is_active=True)
    return tokens.filter(revoked_at__isnull=True).select_related('member__workspace')


def use(secret, at):
    """Count a call by the token of this secret. Returns a Use, None where it is not good.

    Not good: unknown, revoked, expired, or of somebody who left. Two queries.
    """
    minute = int(time.time()) // MINUTE
    good = Q(secret_sha256=digest_of(secret), revoked_at__isnull=True, expires_at__gt=at)
    counted = ApiToken.objects.filter(good).update(
        calls=Case(When(minute=minute, then=F('calls') + 1), default=Value(1)),
        minute=minute,
        last_used_at=at,
    )
    if not counted:
        return None
    tokens = ApiToken.objects.select_related('member__workspace', 'member__user')
    token = tokens.get(secret_sha256=digest_of(secret))
    if not (token.member.is_active and token.member.user.is_active):
        return None
    limit = settings.API_CALLS_A_MINUTE
    reset = MINUTE - int(time.time()) % MINUTE
    return Use(token, limit, max(limit - token.calls, 0), reset, token.calls > limit)


def digest_of(secret):
    """What is kept of a secret."""
    return hashlib.sha256(secret.encode('utf-8', 'surrogatepass')).hexdigest()
