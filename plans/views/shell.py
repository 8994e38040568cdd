"""What the frame around every page shows: theme, place, other companies, pages that exist."""

import functools

from django.conf import settings
from django.urls import NoReverseMatch, get_urlconf, reverse

from plans.document.text import sort_key
from plans.domain.permissions import Permission, allows
from plans.models import User

THEME_COOKIE = 'theme'
SECTIONS = {'feedback': 'feedback', 'dealers': 'dealers', 'plans': 'plans', '': 'plans'}
PAGES = {
    'home': 'plans:home',
    'new': 'plans:new',
    'figures': 'plans:figures',
    'feedback': 'plans:feedback',
    'dealers': 'plans:dealers',
    'plans': 'plans:plans',
    'search': 'plans:search',
    'help': 'plans:help',
    'profile': 'plans:profile',
    'new_workspace': 'plans:new_workspace',
    'members': 'plans:members',
    'settings': 'plans:settings',
    'switch': 'plans:switch_workspace',
    'preferences': 'plans:preferences',
    'login': 'account_login',
    'signup': 'account_signup',
    'logout': 'account_logout',
    'email': 'account_email',
    'password': 'account_change_password',
    'mfa': 'mfa_index',
    'admin': 'admin:index',
}


def shell(request):
    """The context processor: gives every template `shell`."""
    return {'shell': Shell(request)}


class Shell:
    """The frame of one page. Nothing is looked up before a template asks for it."""

    def __init__(self, request):
        self._request = request

    @functools.cached_property
    def user(self):
        """The person signed in, or None."""
        user = getattr(self._request, 'user', None)
        return user if user is not None and user.is_authenticated else None

    @functools.cached_property
    def theme(self):
        """'light', 'dark' or 'system': the person's own, else what this browser chose last."""
        chosen = self.user.theme if self.user else self._request.COOKIES.get(THEME_COOKIE)
        return chosen if chosen in User.Theme.values else User.Theme.SYSTEM.value

    @property
    def density(self):
        """The class of <body> that makes tables compact, or ''."""
        return 'compact' if self.user and self.user.density == User.Density.COMPACT else ''

    @property
    def section(self):
        """Which link of the main menu the page belongs to, or ''."""
        return SECTIONS.get(self._request.path.split('/')[1], '')

    @functools.cached_property
    def here(self):
        """The name in PAGES of the page one is on, or ''."""
        return next((name for name, url in self.urls.items() if url == self._request.path), '')

    @functools.cached_property
    def urls(self):
        """Addresses of the pages that exist, by the names of PAGES."""
        return _existing_pages(get_urlconf() or settings.ROOT_URLCONF)

    @functools.cached_property
    def other_workspaces(self):
        """(pk, initials, name) of the person's other companies, by name; read by the doorway."""
        here = getattr(self._request, 'workspace', None)
        memberships = getattr(self._request, 'memberships', [])
        others = [m.workspace for m in memberships if m.workspace != here]
        others.sort(key=lambda workspace: sort_key(workspace.name))
        return tuple((other.pk, other.initials, other.name) for other in others)

    @property
    def may_plan(self):
        return self._allows(Permission.PLAN)

    @property
    def may_decide(self):
        return self._allows(Permission.DECIDE)

    @property
    def may_manage(self):
        return self._allows(Permission.MANAGE)

    def _allows(self, permission):
        membership = getattr(self._request, 'membership', None)
        return membership is not None and allows(membership, permission)


@functools.cache
def _existing_pages(urlconf):
    found = {}
    for name, view in PAGES.items():
        try:
            found[name] = reverse(view, urlconf=urlconf)
        except NoReverseMatch:
            continue
    return found
