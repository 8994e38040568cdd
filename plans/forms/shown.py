"""A plan's values in words: what its forms would show, for pages that only read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from plans.document import display
from plans.document.choices import StepKey
from plans.document.schema import Collaborative, PlanDocument
from plans.forms.choices import TickField
from plans.forms.context import FormContext
from plans.forms.fields import AmountField, CountField
from plans.forms.parts import PARTS
from plans.forms.plan_choices import RefField, RefsField
from plans.forms.rows import NOTHING, RowForm
from plans.forms.wizard import SINGLES, content_of

# Kept in rows below, or shown in a way of their own.
LEFT_OUT = {
    ('targets', 'planned'),
    ('targets', 'actuals'),
    ('sessions', 'invited'),
    ('sessions', 'attended'),
}
# Amounts that are not counted in the row's own unit.
WITHOUT_UNIT = {'weight'}


@dataclass(frozen=True)
class Pair:
    """A field's label and its value in words; `is_long` for paragraphs."""

    name: str
    label: str
    text: str
    is_long: bool = False


def pairs_of(form: RowForm) -> list[Pair]:
    """The filled fields of an unbound form, in its order; a field without a meaning is left out."""
    found = []
    for name, field in form.fields.items():
        value = form.initial.get(name)
        is_unticked = isinstance(field, TickField) and not value
        is_apart = (form.part, name) in LEFT_OUT
        if value in NOTHING or is_unticked or is_apart or not form.is_shown(name):
            continue
        if text := in_words(form, name, value):
            is_long = isinstance(field.widget, forms.Textarea)
            found.append(Pair(name, str(form[name].label), text, is_long))
    return found


def in_words(form: RowForm, name: str, value: Any) -> str:
    """One value of a form's field, as people read it; '' for a blank."""
    field, language = form.fields[name], form.context.language
    if value in NOTHING:
        return ''
    if isinstance(value, bool):
        return _('Yes') if value else _('No')
    if isinstance(field, (RefField, RefsField)):
        return ', '.join(_labels(field, [value] if isinstance(value, str) else value))
    if isinstance(field, AmountField):
        return _amount(field, name, value, form)
    if isinstance(value, date):
        return display.day(value, language)
    if isinstance(value, (list, tuple)):
        return ', '.join(_labels(field, value))
    return _labels(field, [value])[0]


def _labels(field: Any, values: Iterable[Any]) -> list[str]:
    """The words of choices; what is no choice stands for itself."""
    known = {str(key): label for key, label in _flat(getattr(field, 'choices', ()))}
    return [str(known.get(str(value), value)) for value in values]


def _flat(choices: Iterable[Any]) -> Iterable[tuple[Any, Any]]:
    for key, label in choices:
        if isinstance(label, (list, tuple)):
            yield from label
        else:
            yield key, label


def _amount(field: AmountField, name: str, value: Decimal | int, form: RowForm) -> str:
    language = form.context.language
    if field.kind == 'money' and field.currency and name not in WITHOUT_UNIT:
        return display.money(value, field.currency, language)
    if field.kind == 'percent':
        return display.percent(value, language)
    is_bare = isinstance(field, CountField) or name in WITHOUT_UNIT
    return display.amount(value, '' if is_bare else form.initial.get('unit') or '', language)


# --- values of a document --------------------------------------------------------------------


def single_form(document: PlanDocument, name: str, context: FormContext) -> RowForm:
    """The unbound form of one of the plan's single objects, with the document's values."""
    return SINGLES[name](initial=single_values(document, name), context=context, prefix=name)


def row_form(part: str, row: Any, context: FormContext) -> RowForm:
    """The unbound form of one row, with the document's values."""
    return PARTS[part].form(initial=row_values(part, row), context=context, prefix=part)


def single_values(document: PlanDocument, name: str) -> dict[str, Any]:
    """The values of a single object by the names its form knows."""
    if name in ('basics', 'dealers_question'):
        return values_of(document)
    if name == 'model':
        platform = {f'platform_{key}': value for key, value in values_of(document.platform).items()}
        legal = ('legal_type', 'registration_ref')
        return values_of(document) | platform | {key: platform[f'platform_{key}'] for key in legal}
    if name == 'feedback_form':
        return values_of(document.feedback_form)
    if name == 'arithmetic':
        return values_of(document.arithmetic)
    details = document.details
    inside = getattr(details, name, details)  # an object of its own, such as the seller funnel
    return values_of(inside) if inside else {}


def row_values(part: str, row: Any) -> dict[str, Any]:
    """The values of one row by the plan file's names; of a session also who was asked and came."""
    values = values_of(row)
    if part == 'sessions':
        values |= {
            'invited': [one.dealer for one in row.participants if one.invited],
            'attended': [one.dealer for one in row.participants if one.attended],
        }
    return values


def values_of(row: Any) -> dict[str, Any]:
    """A row of the document as {field: value}."""
    return {name: getattr(row, name) for name in type(row).model_fields}


def detail_names(document: PlanDocument) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(single objects, lists) that the details of the plan's model are made of."""
    model = document.business_model
    if model is None:
        return (), ()
    content = content_of(StepKey.MODEL_DETAILS, model)
    return content.singles, content.parts


def detail_rows(document: PlanDocument, part: str) -> tuple[Any, ...]:
    """The rows of a list that lies in the details of the model, or in the plan itself."""
    if part == 'owners':
        return document.details.owners if isinstance(document.details, Collaborative) else ()
    inside = {
        'product_lines': document.product_lines,
        'supplier_list': document.supplier_list,
        'items': document.buy_items,
    }
    return inside[part] if part in inside else getattr(document, part)
