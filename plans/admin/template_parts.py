"""What a plan template is made of, edited on its page while it is a draft."""

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import Count
from django.forms import BaseInlineFormSet, ChoiceField, ModelForm
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from modeltranslation.admin import TranslationStackedInline

from plans.admin.staff import StaffOnly, Worded
from plans.document.check_names import NAMES
from plans.document.choices import Breakdown, MarketSide, StepKey, TargetPath, TemplateStatus
from plans.domain.language import active_language
from plans.models import Metric, TemplateCheckText, TemplateStep, TemplateTarget
from plans.rules.checks.texts import unknown_placeholders


class DraftOnly:
    """What belongs to a template is changed while that is a draft."""

    def has_add_permission(self, request, *parent):
        return super().has_add_permission(request, *parent) and is_draft(*parent)

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and is_draft(obj)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and is_draft(obj)


def is_draft(row=None):
    """Claim: the row, or the template it belongs to, may still be changed."""
    template = getattr(row, 'template', row)
    return template is None or template.status == TemplateStatus.DRAFT


class StepInline(StaffOnly, admin.TabularInline):
    """The eleven steps at a glance; each is edited, with its questions, on a page of its own."""

    model = TemplateStep
    fields = readonly_fields = ('step', 'title_vi', 'title_en', 'is_hidden', 'questions')
    extra = 0

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(question_count=Count('prompts'))

    def has_add_permission(self, request, *parent):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    @admin.display(description=gettext_lazy('Step'))
    def step(self, row):
        page = reverse('admin:plans_templatestep_change', args=[row.pk])
        name = StepKey(row.step_key).label(active_language())
        return format_html('<a href="{}">{}</a>', page, name)

    @admin.display(description=gettext_lazy('Questions'))
    def questions(self, row):
        return row.question_count


class TargetInline(DraftOnly, StaffOnly, Worded, TranslationStackedInline):
    """The targets that the template suggests."""

    model = of = TemplateTarget
    amounts = ('suggested_value', 'weight')
    enums = {'path': TargetPath, 'breakdown': Breakdown, 'market_side': MarketSide}
    extra = 0
    fieldsets = (
        (
            None,
            {
                'fields': (
                    ('metric', 'suggested_value', 'weight'),
                    ('name_vi', 'name_en'),
                    ('path', 'breakdown', 'market_side'),
                    ('is_required', 'position'),
                )
            },
        ),
    )

    def get_queryset(self, request):
        return super().get_queryset(request).select_related('metric')

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        """One query for the metrics, however many targets there are."""
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if db_field.name == 'metric':
            field.choices = [('', '—'), *((row.pk, str(row)) for row in Metric.objects.all())]
        return field

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """Without the buttons that change the metric itself from here."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == 'metric':
            field.widget = field.widget.widget
        return field


class CheckTextForm(ModelForm):
    """Wording of one check, with placeholders that the check can fill in."""

    def clean(self):
        cleaned = super().clean()
        code = cleaned.get('check_code')
        for name, text in list(cleaned.items()):
            if code and isinstance(text, str) and name != 'check_code':
                self._must_know_placeholders(code, name, text)
        return cleaned

    def _must_know_placeholders(self, code, name, text):
        unknown = dict.fromkeys(unknown_placeholders(code, text))
        if unknown:
            text = _('Check %(code)s does not know %(names)s.')
            names = ', '.join(f'{{{slot}}}' for slot in unknown)
            self.add_error(name, text % {'code': code, 'names': names})


class OnceFormSet(BaseInlineFormSet):
    """Rows of which no two may have the same value in the field `once`."""

    once = ''

    def clean(self):
        super().clean()
        seen = set()
        for form in self.forms:
            value = getattr(form, 'cleaned_data', {}).get(self.once)
            if not value or form.cleaned_data.get('DELETE'):
                continue
            if value in seen:
                raise ValidationError(_('“%(value)s” stands here twice.') % {'value': value})
            seen.add(value)


class CheckTextFormSet(OnceFormSet):
    once = 'check_code'


class CheckTextInline(DraftOnly, StaffOnly, Worded, TranslationStackedInline):
    """Own wording of checks; blank means the shipped wording."""

    model = of = TemplateCheckText
    form, formset = CheckTextForm, CheckTextFormSet
    extra = 0
    fieldsets = (
        (
            None,
            {
                'fields': (
                    'check_code',
                    ('title_vi', 'title_en'),
                    ('message_vi', 'message_en'),
                    ('why_vi', 'why_en'),
                    ('fix_vi', 'fix_en'),
                )
            },
        ),
    )

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name != 'check_code':
            return super().formfield_for_dbfield(db_field, request, **kwargs)
        language = active_language()
        names = [
            (code.value, f'{code.value} {name.text(language)}') for code, name in NAMES.items()
        ]
        return ChoiceField(choices=[('', '—'), *names], label=capfirst(db_field.verbose_name))
