"""How strict a workspace's checks are."""

from dataclasses import replace

import pytest

from plans.document.choices import CheckCode, PlanStatus
from plans.domain.check_policies import change_policy, reset_policy
from plans.domain.edits import EditedMeanwhile
from plans.domain.thresholds import ORDERED, SHIPPED, Policy, as_policy, policy_of
from plans.models import CheckPolicy, Workspace
from plans.rules.checks.base import Thresholds
from tests.factories import PlanFactory

pytestmark = pytest.mark.django_db


def afresh(workspace):
    """The workspace as the next request reads it."""
    return Workspace.objects.get(pk=workspace.pk)


def change(workspace, by, **wanted):
    """Change these values of the workspace's policy."""
    was = policy_of(afresh(workspace)).values()
    change_policy(workspace=workspace, by=by, was=was, wanted={**was, **wanted})


def test_workspace_without_a_policy_goes_by_the_shipped_thresholds(workspace):
    assert policy_of(workspace) == Policy(Thresholds(), frozenset())


def test_changed_values_apply_and_only_they_are_kept(workspace, admin):
    change(workspace, admin, m4_gap=60, O4=False)

    kept = CheckPolicy.objects.get(workspace=workspace)
    assert policy_of(afresh(workspace)) == Policy(
        replace(Thresholds(), m4_gap=60), frozenset({CheckCode.O4})
    )
    assert (kept.thresholds, kept.disabled_checks) == ({'m4_gap': 60}, ['O4'])


def test_change_is_recorded(workspace, admin):
    change(workspace, admin, m4_gap=60, O4=False)

    event = workspace.audit_events.get()
    assert (event.action, event.member, event.facts) == (
        'checks_changed',
        admin,
        {'was': {'m4_gap': 50, 'O4': True}, 'now': {'m4_gap': 60, 'O4': False}},
    )


def test_value_put_back_to_the_shipped_one_is_no_longer_kept(workspace, admin):
    change(workspace, admin, m4_gap=60)
    change(workspace, admin, m4_gap=50)

    assert CheckPolicy.objects.get(workspace=workspace).thresholds == {}


def test_reset_brings_back_every_shipped_value(workspace, admin):
    change(workspace, admin, m4_gap=60, o4_grace=7, O4=False)

    reset_policy(workspace=workspace, by=admin)

    assert policy_of(afresh(workspace)) == Policy()


def test_two_admins_changing_the_same_threshold_make_a_conflict(workspace, admin):
    was = policy_of(workspace).values()
    change(workspace, admin, m4_gap=60)

    with pytest.raises(EditedMeanwhile) as conflict:
        change_policy(workspace=workspace, by=admin, was=was, wanted={**was, 'm4_gap': 70})

    assert conflict.value.now == {'m4_gap': 60}
    assert policy_of(afresh(workspace)).thresholds.m4_gap == 60


def test_two_admins_changing_different_thresholds_both_win(workspace, admin):
    was = policy_of(workspace).values()
    change(workspace, admin, m4_gap=60)

    change_policy(workspace=workspace, by=admin, was=was, wanted={**was, 'o4_grace': 7})

    limits = policy_of(afresh(workspace)).thresholds
    assert (limits.m4_gap, limits.o4_grace) == (60, 7)


def test_values_of_another_release_are_passed_over():
    policy = as_policy({'m4_gap': 5, 'o4_grace': 14, 'm9_gone': 1}, ['O4', 'Z9'])

    assert policy == Policy(replace(Thresholds(), o4_grace=14), frozenset({CheckCode.O4}))


def test_shipped_pairs_are_in_order():
    assert [(low, high) for low, high in ORDERED if SHIPPED[low] > SHIPPED[high]] == []


def test_policy_of_one_workspace_leaves_another_alone(workspace, admin, stranger):
    change(workspace, admin, m4_gap=60)

    assert policy_of(stranger.workspace) == Policy()


@pytest.mark.parametrize(
    ('status', 'is_recounted'),
    [(PlanStatus.DRAFT, True), (PlanStatus.ACTIVE, True), (PlanStatus.CLOSED, False)],
)
def test_lists_count_open_checks_anew_unless_the_plan_is_frozen(
    workspace, admin, editor, status, is_recounted
):
    plan = PlanFactory(owner=editor, status=status)

    change(workspace, admin, m4_gap=60)

    assert hasattr(type(plan).objects.get(pk=plan.pk), 'summary') is is_recounted
