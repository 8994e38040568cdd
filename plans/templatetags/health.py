"""The health panel: each card is drawn once for what it says, then remembered.

What differs from page to page (the token against forgery, the page to come back to, the one-time
key) is put in afterwards, see frame.MARKS.
"""

from functools import lru_cache
from urllib.parse import quote

from django import template
from django.conf import settings
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.translation import get_language

from plans.document.choices import Severity
from plans.templatetags.frame import MARKS, filled
from plans.templatetags.plan_display import open_checks

register = template.Library()


@register.simple_tag(takes_context=True)
def health_cards(context, panel):
    """{% health_cards panel %}: the five cards."""
    request = context['request']
    here = context.get('here') or request.get_full_path()
    drawn = ''.join(_draw(card, panel.may_act, get_language()) for card in panel.cards)
    return filled(
        drawn,
        token=get_token(request) if MARKS['token'] in drawn else '',
        next=escape(here),
        next_in_url=escape(quote(here)),
        key=panel.key,
    )


@register.simple_tag
def health_counts(panel, *, short=False):
    """{% health_counts panel %}: how many checks are open, in words or (short) as pills."""
    counts = (panel.musts, panel.warnings, panel.is_quiet)
    return _draw_counts('short' if short else 'sum', counts, get_language())


@register.simple_tag
def open_of(card):
    """{% open_of card %}: the pills of how many of its checks are open; of tips alone the word."""
    must, warn = card.count(Severity.MUST), card.count(Severity.WARN)
    return open_checks(must, warn) if must or warn else Severity.TIP.label(get_language())


def _draw(card, may_act, language):
    draw = _drawn.__wrapped__ if settings.DEBUG else _drawn
    return draw(card, may_act, language)


@lru_cache(maxsize=400)
def _drawn(card, may_act, _language):
    known = {'card': card, 'may_act': may_act, 'marks': MARKS}
    return render_to_string('wizard/_health_card.html', known)


@lru_cache(maxsize=400)
def _draw_counts(name, counts, _language):
    panel = dict(zip(('musts', 'warnings', 'is_quiet'), counts, strict=True))
    return render_to_string(f'wizard/_health_{name}.html', {'panel': panel})
