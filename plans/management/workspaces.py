"""Finding what a command line names: a workspace, a member of it, a plan of it."""

from django.core.management.base import CommandError
from django.utils.translation import gettext as _

from plans.domain.permissions import Permission, allows
from plans.models import Workspace

MOST_NAMED = 20


def find_workspace(slug):
    """The workspace of that slug. Raises CommandError, which names those there are."""
    found = Workspace.objects.filter(slug=slug).first()
    if found is None:
        slugs = Workspace.objects.order_by('slug').values_list('slug', flat=True)[:MOST_NAMED]
        if not slugs:
            raise CommandError(_('There is no workspace yet.'))
        text = _('There is no workspace “%(slug)s”. There are: %(slugs)s')
        raise CommandError(text % {'slug': slug, 'slugs': ', '.join(slugs)})
    return found


def find_owner(workspace, email):
    """The member of that address, who may own plans. Raises CommandError."""
    members = workspace.memberships.active().select_related('user')
    found = members.filter(user__email=email.lower()).first()
    words = {'email': email, 'workspace': workspace.slug}
    if found is None:
        raise CommandError(_('%(email)s is no member of “%(workspace)s”.') % words)
    if not allows(found, Permission.PLAN):
        raise CommandError(
            _('%(email)s only reads in “%(workspace)s” and cannot own a plan.') % words
        )
    return found


def find_plan(workspace, code):
    """The plan of that code. Raises CommandError."""
    found = workspace.plans.filter(code=code).first()
    if found is None:
        raise CommandError(
            _('There is no plan “%(code)s” in “%(workspace)s”.')
            % {'code': code, 'workspace': workspace.slug}
        )
    return found
