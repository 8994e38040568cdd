"""Rules between fields of one form, and what came of cleaning some of its fields."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

Values = Mapping[str, Any]


@dataclass(frozen=True)
class Rule:
    """`check` takes the form and all values; it gives the message that belongs beside `on`."""

    fields: frozenset[str]
    on: str
    check: Callable[[Any, Values], str | None]


@dataclass(frozen=True)
class Cleaned:
    """What may be saved, by the plan file's names, and what is wrong, by field."""

    values: dict[str, Any]
    errors: dict[str, list[str]]

    @property
    def is_valid(self) -> bool:
        return not self.errors


def rule(*fields: str, on: str):
    """Mark a method of a form as a rule over `fields`.

    It takes all values, and returns a message to show beside the field `on`, or None.
    """

    def marked(method):
        method.rule = Rule(frozenset({*fields, on}), on, method)
        return method

    return marked
