"""The inbox: what it shows, finds, filters and changes, at a constant price."""

import logging
from datetime import date, timedelta

import pytest
from django.urls import reverse

from plans.document.choices import PlanStatus
from plans.domain import feedback
from plans.models import Customer, Dealer, Feedback, Plan
from salesplan.logs import MaskedFormatter
from tests.domain.sound_plans import sound_plan
from tests.factories import PlanFactory

pytestmark = pytest.mark.usefixtures('people')


def running_plan(people):
    plan = sound_plan(people['editor'])
    Plan.objects.filter(pk=plan.pk).update(status=PlanStatus.ACTIVE)
    return plan.pk


@pytest.fixture(scope='module')
def running_made_once(made_once):
    return made_once(running_plan)


@pytest.fixture
def running(people, running_made_once):
    return Plan.objects.get(pk=running_made_once)


@pytest.fixture
def said(running, editor):
    """Writes down what a customer said."""

    def write(customer, sentiment='negative', plan=running, days=0, **more):
        day = running.workspace.today() - timedelta(days=days)
        values = {'customer': customer, 'received_on': day, 'sentiment': sentiment, **more}
        return feedback.capture(running.workspace, plan, values, by=editor)

    return write


def shown(client, query='', plan=None):
    """Names of the customers in the list, in order."""
    url = reverse('plans:plan_feedback', args=[plan.pk]) if plan else reverse('plans:feedback')
    return [voice.item.customer_name for voice in client.get(url + query).context['voices']]


def test_criticism_comes_first_then_the_newest(client_of, editor, said):
    said('Khen mới', 'positive')
    said('Chê cũ', days=9)
    said('Góp ý', 'positive', days=3, suggestion='Bao nhỏ hơn')

    assert shown(client_of(editor)) == ['Góp ý', 'Chê cũ', 'Khen mới']


def test_inbox_finds_without_tone_marks_and_filters(client_of, editor, running, said):
    said('Đắk Lắk', verbatim='Giao chậm', topic='delivery', channel='zalo')
    said('Phở Bò', 'mixed', plan=None, suggestion='Bao nhỏ', assignee='lan@example.com')
    client = client_of(editor)

    found = {
        query: shown(client, query)
        for query in (
            '?q=dak+lak', '?q=GIAO+cham', '?topic=delivery', '?sentiment=mixed', '?channel=zalo',
            '?suggests=on', f'?assignee={editor.pk}', '?assignee=none', '?plan=none',
            f'?plan={running.pk}', '?status=settled', '?topic=no-such&plan=x&assignee=y&page=99',
            '?q=%00', '?month=2026-13', '?need=%00',
        )
    }  # fmt: skip

    dak, pho, both = ['Đắk Lắk'], ['Phở Bò'], ['Phở Bò', 'Đắk Lắk']
    assert list(found.values()) == [
        dak, dak, dak, pho, dak, pho, pho, dak, pho, dak, [], both, both, both, both,
    ]  # fmt: skip


def test_plan_inbox_holds_only_its_own_and_links_of_others_are_unknown(
    client_of, stranger, editor, running, said
):
    mine = said('Của kế hoạch')
    said('Chưa gắn', plan=None)

    assert shown(client_of(editor), plan=running) == ['Của kế hoạch']
    assert shown(client_of(stranger)) == []
    foreign = client_of(stranger).get(reverse('plans:feedback_item', args=[mine.pk]))
    assert foreign.status_code == 404


@pytest.mark.parametrize('name', ['feedback', 'balance', 'plan_feedback', 'plan_balance'])
def test_pages_of_feedback_take_the_same_number_of_queries(
    client_of, editor, running, said, queries, name
):
    url = reverse(f'plans:{name}', args=[running.pk] if name.startswith('plan_') else [])
    client = client_of(editor)
    told = {'topic': 'price', 'channel': 'zalo', 'suggestion': 'Bao nhỏ', 'verbatim': 'Giao chậm',
            'rating': 2, 'assignee': 'lan@example.com'}  # fmt: skip
    linked = {'need': 'N1', 'strategy': 'S1', 'action': 'A1'}
    said('Khách 0', **told, **linked)
    client.get(url)  # the first visit also begins the session
    few = queries(client, url)
    for number in range(1, 25):
        more = linked if number % 2 else {'plan': None}
        said(f'Khách {number}', **told, **more)

    assert queries(client, url) == few


