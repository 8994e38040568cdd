"""Two entries of one dealer: shown, merged with everything, taken apart again."""

import pytest
from django.urls import reverse

from plans.domain import dealer_merges
from plans.domain.documents.reading import document_of
from plans.models import Dealer, Plan
from tests.dealers import dealer_named, meeting_plan
from tests.domain.sound_plans import plan_of
from tests.rules.plans import changed, put, session, sources

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures('on_review_day')]


@pytest.fixture
def minh_ha(workspace):
    return dealer_named(workspace, 'Đại lý Minh Hà', province='Cần Thơ', is_top_seller=True)


def two_entries(editor):
    """The plan and two entries: D1 said N1 and came, D2 came too; both stand in the plan."""
    plan = meeting_plan(editor)
    kept, gone = [place.dealer for place in plan.plan_dealers.order_by('position')[:2]]
    return plan, kept, gone


def content(plan):
    return document_of(Plan.objects.get(pk=plan.pk))


def test_merge_moves_everything_and_is_taken_back_whole(client_of, editor, approver):
    plan, kept, gone = two_entries(editor)
    before, client = content(plan), client_of(editor)
    address = reverse('plans:merge_dealer', args=[gone.pk])

    seen = client.get(address, {'with': kept.pk}).context['seen']
    client.post(address, {'with': kept.pk})  # D1 becomes part of D2
    merged = content(plan)
    made = gone.workspace.dealer_merges.get()
    undone = client.post(reverse('plans:unmerge_dealer', args=[made.pk]))

    assert (seen.plans, seen.sessions, seen.sources) == (1, 1, 1)
    assert {one.id for one in before.dealers} - {one.id for one in merged.dealers} == {'D1'}
    assert [source.dealer for source in merged.needs_by_id['N1'].sources] == ['D2']
    assert merged.sessions[0].dealers_attended == {'D2', 'D3'}
    assert undone.status_code == 302
    assert content(plan) == before


def test_dealers_are_firms_and_are_named_as_such(client_of, editor, approver):
    _plan, kept, gone = two_entries(editor)
    client = client_of(editor)

    pages = [
        client.get(reverse('plans:merge_dealer', args=[gone.pk]), {'with': kept.pk}),
        client.get(reverse('plans:dealers')),
    ]

    assert ['Họ và tên' in page.content.decode() for page in pages] == [False, False]


def test_merged_entry_leads_to_the_dealer_it_became(client_of, editor, approver):
    _plan, kept, gone = two_entries(editor)
    dealer_merges.merge(kept, gone, by=editor)
    client = client_of(editor)

    answer = client.get(reverse('plans:dealer', args=[gone.pk]))

    assert answer.url == reverse('plans:dealer', args=[kept.pk])
    assert gone.name not in client.get('/dealers/').content.decode()


def test_merge_that_would_leave_evidence_with_one_dealer_is_refused(editor, approver):
    said = {'kind': 'dealer_session', 'session': 'E9', 'quote': 'Cả hai cùng cần lô nhỏ'}
    held = session('E9', '2026-11-02', came=2)
    alone = sources('N2', 'sales_team')
    plan = plan_of(
        editor, changed(put(status='draft', sessions=[]), held, sources('N1', said), alone)
    )
    came = list(Dealer.objects.filter(participations__attended=True).distinct().order_by('pk'))

    with pytest.raises(dealer_merges.MergeError):
        dealer_merges.merge(came[0], came[1], by=editor)

    assert content(plan).sessions[0].is_joint
    assert Dealer.objects.filter(merged_into__isnull=False).count() == 0


def test_entries_alike_are_listed_and_nothing_is_merged_by_itself(
    client_of, editor, workspace, minh_ha
):
    dealer_named(workspace, 'Cửa hàng Minh Hà')
    dealer_named(workspace, 'Sông Hậu', phone='0900 000 104')
    dealer_named(workspace, 'Anh Hậu Sóc Trăng', phone='+84 900 000 104')

    pairs = client_of(editor).get(reverse('plans:duplicate_dealers')).context['pairs']

    assert [{one.name, other.name} for one, other in pairs] == [
        {'Đại lý Minh Hà', 'Cửa hàng Minh Hà'},
        {'Sông Hậu', 'Anh Hậu Sóc Trăng'},
    ]
    assert workspace.dealers.listed().count() == 4
