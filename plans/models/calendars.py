"""The secret address at which a member's calendar reads their tasks."""

from django.db import models


class CalendarFeed(models.Model):
    """One feed a member: only the SHA-256 of its secret is kept; a new secret ends the old one."""

    member = models.OneToOneField(
        'plans.Membership', on_delete=models.CASCADE, related_name='calendar_feed'
    )
    secret_sha256 = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(auto_now=True)

    def __str__(self):
        return str(self.member)
