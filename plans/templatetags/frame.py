"""Parts of the frame that are alike on many pages: rendered once, then remembered.

Templates are the cost of a page (docs/look.md): the frame's menus alone would take as long as a
table of a hundred rows.
"""

import secrets
from functools import lru_cache

from django import template
from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe
from django.utils.translation import get_language

register = template.Library()

# What differs from page to page is put in afterwards, where a mark stands that nobody can type.
MARKS = {name: f'mark-{secrets.token_hex(8)}' for name in ('token', 'next', 'next_in_url', 'key')}


@register.simple_tag(takes_context=True)
def fixed(context, template_name, **given):
    """Render the template, which knows `urls`, the language and `given`, and nothing else.

    The values of `given` are texts, numbers or tuples of them: what is remembered hangs on them.
    """
    urls = tuple(context['shell'].urls.items())
    return _known(_menus, template_name, (('urls', urls), *given.items()))


@register.simple_tag
def drawn(template_name, **given):
    """Render the template of one row, which knows the language and `given`, and nothing else.

    The values of `given` are as in `fixed`, or tuples and frozen dataclasses of such.
    """
    return _known(_rows, template_name, tuple(given.items()))


@register.simple_tag
def drawn_rows(template_name, rows):
    """`drawn` for each of the rows, which the template knows as `row`."""
    return mark_safe('\n'.join(_known(_rows, template_name, (('row', row),)) for row in rows))  # noqa: S308


def filled(markup, **values):
    """The markup with these values, each escaped text, in place of their MARKS."""
    for name, value in values.items():
        markup = markup.replace(MARKS[name], value)
    return mark_safe(markup)  # noqa: S308 - a template made it


def _known(rendered, template_name, given):
    render = rendered.__wrapped__ if settings.DEBUG else rendered
    return render(template_name, get_language(), given)


def _render(template_name, language, given):
    known = {'language': language, **dict(given)}
    known |= {'urls': dict(known['urls'])} if 'urls' in known else {}
    return mark_safe(render_to_string(template_name, known).strip())  # noqa: S308 - a template made it


_menus = lru_cache(maxsize=300)(_render)
_rows = lru_cache(maxsize=1500)(_render)
