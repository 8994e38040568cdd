"""Five minutes a week: how sure people are of a plan, and who was asked for figures."""

from django.db import models

from plans.models.base import link, member_key, plan_key


class CheckIn(models.Model):
    """What one member says of one plan in one week, of which `week` is the Monday."""

    plan = plan_key('check_ins')
    member = member_key('check_ins')
    week = models.DateField()
    confidence = models.PositiveSmallIntegerField()
    sentence = models.TextField(blank=True)
    at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ['-week', '-at', '-pk']
        constraints = [
            models.UniqueConstraint('plan', 'member', 'week', name='check_in_once_a_week'),
            models.CheckConstraint(
                condition=models.Q(confidence__range=(1, 5)), name='check_in_confidence'
            ),
        ]

    def __str__(self):
        return f'{self.week} {self.confidence}'


class Reminder(models.Model):
    """Somebody asked a member for the missing figures of a target (O6); the last one counts."""

    plan = plan_key('reminders')
    target = link('plans.Target', 'reminders')
    to = member_key('reminders')
    by = member_key()
    at = models.DateTimeField()

    class Meta:
        ordering = ['-at', '-pk']
        constraints = [models.UniqueConstraint('target', 'to', name='reminder_once')]

    def __str__(self):
        return f'{self.target} → {self.to}'
