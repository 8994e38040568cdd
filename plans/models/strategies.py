"""How we will sell: each strategy answers needs and serves goals. Source: product.md 2.6."""

from django.db import models

from plans.document.choices import Origin, StrategyStatus
from plans.models.base import AmountField, PlanRow, only, plan_key


class Strategy(PlanRow):
    """A way to sell, where its idea came from, and the two sides it joins."""

    plan = plan_key('strategies')
    title = models.TextField(blank=True)
    description = models.TextField(blank=True)
    origin = models.CharField(max_length=17, blank=True)
    origin_note = models.TextField(blank=True)
    needs = models.ManyToManyField('plans.CustomerNeed', blank=True, related_name='strategies')
    goals = models.ManyToManyField('plans.CompanyGoal', blank=True, related_name='strategies')
    status = models.CharField(max_length=7, default=StrategyStatus.IDEA.value)
    budget = AmountField(null=True, blank=True)

    class Meta(PlanRow.Meta):
        verbose_name_plural = 'strategies'
        constraints = [
            *PlanRow.Meta.constraints,
            only('origin', ['', *Origin], 'strategy_origin'),
            only('status', ['', *StrategyStatus], 'strategy_status'),
        ]

    def __str__(self):
        return self.title
