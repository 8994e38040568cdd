"""The base of every enum of the plan: a value, an English and a Vietnamese label."""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class Choice(StrEnum):
    """One value of a closed list, written `NAME = 'value', 'English', 'Tiếng Việt'`."""

    en: str
    vi: str

    def __new__(cls, value: str, en: str, vi: str) -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.en = en
        member.vi = vi
        return member

    def label(self, language: str) -> str:
        """Give the words people see; any language but Vietnamese reads English."""
        return self.vi if language[:2] == 'vi' else self.en

    @classmethod
    def pairs(cls, language: str) -> list[tuple[str, str]]:
        """Give (value, label) in the order of the enum, as form fields want them."""
        return [(member.value, member.label(language)) for member in cls]
