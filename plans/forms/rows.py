"""The base of the wizard's forms: fields and values as the plan file has them.

A form never touches the database. While one types, single fields are saved (`clean_only`), and a
blank is fine; leaving the step sends them all, and then what • marks in product.md 2 must be there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.translation import gettext as _

from plans.document.steps import STEP_BY_KEY, STEP_OF_PART
from plans.forms.cleaning import Cleaned, Rule, Values
from plans.forms.context import FormContext
from plans.forms.fields import AmountField, DayField
from plans.forms.layout import PlainForm
from plans.forms.plan_choices import RefField

NOTHING = (None, '', [], ())


class RowForm(PlainForm):
    """The fields of one row, or of one object, of the plan file.

    part: the name by which templates prompt its fields ('needs' of 'needs.statement').
    required_to_save: what • marks, demanded when the step is left. required_to_submit: what S
    marks, shown with a star and never refused here.
    together: groups of fields that are checked and saved as one.
    shown_for: field → (other field, its values for which the field has a meaning); for any other
    value the field is hidden by static/js/form.js, and emptied.
    prompted: field → key of its prompt, where that is not '<part>.<field>'.
    alone: fields on which no other field depends, where `prepare` looks at some.
    heading: the title of the card, where a step has several.
    """

    part: ClassVar[str] = ''
    required_to_save: ClassVar[tuple[str, ...]] = ()
    required_to_submit: ClassVar[tuple[str, ...]] = ()
    together: ClassVar[tuple[tuple[str, ...], ...]] = ()
    shown_for: ClassVar[Mapping[str, tuple[str, tuple[str, ...]]]] = {}
    prompted: ClassVar[Mapping[str, str]] = {}
    alone: ClassVar[tuple[str, ...]] = ()
    heading: ClassVar[Any] = ''
    rules: ClassVar[tuple[Rule, ...]] = ()

    def __init_subclass__(cls, **options: Any) -> None:
        super().__init_subclass__(**options)
        own = [each.rule for each in vars(cls).values() if hasattr(each, 'rule')]
        cls.rules = (*cls.rules, *own)

    def __init__(
        self,
        data: Any = None,
        *,
        initial: Values | None = None,
        context: FormContext,
        prefix: str | None = None,
        autosave: Callable[[Any], dict[str, Any]] | None = None,
    ) -> None:
        """`autosave` gives the attributes by which the box of a bound field saves itself."""
        super().__init__(data, initial=dict(initial or {}), prefix=prefix)
        self.context = context
        self.autosave = autosave
        for name, field in self.fields.items():
            field.required = name in self.required_to_save or name in self.required_to_submit
            if isinstance(field, AmountField) and field.kind == 'money':
                field.currency = context.document.currency
            if hasattr(field, 'offer'):
                field.offer(context, self.initial.get(name))
            self._prompt(name)
        self._leave_out_links_to_nothing()
        self.prepare()

    def prepare(self) -> None:
        """Set what depends on the plan: limits, units, what is locked. Heirs override it."""

    def settle(self, values: dict[str, Any], known: Values) -> dict[str, Any]:
        """Values that follow from those being saved, as an unit from its metric. Heirs override it.

        `values` are being saved, `known` are all: those and the stored ones.
        """
        return {}

    def needed(self, known: Values) -> tuple[str, ...]:
        """What must be there when the step is left; heirs add what depends on a value."""
        return self.required_to_save

    def _leave_out_links_to_nothing(self) -> None:
        """A link is asked for once there is a row to link; what matters most says so meanwhile."""
        for name, field in list(self.fields.items()):
            if getattr(field, 'has_rows', True):
                continue
            if isinstance(field, RefField) and name not in self.shown_for:
                del self.fields[name]
            else:
                step = STEP_BY_KEY[STEP_OF_PART[field.list_name]]
                text = _('Nothing to choose yet: it is added in step %(number)d.')
                field.help_text = text % {'number': step.number}

    # --- words and attributes -----------------------------------------------------------------

    def _prompt(self, name: str) -> None:
        field = self.fields[name]
        prompt = self.context.prompt(self.prompted.get(name, f'{self.part}.{name}'))
        field.label = field.label or prompt.label
        field.prompt_help = field.help_text if prompt.help in ('', field.label) else prompt.help
        field.example = '' if isinstance(field, _SELF_EXPLAINING) else prompt.example
        field.help_text = _help(field.prompt_help, field.example)

    def wrapper_attrs(self, bound_field: Any) -> dict[str, Any]:
        """Attributes for the box around a field: when it is shown, how it saves itself."""
        attrs = dict(self.autosave(bound_field)) if self.autosave else {}
        if bound_field.name in self.shown_for:
            other, values = self.shown_for[bound_field.name]
            attrs['data-shown-when'] = self.add_prefix(other)
            attrs['data-shown-for'] = ' '.join(values)
        return attrs

    # --- cleaning -----------------------------------------------------------------------------

    def saved_with(self, name: str) -> tuple[str, ...]:
        """The fields that are saved together with this one, itself among them."""
        group = next((group for group in self.together if name in group), (name,))
        return tuple(other for other in group if other in self.fields or other == name)

    def clean_only(self, names: Iterable[str]) -> Cleaned:
        """Check just these fields, with those they are saved with and the rules over them.

        A blank is fine. Raises KeyError for a field the form has not.
        """
        wanted = {other for name in names for other in self.saved_with(name)}
        if unknown := wanted - set(self.fields):
            raise KeyError(unknown.pop())
        values: dict[str, Any] = {}
        errors: dict[str, list[str]] = {}
        for name in [name for name in self.fields if name in wanted]:
            try:
                values[name] = self._cleaned(name)
            except ValidationError as error:
                errors[name] = list(error.messages)
        self._settle(values)
        for field, message in self._broken(values, errors):
            errors.setdefault(field, []).append(message)
        spoilt = {other for name in errors for other in self.saved_with(name)}
        kept = {name: value for name, value in values.items() if name not in spoilt}
        return Cleaned(kept, errors)

    def _clean_fields(self) -> None:
        """Every field; a blank is refused only where the row cannot do without."""
        for name in self.fields:
            try:
                self.cleaned_data[name] = self._cleaned(name)
            except ValidationError as error:
                self.add_error(name, error)
        self._settle(self.cleaned_data)

    def clean(self) -> dict[str, Any]:
        for name in self.needed(self.cleaned_data):
            if name in self.cleaned_data and self.cleaned_data[name] in NOTHING:
                self.add_error(name, self.fields[name].error_messages['required'])
        for field, message in self._broken(self.cleaned_data, self.errors):
            self.add_error(field, message)
        return self.cleaned_data

    def _cleaned(self, name: str) -> Any:
        return self._without_requiring(name, lambda field: field._clean_bound_field(self[name]))

    def blank(self, name: str) -> Any:
        """What the field gives when nothing is in it."""
        return self._without_requiring(name, lambda field: field.clean(None))

    def _without_requiring(self, name: str, clean: Callable[[Any], Any]) -> Any:
        field = self.fields[name]
        shown_as_required, field.required = field.required, False
        try:
            return clean(field)
        finally:
            field.required = shown_as_required

    def _settle(self, values: dict[str, Any]) -> None:
        """Empty what has no meaning any more, add what follows."""
        known = {**self.initial, **values}
        for name in [name for name in self.shown_for if name in values]:
            if not self.is_shown(name, known):
                values[name] = self.blank(name)
        values.update(self.settle(values, known))

    def is_shown(self, name: str, known: Values | None = None) -> bool:
        """Whether the field has a meaning beside these values (by default the stored ones)."""
        if name not in self.shown_for:
            return True
        other, meant = self.shown_for[name]
        value = (self.initial if known is None else known).get(other)
        return ('true' if value is True else str(value or '')) in meant

    def _broken(self, values: Values, errors: Mapping[str, Any]) -> list[tuple[str, str]]:
        """(field, message) of the rules that the values break; each beside a field being saved."""
        known = {**self.initial, **values}
        broken = []
        for each in self.rules:
            involved = [name for name in values if name in each.fields and name not in errors]
            if not involved or not each.fields.isdisjoint(errors):
                continue
            if message := each.check(self, known):
                broken.append((each.on if each.on in involved else involved[0], message))
        return broken

    # --- after saving -------------------------------------------------------------------------

    def with_saved(self, values: Values) -> RowForm:
        """The form as it stands once these values are stored."""
        return type(self)(
            initial={**self.initial, **values},
            context=self.context,
            prefix=self.prefix,
            autosave=self.autosave,
        )

    def changes_nothing_else(self, saved: Iterable[str], name: str) -> bool:
        """Whether no other field can look otherwise now that these were saved with `name`."""
        is_simple = type(self).prepare is RowForm.prepare or {*saved} <= {*self.alone}
        return is_simple and {*saved} <= {*self.saved_with(name)}

    def drawn_anew(self, before: RowForm, saved: Iterable[str]) -> tuple[str, ...] | None:
        """Fields that look otherwise than in `before`; None where fields came or went.

        `saved` were sent: what stands in them is seen already.
        """
        if list(self.fields) != list(before.fields):
            return None
        return tuple(
            name
            for name in self.fields
            if self._look(name) != before._look(name)
            or (name not in saved and self._text(name) != before._text(name))
        )

    def _text(self, name: str) -> Any:
        return self.fields[name].prepare_value(self.initial.get(name)) or None

    def _look(self, name: str) -> tuple[Any, ...]:
        field = self.fields[name]
        told = (field.help_text, field.required, field.disabled, getattr(field, 'kind', ''))
        return *told, getattr(field.widget, 'state', None)

    # --- what is there ------------------------------------------------------------------------

    def current(self, name: str) -> Any:
        """The value as it now stands: just sent, else stored, as while it cannot be read."""
        is_sent = self.is_bound and self.add_prefix(name) in self.data
        if not is_sent or name not in self.fields:
            return self.initial.get(name)
        try:
            return self._cleaned(name)
        except ValidationError:
            return self.initial.get(name)

    def unfilled(self) -> tuple[str, ...]:
        """What • and S mark and is still blank in the stored values."""
        wanted = {*self.needed(self.initial), *self.required_to_submit}
        return tuple(
            name for name in self.fields if name in wanted and self.initial.get(name) in NOTHING
        )


# Their choices, or the shape in the empty input, are the example.
_SELF_EXPLAINING = (forms.ChoiceField, forms.BooleanField, DayField)


def _help(help_text: Any, example: str) -> Any:
    """The line under a field, with an example on a line of its own."""
    if not example:
        return format_html('{}', help_text) if help_text else ''
    shown = format_html(_('Example: {}'), example)
    return format_html('{}<br>{}', help_text, shown) if help_text else shown
