"""The home page over many plans: sums by currency, what drags, what waits, the queries it takes."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
import time_machine
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from plans.domain.holding import plan_in
from plans.domain.summaries import refresh
from plans.models import Metric, MoneyFigure, Plan
from tests.factories import PlanFactory
from tests.pages import Page
from tests.rules import tracked_plans as samples
from tests.tracked import active_plan, spring  # noqa: F401 - a fixture

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures('spring')]


def money(ref='T1', unit='VND', **keys):
    return samples.target(
        ref, metric='revenue', unit=unit, target_value='1200', actuals=samples.months(50), **keys
    )


def sums(client, **query):
    found = client.get('/', query).context['sums']
    return [(one['currency'], one['actual'], one['expected'], one['parts']) for one in found]


def test_currencies_are_never_added_up(editor, client_of):
    for currency in ('VND', 'USD', 'VND'):
        active_plan(editor, money(unit=currency), currency=currency)

    assert sums(client_of(editor)) == [
        ('USD', '50,00\u00a0US$', '100,00\u00a0US$', 1),
        ('VND', '100\u00a0₫', '200\u00a0₫', 2),
    ]


def test_sums_follow_the_filters_and_lead_to_their_parts(editor, colleague, client_of):
    mine = active_plan(editor, money())
    active_plan(colleague, money())
    client = client_of(editor)

    one = client.get('/', {'owner': editor.pk}).context['sums'][0]
    answer = client.get(one['url'])

    assert one['url'] == f'/plans/sums/?currency=VND&metric=revenue&owner={editor.pk}'
    assert answer.context['total']['actual'] == one['actual'] == '50\u00a0₫'
    url = f'/plans/{mine.pk}/targets/?target=T1'
    figures = ('50\u00a0₫', '100\u00a0₫', '50,0\u00a0%')
    assert answer.context['parts'] == [(mine.title, url, 'T1', *figures)]
    assert (sums(client, year='2027'), sums(client, year='2030')) == (sums(client), [])


def test_sums_are_those_of_the_filters_whether_asked_for_or_not(editor, colleague, client_of):
    active_plan(editor, money())
    active_plan(colleague, money(unit='USD'), currency='USD')
    PlanFactory(workspace=editor.workspace)
    client = client_of(editor)

    plain, sorted_anew = client.get('/plans/'), client.get('/plans/', {'sort': 'changed'})

    assert plain.context['rows'] == sorted_anew.context['rows']
    assert plain.context['sums'] == [
        one | {'url': one['url'].replace('&sort=changed', '')}
        for one in sorted_anew.context['sums']
    ]


def test_sum_of_nothing_says_so(editor, client_of):
    answer = client_of(editor).get(
        '/plans/sums/', {'currency': 'XXX', 'metric': '\x00', 'page': 'a'}
    )

    assert (answer.status_code, answer.context['total'], answer.context['parts']) == (200, None, [])


def test_page_beyond_the_last_shows_the_last(editor, client_of):
    for _number in range(51):
        PlanFactory(workspace=editor.workspace)
    client = client_of(editor)

    shown = [
        (found.context['page_obj'].number, len(found.context['rows']))
        for found in (
            client.get('/plans/', {'page': page}) for page in ('', '2', '9', '-1', '²', 'x')
        )
    ]

    assert shown == [(1, 50), (2, 1), (2, 1), (1, 50), (1, 50), (1, 50)]


def test_first_page_has_the_newest_plans_and_counts_all(editor, client_of):
    plans = [PlanFactory(workspace=editor.workspace) for _number in range(52)]
    Plan.objects.filter(pk=plans[3].pk).update(status='archived')

    found = client_of(editor).get('/plans/').context

    newest = [plan.code for plan in reversed(plans) if plan != plans[3]]
    assert [row.code for row in found['rows']] == newest[:50]
    assert found['page_obj'].paginator.count == 51


def test_sum_is_named_as_staff_named_its_metric(editor, client_of):
    Metric.objects.create(code='tea_tax', name_vi='Thuế chè', kind='cumulative', direction='up')
    own = samples.target(
        'T1', metric='tea_tax', unit='VND', target_value='1200', actuals=samples.months(50)
    )
    active_plan(editor, own)

    client = client_of(editor)
    (found,) = client.get('/').context['sums']
    page = client.get(found['url']).content.decode()

    assert found['name'] == 'Thuế chè'
    assert found['definition'].sentence in page


def test_money_is_kept_in_digits_that_both_databases_keep(editor):
    huge = '999999999999999'
    figures = samples.months('333333333333333', '333333333333333')
    one = samples.target('T1', metric='revenue', unit='VND', target_value=huge, actuals=figures)
    plan = active_plan(editor, one)

    kept = plan.money_figures.get()

    assert kept.actual == Decimal('666666666666666')
    assert len(f'{kept.expected:f}'.replace('.', '').rstrip('0')) <= 15


def test_change_of_a_figure_changes_the_sum(editor, client_of):
    plan = active_plan(editor, money())
    client = client_of(editor)
    before = sums(client)

    plan.targets.get().actuals.update(value=80)
    with transaction.atomic():
        refresh(plan_in(editor.workspace, plan.pk, hold=True), ('targets',))

    assert (before[0][1], sums(client)[0][1]) == ('50\u00a0₫', '80\u00a0₫')


def test_target_that_drags_a_plan_is_named_and_linked(editor, client_of):
    good = samples.target('T2', actuals=samples.months(10, 10, 10))
    plan = active_plan(editor, money(), good)

    row = client_of(editor).get('/').context['rows'][0]

    assert row.drag == ('T1', f'/plans/{plan.pk}/targets/?target=T1', '50,0\u00a0%')


def test_what_waits_longest_stands_on_the_home_page(editor, client_of):
    plan = active_plan(editor, money(name='Doanh số'))
    plan.actions.create(ref='A1', title='Gọi HTX', owner=editor, due=date(2027, 4, 1))
    plan.feedback.create(
        ref='F1',
        workspace=plan.workspace,
        customer_name='Rösterei',
        verbatim='Bao bì',
        received_on=date(2027, 4, 4),
    )

    waiting = client_of(editor).get('/').context['waiting']

    assert [(card['kind'], card['name']) for card in waiting] == [
        ('figures', 'Doanh số'),
        ('feedback', 'Rösterei'),
        ('tasks', 'Gọi HTX'),
    ]
    assert (waiting[0]['since'], waiting[1]['days']) == (date(2027, 2, 28), 16)


@pytest.mark.parametrize(
    ('day', 'said'),
    [('2027-02-10', 'Đến lúc nhập số tháng 1'), ('2027-02-11', 'Thiếu số liệu')],
)
def test_first_days_of_a_month_ask_calmly(editor, client_of, day, said):
    with time_machine.travel(f'{day} 02:00:00Z', tick=False):
        active_plan(editor, samples.sales(name='Doanh số', actuals=[]))

        page = client_of(editor).get('/').content.decode()

    assert f'<p class="meta">{said}</p>' in page


def test_list_draws_the_course_of_the_first_target(editor, client_of):
    active_plan(editor)
    PlanFactory(workspace=editor.workspace)

    answer = client_of(editor).get('/')
    drawn = {row.tracking: row.course for row in answer.context['rows']}

    course = drawn['at_risk']
    assert drawn[''] is None
    assert course.label == 'T1: Có nguy cơ, tiến độ 88,6\u00a0%'
    assert course.plan.startswith('3.0,25.0 ')
    assert course.plan.endswith(' 87.0,3.0')
    assert course.actual.endswith(','.join(course.dot))
    assert f'aria-label="{course.label}"' in answer.content.decode()


def test_figures_of_the_list_lead_to_what_they_are_made_of(editor, client_of):
    plan = active_plan(editor)
    client = client_of(editor)

    page = client.get('/').content.decode()

    pace = reverse('plans:targets', args=[plan.pk])
    checks = reverse('plans:plan', args=[plan.pk]) + '#health'
    assert f'href="{pace}">79,7\u00a0%</a>' in page
    assert f'href="{checks}"><span class="cluster"><span class="status' in page
    assert 'id="health"' in client.get(checks).content.decode()


def test_home_tells_what_customers_said_in_ninety_days(editor, stranger, client_of):
    plan, other = active_plan(editor), active_plan(stranger)
    today = plan.workspace.today()
    said = [
        (plan, 'positive', 'delivery', 'new', 0),
        (plan, 'negative', 'packaging', 'resolved', 90),
        (plan, 'mixed', 'packaging', 'new', 3),
        (plan, 'negative', 'price', 'spam', 3),
        (plan, 'negative', 'price', 'new', 91),
        (other, 'negative', 'price', 'new', 3),
    ]
    for number, (of, sentiment, topic, status, days) in enumerate(said):
        of.feedback.create(
            ref=f'F{number}',
            workspace=of.workspace,
            sentiment=sentiment,
            topic=topic,
            status=status,
            received_on=today - timedelta(days=days),
        )

    answer = client_of(editor).get('/')

    voices = answer.context['voices']
    assert (voices.praise, voices.mixed, voices.criticism, voices.total) == (1, 1, 1, 3)
    assert voices.wished == (('packaging', 2),)
    page = Page(answer.content.decode())
    assert page.says('90 ngày qua · 3 phản hồi')
    assert page.says('Khách muốn tốt hơn: Bao bì 2')


def test_queries_do_not_grow_with_500_plans(editor, client_of):
    client = client_of(editor)
    plan = active_plan(editor, money())
    client.get('/')
    with CaptureQueriesContext(connection) as few:
        client.get('/')
    kept = plan.summary
    for number in range(500):
        copy = Plan.objects.get(pk=plan.pk)
        copy.pk, copy.code = None, f'KH-2027-9{number:03d}'
        copy.save()
        kept.pk, kept.plan = None, copy
        kept.save()
        MoneyFigure.objects.create(plan=copy, **kept.portfolio['money'][0])

    with CaptureQueriesContext(connection) as many:
        answer = client.get('/')

    assert answer.context['sums'][0]['actual'] == '25.050\u00a0₫'
    assert len(many) == len(few)