def test_inbox_asks_no_more_for_thirty_plans_customers_and_dealers(
    client_of, editor, running, said, queries
):
    client, url = client_of(editor), reverse('plans:feedback')
    said('Khách 0')
    client.get(url)
    few = queries(client, url)
    for number in range(30):
        PlanFactory(workspace=editor.workspace, owner=editor, code=f'X-{number}')
        Customer.objects.create(workspace=editor.workspace, name=f'Chưa nghe {number}')
        Dealer.objects.create(workspace=editor.workspace, name=f'Đại lý lạ {number}')

    assert queries(client, url) == few


def test_capture_takes_three_fields_and_is_kept_once(client_of, editor, running):
    client, url = client_of(editor), reverse('plans:capture_feedback')
    page = client.get(url)
    initial = page.context['form'].initial
    data = {
        'customer': 'Phở Bò', 'sentiment': 'negative', 'verbatim': 'Giao chậm', 'key': 'k1',
        'channel': initial['channel'], 'received_on': initial['received_on'].strftime('%d/%m/%Y'),
        'plan': initial['plan'].pk,
    }  # fmt: skip

    for _time in range(2):
        assert client.post(url, data).status_code == 302

    item = Feedback.objects.get()
    assert (item.customer_name, item.plan, item.collected_by) == ('Phở Bò', running, editor)


def test_what_was_typed_stays_when_something_is_missing(client_of, editor, running):
    url = reverse('plans:capture_plan_feedback', args=[running.pk])

    answer = client_of(editor).post(url, {'verbatim': 'Giao chậm', 'key': 'k'})

    assert answer.status_code == 422
    assert 'Giao chậm' in answer.content.decode()
    assert not Feedback.objects.exists()


def test_declining_without_a_reason_is_refused_in_words(client_of, editor, said):
    item = said('Phở Bò')
    url = reverse('plans:answer_feedback', args=[item.pk])

    answer = client_of(editor).post(
        url, {'answer-status': 'declined', 'answer-version': item.row_version}
    )

    assert answer.status_code == 422
    assert 'Ghi lý do không thực hiện.' in answer.content.decode()


def test_bulk_action_changes_ticked_items_and_undo_brings_them_back(client_of, editor, said):
    items = [said('A'), said('B', plan=None)]
    client = client_of(editor)
    data = {'items': [item.pk for item in items], 'what': 'topic', 'theme': 'price'}

    client.post(reverse('plans:change_many'), data)
    assert set(Feedback.objects.values_list('topic', flat=True)) == {'price'}
    batch = items[0].changes.get().batch
    client.post(reverse('plans:undo_feedback', args=[batch]))

    assert set(Feedback.objects.values_list('topic', flat=True)) == {''}


def test_undo_of_a_bulk_action_leads_back_to_the_list_it_was_done_on(client_of, editor, said):
    client, here = client_of(editor), reverse('plans:feedback') + '?status=new&q=a'
    data = {'items': [said('A').pk], 'what': 'take', 'next': here}

    done = client.post(reverse('plans:change_many'), data, follow=True)
    (undo,) = [message.extra_tags for message in done.context['messages']]
    back = client.post(undo)

    assert back['Location'] == here
    assert Feedback.objects.get().status == 'new'


def test_what_was_ticked_and_typed_stays_when_a_bulk_action_lacks_something(
    client_of, editor, said
):
    items = [said(name) for name in 'ABC']
    client, here = client_of(editor), reverse('plans:feedback') + '?status=new'
    typed = {'what': 'assign', 'note': 'Đã gọi <khách>', 'next': here}

    client.post(reverse('plans:change_many'), typed | {'items': [items[0].pk, items[2].pk]})
    elsewhere = client.get(reverse('plans:feedback'))
    page = client.get(here).content.decode()
    later = client.get(here).content.decode()

    ticked = [f'name="items" value="{item.pk}" checked' in page for item in items]
    assert ticked == [True, False, True]
    assert 'Đã gọi &lt;khách&gt;</textarea>' in page
    assert '<option value="assign" selected>' in page
    assert ' checked aria-labelledby' not in elsewhere.content.decode() + later


