"""Names, numbers and sums of another company count for nothing here; see test_workspace_filters."""

from decimal import Decimal

import pytest

from plans.domain import listening, seasonal_profiles
from plans.domain.documents.firms import Firms
from plans.domain.unheard import UnheardInWorkspace
from plans.models import Customer

pytestmark = pytest.mark.django_db


def test_firm_made_by_another_at_the_same_moment_is_the_companys_own(workspace, stranger):
    stranger.workspace.customers.create(name='Zzb')
    firms = Firms(workspace, Customer, ['Zzb'])
    ours = workspace.customers.create(name='Zzb')

    assert firms.pk('Zzb') == ours.pk


def test_seasonal_profiles_are_the_companys_own(workspace, editor, stranger):
    other, months = stranger.workspace, [Decimal(1)] * 12
    for number in range(seasonal_profiles.MOST):
        kept = seasonal_profiles.keep(other, f'Mùa {number}', months, by=stranger)

    seasonal_profiles.keep(workspace, 'Của ta', months, by=editor)
    seasonal_profiles.forget(workspace, kept.pk, by=editor)

    names = [name for _pk, name in seasonal_profiles.profiles_of(workspace)]
    assert (names, seasonal_profiles.weights_of(workspace, kept.pk)) == (['Của ta'], None)
    assert other.seasonal_profiles.count() == seasonal_profiles.MOST


def test_profile_is_brought_back_whatever_another_company_calls_its_own(
    workspace, editor, stranger
):
    months = [Decimal(1)] * 12
    kept = seasonal_profiles.keep(workspace, 'Mùa vụ', months, by=editor)
    sealed = seasonal_profiles.forget(workspace, kept.pk, by=editor)
    seasonal_profiles.keep(stranger.workspace, 'Mùa vụ', months, by=stranger)

    seasonal_profiles.bring_back(workspace, sealed, by=editor)

    assert workspace.seasonal_profiles.count() == 1


def test_mood_of_the_last_weeks_is_the_companys_own(workspace, stranger):
    on = workspace.today()
    for one in (workspace, stranger.workspace):
        one.feedback.create(verbatim='x', received_on=on, sentiment='positive')

    mood, _wished = listening.recent_in(workspace, on)

    assert mood.total == 1


def test_dealer_is_unheard_whatever_a_namesake_told_another_company(workspace, stranger):
    on, other = workspace.today(), stranger.workspace
    workspace.dealers.create(name='Zzb')
    customer = other.customers.create(name='Zzb')
    other.feedback.create(verbatim='x', received_on=on, customer=customer, customer_name='Zzb')

    found = UnheardInWorkspace(workspace, on)

    assert (len(found), [(one.name, one.last_heard_on) for one in found[0:2]]) == (
        1,
        [('Zzb', None)],
    )
