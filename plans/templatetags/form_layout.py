"""Tags of the field template (templates/bootstrap5/field.html)."""

from django import forms, template
from django.forms.utils import flatatt

from plans.templatetags.drawing import drawn

register = template.Library()


@register.simple_tag
def control(bound_field):
    """The input of a field, with the class its kind wears; pills wear none."""
    widget = bound_field.field.widget
    if getattr(widget, 'shown', None):
        return bound_field.as_widget()
    classes = [widget.attrs.get('class', ''), _class_of(widget)]
    return drawn(bound_field, {'class': ' '.join(filter(None, classes))})


def _class_of(widget):
    if isinstance(widget, forms.CheckboxInput):
        return 'form-check-input'
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return ''
    return 'form-select' if isinstance(widget, forms.Select) else 'form-control'


@register.filter
def is_tick(bound_field):
    """Say whether the field is one box to tick, whose label stands beside it."""
    return isinstance(bound_field.field.widget, forms.CheckboxInput)


@register.filter
def wrapper_attrs(bound_field):
    """The attributes that the form gives the box around the field."""
    given = getattr(bound_field.form, 'wrapper_attrs', None)
    return flatatt(given(bound_field)) if given else ''
