"""Pieces of work. Source: product.md 2.9."""

from django.db import models

from plans.document.choices import ActionKind, ActionStatus
from plans.models.base import PlanRow, link, member_key, only, plan_key


class Action(PlanRow):
    """Who does what by when."""

    plan = plan_key('actions')
    title = models.TextField(blank=True)
    strategy = link('plans.Strategy', 'actions')
    kind = models.CharField(max_length=6, default=ActionKind.SELL.value)
    owner = member_key('actions')
    owner_email = models.TextField(blank=True)
    start = models.DateField(null=True, blank=True)
    due = models.DateField(null=True, blank=True)
    status = models.CharField(max_length=9, default=ActionStatus.TODO.value)
    done_on = models.DateField(null=True, blank=True)
    note = models.TextField(blank=True)
    from_feedback = link('plans.Feedback', 'actions_made')
    from_session = link('plans.DealerSession', 'actions_made')

    class Meta(PlanRow.Meta):
        constraints = [
            *PlanRow.Meta.constraints,
            only('kind', ['', *ActionKind], 'action_kind'),
            only('status', ['', *ActionStatus], 'action_status'),
        ]

    def __str__(self):
        return self.title
