"""What one list of the plan file is to the wizard: its form, words, and what a new row has."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from plans.document.choices import StepKey
from plans.document.empty_states import EMPTY_STATES
from plans.forms import fresh
from plans.forms.cleaning import Values
from plans.forms.context import FormContext
from plans.forms.facts import Fact, facts_of
from plans.forms.plan_choices import shortened
from plans.forms.rows import RowForm

Words = str | Promise
TITLE_LENGTH = 120


@dataclass(frozen=True, kw_only=True)
class Part:
    """One list of the plan file.

    `letter` begins its refs ('' where rows have none); `side` is 'need' (round, violet), 'goal'
    (square, blue) or ''. `parent` and `children` are other parts. `words` and `add_words` name
    labels that the business model may change (model_words.py); else `plural` and `add` stand.
    `begin` gives what a new row begins with. `most` is how many rows a parent may have. Where there
    is no row yet stands `empty_words` (a word), `empty` (of EMPTY_STATES), or what the list has.
    """

    name: str
    form: type[RowForm]
    steps: tuple[StepKey, ...]
    title_field: str
    plural: Words = ''
    add: Words = ''
    words: str = ''
    add_words: str = ''
    empty_words: str = ''
    letter: str = ''
    side: str = ''
    parent: str = ''
    children: tuple[str, ...] = ()
    most: int | None = None
    begin: fresh.Fresh = fresh.nothing
    name_row: Callable[[Values, FormContext], str] | None = None
    empty: Callable[[FormContext, int], str] | None = None

    def heading(self, context: FormContext) -> str:
        """What the list is called, in the words of the plan's business model."""
        return context.word(self.words) if self.words else str(self.plural)

    def add_label(self, context: FormContext) -> str:
        """The button that adds a row."""
        return context.word(self.add_words) if self.add_words else str(self.add)

    def empty_text(self, context: FormContext, *, state: str = '', suggestions: int = 0) -> str:
        """What stands where there is no row yet (product.md 7.5), or in that named state.

        `suggestions` is how many rows the template suggests.
        """
        if self.empty_words and not state:
            return context.word(self.empty_words)
        state = state or (self.empty(context, suggestions) if self.empty else self.name)
        return EMPTY_STATES[state].sentence.text(context.language).replace('{n}', str(suggestions))

    def fresh(self, context: FormContext, parent: Any = None) -> dict[str, Any]:
        """What a new row begins with, carried down from the plan and from the row above it."""
        return self.begin(context, parent)

    def title(self, values: Values, context: FormContext) -> str:
        """What a closed row is called."""
        named = self.name_row(values, context) if self.name_row else values[self.title_field]
        words = named or _('Untitled')
        return words if context.is_print else shortened(words, TITLE_LENGTH)

    def facts(self, values: Values, context: FormContext) -> list[Fact]:
        """The line under the title of a closed row."""
        return facts_of(self.name, values, context)

    def may_add(self, count: int) -> bool:
        """Whether one more row may stand beside `count` others."""
        return self.most is None or count < self.most
