"""What a plan's people say when it ends. Source: product.md 5.8, R52."""

from django.db import models

from plans.models.base import member_key


class CloseOut(models.Model):
    """Answers to the three questions of the close-out, and why a plan ended before its day."""

    plan = models.OneToOneField('plans.Plan', on_delete=models.CASCADE, related_name='close_out')
    unheard = models.TextField(blank=True)
    worked = models.TextField(blank=True)
    carry_over = models.TextField(blank=True)
    early_reason = models.TextField(blank=True)
    by = member_key()

    def __str__(self):
        return self.worked
