"""Addresses of other programs that are told what happens, and each telling."""

from django.db import models

from plans.document.choices import DeliveryState, WebhookEvent
from plans.models.base import member_key, only


class Webhook(models.Model):
    """Where a company's news go. `salt` with the installation's key gives the signing secret."""

    workspace = models.ForeignKey(
        'plans.Workspace', on_delete=models.CASCADE, related_name='webhooks'
    )
    url = models.TextField()
    salt = models.CharField(max_length=43)
    events = models.JSONField(default=list)
    is_on = models.BooleanField(default=True)
    made_by = member_key()
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ['pk']

    def __str__(self):
        return self.url


class WebhookDelivery(models.Model):
    """One event for one webhook: written with what happened, sent later, kept as a log."""

    webhook = models.ForeignKey(Webhook, on_delete=models.CASCADE, related_name='deliveries')
    event = models.CharField(max_length=30)
    body = models.TextField()
    state = models.CharField(max_length=7, default=DeliveryState.WAITING.value)
    attempts = models.PositiveSmallIntegerField(default=0)
    status = models.PositiveSmallIntegerField(null=True)
    error = models.TextField(blank=True)
    made_at = models.DateTimeField()
    next_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ['-made_at', '-pk']
        indexes = [
            models.Index(
                fields=['next_at'],
                name='delivery_waiting',
                condition=models.Q(state='waiting'),
            )
        ]
        constraints = [
            only('event', WebhookEvent, 'delivery_event'),
            only('state', DeliveryState, 'delivery_state'),
        ]

    def __str__(self):
        return self.event
