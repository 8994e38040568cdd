"""The markup of the commonest inputs, written without their templates: those take most of a form.

It is what Django's templates and templates/django/forms/widgets/select.html give.
"""

from functools import lru_cache

from django import forms
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

TEXT = 'django/forms/widgets/text.html'
SELECT = 'django/forms/widgets/select.html'
CHOSEN = SafeString(' selected')


def drawn(bound: forms.BoundField, attrs: dict[str, str]) -> SafeString:
    """The input of a bound field with these attributes, as `bound.as_widget(attrs=attrs)`."""
    widget = bound.field.widget
    draw = None if bound.field.localize else _plain(type(widget))
    if draw is None:
        return bound.as_widget(attrs=attrs)
    given = bound.build_widget_attrs(attrs, widget)
    if bound.auto_id and 'id' not in widget.attrs:
        given.setdefault('id', bound.auto_id)
    value = widget.format_value(bound.value())
    return draw(bound.html_name, value, _attrs(widget.build_attrs(widget.attrs, given)), widget)


@lru_cache(maxsize=200)
def _plain(kind):
    """What draws inputs of this class; None where the class has a way of its own."""
    if issubclass(kind, forms.TextInput):
        is_own = kind.get_context is not forms.TextInput.get_context
        return None if is_own or kind.template_name != TEXT else _text
    if issubclass(kind, forms.Select) and not kind.allow_multiple_selected:
        names = ('get_context', 'optgroups', 'create_option')
        is_own = any(getattr(kind, name) is not getattr(forms.Select, name) for name in names)
        return None if is_own or kind.template_name != SELECT else _select
    return None


def _attrs(attrs):
    shown = [(name, value) for name, value in attrs.items() if value is not False]
    return format_html_join(
        '',
        '{}{}',
        (
            (format_html(' {}', name), '' if value is True else format_html('="{}"', value))
            for name, value in shown
        ),
    )


def _text(name, value, attrs, widget):
    said = '' if value is None else format_html(' value="{}"', value)
    return format_html('<input type="{}" name="{}"{}{}>', widget.input_type, name, said, attrs)


def _select(name, chosen, attrs, widget):
    choices = tuple(
        (f'{value}', tuple((_said(one), f'{label}') for one, label in labels))
        if isinstance(labels, (list, tuple))
        else (None, ((_said(value), f'{labels}'),))
        for value, labels in widget.choices
    )
    return format_html('<select name="{}"{}>{}\n</select>', name, attrs, _options(choices, *chosen))


def _said(value):
    return '' if value is None else str(value)


@lru_cache(maxsize=400)
def _options(choices, chosen=''):
    """The options as markup: choices [(name of a group or None, [(value, label)])]."""
    parts, open_for = [], [chosen]
    for group, options in choices:
        if group:
            parts.append(format_html('\n  <optgroup label="{}">', group))
        for value, label in options:
            is_chosen = value in open_for
            open_for = [] if is_chosen else open_for
            mark = CHOSEN if is_chosen else ''
            parts.append(format_html('\n  <option value="{}"{}>{}</option>', value, mark, label))
        if group:
            parts.append(mark_safe('\n  </optgroup>'))
    return mark_safe(''.join(parts))  # noqa: S308 - each part is escaped
