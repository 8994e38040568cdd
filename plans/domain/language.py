"""The language of the moment, as the plan's own texts name it."""

from typing import Any

from django.utils.translation import get_language

from plans.document.business_models import words_of
from plans.document.model_labels import label_in


def active_language() -> str:
    """'vi' or 'en': that of the request, Vietnamese where none is set."""
    return 'en' if (get_language() or 'vi').startswith('en') else 'vi'


def word_in(plan: Any, name: str) -> str:
    """A label as the plan's business model calls it (model_words.py), in that language.

    `plan` is anything with a `business_model`; None, as on pages of the whole company, takes the
    common words. Raises KeyError for an unknown name.
    """
    return words_of(_model_of(plan))[name].text(active_language())


def called_in(plan: Any, member: Any) -> str:
    """What an enum's member is called in that plan, in that language."""
    return label_in(member, _model_of(plan), active_language())


def _model_of(plan: Any) -> str | None:
    return getattr(plan, 'business_model', None)
