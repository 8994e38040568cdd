"""Plan templates, one row a version: drafts are edited, published versions stay as they are."""

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import ValidationError
from django.db.models import Count
from django.forms import ModelForm
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from modeltranslation.admin import TranslationAdmin

from plans.admin.staff import StaffOnly, Worded, filter_by
from plans.admin.template_parts import CheckTextInline, DraftOnly, StepInline, TargetInline
from plans.admin.workshop import PREVIEWS, Workshop
from plans.document.choices import BusinessModel, TemplateStatus
from plans.domain import template_versions
from plans.domain.language import active_language
from plans.domain.template_contents import missing_english_of
from plans.models import PlanTemplate


class TemplateList(ChangeList):
    """The list, with how many texts of each template have no English."""

    def get_results(self, request):
        super().get_results(request)
        lacking = missing_english_of([row.pk for row in self.result_list])
        for row in self.result_list:
            row.lacking = lacking.get(row.pk, 0)


class TemplateForm(ModelForm):
    """A new template has a code of its own; the next version of one is made by copying."""

    def clean_code(self):
        code = self.cleaned_data['code']
        if PlanTemplate.objects.filter(code=code).exists():
            raise ValidationError(_('There is a template of this code: copy it to a new version.'))
        return code


@admin.register(PlanTemplate)
class PlanTemplateAdmin(Workshop, DraftOnly, StaffOnly, Worded, TranslationAdmin):
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
        'used_by',
        'english',
        'workspace',
    )
    list_per_page = 50
    list_filter = (
        filter_by('status', TemplateStatus, PlanTemplate),
        filter_by('business_model', BusinessModel, PlanTemplate),
    )
    list_select_related = ('workspace',)
    actions = ('copy_to_new_version', 'retire')
    readonly_fields = ('version', 'status_label', 'published_at', 'english')
    fieldsets = (
        (
            None,
            {
                'fields': (
                    ('code', 'version', 'status_label', 'published_at', 'english'),
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

    @admin.display(description=gettext_lazy('English missing'))
    def english(self, row):
        if not hasattr(row, 'lacking'):
            row.lacking = missing_english_of([row.pk]).get(row.pk, 0) if row.pk else 0
        return row.lacking or '–'

    def get_changelist(self, request, **kwargs):
        return TemplateList

    def changeform_view(self, request, object_id=None, form_url='', extra_context=None):
        links = {'preview_links': PREVIEWS}
        return super().changeform_view(request, object_id, form_url, links)

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
            self.copied(request, template)

    @admin.action(description=gettext_lazy('Retire'), permissions=['change'])
    def retire(self, request, queryset):
        for template in queryset.filter(status=TemplateStatus.PUBLISHED):
            self.retired(request, template)
