"""A walk: who opens a page, and at which addresses."""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse

NOBODY, OWNER, APPROVER, ADMIN, ALONE = '', 'lan', 'hai', 'admin', 'alone'
PHONE = 'phone'  # in a session room, without sign-in


@dataclass(frozen=True)
class Walk:
    """Who opens a page, and its addresses: a function of the scene that gives paths."""

    person: str
    paths: Callable


def url(name, *arguments, **query):
    """The path of a page of the product."""
    path = reverse(f'plans:{name}', args=arguments)
    return path + '?' * bool(query) + '&'.join(f'{key}={value}' for key, value in query.items())


def once(name, of='', **query):
    """The page once: of the scene's plan of that name, or without a plan."""
    return lambda scene: [url(name, *([getattr(scene, of).pk] if of else []), **query)]
