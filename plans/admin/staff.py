"""What all our admin pages share: who may see them, how enums and texts are edited."""

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import models
from django.forms import Select, Textarea
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from plans.document import amounts, display
from plans.domain.language import active_language
from plans.forms.choices import EnumField
from plans.models.base import AmountField


class StaffOnly:
    """Staff of the installation may do everything here, whatever the permissions of Django say."""

    def has_module_permission(self, request):
        return is_staff(request)

    def has_view_permission(self, request, obj=None):
        return is_staff(request)

    def has_add_permission(self, request, *parent):
        return is_staff(request)

    def has_change_permission(self, request, obj=None):
        return is_staff(request)

    def has_delete_permission(self, request, obj=None):
        return is_staff(request)

    def get_actions(self, request):
        """Without deleting by the dozen."""
        actions = super().get_actions(request)
        actions.pop('delete_selected', None)
        return actions


class Worded:
    """Edits enums by their labels, texts in small boxes, amounts within their limits.

    enums: {field: enum of plans.document.choices}. What may not be changed is shown by its label;
    `amounts` without the zeros behind their decimal mark.
    """

    enums = {}
    amounts = ()

    def __init_subclass__(cls, **options):
        super().__init_subclass__(**options)
        for name, enum in cls.enums.items():
            setattr(cls, f'{name}_label', label_of(name, enum, cls.of))
        for name in cls.amounts:
            setattr(cls, f'{name}_label', amount_of(name, cls.of))

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name in self.enums:
            return EnumField(
                self.enums[db_field.name],
                widget=Select,
                required=not db_field.blank,
                initial=db_field.get_default() or None,
                label=capfirst(db_field.verbose_name),
            )
        if isinstance(db_field, models.TextField):
            kwargs['widget'] = Textarea(attrs={'rows': 2, 'cols': 40})
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if isinstance(db_field, AmountField):
            field.validators.append(must_fit)
        return field

    def get_fieldsets(self, request, obj=None):
        """With labels in place of enums where nothing may be changed."""
        fieldsets = super().get_fieldsets(request, obj)
        if self.has_change_permission(request, obj):
            return fieldsets
        return [
            (title, options | {'fields': self.shown(options['fields'])})
            for title, options in fieldsets
        ]

    def shown(self, fields):
        """The names of fields, those of enums by their labels; lines stay lines."""
        return [
            self.shown(name)
            if isinstance(name, (list, tuple))
            else f'{name}_label'
            if name in (*self.enums, *self.amounts)
            else name
            for name in fields
        ]

    def get_readonly_fields(self, request, obj=None):
        return [
            *super().get_readonly_fields(request, obj),
            *(f'{name}_label' for name in (*self.enums, *self.amounts)),
        ]


def is_staff(request):
    """Claim: the person runs the installation."""
    return request.user.is_active and request.user.is_staff


def label_of(name, enum, model):
    """A column that shows the field's value by its label, in the language of the moment."""

    @admin.display(description=model._meta.get_field(name).verbose_name, ordering=name)
    def label(self, row):
        value = getattr(row, name)
        return enum(value).label(active_language()) if value else '–'

    return label


def amount_of(name, model):
    """A column that shows the field's amount as people write it."""

    @admin.display(description=model._meta.get_field(name).verbose_name)
    def label(self, row):
        value = getattr(row, name)
        return '–' if value is None else display.number(value, active_language())

    return label


def filter_by(name, enum, title_of):
    """A list filter on a field by the labels of its enum."""

    class LabelFilter(admin.SimpleListFilter):
        title = title_of._meta.get_field(name).verbose_name
        parameter_name = name

        def lookups(self, request, model_admin):
            return enum.pairs(active_language())

        def queryset(self, request, queryset):
            return queryset.filter(**{name: self.value()}) if self.value() else queryset

    return LabelFilter


def must_fit(number):
    """Raise ValidationError for a number that cannot be kept exactly."""
    if not amounts.fits(number):
        raise ValidationError(_('Use at most 15 digits, 3 of them after the decimal mark.'))
