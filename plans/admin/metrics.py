"""Metrics: the figures that targets are set in (2.8)."""

from django.contrib import admin
from django.core.validators import MaxValueValidator
from django.forms import CheckboxSelectMultiple
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from modeltranslation.admin import TranslationAdmin

from plans.admin.staff import StaffOnly, Worded, filter_by
from plans.document.amounts import DECIMALS
from plans.document.choices import BusinessModel, Direction, MetricKind
from plans.document.metrics import METRICS, MONEY, QUANTITY
from plans.domain.language import active_language
from plans.domain.metrics import own
from plans.forms.choices import EnumSetField
from plans.models import Metric

UNIT = ('unit_vi', 'unit_en')
UNNAMED = {
    MONEY: gettext_lazy('the plan’s currency'),
    QUANTITY: gettext_lazy('as the target says'),
}


def of_shipped(fields):
    """The fields with the unit as it is: the rules know it."""
    return ['unit_label' if name == UNIT else name for name in fields]


@admin.register(Metric)
class MetricAdmin(StaffOnly, Worded, TranslationAdmin):
    """Words of every metric; what a shipped one means to the rules stays as it is."""

    of = Metric
    enums = {'kind': MetricKind, 'direction': Direction}
    list_display = ('name', 'code', 'kind_label', 'direction_label', 'unit_label')
    list_filter = (filter_by('kind', MetricKind, Metric),)
    list_per_page = 200
    fieldsets = (
        (
            None,
            {
                'fields': (
                    ('code', 'position'),
                    ('name_vi', 'name_en'),
                    ('unit_vi', 'unit_en'),
                    ('formula_vi', 'formula_en'),
                    ('kind', 'direction', 'decimals'),
                    'business_models',
                )
            },
        ),
    )

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name == 'business_models':
            return EnumSetField(
                BusinessModel,
                widget=CheckboxSelectMultiple,
                required=False,
                label=capfirst(db_field.verbose_name),
            )
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name in UNIT:
            field.help_text = _(
                'The name of the unit, % for percent, “money” for the plan’s currency, or “qty” '
                'where each target names its own.'
            )
        if db_field.name == 'decimals':
            field.validators.append(MaxValueValidator(DECIMALS))
        return field

    def get_readonly_fields(self, request, obj=None):
        """The rules know the shipped metrics by their codes."""
        fixed = [*super().get_readonly_fields(request, obj), 'unit_label']
        if obj is None:
            return fixed
        return [*fixed, 'code', *(['decimals'] if obj.code in METRICS else [])]

    def get_fieldsets(self, request, obj=None):
        fieldsets = super().get_fieldsets(request, obj)
        if obj is None or obj.code not in METRICS:
            return fieldsets
        return [
            (title, options | {'fields': self.shown(of_shipped(options['fields']))})
            for title, options in fieldsets
        ]

    @admin.display(description=gettext_lazy('Unit'), ordering='unit')
    def unit_label(self, row):
        """The unit in words, as the rules take it."""
        metric = METRICS.get(row.code) or own(row)
        if metric.unit in UNNAMED:
            return UNNAMED[metric.unit]
        return metric.unit_label(active_language())

    def has_delete_permission(self, request, obj=None):
        own = obj is None or obj.code not in METRICS
        return own and super().has_delete_permission(request, obj)
