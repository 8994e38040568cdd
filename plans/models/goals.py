"""The company's side: what it wants and what it can do. Source: product.md 2.6."""

from django.db import models

from plans.document.choices import CapabilityKind, CapacityPer, GoalCategory, Priority
from plans.models.base import AmountField, OrderedRow, PlanRow, only, plan_key


class CompanyGoal(PlanRow):
    """Something the company wants."""

    plan = plan_key('goals')
    statement = models.TextField(blank=True)
    category = models.CharField(max_length=10, blank=True)
    priority = models.CharField(max_length=6, default=Priority.MEDIUM.value)

    class Meta(PlanRow.Meta):
        constraints = [
            *PlanRow.Meta.constraints,
            only('category', ['', *GoalCategory], 'goal_category'),
            only('priority', ['', *Priority], 'goal_priority'),
        ]

    def __str__(self):
        return self.statement


class Capability(OrderedRow):
    """Something the company can do, and how much of it in a month, quarter or year."""

    plan = plan_key('capabilities')
    name = models.TextField(blank=True)
    kind = models.CharField(max_length=11, blank=True)
    capacity = AmountField(null=True, blank=True)
    unit = models.TextField(blank=True)
    per = models.CharField(max_length=7, default=CapacityPer.MONTH.value)
    available_from = models.DateField(null=True, blank=True)
    note = models.TextField(blank=True)

    class Meta(OrderedRow.Meta):
        constraints = [
            only('kind', ['', *CapabilityKind], 'capability_kind'),
            only('per', ['', *CapacityPer], 'capability_per'),
        ]

    def __str__(self):
        return self.name
