"""Parts of the frame that are alike on many pages: rendered once, then remembered.

Templates are the cost of a page (docs/look.md): the frame's menus alone would take as long as a
table of a hundred rows.
"""

from functools import lru_cache

from django import template
from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe
from django.utils.translation import get_language

register = template.Library()


@register.simple_tag(takes_context=True)
def fixed(context, template_name, **given):
    """Render the template, which knows `urls`, the language and `given`, and nothing else.

    The values of `given` are texts, numbers or tuples of them: what is remembered hangs on them.
    """
    render = _rendered.__wrapped__ if settings.DEBUG else _rendered
    urls = tuple(context['shell'].urls.items())
    return render(template_name, get_language(), urls, tuple(given.items()))


@lru_cache(maxsize=2000)
def _rendered(template_name, language, urls, given):
    known = {'urls': dict(urls), 'language': language, **dict(given)}
    return mark_safe(render_to_string(template_name, known).strip())  # noqa: S308 - a template made it
