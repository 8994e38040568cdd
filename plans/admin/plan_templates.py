"""Plan templates, one row a version: drafts are edited, published versions stay as they are."""

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import Count
from django.forms import ModelForm
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from modeltranslation.admin import TranslationAdmin

from plans.admin.staff import StaffOnly, Worded, filter_by
from plans.admin.template_parts import CheckTextInline, DraftOnly, StepInline, TargetInline
from plans.document.choices import BusinessModel, TemplateStatus
from plans.domain import template_versions
from plans.domain.language import active_language
from plans.models import PlanTemplate


class TemplateForm(ModelForm):
    """A new template has a code of its own; the next version of one is made by copying."""

    def clean_code(self):
        code = self.cleaned_data['code']
        if PlanTemplate.objects.filter(code=code).exists():
            raise ValidationError(_('There is a template of this code: copy it to a new version.'))
        return code


@admin.register(PlanTemplate)
class PlanTemplateAdmin(DraftOnly, StaffOnly, Worded, TranslationAdmin):
    """Copy to a new version, change it, publish it; the version before is retired by that."""

    of = PlanTemplate
    form = TemplateForm
    enums = {'business_model': BusinessModel}
    inlines = (StepInline, TargetInline, CheckTextInline)
    list_display = (
        'name',
        'code',
        'version',
        'status_label',
        'business_model_label',
        'workspace',
        'used_by',
    )
    list_filter = (
        filter_by('status', TemplateStatus, PlanTemplate),
        filter_by('business_model', BusinessModel, PlanTemplate),
    )
    list_select_related = ('workspace',)
    actions = ('copy_to_new_version', 'publish', 'retire')
    readonly_fields = ('version', 'status_label', 'published_at')
    fieldsets = (
        (
            None,
            {
                'fields': (
                    ('code', 'version', 'status_label', 'published_at'),
                    ('name_vi', 'name_en'),
                    ('description_vi', 'description_en'),
                    ('business_model', 'industry', 'workspace', 'position'),
                )
            },
        ),
    )

    @admin.display(description=gettext_lazy('Status'), ordering='status')
    def status_label(self, row):
        return TemplateStatus(row.status).label(active_language())

    @admin.display(description=gettext_lazy('Plans'), ordering='plan_count')
    def used_by(self, row):
        return row.plan_count

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(plan_count=Count('plans'))

    def get_readonly_fields(self, request, obj=None):
        fixed = super().get_readonly_fields(request, obj)
        return [*fixed, 'code'] if obj else fixed

    def get_inlines(self, request, obj):
        """A new template is saved first, so that it has steps."""
        return self.inlines if obj else ()

    def get_deleted_objects(self, objs, request):
        """What belongs to a draft goes with it, steps too, which nobody deletes one by one."""
        rows, counts, _needed, protected = super().get_deleted_objects(objs, request)
        return rows, counts, set(), protected

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        if not change:
            template_versions.add_steps(obj)

    @admin.action(description=gettext_lazy('Copy to a new version'), permissions=['change'])
    def copy_to_new_version(self, request, queryset):
        for template in queryset:
            draft = template_versions.copy_to_new_version(template)
            self.message_user(request, _('%(template)s is a draft now.') % {'template': draft})

    @admin.action(description=gettext_lazy('Publish'), permissions=['change'])
    def publish(self, request, queryset):
        """Publish each that can be; say why of each that cannot, and what English is missing."""
        for template in queryset:
            try:
                template_versions.publish(template, at=timezone.now())
            except template_versions.NotPublishableError as reason:
                self.message_user(request, f'{template}: {reason}', messages.ERROR)
                continue
            self.message_user(request, _('%(template)s is published.') % {'template': template})
            self.warn_of_missing_english(request, template)

    def warn_of_missing_english(self, request, template):
        count = template_versions.count_missing_english(template)
        if count:
            text = ngettext(
                '%(template)s: one text has no English; the Vietnamese is shown in its place.',
                '%(template)s: %(count)d texts have no English; the Vietnamese is shown instead.',
                count,
            )
            words = {'template': template, 'count': count}
            self.message_user(request, text % words, messages.WARNING)

    @admin.action(description=gettext_lazy('Retire'), permissions=['change'])
    def retire(self, request, queryset):
        for template in queryset.filter(status=TemplateStatus.PUBLISHED):
            template_versions.retire(template)
            self.message_user(request, _('%(template)s is retired.') % {'template': template})
