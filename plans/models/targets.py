"""The numbers to reach, spread over the period, and the numbers reached. Source: product.md 2.8."""

from django.db import models

from plans.document.choices import (
    Breakdown,
    Direction,
    MarketSide,
    MetricKind,
    Rollup,
    TargetPath,
)
from plans.document.text import name_key
from plans.models.base import AmountField, PlanRow, ends_after, link, member_key, only, plan_key


class Target(PlanRow):
    """A number to reach. `metric` is a code; kind and direction are kept for codes not shipped."""

    plan = plan_key('targets')
    name = models.TextField(blank=True)
    metric = models.TextField(blank=True)
    metric_kind = models.CharField(max_length=10, blank=True)
    direction = models.CharField(max_length=4, blank=True)
    unit = models.TextField(blank=True)
    path = models.CharField(max_length=4, default=TargetPath.RAMP.value)
    baseline_value = AmountField(null=True, blank=True)
    baseline_date = models.DateField(null=True, blank=True)
    baseline_note = models.TextField(blank=True)
    target_value = AmountField(null=True, blank=True)
    start_date = models.DateField(null=True, blank=True)
    due_date = models.DateField(null=True, blank=True)
    breakdown = models.CharField(max_length=9, default=Breakdown.NONE.value)
    owner = member_key('targets')
    owner_email = models.TextField(blank=True)
    goal = link('plans.CompanyGoal', 'targets')
    strategy = link('plans.Strategy', 'targets')
    parent = link('self', 'children')
    rollup = models.CharField(max_length=8, default=Rollup.NONE.value)
    weight = AmountField(default=1)
    data_source = models.TextField(blank=True)
    market_side = models.CharField(max_length=6, blank=True)
    causes = models.JSONField(default=list, blank=True)
    causes_note = models.TextField(blank=True)
    causes_on = models.DateField(null=True, blank=True)

    class Meta(PlanRow.Meta):
        constraints = [
            *PlanRow.Meta.constraints,
            only('metric_kind', ['', *MetricKind], 'target_kind'),
            only('direction', ['', *Direction], 'target_direction'),
            only('path', ['', *TargetPath], 'target_path'),
            only('breakdown', ['', *Breakdown], 'target_breakdown'),
            only('rollup', ['', *Rollup], 'target_rollup'),
            only('market_side', ['', *MarketSide], 'target_side'),
            ends_after('start_date', 'due_date', 'target_order'),
        ]

    def __str__(self):
        return self.name


class TargetPeriod(models.Model):
    """The planned value of one slice. No rows mean the even spread of product.md 5.2."""

    target = models.ForeignKey(Target, on_delete=models.CASCADE, related_name='periods')
    position = models.PositiveIntegerField()
    planned_value = AmountField()

    class Meta:
        ordering = ['position']
        constraints = [models.UniqueConstraint('target', 'position', name='target_period_once')]

    def __str__(self):
        return str(self.planned_value)


class Actual(models.Model):
    """The number reached in one period. Blank is missing; zero is zero."""

    target = models.ForeignKey(Target, on_delete=models.CASCADE, related_name='actuals')
    start = models.DateField()
    end = models.DateField()
    as_of = models.DateField(null=True, blank=True)
    value = AmountField(null=True, blank=True)
    numerator = AmountField(null=True, blank=True)
    denominator = AmountField(null=True, blank=True)
    note = models.TextField(blank=True)
    entered_by = member_key()
    entered_by_email = models.TextField(blank=True)
    entered_at = models.DateTimeField(auto_now=True)
    upload = link('plans.ActualImport', 'actuals')
    position = models.PositiveIntegerField(default=0)
    row_version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ['position', 'start']
        indexes = [models.Index(fields=['target', 'start'], name='actual_by_start')]
        constraints = [
            ends_after('start', 'end', 'actual_order'),
            models.CheckConstraint(
                condition=models.Q(denominator__isnull=True) | ~models.Q(denominator=0),
                name='actual_denominator',
            ),
        ]

    def __str__(self):
        return f'{self.start} {self.value}'


class SeasonalProfile(models.Model):
    """How a company's year goes: a weight for each calendar month, January first, under a name.

    `weights` are twelve decimals as text. Source: product.md 5.2.
    """

    workspace = models.ForeignKey(
        'plans.Workspace', on_delete=models.CASCADE, related_name='seasonal_profiles'
    )
    name = models.TextField()
    name_key = models.TextField(editable=False)
    weights = models.JSONField(default=list)
    by = member_key()

    class Meta:
        ordering = ['name_key']
        constraints = [
            models.UniqueConstraint('workspace', 'name_key', name='seasonal_profile_name_once')
        ]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        self.name_key = name_key(self.name)
        super().save(*args, **kwargs)
