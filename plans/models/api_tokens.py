"""How programs reach a company: personal tokens, and calls that must be done only once."""

from django.db import models

from plans.document.choices import TokenScope
from plans.models.base import only


class ApiToken(models.Model):
    """A member's token: it acts as that member in that company. Only its SHA-256 is kept.

    `minute` and `calls` count the calls of the running minute, in one UPDATE, so that the limit
    holds over all processes.
    """

    member = models.ForeignKey(
        'plans.Membership', on_delete=models.CASCADE, related_name='api_tokens'
    )
    name = models.TextField()
    scope = models.CharField(max_length=5, default=TokenScope.READ.value)
    secret_sha256 = models.CharField(max_length=64, unique=True)
    ends = models.CharField(max_length=4)
    made_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    last_used_at = models.DateTimeField(null=True, blank=True)
    minute = models.BigIntegerField(default=0)
    calls = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ['-made_at', '-pk']
        constraints = [only('scope', TokenScope, 'token_scope')]

    def __str__(self):
        return self.name

    def is_open(self, now):
        """Whether the token still works at `now`, by itself."""
        return self.revoked_at is None and now < self.expires_at


class ApiCall(models.Model):
    """A call with an Idempotency-Key and what it was answered: sent again, it is not done again."""

    member = models.ForeignKey(
        'plans.Membership', on_delete=models.CASCADE, related_name='api_calls'
    )
    key = models.CharField(max_length=100)
    sha256 = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField(default=0)
    headers = models.JSONField(default=dict)
    body = models.TextField(blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint('member', 'key', name='api_call_once')]

    def __str__(self):
        return self.key
