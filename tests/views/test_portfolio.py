"""The home page over many plans: sums by currency, what drags, what waits, the queries it takes."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from plans.models import Plan
from tests.rules import tracked_plans as samples
from tests.tracked import active_plan, spring  # noqa: F401 - a fixture

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures('spring')]


def money(ref='T1', unit='VND', **keys):
    return samples.target(
        ref, metric='revenue', unit=unit, target_value='1200', actuals=samples.months(50), **keys
    )


def sums(client, **query):
    found = client.get('/', query).context['sums']
    return [(one['currency'], one['actual'], one['expected'], len(one['parts'])) for one in found]


def test_currencies_are_never_added_up(editor, client_of):
    for currency in ('VND', 'USD', 'VND'):
        active_plan(editor, money(unit=currency), currency=currency)

    assert sums(client_of(editor)) == [
        ('USD', '50,00\u00a0US$', '100,00\u00a0US$', 1),
        ('VND', '100\u00a0₫', '200\u00a0₫', 2),
    ]


def test_sums_follow_the_filters_and_link_to_their_parts(editor, colleague, client_of):
    mine = active_plan(editor, money())
    active_plan(colleague, money())
    client = client_of(editor)

    one = client.get('/', {'owner': editor.pk}).context['sums'][0]

    assert one['parts'] == [
        (mine.title, f'/plans/{mine.pk}/targets/?target=T1', '50\u00a0₫', '100\u00a0₫')
    ]
    assert (sums(client, year='2027'), sums(client, year='2030')) == (sums(client), [])


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


def test_queries_do_not_grow_with_plans(editor, client_of):
    client = client_of(editor)
    plan = active_plan(editor, money())
    client.get('/')
    with CaptureQueriesContext(connection) as few:
        client.get('/')
    kept = plan.summary
    for number in range(30):
        copy = Plan.objects.get(pk=plan.pk)
        copy.pk, copy.code = None, f'KH-2027-9{number:02d}'
        copy.save()
        kept.pk, kept.plan = None, copy
        kept.save()

    with CaptureQueriesContext(connection) as many:
        answer = client.get('/')

    assert answer.context['sums'][0]['actual'] == '1.550\u00a0₫'
    assert len(many) == len(few)
