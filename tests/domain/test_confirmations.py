"""Confirming an accepted must of an active plan, and taking acceptances back (product.md 3.1)."""

import pytest
from django.core.exceptions import PermissionDenied

from plans.domain import waivers
from plans.models import AuditEvent
from tests.domain.sound_plans import (
    TODAY,
    accepted,
    open_codes,
    open_counts,
    plan_of,
    sound_plan,
)
from tests.rules.plans import changed, led_by, put, strategies

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures('on_review_day')]
one_of_three = strategies(
    led_by('supplier'), led_by('customer_need', 'N1'), led_by('company_goal', 'N2')
)
all_from_suppliers = strategies(led_by('supplier'), led_by('supplier'))


@pytest.fixture
def draft(editor, approver):
    """A draft with one strategy of three from the supplier only: M1.2 is a warning."""
    return sound_plan(editor, one_of_three)


@pytest.fixture
def active(editor, approver):
    """An active plan with every strategy from suppliers: M1.1 is a must."""
    running = put(status='active', activated_on='2026-12-01', uses_dealers=False)
    return plan_of(editor, changed(all_from_suppliers, running))


def test_must_of_an_active_plan_counts_once_an_approver_confirms(active, editor, approver):
    waiver = accepted(active, 'M1.1', editor)
    waiting = 'M1.1' in open_codes(active)

    waivers.confirm(active, waiver=waiver, by=approver)

    assert (waiting, 'M1.1' in open_codes(active)) == (True, False)
    assert open_counts(active)[0] == 0
    assert AuditEvent.objects.filter(action='check_confirmed', member=approver).count() == 1


@pytest.mark.parametrize('who', ['editor', 'colleague', 'viewer', 'stranger'])
def test_confirming_and_revoking_are_for_approvers(active, editor, who, request):
    member = request.getfixturevalue(who)
    waiver = accepted(active, 'M1.1', editor)

    with pytest.raises(PermissionDenied):
        waivers.confirm(active, waiver=waiver, by=member)
    with pytest.raises(PermissionDenied):
        waivers.revoke(active, waiver=waiver, by=member)


def test_confirming_ones_own_risk_is_refused_while_another_could(approver, admin):
    running = put(status='active', activated_on='2026-12-01', owner='hai@example.com')
    plan = plan_of(approver, changed(all_from_suppliers, running))
    waiver = accepted(plan, 'M1.1', approver)

    with pytest.raises(PermissionDenied):
        waivers.confirm(plan, waiver=waiver, by=approver)

    waivers.revoke(plan, waiver=waiver, by=approver)
    assert waivers.open_check(plan, 'M1.1').finding.severity == 'must'


def test_confirming_twice_is_told(active, editor, approver, admin):
    waiver = accepted(active, 'M1.1', editor)
    waivers.confirm(active, waiver=waiver, by=approver)

    with pytest.raises(waivers.WaiverClosedError):
        waivers.confirm(active, waiver=waiver, by=admin)


def test_confirming_a_draft_s_risk_waits_for_the_approval(draft, editor, approver):
    waiver = accepted(draft, 'M1.2', editor)

    with pytest.raises(PermissionDenied):
        waivers.confirm(draft, waiver=waiver, by=approver)


def test_revoking_reopens_the_check(active, editor, approver):
    waiver = accepted(active, 'M1.1', editor)
    waivers.confirm(active, waiver=waiver, by=approver)

    waivers.revoke(active, waiver=waiver, by=approver)

    waiver.refresh_from_db()
    assert waiver.revoked_on == TODAY
    assert 'M1.1' in open_codes(active)


def test_revoking_twice_and_confirming_what_was_revoked_are_told(active, editor, approver):
    waiver = accepted(active, 'M1.1', editor)
    waivers.revoke(active, waiver=waiver, by=approver)

    with pytest.raises(waivers.WaiverClosedError):
        waivers.revoke(active, waiver=waiver, by=approver)
    with pytest.raises(waivers.WaiverClosedError):
        waivers.confirm(active, waiver=waiver, by=approver)


def test_acceptance_of_another_plan_is_not_found(active, draft, editor, approver):
    waiver = accepted(draft, 'M1.2', editor)

    with pytest.raises(waivers.WaiverClosedError):
        waivers.revoke(active, waiver=waiver, by=approver)

    waiver.refresh_from_db()
    assert waiver.revoked_on is None
