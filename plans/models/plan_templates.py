"""Plan templates: what a plan starts from.

Staff of the installation edit them; published versions do not change.
"""

from django.db import models

from plans.document.choices import (
    AnswerType,
    Breakdown,
    BusinessModel,
    Direction,
    MetricKind,
    TargetPath,
    TemplateStatus,
)
from plans.models.base import AmountField, only


class Metric(models.Model):
    """A figure that targets are set in. Source: product.md 2.8, kpis.md."""

    code = models.SlugField(max_length=60, unique=True)
    name = models.TextField()
    kind = models.CharField(max_length=10)
    direction = models.CharField(max_length=4)
    unit = models.TextField(blank=True)
    decimals = models.PositiveSmallIntegerField(default=0)
    formula = models.TextField(blank=True)
    business_models = models.JSONField(default=list, blank=True)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ['position', 'code']
        constraints = [
            only('kind', MetricKind, 'metric_kind'),
            only('direction', Direction, 'metric_direction'),
        ]

    def __str__(self):
        return self.name or self.code


class PlanTemplateQuerySet(models.QuerySet):
    """Templates, one row a version."""

    def published(self):
        return self.filter(status=TemplateStatus.PUBLISHED)

    def offered_to(self, workspace):
        """Published templates that everybody, or this workspace, may start a plan from."""
        mine = models.Q(workspace=workspace) | models.Q(workspace__isnull=True)
        return self.published().filter(mine)


class PlanTemplate(models.Model):
    """One version of a template.

    A plan keeps the version it was started from. Source: product.md 2.2.
    """

    code = models.SlugField(max_length=60)
    version = models.PositiveIntegerField(default=1)
    name = models.TextField()
    description = models.TextField(blank=True)
    business_model = models.CharField(max_length=13)
    industry = models.TextField(blank=True)
    status = models.CharField(max_length=9, default=TemplateStatus.DRAFT.value)
    workspace = models.ForeignKey(
        'plans.Workspace',
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name='plan_templates',
    )
    position = models.PositiveIntegerField(default=0)
    published_at = models.DateTimeField(null=True, blank=True)

    objects = PlanTemplateQuerySet.as_manager()

    class Meta:
        ordering = ['position', 'code', '-version']
        constraints = [
            models.UniqueConstraint('code', 'version', name='template_version_once'),
            only('status', TemplateStatus, 'template_status'),
            only('business_model', BusinessModel, 'template_model'),
        ]

    def __str__(self):
        return f'{self.name or self.code} v{self.version}'


class TemplateStep(models.Model):
    """What a template says of one wizard step."""

    template = models.ForeignKey(PlanTemplate, on_delete=models.CASCADE, related_name='steps')
    step_key = models.CharField(max_length=20)
    title = models.TextField(blank=True)
    intro = models.TextField(blank=True)
    is_hidden = models.BooleanField(default=False)

    class Meta:
        ordering = ['pk']
        constraints = [
            models.UniqueConstraint('template', 'step_key', name='template_step_once'),
        ]

    def __str__(self):
        return self.step_key


class TemplatePrompt(models.Model):
    """Words for a known field (`field_key` such as `needs.statement`), or a free question of the
    template.
    """

    step = models.ForeignKey(TemplateStep, on_delete=models.CASCADE, related_name='prompts')
    field_key = models.CharField(max_length=60, blank=True)
    label = models.TextField()
    help = models.TextField(blank=True)
    example = models.TextField(blank=True)
    answer_type = models.CharField(max_length=6, default=AnswerType.SHORT.value)
    is_required = models.BooleanField(default=False)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ['position', 'pk']
        constraints = [
            only('answer_type', AnswerType, 'prompt_answer_type'),
            models.UniqueConstraint(
                'step',
                'field_key',
                condition=~models.Q(field_key=''),
                name='prompt_field_once',
            ),
        ]

    def __str__(self):
        return self.label or self.field_key


class TemplateTarget(models.Model):
    """A target that a template suggests."""

    template = models.ForeignKey(PlanTemplate, on_delete=models.CASCADE, related_name='targets')
    metric = models.ForeignKey(Metric, on_delete=models.PROTECT, related_name='+')
    name = models.TextField()
    suggested_value = AmountField(null=True, blank=True)
    path = models.CharField(max_length=4, default=TargetPath.RAMP.value)
    breakdown = models.CharField(max_length=9, default=Breakdown.MONTHLY.value)
    weight = AmountField(default=1)
    is_required = models.BooleanField(default=False)
    market_side = models.CharField(max_length=6, blank=True)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ['position', 'pk']
        constraints = [
            only('path', TargetPath, 'template_target_path'),
            only('breakdown', Breakdown, 'template_target_breakdown'),
        ]

    def __str__(self):
        return self.name


class TemplateCheckText(models.Model):
    """A template's own wording of one check. Blank means the shipped wording."""

    template = models.ForeignKey(PlanTemplate, on_delete=models.CASCADE, related_name='check_texts')
    check_code = models.CharField(max_length=5)
    title = models.TextField(blank=True)
    message = models.TextField(blank=True)
    why = models.TextField(blank=True)
    fix = models.TextField(blank=True)

    class Meta:
        ordering = ['check_code']
        constraints = [
            models.UniqueConstraint('template', 'check_code', name='template_check_once'),
        ]

    def __str__(self):
        return self.check_code
