"""Companies: how a workspace comes to be, and what its admins may change about it."""

import itertools

from django.db import IntegrityError, transaction
from django.utils.text import slugify

from plans.document.choices import Language, Role
from plans.document.text import fold
from plans.domain import audit
from plans.domain.edits import changes
from plans.models import CheckPolicy, Membership, Workspace
from plans.models.prepared import Prepared

SETTINGS = (
    'name',
    'tax_code',
    'default_language',
    'default_currency',
    'fiscal_year_start_month',
    'time_zone',
    'requires_second_factor',
)
SETTINGS_CHANGED = 'workspace_changed'  # the audit event
LONGEST_SLUG = 50  # leaves room for a number behind it

_memberships = Prepared(
    lambda user: (
        Membership.objects.active()
        .filter(user=user)
        .select_related('workspace__check_policy')
        .order_by('pk')
    ),
    int,
)


def memberships_of(user):
    """The person's places in companies, the oldest first, each with its workspace. One query."""
    found = _memberships(user.pk)
    for membership in found:
        membership.user = user
    return found


def members_of(workspace):
    """Memberships of the active people of a workspace with their users, by name. One query."""
    return _members(workspace.pk)


def everyone_in(workspace):
    """The same with those who are active no more. One query."""
    return _everyone(workspace.pk)


_everyone = Prepared(
    lambda workspace: Membership.objects.filter(workspace=workspace).by_name(), int
)
_members = Prepared(
    lambda workspace: Membership.objects.active().filter(workspace=workspace).by_name(), int
)


@transaction.atomic
def start_workspace(*, by, name, language=Language.VI, is_demo=False):
    """Make a workspace with the person `by` (a user) as its admin. Returns the Membership.

    What is started in a demonstration belongs to it, so that it can be served again.
    """
    is_demo = is_demo or Workspace.objects.filter(is_demo=True).exists()
    workspace = _with_free_slug(name=name, default_language=str(language), is_demo=is_demo)
    CheckPolicy.objects.create(workspace=workspace)
    admin = Membership.objects.create(workspace=workspace, user=by, role=Role.ADMIN)
    audit.record(workspace=workspace, by=admin, action='workspace_started', subject=name)
    return admin


@transaction.atomic
def change_settings(*, workspace, by, was, wanted):
    """Save what an admin changed: `was` and `wanted` hold all of SETTINGS.

    Raises EditedMeanwhile where another admin changed the same field since the form was opened.
    """
    kept = locked(workspace)
    changed = changes(now=settings_of(kept), was=was, wanted=wanted)
    if changed:
        Workspace.objects.filter(pk=kept.pk).update(**changed)
        audit.record(
            workspace=workspace,
            by=by,
            action=SETTINGS_CHANGED,
            subject=kept.name,
            was={name: getattr(kept, name) for name in changed},
            now=changed,
        )


def settings_of(workspace):
    """{name of a setting: its value}."""
    return {name: getattr(workspace, name) for name in SETTINGS}


def locked(workspace):
    """The workspace's row, held until the transaction ends: its members change one at a time.

    Rows that only point to it go on being made.
    """
    return Workspace.objects.select_for_update(no_key=True).get(pk=workspace.pk)


def _with_free_slug(*, name, **fields):
    """Keep a new workspace under a slug made of its name, numbered where that one is taken."""
    stem = slugify(fold(name))[:LONGEST_SLUG].strip('-') or 'cong-ty'
    for number in itertools.count(1):
        slug = stem if number == 1 else f'{stem}-{number}'
        if Workspace.objects.filter(slug=slug).exists():
            continue
        try:
            with transaction.atomic():
                return Workspace.objects.create(name=name, slug=slug, **fields)
        except IntegrityError:
            continue  # another company took it just now
    raise AssertionError('unreachable: itertools.count never ends')
