"""Fields that staff write in both languages: `name` becomes `name_vi` and `name_en`.

Vietnamese is required where the field is; where one is empty the other is shown. Every change is
kept: history is registered here, after translation, or it would miss these columns. Source:
product.md 2.
"""

from modeltranslation.translator import TranslationOptions, register
from simple_history import register as keep_history

from plans.models import (
    Metric,
    PlanTemplate,
    TemplateCheckText,
    TemplatePrompt,
    TemplateStep,
    TemplateTarget,
)


@register(Metric)
class MetricTranslation(TranslationOptions):
    fields = ('name', 'unit', 'formula')
    required_languages = {'vi': ('name',)}


@register(PlanTemplate)
class PlanTemplateTranslation(TranslationOptions):
    fields = ('name', 'description')
    required_languages = {'vi': ('name',)}


@register(TemplateStep)
class TemplateStepTranslation(TranslationOptions):
    fields = ('title', 'intro')


@register(TemplatePrompt)
class TemplatePromptTranslation(TranslationOptions):
    fields = ('label', 'help', 'example', 'choices')
    required_languages = {'vi': ('label',)}


@register(TemplateTarget)
class TemplateTargetTranslation(TranslationOptions):
    fields = ('name',)
    required_languages = {'vi': ('name',)}


@register(TemplateCheckText)
class TemplateCheckTextTranslation(TranslationOptions):
    fields = ('title', 'message', 'why', 'fix')


for model in (
    Metric,
    PlanTemplate,
    TemplateStep,
    TemplatePrompt,
    TemplateTarget,
    TemplateCheckText,
):
    keep_history(model, app='plans')
