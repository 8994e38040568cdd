"""Named seasonal profiles of a company: kept from typed weights, used on any target (5.2)."""

from decimal import Decimal

from django.core import signing
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from plans.document.text import name_key
from plans.domain import permissions
from plans.models import SeasonalProfile

MOST = 50
SALT, BACK_FOR = 'seasonal-profile', 24 * 3600  # seconds


class TooManyProfilesError(Exception):
    """The company has as many profiles as it may."""


def profiles_of(workspace):
    """[(pk, name)] in alphabetical order. One query."""
    return list(workspace.seasonal_profiles.values_list('pk', 'name'))


def weights_of(workspace, pk):
    """The twelve weights of a profile, January first; None where it is gone."""
    profile = workspace.seasonal_profiles.filter(pk=pk).first()
    return profile and tuple(Decimal(one) for one in profile.weights)


@transaction.atomic
def keep(workspace, name, months, *, by):
    """Keep twelve weights under a name; the same name is written over. Returns the profile.

    Raises PermissionDenied, TooManyProfilesError.
    """
    _may(by)
    known = workspace.seasonal_profiles.exclude(name_key=name_key(name))
    if known.count() >= MOST:
        raise TooManyProfilesError
    weights = [format(one, 'f') for one in months]
    return SeasonalProfile.objects.update_or_create(
        workspace=workspace,
        name_key=name_key(name),
        defaults={'name': name, 'weights': weights, 'by': by},
    )[0]


def forget(workspace, pk, *, by):
    """Take a profile away; targets that were split by it stay. Returns what brings it back.

    '' where there was none. Raises PermissionDenied.
    """
    _may(by)
    profile = workspace.seasonal_profiles.filter(pk=pk).first()
    if profile is None:
        return ''
    profile.delete()
    return signing.dumps([workspace.pk, profile.name, profile.weights], salt=SALT)


def bring_back(workspace, sealed, *, by):
    """Keep a forgotten profile again, for a day; one of its name that was kept since stays.

    Returns whether it is there. Raises PermissionDenied, TooManyProfilesError.
    """
    _may(by)
    try:
        owner, name, weights = signing.loads(sealed, salt=SALT, max_age=BACK_FOR)
    except signing.BadSignature:
        return False
    if owner != workspace.pk:
        return False
    if not workspace.seasonal_profiles.filter(name_key=name_key(name)).exists():
        keep(workspace, name, [Decimal(one) for one in weights], by=by)
    return True


def _may(by):
    if not permissions.allows(by, permissions.Permission.PLAN):
        raise PermissionDenied(_('Your role does not include this. Ask an admin of the workspace.'))
