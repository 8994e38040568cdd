"""What sums over many plans are made of, kept in the transaction that changed a plan."""

from django.db import models
from django.db.models import Count, DecimalField, Sum

from plans.models.base import plan_key

EXACT = {'max_digits': 30, 'decimal_places': 6}


class MoneyFigureQuerySet(models.QuerySet):
    """Figures of several plans."""

    def sums(self):
        """[{'plan__currency', 'metric', 'expected', 'actual', 'parts'}] by currency and metric."""
        exact = DecimalField(**EXACT)
        return (
            self.values('plan__currency', 'metric')
            .annotate(
                expected=Sum('expected', output_field=exact),
                actual=Sum('actual', output_field=exact),
                parts=Count('pk'),
            )
            .order_by('plan__currency', 'metric')
        )


class MoneyFigure(models.Model):
    """Money of one target of a plan to date, planned and reached, in the plan's currency.

    `metric`: its code, '' for a target of the plan's own. Source: product.md 5.8, 0.6.
    """

    plan = plan_key('money_figures')
    ref = models.TextField()
    metric = models.TextField(blank=True)
    name = models.TextField(blank=True)
    expected = models.DecimalField(**EXACT)
    actual = models.DecimalField(**EXACT)

    objects = MoneyFigureQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint('plan', 'ref', name='money_figure_once')]

    def __str__(self):
        return self.ref
