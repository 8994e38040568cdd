"""A company's workspace: who belongs to it, whom it knows, and how strict its checks are."""

import zoneinfo
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone

from plans.document.choices import Currency, Language, Role
from plans.document.text import name_key, nfc
from plans.models.base import FoldedName, FoldedQuerySet, only


class Workspace(models.Model):
    """One company. Every row it owns is reached through it. Source: product.md 2.1."""

    name = models.TextField()
    slug = models.SlugField(max_length=60, unique=True)
    tax_code = models.CharField(max_length=14, blank=True)
    default_language = models.CharField(max_length=2, default=Language.VI.value)
    default_currency = models.CharField(max_length=3, default=Currency.VND.value)
    fiscal_year_start_month = models.PositiveSmallIntegerField(default=1)
    time_zone = models.CharField(max_length=64, default='Asia/Ho_Chi_Minh')
    privacy_contact = models.TextField(blank=True)
    requires_second_factor = models.BooleanField(default=False)
    is_demo = models.BooleanField(default=False, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            only('default_language', Language, 'workspace_language'),
            only('default_currency', Currency, 'workspace_currency'),
            models.CheckConstraint(
                condition=models.Q(fiscal_year_start_month__range=(1, 12)),
                name='workspace_fiscal_month',
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def initials(self):
        """Two letters for the tile in the top bar."""
        words = self.name.split() or ['?']
        return ''.join(word[0] for word in words[-2:]).upper()

    def today(self):
        """The day it is in this company. "Today" everywhere means this day."""
        return timezone.now().astimezone(zoneinfo.ZoneInfo(self.time_zone)).date()


class MembershipQuerySet(models.QuerySet):
    """Members of workspaces."""

    def active(self):
        return self.filter(is_active=True)

    def approvers(self):
        """Members who may approve a plan."""
        return self.active().filter(role__in=[Role.APPROVER, Role.ADMIN])

    def editors(self):
        """Members who may own a plan."""
        return self.active().exclude(role=Role.VIEWER)

    def by_name(self):
        return self.select_related('user').order_by('user__name', 'user__email')


class Membership(models.Model):
    """A person's place in one company, and so what that person may do there."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name='memberships')
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name='memberships'
    )
    role = models.CharField(max_length=8, default=Role.EDITOR.value)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint('workspace', 'user', name='membership_once'),
            only('role', Role, 'membership_role'),
        ]

    def __str__(self):
        return str(self.user)

    @property
    def email(self):
        return self.user.email


class Invitation(models.Model):
    """A link by which one person may join: 72 hours, one use, revocable. Source: product.md 0.3."""

    LIFE = timedelta(hours=72)

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name='invitations')
    email = models.EmailField()
    role = models.CharField(max_length=8, default=Role.EDITOR.value)
    token_hash = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name='+')
    created_at = models.DateTimeField(default=timezone.now)
    used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ['-created_at']
        constraints = [only('role', Role, 'invitation_role')]

    def __str__(self):
        return self.email

    @property
    def expires_at(self):
        return self.created_at + self.LIFE

    def is_open(self, now):
        """Whether the link still works at `now`."""
        return not self.used_at and not self.revoked_at and now < self.expires_at


class NamedFirm(FoldedName):
    """A firm known by its name with tone marks: Hà and Hạ differ. Source: product.md 2.1."""

    SEARCHED = ('name', 'tax_code', 'province', 'contact_name')

    name = models.TextField()
    name_key = models.TextField(editable=False)
    tax_code = models.TextField(blank=True)
    province = models.TextField(blank=True)
    contact_name = models.TextField(blank=True)
    phone = models.TextField(blank=True)
    email = models.TextField(blank=True)
    note = models.TextField(blank=True)

    objects = FoldedQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ['sort_name']

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        self.name_key = name_key(nfc(self.name))
        super().save(*args, **kwargs)


class Customer(NamedFirm):
    """A firm that buys, or did."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name='customers')
    stopped_on = models.DateField(null=True, blank=True)
    plans = models.ManyToManyField('plans.Plan', blank=True, related_name='customers')

    class Meta(NamedFirm.Meta):
        constraints = [models.UniqueConstraint('workspace', 'name_key', name='customer_name_once')]


class Supplier(NamedFirm):
    """A firm that supplies goods."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name='suppliers')

    class Meta(NamedFirm.Meta):
        constraints = [models.UniqueConstraint('workspace', 'name_key', name='supplier_name_once')]


class CheckPolicy(models.Model):
    """How strict one company's checks are: its own thresholds and the checks it has switched off.

    `thresholds` holds only the keys of product.md 3.2 that differ from the shipped values.
    """

    workspace = models.OneToOneField(
        Workspace, on_delete=models.CASCADE, related_name='check_policy'
    )
    thresholds = models.JSONField(default=dict, blank=True)
    disabled_checks = models.JSONField(default=list, blank=True)
    row_version = models.PositiveIntegerField(default=1)

    def __str__(self):
        return str(self.workspace)
