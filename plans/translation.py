"""Fields that staff write in both languages: `name` becomes `name_vi` and `name_en`. Source: product.md 2."""

from modeltranslation.translator import TranslationOptions, register

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


@register(PlanTemplate)
class PlanTemplateTranslation(TranslationOptions):
    fields = ('name', 'description')


@register(TemplateStep)
class TemplateStepTranslation(TranslationOptions):
    fields = ('title', 'intro')


@register(TemplatePrompt)
class TemplatePromptTranslation(TranslationOptions):
    fields = ('label', 'help', 'example')


@register(TemplateTarget)
class TemplateTargetTranslation(TranslationOptions):
    fields = ('name',)


@register(TemplateCheckText)
class TemplateCheckTextTranslation(TranslationOptions):
    fields = ('title', 'message', 'why', 'fix')
