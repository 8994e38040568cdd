"""Plan templates: what a plan starts from.

Staff of the installation edit them; published versions do not change.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

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

    code = models.SlugField(_('Code'), max_length=60, unique=True)
    name = models.TextField(pgettext_lazy('thing', 'Name'))
    kind = models.CharField(pgettext_lazy('metric', 'Kind'), max_length=10)
    direction = models.CharField(_('Better when'), max_length=4)
    unit = models.TextField(_('Unit'), blank=True)
    decimals = models.PositiveSmallIntegerField(_('Decimals'), default=0)
    formula = models.TextField(_('How it is worked out'), blank=True)
    business_models = models.JSONField(_('Business models'), default=list, blank=True)
    position = models.PositiveIntegerField(_('Place in the list'), default=0)

    class Meta:
        verbose_name = _('Metric')
        verbose_name_plural = _('Metrics')
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

    code = models.SlugField(_('Code'), max_length=60)
    version = models.PositiveIntegerField(_('Version'), default=1)
    name = models.TextField(pgettext_lazy('thing', 'Name'))
    description = models.TextField(_('Description'), blank=True)
    business_model = models.CharField(_('Business model'), max_length=13)
    industry = models.TextField(_('Industry'), blank=True)
    status = models.CharField(_('Status'), max_length=9, default=TemplateStatus.DRAFT.value)
    workspace = models.ForeignKey(
        'plans.Workspace',
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name='plan_templates',
        verbose_name=_('Only for the company'),
    )
    position = models.PositiveIntegerField(_('Place in the list'), default=0)
    published_at = models.DateTimeField(_('Published'), null=True, blank=True)

    objects = PlanTemplateQuerySet.as_manager()

    class Meta:
        verbose_name = _('Plan template')
        verbose_name_plural = _('Plan templates')
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

    template = models.ForeignKey(
        PlanTemplate,
        on_delete=models.CASCADE,
        related_name='steps',
        verbose_name=_('Plan template'),
    )
    step_key = models.CharField(_('Step'), max_length=20)
    title = models.TextField(pgettext_lazy('thing', 'Title'), blank=True)
    intro = models.TextField(_('Opening words'), blank=True)
    is_hidden = models.BooleanField(_('Hidden'), default=False)

    class Meta:
        verbose_name = _('Step')
        verbose_name_plural = _('Steps')
        ordering = ['pk']
        constraints = [
            models.UniqueConstraint('template', 'step_key', name='template_step_once'),
        ]

    def __str__(self):
        return self.title or self.step_key


class TemplatePrompt(models.Model):
    """Words for a known field (`field_key` such as `needs.statement`), or a free question of the
    template.
    """

    step = models.ForeignKey(
        TemplateStep, on_delete=models.CASCADE, related_name='prompts', verbose_name=_('Step')
    )
    field_key = models.CharField(_('Field'), max_length=60, blank=True)
    label = models.TextField(_('Label'))
    help = models.TextField(pgettext_lazy('field', 'Help'), blank=True)
    example = models.TextField(_('Example'), blank=True)
    answer_type = models.CharField(_('Answered by'), max_length=6, default=AnswerType.SHORT.value)
    choices = models.TextField(_('Choices, one a line'), blank=True)
    is_required = models.BooleanField(_('Must be answered'), default=False)
    position = models.PositiveIntegerField(_('Place in the list'), default=0)

    class Meta:
        verbose_name = _('Question')
        verbose_name_plural = _('Questions')
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

    template = models.ForeignKey(
        PlanTemplate,
        on_delete=models.CASCADE,
        related_name='targets',
        verbose_name=_('Plan template'),
    )
    metric = models.ForeignKey(
        Metric, on_delete=models.PROTECT, related_name='+', verbose_name=_('Metric')
    )
    name = models.TextField(pgettext_lazy('thing', 'Name'))
    suggested_value = AmountField(_('Suggested value'), null=True, blank=True)
    path = models.CharField(_('How it should move'), max_length=4, default=TargetPath.RAMP.value)
    breakdown = models.CharField(_('Breakdown'), max_length=9, default=Breakdown.MONTHLY.value)
    weight = AmountField(_('Weight'), default=1)
    is_required = models.BooleanField(_('Must be kept'), default=False)
    market_side = models.CharField(_('Side'), max_length=6, blank=True)
    position = models.PositiveIntegerField(_('Place in the list'), default=0)

    class Meta:
        verbose_name = _('Suggested target')
        verbose_name_plural = _('Suggested targets')
        ordering = ['position', 'pk']
        constraints = [
            only('path', TargetPath, 'template_target_path'),
            only('breakdown', Breakdown, 'template_target_breakdown'),
        ]

    def __str__(self):
        return self.name


class TemplateCheckText(models.Model):
    """A template's own wording of one check. Blank means the shipped wording."""

    template = models.ForeignKey(
        PlanTemplate,
        on_delete=models.CASCADE,
        related_name='check_texts',
        verbose_name=_('Plan template'),
    )
    check_code = models.CharField(_('Check'), max_length=5)
    title = models.TextField(pgettext_lazy('thing', 'Title'), blank=True)
    message = models.TextField(_('Message'), blank=True)
    why = models.TextField(_('Why?'), blank=True)
    fix = models.TextField(_('How to clear it'), blank=True)

    class Meta:
        verbose_name = _('Wording of a check')
        verbose_name_plural = _('Wording of checks')
        ordering = ['check_code']
        constraints = [
            models.UniqueConstraint('template', 'check_code', name='template_check_once'),
        ]

    def __str__(self):
        return self.check_code
