"""Sharing a plan outside by a link."""

from datetime import date, timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from plans.domain.sharing import share
from plans.models import SharedLink
from salesplan.logs import SECRET

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(plan, workspace):
    """The plan, with a customer named in a need."""
    workspace.customers.create(name='Kaffee Altona', contact_name='Anja Petersen')
    plan.summary_text = 'Giữ Kaffee Altona, gặp anja@altona.example'
    plan.save()
    plan.needs.create(ref='N1', statement='Kaffee Altona cần giao đúng hẹn', status='confirmed')
    return plan


def link_of(plan, by, *, kind='plan', has_names=False, days=7):
    return share(plan, by=by, kind=kind, has_names=has_names, days=days)


def read(token, **query):
    return Client().get(reverse('plans:shared', args=[token]), query)


def test_link_is_made_shown_once_and_read_without_signing_in(client_of, editor, told):
    client, url = client_of(editor), reverse('plans:share', args=[told.pk])
    key = client.get(url).context['form']['key'].value()
    sent = {'kind': 'plan', 'days': '30', 'key': key}

    client.post(url, sent)
    client.post(url, sent)

    address = client.get(url).context['made']
    assert client.get(url).context['made'] is None
    link = SharedLink.objects.get()
    assert link.token_sha256 not in address
    page = Client().get(address)
    assert page.status_code == 200
    assert page.headers['X-Robots-Tag'] == 'noindex, nofollow, noarchive'
    assert page.headers['Referrer-Policy'] == 'no-referrer'


@pytest.mark.parametrize('kind', ['plan', 'summary'])
def test_names_stay_out_unless_ticked(editor, told, kind):
    hidden = read(link_of(told, editor, kind=kind)[1]).text
    shown = read(link_of(told, editor, kind=kind, has_names=True)[1]).text

    assert 'Altona' not in hidden
    assert 'altona' not in hidden
    assert '[khách hàng]' in hidden
    assert 'Kaffee Altona' in shown


def test_addresses_stay_out_whole_whatever_names_stand_in_them(editor, told, workspace):
    user = editor.user
    user.name, user.email = 'Lan', 'lan@dakhoa.example'
    user.save()

    hidden = read(link_of(told, editor)[1]).text

    assert '[tên người]' in hidden
    assert ('dakhoa.example' in hidden, '[tên người]@' in hidden) == (False, False)


def test_each_cell_says_its_column_on_a_phone(editor, told):
    page = read(link_of(told, editor, has_names=True)[1]).text

    assert '<td data-label="Trạng thái"><span>Đã xác nhận</span></td>' in page


def test_names_of_suppliers_stay_out_too(editor, told):
    told.business_model = 'buy_side'
    told.save()
    told.target_suppliers.create(name='Giấy Sông Lam', status='risk')
    told.buy_items.create(name='Giấy kraft', suppliers=['Kraft Đồng Nai'])

    hidden = read(link_of(told, editor)[1]).text
    shown = read(link_of(told, editor, has_names=True)[1]).text

    assert ('Sông Lam' in shown, 'Đồng Nai' in shown) == (True, True)
    assert ('Sông Lam' in hidden, 'Đồng Nai' in hidden) == (False, False)
    assert ('[nhà cung cấp]' in hidden, '[khách hàng]' in hidden) == (True, True)


def test_names_of_the_owners_of_a_site_stay_out_too(editor, told):
    told.business_model = 'collaborative'
    told.save()
    told.platform_owners.create(organisation='HTX Mỹ Lợi', contribution='Kho của HTX Mỹ Lợi')

    hidden = read(link_of(told, editor)[1]).text
    shown = read(link_of(told, editor, has_names=True)[1]).text

    assert ('Mỹ Lợi' in shown, 'Mỹ Lợi' in hidden) == (True, False)
    assert 'Kho của [đơn vị sở hữu]' in hidden


def test_ended_expired_and_unknown_links_look_alike(client_of, editor, told, workspace):
    revoked, token = link_of(told, editor)
    client_of(editor).post(reverse('plans:revoke_share', args=[told.pk, revoked.pk]))
    _link, old = link_of(told, editor)
    ended, unknown = read(token), read('unknown')
    with time_machine.travel(workspace.today() + timedelta(days=9)):
        expired = read(old)

    assert [page.status_code for page in (ended, unknown, expired)] == [404, 404, 404]
    told_of = {page.text.partition('<form')[0] for page in (ended, unknown, expired)}
    assert len(told_of) == 1


def test_link_works_through_its_last_day(editor, told):
    with time_machine.travel(date(2027, 3, 1)):
        _link, token = link_of(told, editor, days=7)
    answers = []
    for day in (date(2027, 3, 8), date(2027, 3, 9)):
        with time_machine.travel(day):
            answers.append(read(token).status_code)

    assert answers == [200, 404]


def test_link_of_somebody_who_left_ends(editor, told):
    _link, token = link_of(told, editor)
    editor.is_active = False
    editor.save()

    assert read(token).status_code == 404


def test_token_is_long_and_left_out_of_the_log(editor, told):
    link, token = link_of(told, editor)

    assert len(token) >= 32  # 24 bytes
    assert link.token_sha256 != token
    assert SECRET.sub(r'/\1/…', f'Not Found: /shared/{token}/') == 'Not Found: /shared/…/'


def test_both_are_recorded(client_of, editor, told, workspace):
    link, _token = link_of(told, editor)
    url = reverse('plans:revoke_share', args=[told.pk, link.pk])
    client_of(editor).post(url)
    client_of(editor).post(url)

    events = workspace.audit_events.values_list('action', 'member', 'subject')
    assert list(events) == [
        ('share_revoked', editor.pk, 'KH-2028-001'),
        ('share_made', editor.pk, 'KH-2028-001'),
    ]
