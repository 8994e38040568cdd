"""Links by which somebody outside reads a plan, without signing in."""

from django.db import models

from plans.document.choices import ShareKind
from plans.models.base import member_key, only, plan_key


class SharedLink(models.Model):
    """One link, kept by a digest of its token. It works through `expires_on`, until revoked."""

    plan = plan_key('shared_links')
    token_sha256 = models.CharField(max_length=64, unique=True)
    kind = models.CharField(max_length=7)
    has_names = models.BooleanField(default=False)
    expires_on = models.DateField()
    made_by = member_key()
    made_at = models.DateTimeField(auto_now_add=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ['-made_at', '-pk']
        constraints = [only('kind', ShareKind, 'shared_link_kind')]

    def __str__(self):
        return self.kind
