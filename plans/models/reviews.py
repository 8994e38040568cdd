"""What people decide about a plan: accepted checks, approvals, versions, and the record of it
all.
"""

from django.db import models

from plans.document.choices import ApprovalDecision, Severity, VersionReason
from plans.models.base import member_key, only, plan_key


class CheckWaiver(models.Model):
    """An open check accepted with a reason. Source: product.md 3.1.

    `subjects` holds the refs (or names) that the acceptance covers.
    """

    plan = plan_key('waivers')
    check_code = models.CharField(max_length=5)
    severity = models.CharField(max_length=4)
    subjects = models.JSONField(default=list, blank=True)
    reason = models.TextField(blank=True)
    by = member_key()
    by_email = models.TextField(blank=True)
    accepted_on = models.DateField(null=True, blank=True)
    expires_on = models.DateField(null=True, blank=True)
    confirmed_by = member_key()
    confirmed_by_email = models.TextField(blank=True)
    revoked_on = models.DateField(null=True, blank=True)
    position = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ['position', 'pk']
        constraints = [only('severity', ['', *Severity], 'waiver_severity')]

    def __str__(self):
        return self.check_code


class PlanVersion(models.Model):
    """The plan file at a moment that matters, with the sha256 of its text. Never changed."""

    plan = plan_key('versions')
    number = models.PositiveIntegerField()
    reason = models.CharField(max_length=9)
    snapshot = models.TextField()
    sha256 = models.CharField(max_length=64)
    note = models.TextField(blank=True)
    by = member_key()
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ['-number']
        constraints = [
            models.UniqueConstraint('plan', 'number', name='plan_version_once'),
            only('reason', VersionReason, 'version_reason'),
        ]

    def __str__(self):
        return str(self.number)


class Approval(models.Model):
    """A request to approve one version, and what was decided."""

    plan = plan_key('approvals')
    version = models.ForeignKey(PlanVersion, on_delete=models.CASCADE, related_name='approvals')
    requested_by = member_key()
    requested_at = models.DateTimeField(auto_now_add=True)
    request_note = models.TextField(blank=True)
    approver = member_key('approvals')
    decision = models.CharField(max_length=9, default=ApprovalDecision.PENDING.value)
    note = models.TextField(blank=True)
    is_own_plan = models.BooleanField(default=False)
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ['-requested_at', '-pk']
        constraints = [
            only('decision', ApprovalDecision, 'approval_decision'),
            models.UniqueConstraint(
                'plan', condition=models.Q(decision='pending'), name='approval_pending_once'
            ),
        ]

    def __str__(self):
        return self.decision


class RecordIsFinal(Exception):
    """Somebody tried to change or take away what was recorded."""


class AuditQuerySet(models.QuerySet):
    """What was recorded: added to, never changed. A trigger of the database refuses it too."""

    def update(self, **values):
        raise RecordIsFinal

    def delete(self):
        raise RecordIsFinal


class AuditEvent(models.Model):
    """Something a workspace's admins must be able to look up later. Written once, never edited."""

    workspace = models.ForeignKey(
        'plans.Workspace', on_delete=models.CASCADE, related_name='audit_events'
    )
    member = member_key()
    action = models.CharField(max_length=40)
    subject = models.TextField(blank=True)
    facts = models.JSONField(default=dict, blank=True)
    at = models.DateTimeField(auto_now_add=True)

    objects = AuditQuerySet.as_manager()

    class Meta:
        ordering = ['-at', '-pk']
        indexes = [models.Index(fields=['workspace', '-at'], name='audit_recent')]

    def __str__(self):
        return self.action

    def save(self, *args, **kwargs):
        if self.pk is not None:
            raise RecordIsFinal
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise RecordIsFinal


class OneTimeKey(models.Model):
    """A create form's key: sent twice, it leads to what the first one made.

    Source: product.md 0.5.
    """

    key = models.CharField(max_length=43, unique=True)
    workspace = models.ForeignKey('plans.Workspace', on_delete=models.CASCADE, related_name='+')
    result_url = models.TextField(blank=True)
    used_at = models.DateTimeField(auto_now_add=True)

    def __str__(self):
        return self.key
