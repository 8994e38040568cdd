"""The directory of dealers: searched and changed; one dealer's page, the matrix of a year."""

import json

import pytest
from django.urls import reverse

from plans.domain import dealers
from plans.domain.documents.reading import document_of
from plans.models import Dealer, Plan
from tests.dealers import dealer_named, meeting_plan
from tests.domain.sound_plans import plan_of
from tests.rules.plans import changed, put

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures('on_review_day')]
LIST = '/dealers/'
BLANK = dict.fromkeys(dealers.FIELDS, '') | {'is_top_seller': False}


@pytest.fixture
def minh_ha(workspace):
    return dealer_named(workspace, 'Đại lý Minh Hà', province='Cần Thơ', is_top_seller=True)


def named(answer):
    return [line.name for line in answer.context['lines']]


def entry(dealer=None, **values):
    """What the form of a dealer sends."""
    was = dealers.values_of(dealer) if dealer else BLANK
    sent = {name: value for name, value in (was | values).items() if value is not False}
    return sent | {'was': json.dumps(was)}


def test_directory_finds_without_tone_marks_and_filters(client_of, editor, workspace, minh_ha):
    dealer_named(workspace, 'Tân Phú', province='Đồng Nai', tier='level1')
    dealer_named(workspace, 'Ất Tỵ', province='Cần Thơ', status='inactive')
    client = client_of(editor)

    assert named(client.get(LIST)) == ['Đại lý Minh Hà', 'Tân Phú']
    assert named(client.get(LIST, {'q': 'minh ha'})) == ['Đại lý Minh Hà']
    assert named(client.get(LIST, {'q': 'dong nai'})) == ['Tân Phú']
    assert named(client.get(LIST, {'tier': 'level1'})) == ['Tân Phú']
    assert named(client.get(LIST, {'show': 'top'})) == ['Đại lý Minh Hà']
    assert named(client.get(LIST, {'show': 'inactive'})) == ['Ất Tỵ']
    assert named(client.get(LIST, {'show': 'all', 'province': 'Cần Thơ'})) == [
        'Ất Tỵ', 'Đại lý Minh Hà',
    ]  # fmt: skip


def test_other_companies_dealers_are_not_there(client_of, stranger, minh_ha):
    client = client_of(stranger)

    assert named(client.get(LIST)) == []
    assert client.get(reverse('plans:dealer', args=[minh_ha.pk])).status_code == 404


def test_dealer_is_added_once_and_a_like_name_is_asked_about(client_of, editor, workspace, minh_ha):
    client, address = client_of(editor), reverse('plans:new_dealer')

    asked = client.post(address, entry(name='ĐL Minh Hà'))
    sent = entry(name='Cửa hàng Minh Ha') | {'sure': 'on', 'key': 'k' * 30}
    made = [client.post(address, sent) for _twice in range(2)]
    same = client.post(address, entry(name='đại lý  MINH HÀ') | {'sure': 'on'})

    assert asked.context['others'] == [minh_ha]
    assert [one.url for one in made] == [made[0].url] * 2
    assert 'Đã có đại lý tên này' in same.content.decode()
    assert workspace.dealers.count() == 2


def test_change_reaches_the_plans_and_two_people_do_not_overwrite(client_of, editor, approver):
    plan = plan_of(editor, changed(put(status='draft')))
    first = plan.plan_dealers.first().dealer
    client, address = client_of(editor), reverse('plans:edit_dealer', args=[first.pk])
    opened = entry(first)

    client.post(address, opened | {'province': 'Huế'})
    late = client.post(address, opened | {'province': 'Đà Nẵng'})
    other = client.post(address, opened | {'phone': '0900 111 222'})

    first.refresh_from_db()
    document = document_of(Plan.objects.get(pk=plan.pk))
    assert document.dealers[0].province == 'Huế'
    assert (late.status_code, other.status_code) == (422, 302)
    assert (first.province, first.phone) == ('Huế', '0900 111 222')


def test_inactive_dealer_comes_back_by_undo(client_of, editor, minh_ha):
    client = client_of(editor)

    client.post(reverse('plans:deactivate_dealer', args=[minh_ha.pk]))
    gone = named(client.get(LIST))
    client.post(reverse('plans:activate_dealer', args=[minh_ha.pk]))

    assert (gone, named(client.get(LIST))) == ([], ['Đại lý Minh Hà'])


def test_dealer_is_taken_into_a_plan_of_ones_own_only(client_of, editor, colleague, plan, minh_ha):
    address = reverse('plans:dealer_plan', args=[minh_ha.pk])

    client_of(colleague).post(address, {'plan': plan.pk})
    before = plan.plan_dealers.count()
    for _twice in range(2):
        client_of(editor).post(address, {'plan': plan.pk})

    assert (before, plan.plan_dealers.count()) == (0, 1)


def test_page_of_a_dealer_says_what_it_said_and_where_it_came(client_of, editor, approver):
    plan = meeting_plan(editor)
    one, other = [place.dealer for place in plan.plan_dealers.order_by('position')[:2]]
    client = client_of(editor)

    first = client.get(reverse('plans:dealer', args=[one.pk])).context
    second = client.get(reverse('plans:dealer', args=[other.pk]))

    assert [source.need.ref for source in first['sources']] == ['N1']
    assert (first['asked'], first['came']) == (1, 1)
    assert 'được mời 1 lần, chưa dự buổi nào' in second.content.decode()


def test_matrix_shows_a_year_by_quarter_and_who_never_comes(client_of, editor, approver):
    plan = meeting_plan(editor)
    client, address = client_of(editor), reverse('plans:dealer_attendance')

    shown = client.get(address).context
    never = client.get(address, {'show': 'never'}).context
    empty = client.get(address, {'year': '2031'}).context

    states = {dealer.name: cells for dealer, cells, _came, _asked in shown['lines']}
    names = [place.dealer.name for place in plan.plan_dealers.order_by('position')[:3]]
    assert [label for label, _group in shown['quarters']] == ['quý 4/2026']
    assert [states[name] for name in names] == [['came'], ['missed'], ['came']]
    assert [line[0].name for line in never['lines']] == [names[1]]
    assert empty['quarters'] == []


def test_queries_do_not_grow_with_2000_dealers(client_of, editor, workspace, queries):
    client = client_of(editor)
    dealer_named(workspace, 'Một')
    client.get(LIST)
    few = queries(client, LIST)
    rows = [Dealer(workspace=workspace, name=f'Đại lý {n}', province='Huế') for n in range(2000)]
    for row in rows:
        row.fill_folded()
    Dealer.objects.bulk_create(rows)

    assert queries(client, LIST) == few
