"""What customers say, and the public form on which they say it. Source: product.md 2.9."""

import secrets

from django.db import models

from plans.document.choices import FeedbackChannel, FeedbackStatus, FeedbackTopic, Sentiment
from plans.models.base import (
    FoldedField,
    FoldedQuerySet,
    LiveManager,
    OrderedRow,
    link,
    member_key,
    only,
    plan_key,
)

CRITICAL = (Sentiment.NEGATIVE.value, Sentiment.MIXED.value)


COUNTED = (
    '-received_on', 'topic', 'sentiment', 'is_critical', 'status', 'channel', 'collected_by',
)  # fmt: skip


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


class FeedbackImport(models.Model):
    """One file or paste of feedback: looked at first, then taken as a whole, or taken back.

    `rows` holds its cells until it is taken, as ActualImport does.
    """

    workspace = models.ForeignKey(
        'plans.Workspace', on_delete=models.CASCADE, related_name='feedback_imports'
    )
    plan = plan_key('feedback_imports', null=True, blank=True)
    source = models.TextField(blank=True)
    language = models.CharField(max_length=2, default='vi')
    rows = models.JSONField(default=list, blank=True)
    taken_at = models.DateTimeField(null=True, blank=True)
    added = models.PositiveIntegerField(default=0)
    by = member_key()
    at = models.DateTimeField(auto_now_add=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ['-at', '-pk']

    def __str__(self):
        return self.source


class FeedbackQuerySet(FoldedQuerySet):
    """What customers said, by what becomes of it."""

    def heard(self):
        """Without spam."""
        return self.exclude(status=FeedbackStatus.SPAM)

    def critical(self):
        """What criticises or suggests something."""
        return self.filter(is_critical=True)

    def urgent_first(self):
        """Criticism and suggestions first, then the newest."""
        return self.order_by('-is_critical', '-received_on', '-pk')


class FeedbackManager(LiveManager.from_queryset(FeedbackQuerySet)):  # type: ignore[misc]
    """Feedback that was not deleted."""


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
    upload = models.ForeignKey(
        FeedbackImport, on_delete=models.SET_NULL, null=True, blank=True, related_name='feedback'
    )
    is_critical = models.GeneratedField(
        expression=models.Case(
            models.When(models.Q(sentiment__in=CRITICAL) | ~models.Q(suggestion=''), then=True),
            default=False,
        ),
        output_field=models.BooleanField(),
        db_persist=True,
    )
    search_text = FoldedField(of=('customer_name', 'verbatim', 'suggestion', 'response_note'))

    batch = ''  # the bulk action that changes it now, for its history

    all_objects = models.Manager()
    objects = FeedbackManager()

    class Meta(OrderedRow.Meta):
        verbose_name_plural = 'feedback'
        indexes = [
            # Counting reads these indexes alone, never the rows.
            models.Index(
                fields=['workspace', *COUNTED],
                name='feedback_counted',
                condition=models.Q(deleted_at__isnull=True),
            ),
            models.Index(
                fields=['plan', *COUNTED],
                name='feedback_counted_of_plan',
                condition=models.Q(deleted_at__isnull=True),
            ),
            models.Index(
                fields=['customer', '-received_on', 'status'],
                name='feedback_of_customer',
                condition=models.Q(deleted_at__isnull=True),
            ),
            models.Index(
                fields=['workspace', 'status', '-is_critical', '-received_on', '-id'],
                name='feedback_inbox',
                condition=models.Q(deleted_at__isnull=True),
            ),
            models.Index(
                fields=['workspace', '-is_critical', '-received_on', '-id'],
                name='feedback_urgent',
                condition=models.Q(deleted_at__isnull=True),
            ),
        ]
        constraints = [
            models.UniqueConstraint('plan', 'ref', name='feedback_ref_once'),
            only('channel', ['', *FeedbackChannel], 'feedback_channel'),
            only('sentiment', ['', *Sentiment], 'feedback_sentiment'),
            only('topic', ['', *FeedbackTopic], 'feedback_topic'),
            only('status', ['', *FeedbackStatus], 'feedback_status'),
        ]

    def __str__(self):
        return self.customer_name

    def save(self, *args, **kwargs):
        fields = kwargs.get('update_fields')
        if fields is not None:
            kwargs['update_fields'] = {*fields, 'search_text'}
        super().save(*args, **kwargs)

    @property
    def is_settled(self):
        """Whether nobody has to do anything about it."""
        return self.status in (FeedbackStatus.RESOLVED, FeedbackStatus.DECLINED)


class FeedbackChange(models.Model):
    """Who changed what of one item: {field: [before, after]}, by the plan file's names.

    Changes of one bulk action share its `batch`, by which they are taken back together.
    """

    feedback = models.ForeignKey(Feedback, on_delete=models.CASCADE, related_name='changes')
    fields = models.JSONField(default=dict)
    batch = models.CharField(max_length=22, blank=True, db_index=True)
    by = member_key()
    at = models.DateTimeField()

    class Meta:
        ordering = ['-at', '-pk']

    def __str__(self):
        return ', '.join(self.fields)
