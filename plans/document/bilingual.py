"""A text that is kept in both languages of the app."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Bilingual:
    """One text in Vietnamese and English; where one is empty the other is shown."""

    vi: str
    en: str

    def text(self, language: str) -> str:
        """The text in 'vi' or 'en' (anything else reads as English)."""
        first, second = (self.vi, self.en) if language == 'vi' else (self.en, self.vi)
        return first or second
