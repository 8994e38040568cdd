"""What a step's form carries beside its fields: each value as it was loaded."""

import json
import re
from functools import lru_cache
from typing import NamedTuple

from django import forms, template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from plans.templatetags.frame import MARKS, drawn, filled

register = template.Library()

LINE_BREAKS = re.compile('\r\n|\r|\n')


@register.simple_tag
def loaded_value(bound, theirs=None):
    """A hidden input with the field as loaded, so that another's change is noticed (4.4).

    theirs: after a conflict, what the other person made of it: saving again then wins.
    """
    value = shown(bound, bound.initial if theirs is None else theirs.theirs)
    sent = getattr(bound.form, 'loaded', {}).get(bound.name)
    text = sent if sent is not None and theirs is None else json.dumps(value, ensure_ascii=False)
    return format_html(
        '<input type="hidden" name="was-{0}" id="was-{1}" value="{2}">',
        bound.html_name,
        bound.auto_id,
        text,
    )


def shown(bound, value):
    """A value as the field's widget would send it back untouched.

    A choice that is not offered any more is sent as none, and one line has no line breaks.
    """
    field, value = bound.field, bound.field.prepare_value(value)
    widget = field.widget
    if isinstance(widget, forms.CheckboxInput):
        return bool(value)
    if getattr(widget, 'allow_multiple_selected', False):
        return [str(one) for one in value or () if field.valid_value(one)]
    text = widget.format_value(value)
    if isinstance(text, list):
        text = text[0] if text else ''
    text = '' if text is None else str(text)
    if hasattr(field, 'valid_value'):
        return text if field.valid_value(text) else ''
    line_break = '\n' if isinstance(widget, forms.Textarea) else ''
    return LINE_BREAKS.sub(line_break, text)


@register.simple_tag
def conflict_of(bound):
    """What another person made of the field meanwhile, or None."""
    return getattr(bound.form, 'conflicts', {}).get(bound.name)


@register.simple_tag
def theirs_shown(bound, conflict):
    """The other person's value in words: of a choice its label, of a list their labels."""
    value = shown(bound, conflict.theirs)
    if isinstance(value, bool):
        return _('switched on') if value else _('switched off')
    labels = dict(_flat(getattr(bound.field, 'choices', ())))
    if isinstance(value, list):
        return ', '.join(str(labels.get(one, one)) for one in value)
    return labels.get(value, value) if value else ''


def _flat(choices):
    """(value, label) of choices, those in groups too."""
    for value, label in choices:
        yield from label if isinstance(label, (list, tuple)) else [(str(value), label)]


@register.simple_tag
def swapped_value(bound, saved):
    """The hidden input of a field that was saved, to be swapped in."""
    text = json.dumps(shown(bound, saved[bound.name]), ensure_ascii=False)
    return _swapped(bound, text)


@register.simple_tag
def swapped_conflict(bound, conflict):
    """The hidden input after a conflict: the other value is now the one to save over."""
    return _swapped(bound, json.dumps(shown(bound, conflict.theirs), ensure_ascii=False))


def _swapped(bound, text):
    return format_html(
        '<input type="hidden" name="was-{0}" id="was-{1}" value="{2}" hx-swap-oob="true">',
        bound.html_name,
        bound.auto_id,
        text,
    )


@register.simple_tag
def add_url(plan, step, listing):
    """Where a new row of a list is asked for."""
    url = reverse('plans:wizard_rows', args=[plan.pk, step, listing.part.name])
    return f'{url}?parent={listing.parent.pk}' if listing.parent else url


class RowUrls(NamedTuple):
    """Where a row is moved, copied or deleted."""

    up: str
    down: str
    duplicate: str
    delete: str


class ClosedLine(NamedTuple):
    """A closed row of a list as its template shows it; `key` is put in when it is sent."""

    ref: str
    side: str
    title: str
    facts: tuple
    group: str
    urls: RowUrls
    key: str = MARKS['key']


@register.simple_tag
def row_urls(plan, step, line):
    """RowUrls of a line of the step."""
    return _row_urls(plan.pk, step, line.part.name, line.row.pk)


@lru_cache(maxsize=2000)
def _row_urls(*place):
    return RowUrls(*(reverse('plans:wizard_row', args=[*place, verb]) for verb in RowUrls._fields))


@register.simple_tag(takes_context=True)
def closed_line(context, line):
    """A closed row: drawn once for what it says, with its one-time key of the moment."""
    urls = row_urls(context['plan'], context['step'].key, line)
    facts = tuple(line.facts or ())
    shown_line = ClosedLine(line.ref, line.part.side, line.title, facts, line.group, urls)
    return filled(drawn('wizard/_closed_line.html', line=shown_line), key=line.key)
