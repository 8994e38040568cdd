"""What people say to each other about a plan. Source: product.md 2.9."""

from django.db import models

from plans.models.base import member_key, plan_key


class Comment(models.Model):
    """Words about the plan or a place in it; a reply has a `parent`, one level deep.

    `anchor`: `plan`, `step:needs`, `targets:T1` (a list and a ref) or `check:M2.1`. With an
    `approval` it is a remark with which a plan was returned: resolved is ticked off.
    """

    plan = plan_key('comments')
    anchor = models.TextField(default='plan')
    body = models.TextField()
    parent = models.ForeignKey('self', on_delete=models.CASCADE, null=True, related_name='replies')
    approval = models.ForeignKey(
        'plans.Approval', on_delete=models.CASCADE, null=True, related_name='remarks'
    )
    by = member_key()
    at = models.DateTimeField(auto_now_add=True)
    resolved_by = member_key()
    resolved_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ['at', 'pk']
        indexes = [models.Index(fields=['plan', 'anchor'], name='comments_of_place')]

    def __str__(self):
        return self.body[:60]


class Mention(models.Model):
    """A member who is asked to look at a comment; answered or seen, it waits no more."""

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name='mentions')
    member = models.ForeignKey(
        'plans.Membership', on_delete=models.CASCADE, related_name='mentions'
    )
    seen_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ['pk']
        constraints = [models.UniqueConstraint('comment', 'member', name='mention_once')]

    def __str__(self):
        return str(self.member)
