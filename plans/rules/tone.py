"""The tone of what a customer wrote on the public form. Source: product.md 2.9."""

from __future__ import annotations

from plans.document.choices import Sentiment


def tone_of(rating: int | None, better: str, keep: str) -> Sentiment:
    """Positive, neutral, mixed or negative, by the rating (1–5) and what was answered.

    `better`: what should be better; `keep`: what should stay.
    """
    has_better, has_keep = bool(better.strip()), bool(keep.strip())
    if rating is None:
        return _by_text(has_better, has_keep)
    if rating <= 2:
        return Sentiment.NEGATIVE
    if has_better:
        return Sentiment.MIXED
    return Sentiment.NEUTRAL if rating == 3 else Sentiment.POSITIVE


def _by_text(has_better: bool, has_keep: bool) -> Sentiment:
    if has_better:
        return Sentiment.MIXED if has_keep else Sentiment.NEGATIVE
    return Sentiment.POSITIVE if has_keep else Sentiment.NEUTRAL
