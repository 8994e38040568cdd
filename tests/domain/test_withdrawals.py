"""Withdrawing a submitted plan, and what submitting drops of other models (product.md 2.3, 2.4)."""

import pytest
from django.core.exceptions import PermissionDenied

from plans.document.choices import PlanStatus, StepState
from plans.domain import reviews, rows
from plans.domain.transitions import PlanMovedOnError
from plans.models import (
    BuyItem,
    BuySideDetails,
    CollaborativeDetails,
    MarketplacePolicy,
    ProductLine,
    SellSideDetails,
)
from tests.domain.sound_plans import sound_plan, submitted
from tests.rules.plans import marketplace

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures('on_review_day')]


@pytest.fixture
def draft(editor, approver):
    """The sound plan of the editor's, its approver hai@example.com."""
    return sound_plan(editor)


def test_hidden_details_of_other_models_are_dropped(draft, editor):
    BuySideDetails.objects.create(plan=draft)
    BuyItem.objects.create(plan=draft, name='Giấy kraft')
    MarketplacePolicy.objects.create(plan=draft)
    CollaborativeDetails.objects.create(plan=draft)

    submitted(draft, editor)

    kept = [model.objects.filter(plan=draft).count() for model in (BuySideDetails, BuyItem)]
    kept += [MarketplacePolicy.objects.count(), CollaborativeDetails.objects.count()]
    assert kept == [0, 0, 0, 0]
    assert SellSideDetails.objects.filter(plan=draft).count() == 1
    assert list(ProductLine.objects.values_list('name', flat=True)) == ['Robusta S18']


def test_policy_shared_by_both_marketplaces_stays(editor, approver):
    plan = sound_plan(editor, marketplace('intermediary'))
    CollaborativeDetails.objects.create(plan=plan)

    submitted(plan, editor)

    assert MarketplacePolicy.objects.filter(plan=plan).count() == 1
    assert CollaborativeDetails.objects.count() == 0


def test_owner_withdraws_and_the_request_is_gone(draft, editor):
    submitted(draft, editor)
    reviews.withdraw(draft, by=editor, lock_version=2)

    draft.refresh_from_db()
    assert (draft.status, draft.lock_version, draft.submitted_at) == (PlanStatus.DRAFT, 3, None)
    assert draft.approvals.count() == 0
    assert draft.versions.count() == 1
    assert draft.step_states.get(step_key='review').state == StepState.IN_PROGRESS
    assert rows.add(draft, 'goals', {'statement': 'Mở thêm kênh'}, by=editor).ref == 'G2'


@pytest.mark.parametrize('who', ['colleague', 'approver', 'admin', 'viewer', 'stranger'])
def test_withdrawing_is_for_the_owner(draft, editor, who, request):
    member = request.getfixturevalue(who)
    draft.co_editors.add(*([member] if who == 'colleague' else []))
    submitted(draft, editor)

    with pytest.raises(PermissionDenied):
        reviews.withdraw(draft, by=member, lock_version=2)

    draft.refresh_from_db()
    assert draft.status == PlanStatus.IN_REVIEW


def test_withdrawing_a_draft_is_told_that_there_is_nothing_to_withdraw(draft, editor):
    with pytest.raises(PlanMovedOnError):
        reviews.withdraw(draft, by=editor, lock_version=1)


def test_withdrawing_after_the_decision_is_too_late(draft, editor, approver):
    submitted(draft, editor)
    reviews.approve(draft, by=approver, version=1)

    with pytest.raises(PlanMovedOnError):
        reviews.withdraw(draft, by=editor, lock_version=2)

    draft.refresh_from_db()
    assert draft.status == PlanStatus.ACTIVE
