"""What became of the figures reached: each change of one, and each file that brought many.

Source: product.md 2.8.
"""

from django.db import models

from plans.models.base import AmountField, member_key, plan_key


class ActualImport(models.Model):
    """One paste or file of figures: looked at first, then taken as a whole, or taken back.

    `rows` holds its cells until it is taken: texts, and numbers and days as {"n": …}, {"d": …}.
    `layout` says what its columns mean: {"head": row of the headings, "roles": [...]}.
    """

    plan = plan_key('actual_imports')
    source = models.TextField(blank=True)
    language = models.CharField(max_length=2, default='vi')
    rows = models.JSONField(default=list, blank=True)
    layout = models.JSONField(null=True, blank=True)
    taken_at = models.DateTimeField(null=True, blank=True)
    added = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    by = member_key()
    at = models.DateTimeField(auto_now_add=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ['-at', '-pk']

    def __str__(self):
        return self.source


class FigureColumns(models.Model):
    """What the columns of one kind of table mean, as somebody of the company said once.

    `signature` is its row of headings in one folded text; `roles` one word a column.
    """

    workspace = models.ForeignKey(
        'plans.Workspace', on_delete=models.CASCADE, related_name='figure_columns'
    )
    signature = models.TextField()
    roles = models.JSONField(default=list)
    by = member_key()
    at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint('workspace', 'signature', name='figure_columns_once')
        ]

    def __str__(self):
        return self.signature


class ActualRevision(models.Model):
    """A figure as it was before a change, who changed it and why. Written once, never edited.

    Kept by target and period, so that it outlives the figure. All values None: there was none.
    """

    target = models.ForeignKey('plans.Target', on_delete=models.CASCADE, related_name='revisions')
    start = models.DateField()
    end = models.DateField()
    old_value = AmountField(null=True, blank=True)
    old_numerator = AmountField(null=True, blank=True)
    old_denominator = AmountField(null=True, blank=True)
    old_as_of = models.DateField(null=True, blank=True)
    old_note = models.TextField(blank=True)
    new_value = AmountField(null=True, blank=True)
    new_numerator = AmountField(null=True, blank=True)
    new_denominator = AmountField(null=True, blank=True)
    new_as_of = models.DateField(null=True, blank=True)
    new_note = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    upload = models.ForeignKey(
        ActualImport, on_delete=models.SET_NULL, null=True, blank=True, related_name='revisions'
    )
    by = member_key()
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ['-at', '-pk']
        indexes = [models.Index(fields=['target', 'start', 'end'], name='revision_by_period')]

    def __str__(self):
        return f'{self.start} {self.old_value} → {self.new_value}'
