"""One step of a template: how it is titled, and the words of its fields."""

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.forms import ChoiceField, ModelForm
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from modeltranslation.admin import TranslationAdmin, TranslationStackedInline

from plans.admin.staff import StaffOnly, Worded
from plans.admin.template_parts import DraftOnly, OnceFormSet
from plans.admin.workshop import PREVIEWS
from plans.document.choices import AnswerType, StepKey
from plans.document.steps import STEP_BY_KEY
from plans.domain.language import active_language
from plans.domain.shipped import shared_prompts
from plans.models import TemplatePrompt, TemplateStep


class PromptForm(ModelForm):
    """A question answered by choice says what may be chosen."""

    def clean(self):
        cleaned = super().clean()
        is_choice = cleaned.get('answer_type') == AnswerType.CHOICE
        if is_choice and not cleaned.get('field_key') and not cleaned.get('choices_vi'):
            self.add_error('choices_vi', _('Write what may be chosen, one a line.'))
        return cleaned


class PromptFormSet(OnceFormSet):
    once = 'field_key'

    @cached_property
    def taken(self):
        """The fields that have their words; each is offered in its own row alone."""
        return {row.field_key for row in self.get_queryset() if row.field_key}

    def add_fields(self, form, index):
        """What is sent may name any field, so that a double one is told as such."""
        super().add_fields(form, index)
        field = form.fields.get('field_key')
        if field and not self.is_bound:
            taken = self.taken - {form.instance.field_key}
            field.choices = [one for one in field.choices if one[0] not in taken]


class PromptInline(DraftOnly, StaffOnly, Worded, TranslationStackedInline):
    """The words of the step's fields, and the template's own questions."""

    model = of = TemplatePrompt
    form, formset = PromptForm, PromptFormSet
    enums = {'answer_type': AnswerType}
    extra = 0
    fieldsets = (
        (
            None,
            {
                'fields': (
                    ('field_key', 'answer_type', 'is_required', 'position'),
                    ('label_vi', 'label_en'),
                    ('help_vi', 'help_en'),
                    ('example_vi', 'example_en'),
                )
            },
        ),
        (
            gettext_lazy('Choices of a question answered by choice'),
            {'fields': (('choices_vi', 'choices_en'),), 'classes': ('collapse',)},
        ),
    )

    def has_add_permission(self, request, *parent):
        """The review asks nothing of its own."""
        is_review = any(step and step.step_key == StepKey.REVIEW for step in parent)
        return not is_review and super().has_add_permission(request, *parent)

    def get_formset(self, request, obj=None, **kwargs):
        """With the fields that this step shows."""
        formset = super().get_formset(request, obj, **kwargs)
        if obj and 'field_key' in formset.form.base_fields:
            formset.form.base_fields['field_key'] = ChoiceField(
                choices=[('', _('A question of the template’s own')), *fields_of(obj.step_key)],
                label=capfirst(TemplatePrompt._meta.get_field('field_key').verbose_name),
                required=False,
            )
        return formset


def fields_of(step_key):
    """(field key, how it is called) of every field that the step may show."""
    parts, end = STEP_BY_KEY[step_key].parts, active_language()
    return [
        (key, f'{getattr(prompt, f"label_{end}")} ({key})')
        for key, prompt in shared_prompts().items()
        if key.split('.')[0] in parts
    ]


class StepForm(ModelForm):
    """Only some steps may be hidden."""

    def clean_is_hidden(self):
        is_hidden = self.cleaned_data['is_hidden']
        if is_hidden and not STEP_BY_KEY[self.instance.step_key].may_hide:
            raise ValidationError(_('This step cannot be hidden.'))
        return is_hidden


@admin.register(TemplateStep)
class TemplateStepAdmin(DraftOnly, StaffOnly, Worded, TranslationAdmin):
    """Reached from the page of its template only."""

    of = TemplateStep
    form = StepForm
    inlines = (PromptInline,)
    readonly_fields = ('template', 'step')
    fieldsets = (
        (
            None,
            {
                'fields': (
                    ('template', 'step'),
                    ('title_vi', 'title_en'),
                    ('intro_vi', 'intro_en'),
                    'is_hidden',
                )
            },
        ),
    )

    def changeform_view(self, request, object_id=None, form_url='', extra_context=None):
        return super().changeform_view(request, object_id, form_url, {'preview_links': PREVIEWS})

    def get_queryset(self, request):
        return super().get_queryset(request).select_related('template')

    def get_model_perms(self, request):
        """Keeps it off the index."""
        return {}

    def has_add_permission(self, request, *parent):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    @admin.display(description=gettext_lazy('Step'))
    def step(self, row):
        return StepKey(row.step_key).label(active_language())