def test_bulk_action_never_reaches_another_company(client_of, stranger, said):
    item = said('A')

    client_of(stranger).post(reverse('plans:change_many'), {'items': [item.pk], 'what': 'spam'})

    assert Feedback.objects.get().status == 'new'


def test_table_is_looked_at_taken_once_and_taken_back(client_of, editor, running, said):
    said('Phở Bò', verbatim='Giao chậm', days=0)
    today = running.workspace.today().strftime('%d/%m/%Y')
    cells = '\n'.join((
        'Khách hàng\tNgày\tNội dung\tGóp ý\tMức hài lòng\tKênh',
        f'Phở Bò\t{today}\tGiao chậm\t\t2\tZalo',
        'Rösterei Nord\t04/03/2026\tBao rách\tDùng GrainPro\t2\tZalo',
        'Ai đó\t31/02/2026\tx\t\t\t',
    ))  # fmt: skip
    client = client_of(editor)
    sent = client.post(reverse('plans:import_feedback'), {'cells': cells, 'plan': running.pk})

    preview = client.get(sent['Location'])
    assert preview.context['counts'] == {'new': 1, 'double': 1, 'refused': 1}
    assert [(one.number, words) for one, words in preview.context['shown']] == [
        (4, ''), (2, 'Tiêu cực · Zalo'), (3, 'Tiêu cực · Zalo'),
    ]  # fmt: skip
    client.post(sent['Location'])
    client.post(sent['Location'])

    item = Feedback.objects.get(customer_name='Rösterei Nord')
    assert (item.ref, item.received_on, item.sentiment, item.channel, item.suggestion) == (
        'F2', date(2026, 3, 4), 'negative', 'zalo', 'Dùng GrainPro',
    )  # fmt: skip
    client.post(reverse('plans:undo_feedback_import', args=[item.upload_id]))
    assert [one.customer_name for one in Feedback.objects.all()] == ['Phở Bò']


def test_renewed_link_kills_the_old_one_and_closed_is_as_unknown(
    client_of, editor, client, running, django_assert_num_queries
):
    form = running.feedback_form
    old = reverse('plans:feedback_form', args=[form.token])
    open_page = client.get(old)
    client_of(editor).post(reverse('plans:new_form_link', args=[running.pk]))
    form.refresh_from_db()
    form.is_open = False
    form.save()

    answers = []
    for token in (form.token, 'x' * 22, 'short', 'a%00b', '%F0%9F%98%8D'):
        with django_assert_num_queries(1):
            answer = client.get(f'/f/{token}/')
        answers.append((answer.status_code, answer.content))
    assert client.get(old).status_code == 404
    assert len(set(answers)) == 1
    assert open_page.headers['Referrer-Policy'] == 'strict-origin'
    assert open_page.headers['X-Robots-Tag'] == 'noindex, nofollow'
    for private in ('Gói lô nhỏ', 'lan@example.com', 'Nguyễn Thị Lan', running.title, running.code):
        assert private not in open_page.content.decode()


def test_secret_of_a_link_stays_out_of_the_log():
    line = logging.LogRecord('x', 30, '', 0, 'Not Found: /f/aB3-secret_token/', (), None)

    assert MaskedFormatter('%(message)s').format(line) == 'Not Found: /f/…/'


def test_two_people_do_not_overwrite_each_others_form(client_of, editor, running):
    client, url = client_of(editor), reverse('plans:form_sharing', args=[running.pk])
    version = client.get(url).context['form'].initial['version']

    first = client.post(url, {'is_open': 'on', 'title_vi': 'Một', 'version': version})
    second = client.post(url, {'is_open': 'on', 'title_vi': 'Hai', 'version': version})

    running.feedback_form.refresh_from_db()
    assert (first.status_code, second.status_code) == (302, 422)
    assert running.feedback_form.title_vi == 'Một'
    assert 'Hai' in second.content.decode()


def test_sharing_page_carries_the_link_as_a_qr_code_of_our_own(client_of, editor, running):
    page = client_of(editor).get(reverse('plans:form_sharing', args=[running.pk])).content.decode()

    assert f'/f/{running.feedback_form.token}/' in page
    assert 'class="qr"' in page
