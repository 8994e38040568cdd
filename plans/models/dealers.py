"""Dealers of the workspace and the sessions that bring them together. Source: product.md 2.7."""

from django.db import models

from plans.document.choices import DealerStatus, DealerTier, SessionMode, SessionStatus
from plans.document.text import name_key
from plans.models.base import AmountField, FoldedName, FoldedQuerySet, member_key, only, plan_key


class DealerQuerySet(FoldedQuerySet):
    """Dealers of workspaces."""

    def listed(self):
        """Those that stand for themselves: a merged one is found by the dealer it became."""
        return self.filter(merged_into__isnull=True)


class Dealer(FoldedName):
    """A firm that sells our goods on. Merged into another it is kept, so that it can come back."""

    SEARCHED = ('name', 'province', 'contact')

    workspace = models.ForeignKey(
        'plans.Workspace', on_delete=models.CASCADE, related_name='dealers'
    )
    name = models.TextField(blank=True)
    name_key = models.TextField(editable=False, default='')
    tier = models.CharField(max_length=12, blank=True)
    province = models.TextField(blank=True)
    contact = models.TextField(blank=True)
    phone = models.TextField(blank=True)
    is_top_seller = models.BooleanField(default=False)
    status = models.CharField(max_length=8, default=DealerStatus.ACTIVE.value)
    merged_into = models.ForeignKey(
        'self', on_delete=models.SET_NULL, null=True, blank=True, related_name='merged'
    )
    row_version = models.PositiveIntegerField(default=1)
    updated_by = member_key()
    plans = models.ManyToManyField('plans.Plan', through='plans.PlanDealer', related_name='dealers')

    objects = DealerQuerySet.as_manager()

    class Meta:
        ordering = ['sort_name', 'pk']
        indexes = [models.Index(fields=['workspace', 'name_key'], name='dealer_by_name')]
        constraints = [
            only('tier', ['', *DealerTier], 'dealer_tier'),
            only('status', ['', *DealerStatus], 'dealer_status'),
        ]

    def __str__(self):
        return self.name

    def fill_folded(self):
        super().fill_folded()
        self.name_key = name_key(self.name)


class DealerMerge(models.Model):
    """Two entries of one dealer made one, with all that is needed to take them apart again.

    `moved` holds the pks of what was moved, and the values that were overwritten.
    """

    workspace = models.ForeignKey(
        'plans.Workspace', on_delete=models.CASCADE, related_name='dealer_merges'
    )
    kept = models.ForeignKey(Dealer, on_delete=models.CASCADE, related_name='+')
    gone = models.ForeignKey(Dealer, on_delete=models.CASCADE, related_name='+')
    moved = models.JSONField(default=dict)
    by = member_key()
    at = models.DateTimeField(auto_now_add=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ['-at', '-pk']

    def __str__(self):
        return str(self.kept)


class DealerImport(models.Model):
    """A table of dealers: kept until it is taken in, then what it did until it is taken back.

    `done` is {'added': [pks], 'changed': {pk: values before}, 'now': {pk: values after}} once it
    was taken in.
    """

    workspace = models.ForeignKey(
        'plans.Workspace', on_delete=models.CASCADE, related_name='dealer_imports'
    )
    source = models.TextField(blank=True)
    rows = models.JSONField(default=list)
    done = models.JSONField(default=dict)
    by = member_key()
    made_at = models.DateTimeField(auto_now_add=True)
    taken_at = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ['-made_at', '-pk']

    def __str__(self):
        return self.source


class PlanDealer(models.Model):
    """A dealer's place in one plan, and what it takes on there: `own_target` in `unit` (R44)."""

    plan = plan_key('plan_dealers')
    dealer = models.ForeignKey(Dealer, on_delete=models.CASCADE, related_name='plan_dealers')
    ref = models.TextField()
    position = models.PositiveIntegerField(default=0)
    own_target = AmountField(null=True, blank=True)
    unit = models.TextField(blank=True, default='')
    deleted_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ['position', 'pk']
        constraints = [
            models.UniqueConstraint('plan', 'ref', name='plan_dealer_ref_once'),
            models.UniqueConstraint('plan', 'dealer', name='plan_dealer_once'),
        ]

    def __str__(self):
        return self.ref


class DealerSession(models.Model):
    """A meeting of dealers, planned or held."""

    workspace = models.ForeignKey(
        'plans.Workspace', on_delete=models.CASCADE, related_name='dealer_sessions'
    )
    title = models.TextField(blank=True)
    held_on = models.DateField(null=True, blank=True)
    mode = models.CharField(max_length=6, blank=True)
    place = models.TextField(blank=True)
    host = models.TextField(blank=True)
    purposes = models.JSONField(default=list, blank=True)
    agenda = models.TextField(blank=True)
    outcomes = models.TextField(blank=True)
    plan_sheet_shared = models.BooleanField(default=False)
    status = models.CharField(max_length=9, default=SessionStatus.PLANNED.value)
    row_version = models.PositiveIntegerField(default=1)
    updated_by = member_key()
    plans = models.ManyToManyField(
        'plans.Plan', through='plans.PlanSession', related_name='dealer_sessions'
    )

    class Meta:
        ordering = ['-held_on', 'pk']
        constraints = [
            only('mode', ['', *SessionMode], 'session_mode'),
            only('status', ['', *SessionStatus], 'session_status'),
        ]

    def __str__(self):
        return self.title


class PlanSession(models.Model):
    """A session's place in one plan."""

    plan = plan_key('plan_sessions')
    session = models.ForeignKey(
        DealerSession, on_delete=models.CASCADE, related_name='plan_sessions'
    )
    ref = models.TextField()
    position = models.PositiveIntegerField(default=0)
    deleted_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ['position', 'pk']
        constraints = [
            models.UniqueConstraint('plan', 'ref', name='plan_session_ref_once'),
            models.UniqueConstraint('plan', 'session', name='plan_session_once'),
        ]

    def __str__(self):
        return self.ref


class SessionParticipant(models.Model):
    """A dealer asked to a session, and whether it came."""

    session = models.ForeignKey(
        DealerSession, on_delete=models.CASCADE, related_name='participants'
    )
    dealer = models.ForeignKey(Dealer, on_delete=models.CASCADE, related_name='participations')
    invited = models.BooleanField(default=False)
    attended = models.BooleanField(default=False)
    is_speaker = models.BooleanField(default=False)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ['position', 'pk']

    def __str__(self):
        return str(self.dealer)
