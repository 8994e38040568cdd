"""The plan itself, how far its wizard is, and what lists show of it."""

from django.db import models

from plans.document.choices import BusinessModel, Currency, PlanStatus, PlatformOwnership, StepState
from plans.models.base import FoldedName, FoldedQuerySet, ends_after, member_key, only, plan_key


class PlanQuerySet(FoldedQuerySet):
    """Plans of a workspace."""

    def listed(self):
        """Plans that lists show: all but the archived ones."""
        return self.exclude(status=PlanStatus.ARCHIVED)

    def with_people(self):
        return self.select_related('owner__user', 'approver__user', 'summary')

    def editable_by(self, membership):
        """Plans the member owns or edits together with the owner."""
        return self.filter(models.Q(owner=membership) | models.Q(co_editors=membership)).distinct()


class Plan(FoldedName):
    """One sales plan.

    Source: product.md 2.3, 2.4. Every field of its content may stay blank until it is submitted.
    """

    SEARCHED = ('title', 'code')

    workspace = models.ForeignKey('plans.Workspace', on_delete=models.CASCADE, related_name='plans')
    code = models.CharField(max_length=20)
    title = models.TextField()
    template = models.ForeignKey(
        'plans.PlanTemplate', on_delete=models.PROTECT, null=True, related_name='plans'
    )
    business_model = models.CharField(max_length=13, blank=True)
    period_start = models.DateField(null=True, blank=True)
    period_end = models.DateField(null=True, blank=True)
    currency = models.CharField(max_length=3, blank=True, default=Currency.VND.value)
    fiscal_year_start_month = models.PositiveSmallIntegerField(default=1)
    owner = member_key('owned_plans')
    co_editors = models.ManyToManyField('plans.Membership', blank=True, related_name='shared_plans')
    approver = member_key('plans_to_approve')
    outsiders = models.JSONField(default=dict, blank=True)
    summary_text = models.TextField(blank=True)
    uses_dealers = models.BooleanField(null=True, blank=True)
    platform_name = models.TextField(blank=True)
    platform_url = models.TextField(blank=True)
    platform_owner = models.CharField(max_length=11, blank=True)
    legal_platform_type = models.CharField(max_length=20, blank=True)
    registration_ref = models.TextField(blank=True)
    other_channels = models.JSONField(default=list, blank=True)
    status = models.CharField(max_length=9, default=PlanStatus.DRAFT.value)
    status_before_archive = models.CharField(max_length=9, blank=True)
    activated_on = models.DateField(null=True, blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    close_note = models.TextField(blank=True)
    copied_from = models.ForeignKey(
        'self', on_delete=models.SET_NULL, null=True, blank=True, related_name='copies'
    )
    return_note = models.TextField(blank=True)
    restored_from = models.ForeignKey(
        'plans.PlanVersion', on_delete=models.SET_NULL, null=True, blank=True, related_name='+'
    )
    next_refs = models.JSONField(default=dict, blank=True)
    lock_version = models.PositiveIntegerField(default=1)
    content_version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    updated_by = member_key()

    objects = PlanQuerySet.as_manager()

    class Meta:
        ordering = ['-updated_at', '-pk']
        indexes = [
            models.Index(fields=['workspace', 'status', '-updated_at'], name='plan_list'),
            models.Index(fields=['workspace', '-updated_at', '-id'], name='plan_newest'),
            models.Index(fields=['workspace', 'sort_name'], name='plan_by_name'),
        ]
        constraints = [
            models.UniqueConstraint('workspace', 'code', name='plan_code_once'),
            only('status', PlanStatus, 'plan_status'),
            only('currency', ['', *Currency], 'plan_currency'),
            only('business_model', ['', *BusinessModel], 'plan_business_model'),
            only('platform_owner', ['', *PlatformOwnership], 'plan_platform_owner'),
            ends_after('period_start', 'period_end', 'plan_period_order'),
            models.CheckConstraint(
                condition=models.Q(fiscal_year_start_month__range=(1, 12)),
                name='plan_fiscal_month',
            ),
        ]

    def __str__(self):
        return f'{self.code} {self.title}'

    @property
    def is_draft(self):
        return self.status == PlanStatus.DRAFT

    @property
    def phase(self):
        """The state it is in; of an archived plan the one it was in before."""
        if self.status != PlanStatus.ARCHIVED:
            return PlanStatus(self.status)
        ran = PlanStatus.CLOSED if self.activated_on else PlanStatus.DRAFT
        return PlanStatus(self.status_before_archive or ran)

    @property
    def is_active(self):
        return self.status == PlanStatus.ACTIVE


class WizardStepState(models.Model):
    """How far a wizard step is, and what was shown when it was opened (product.md 3.1, 4.4).

    `shown_at_open`: {check code: {"severity", "subjects", "numbers"}}, or null while the step is
    not open.
    """

    plan = plan_key('step_states')
    step_key = models.CharField(max_length=20)
    state = models.CharField(max_length=11, default=StepState.NOT_STARTED.value)
    shown_at_open = models.JSONField(null=True, blank=True)
    last_visited_by = member_key()
    last_visited_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint('plan', 'step_key', name='step_state_once'),
            only('state', StepState, 'step_state_known'),
        ]

    def __str__(self):
        return self.step_key


class PlanSummary(models.Model):
    """What lists show of a plan, kept in the transaction that changed it, and the plan's JSON.

    `document` is the plan file's JSON as of `content_version` of the plan; older means it must be
    read from the rows.
    """

    plan = models.OneToOneField(Plan, on_delete=models.CASCADE, related_name='summary')
    content_version = models.PositiveIntegerField(default=0)
    document = models.TextField(default='')
    must_open = models.PositiveIntegerField(default=0)
    warn_open = models.PositiveIntegerField(default=0)
    pace = models.DecimalField(max_digits=18, decimal_places=6, null=True)
    pace_status = models.CharField(max_length=12, blank=True)
    figures_to = models.DateField(null=True)
    portfolio = models.JSONField(default=dict)
    steps_done = models.PositiveSmallIntegerField(default=0)
    computed_on = models.DateField(null=True)

    def __str__(self):
        return f'{self.must_open} / {self.warn_open}'


class PlanAnswer(models.Model):
    """An answer to a free question of the template, with the wording it had at the time."""

    plan = plan_key('answers')
    prompt = models.ForeignKey(
        'plans.TemplatePrompt', on_delete=models.SET_NULL, null=True, related_name='+'
    )
    step_key = models.TextField(blank=True)
    question = models.TextField(blank=True)
    answer = models.TextField(blank=True)
    position = models.PositiveIntegerField(default=0)
    row_version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ['position', 'pk']

    def __str__(self):
        return self.question
