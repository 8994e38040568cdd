"""One fact of a closed row, and a row's values with the words for them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from plans.document import display
from plans.document.model_labels import label_in
from plans.forms.cleaning import Values
from plans.forms.context import FormContext
from plans.forms.plan_choices import title_of


@dataclass(frozen=True)
class Fact:
    """A short sentence; with a `ref`, the row it links to, shown as a chip before its title.

    `grade` is the letter of an evidence grade, shown in its ring.
    """

    text: str
    ref: str = ''
    grade: str = ''

    @property
    def ref_class(self) -> str:
        """Round and violet for needs, square and blue for goals."""
        return {'N': ' ref-need', 'G': ' ref-goal'}.get(self.ref[:1], '')


class FactRow:
    """One row's values and the words for them."""

    def __init__(self, values: Values, context: FormContext) -> None:
        self.values, self.context = values, context
        self.language = context.language

    def __getitem__(self, name: str) -> Any:
        return self.values.get(name)

    def label(self, name: str, enum: Any) -> Fact | None:
        """The words of an enum's member."""
        return Fact(self.called(enum(self[name]))) if self[name] else None

    def called(self, member: Any) -> str:
        """What the plan's business model calls a member of an enum."""
        return label_in(member, self.context.document.business_model, self.language)

    def text(self, name: str) -> Fact | None:
        return Fact(str(self[name])) if self[name] else None

    def number(self, value: Any) -> str:
        return display.number(value, self.language)

    def amount(self, value: Any, unit: str | None) -> str:
        return display.amount(value, unit or '', self.language)

    def money(self, value: Any) -> str:
        currency = self.context.document.currency
        return display.large_money(value, currency, self.language) if currency else str(value)

    def counted(self, value: Any, unit: str | None) -> str:
        """Money in short where the unit is the plan's currency, else the amount in its unit."""
        is_money = bool(unit) and unit == self.context.document.currency
        return self.money(value) if is_money else self.amount(value, unit)

    def price(self, value: Any) -> str:
        """A price a unit, every digit of it."""
        currency = self.context.document.currency
        return display.money(value, currency, self.language) if currency else self.number(value)

    def day(self, name: str) -> str:
        return display.day(self[name], self.language)

    def chip(self, part: str, ref: str | None) -> Fact | None:
        """A linked row, or None where there is none."""
        row = self.context.row(part, ref)
        if row is None:
            return None
        title = title_of(part, row, self.language, is_whole=self.context.is_print)
        return Fact(title, ref=row.id)

    def chips(self, part: str, name: str) -> list[Fact | None]:
        return [self.chip(part, ref) for ref in self[name] or ()]


def inside(words: str) -> str:
    """A label within a sentence: its first letter small, but for an abbreviation."""
    is_abbreviation = words[:2].isupper()
    return words if is_abbreviation else words[:1].lower() + words[1:]
