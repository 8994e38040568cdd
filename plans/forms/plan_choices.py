"""Fields that choose within the plan: its rows by ref, people by e-mail, firms by name."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from plans.document import display
from plans.forms.choices import EnumField, RowLabel
from plans.forms.context import FormContext, Member
from plans.forms.fields import LineField
from plans.forms.widgets import LineInput, PillBoxes, Pills

NOT_CHOSEN = gettext_lazy('Not chosen')
TITLE_LENGTH = 60
PILLS_AT_MOST = 12
KNOWN_NAMES = 300

_ONE = {
    'required': gettext_lazy('This is required: choose one'),
    'invalid_choice': gettext_lazy('Choose one of those shown'),
}
_SOME = {
    'required': gettext_lazy('This is required: choose at least one'),
    'invalid_choice': gettext_lazy('Choose among those shown'),
    'invalid_list': gettext_lazy('Choose among those shown'),
}

TITLES = {
    'goals': 'statement',
    'segments': 'name',
    'needs': 'statement',
    'dealers': 'name',
    'sessions': 'title',
    'strategies': 'title',
    'targets': 'name',
    'actions': 'title',
}


class OneOf(EnumField):
    """One member of an enum, or None; "Not chosen" is offered where a blank may stay."""

    def __init__(self, enum: Any, **options: Any) -> None:
        super().__init__(enum, **{'blank': NOT_CHOSEN, 'empty_value': None, **options})

    def offer(self, context: FormContext, value: Any) -> None:
        """Fill the choices anew, now that it is known whether a blank may stay, in what words."""
        self.word_as(context.document)
        if self.blank and not self.required:
            _show_one_more(self.widget)


class StateOf(OneOf):
    """One member of an enum that each row is in: "Not chosen" beside them would be one more."""

    def __init__(self, enum: Any, **options: Any) -> None:
        super().__init__(enum, **{'blank': None, **options})


def _show_one_more(widget: Any) -> None:
    """A blank takes no place from the choices that are seen at once."""
    if hasattr(widget, 'shown'):
        widget.shown += 1


def title_of(name: str, row: Any, language: str, *, is_whole: bool = False) -> str:
    """What a row of the list `name` is called in a choice, at most 60 characters of it."""
    if name == 'feedback':
        return f'{row.customer}, {display.day(row.received_on, language)}'
    words = getattr(row, TITLES[name]) or _('Untitled')
    return words if is_whole else shortened(words, TITLE_LENGTH)


def shortened(words: str, length: int) -> str:
    """The words, cut to so many characters; Django's Truncator is slow over hundreds of rows."""
    return words if len(words) <= length else f'{words[: length - 1].rstrip()}…'


class _Refs:
    """Offers the rows of one list of the document, each by its ref."""

    has_rows = False

    def __init__(self, rows: str, **options: Any) -> None:
        self.list_name = rows
        super().__init__(**options)

    def rows(self, context: FormContext) -> Iterable[Any]:
        """The rows that may be linked."""
        return getattr(context.document, self.list_name)

    def called(self, row: Any, context: FormContext) -> RowLabel:
        """A row as the choice shows it: a chip with its ref, and its title."""
        return RowLabel(title_of(self.list_name, row, context.language), row.id)

    def options(self, context: FormContext) -> list[tuple[str, RowLabel]]:
        return [(row.id, self.called(row, context)) for row in self.rows(context)]


class RefField(_Refs, forms.ChoiceField):
    """One row of the plan by its ref, or None. Pills; a list when there are many."""

    widget = Pills
    default_error_messages = _ONE

    def offer(self, context: FormContext, value: Any) -> None:
        """Fill the choices from the document."""
        offered = self.options(context)
        self.has_rows = bool(offered)
        if len(offered) > PILLS_AT_MOST:
            self.widget = forms.Select()
            offered = [(ref, f'{ref} {label}') for ref, label in offered]
        _show_one_more(self.widget)
        self.choices = [('', NOT_CHOSEN), *offered]

    def clean(self, value: Any) -> str | None:
        return super().clean(value) or None


class RefsField(_Refs, forms.MultipleChoiceField):
    """Any number of rows of the plan, as a list of refs in their order."""

    widget = PillBoxes
    default_error_messages = _SOME

    def offer(self, context: FormContext, value: Any) -> None:
        """Fill the choices from the document."""
        self.choices = self.options(context)
        self.has_rows = bool(self.choices)

    def clean(self, value: Any) -> list[str]:
        chosen = set(super().clean(value))
        return [ref for ref, _label in self.choices if ref in chosen]


class _People:
    """Offers people of the workspace; somebody who stands in the plan stays offered."""

    def __init__(self, *, who: str = '', **options: Any) -> None:
        self.who = who
        super().__init__(**options)

    def people(self, context: FormContext, kept: Iterable[str]) -> list[tuple[str, str]]:
        """(e-mail, name) of those who may be chosen; `who` is a claim that Member answers."""
        may = [each for each in context.members if not self.who or getattr(each, self.who)]
        emails = {each.email for each in may}
        people = [(each.email, _name(each, context)) for each in may]
        return people + [
            (email, context.person(email)) for email in kept if email and email not in emails
        ]


def _name(member: Member, context: FormContext) -> str:
    """The name; with the address where two are called alike."""
    alike = [each for each in context.members if each.name == member.name]
    return member.name if member.name and len(alike) == 1 else f'{member.name} {member.email}'


class PersonField(_People, forms.ChoiceField):
    """One person by e-mail, or None."""

    widget = forms.Select
    default_error_messages = _ONE

    def offer(self, context: FormContext, value: Any) -> None:
        """Fill the choices with members, and with whoever stands there now."""
        self.choices = [('', gettext_lazy('Choose')), *self.people(context, [value])]

    def clean(self, value: Any) -> str | None:
        return super().clean(value) or None


class PeopleField(_People, forms.MultipleChoiceField):
    """Any number of people, as a list of e-mails; whoever stands in `beside` is not asked for."""

    widget = PillBoxes
    default_error_messages = _SOME

    def __init__(self, *, beside: str, **options: Any) -> None:
        self.beside = beside
        super().__init__(**options)

    def offer(self, context: FormContext, value: Any) -> None:
        """Fill the choices with members, and with those who stand there now."""
        kept = value or ()
        taken = getattr(context.document, self.beside)
        people = self.people(context, kept)
        self.choices = [each for each in people if each[0] != taken or each[0] in kept]


class SuggestedInput(LineInput):
    """A line with names to pick from while one types."""

    template_name = 'wizard/widgets/suggested.html'
    names: tuple[str, ...] = ()

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        if self.names:
            context['widget']['names'] = self.names
            context['widget']['attrs']['list'] = f'{context["widget"]["attrs"]["id"]}_names'
        return context


class FirmField(LineField):
    """A firm by the name that people type, or None; `known` names those of the context."""

    widget = SuggestedInput

    def __init__(self, *, known: str, **options: Any) -> None:
        self.known = known
        super().__init__(**{'max_length': 160, 'empty_value': None, **options})

    def offer(self, context: FormContext, value: Any) -> None:
        """Offer the firms that the workspace knows."""
        self.widget.names = getattr(context, self.known)[:KNOWN_NAMES]
        self.widget.attrs['autocomplete'] = 'off'
