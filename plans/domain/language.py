"""The language of the moment, as the plan's own texts name it."""

from django.utils.translation import get_language


def active_language() -> str:
    """'vi' or 'en': that of the request, Vietnamese where none is set."""
    return 'en' if (get_language() or 'vi').startswith('en') else 'vi'
