"""What customers say, and the public form on which they say it. Source: product.md 2.9."""

import secrets

from django.db import models

from plans.document.choices import FeedbackChannel, FeedbackStatus, FeedbackTopic, Sentiment
from plans.models.base import OrderedRow, link, member_key, only, plan_key


def new_token():
    """22 characters of 128 random bits."""
    return secrets.token_urlsafe(16)


class FeedbackForm(models.Model):
    """The plan's public form."""

    plan = models.OneToOneField(
        'plans.Plan', on_delete=models.CASCADE, related_name='feedback_form'
    )
    token = models.CharField(max_length=22, unique=True, default=new_token)
    title_vi = models.TextField(blank=True)
    title_en = models.TextField(blank=True)
    intro_vi = models.TextField(blank=True)
    intro_en = models.TextField(blank=True)
    is_open = models.BooleanField(default=False)
    closes_on = models.DateField(null=True, blank=True)
    ask_contact = models.BooleanField(default=False)
    languages = models.JSONField(default=list, blank=True)
    row_version = models.PositiveIntegerField(default=1)

    def __str__(self):
        return self.token


class FormPost(models.Model):
    """One sending of a public form, kept to limit how many come from one address.

    `address` is a keyed hash: nobody can read the address back.
    """

    form = models.ForeignKey(FeedbackForm, on_delete=models.CASCADE, related_name='posts')
    address = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=['form', 'at'], name='form_post_recent')]

    def __str__(self):
        return str(self.at)


class Feedback(OrderedRow):
    """One thing a customer said.

    It may lie in the workspace's inbox before it belongs to a plan.
    """

    workspace = models.ForeignKey(
        'plans.Workspace', on_delete=models.CASCADE, related_name='feedback'
    )
    plan = plan_key('feedback', null=True, blank=True)
    ref = models.TextField(blank=True)
    customer = models.ForeignKey(
        'plans.Customer', on_delete=models.SET_NULL, null=True, blank=True, related_name='feedback'
    )
    customer_name = models.TextField(blank=True)
    channel = models.CharField(max_length=15, blank=True)
    received_on = models.DateField()
    rating = models.BigIntegerField(null=True, blank=True)
    sentiment = models.CharField(max_length=8, default=Sentiment.NEUTRAL.value)
    verbatim = models.TextField(blank=True)
    suggestion = models.TextField(blank=True)
    topic = models.CharField(max_length=9, blank=True)
    need = link('plans.CustomerNeed', 'feedback')
    strategy = link('plans.Strategy', 'feedback')
    action = link('plans.Action', 'feedback')
    status = models.CharField(max_length=11, default=FeedbackStatus.NEW.value)
    collected_by = member_key()
    collected_by_email = models.TextField(blank=True)
    assignee = member_key()
    assignee_email = models.TextField(blank=True)
    response_note = models.TextField(blank=True)
    responded_at = models.DateTimeField(null=True, blank=True)
    contact = models.TextField(blank=True)
    consent_at = models.DateTimeField(null=True, blank=True)

    class Meta(OrderedRow.Meta):
        verbose_name_plural = 'feedback'
        indexes = [models.Index(fields=['workspace', '-received_on'], name='feedback_recent')]
        constraints = [
            models.UniqueConstraint('plan', 'ref', name='feedback_ref_once'),
            only('channel', ['', *FeedbackChannel], 'feedback_channel'),
            only('sentiment', ['', *Sentiment], 'feedback_sentiment'),
            only('topic', ['', *FeedbackTopic], 'feedback_topic'),
            only('status', ['', *FeedbackStatus], 'feedback_status'),
        ]

    def __str__(self):
        return self.customer_name
