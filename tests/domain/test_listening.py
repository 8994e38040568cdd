"""How feedback divides, who was not heard, and asking those who stopped buying."""

from collections import Counter
from datetime import date, timedelta

import pytest
from django.core.paginator import Paginator
from django.db import connection
from django.test.utils import CaptureQueriesContext

from plans.document.choices import PlanStatus
from plans.domain import customers, dealer_merges, dealers, listening, remedying
from plans.domain.documents.reading import document_of
from plans.domain.row_rules import RowRuleError
from plans.domain.unheard import UnheardInWorkspace, unheard_in_plan
from plans.models import Customer, Dealer, Feedback, Plan
from plans.rules.listening import Unheard
from tests.domain.sound_plans import sound_plan

pytestmark = pytest.mark.django_db
ON = date(2026, 11, 28)


@pytest.fixture
def running(editor, approver):
    plan = sound_plan(editor)
    Plan.objects.filter(pk=plan.pk).update(status=PlanStatus.ACTIVE)
    return Plan.objects.get(pk=plan.pk)


def said(plan, day, sentiment, **more):
    count = Feedback.objects.count() + 1
    return Feedback.objects.create(
        workspace=plan.workspace, plan=plan, ref=f'F{count}', received_on=day,
        sentiment=sentiment, **more,
    )  # fmt: skip


def heard(running):
    return listening.feedback_of(running.workspace, running)


def test_balance_counts_by_month_channel_and_topic(running, editor):
    said(running, ON, 'positive', channel='zalo', topic='delivery', collected_by=editor)
    said(running, date(2026, 10, 2), 'neutral', channel='zalo', suggestion='Bao mới')
    said(running, date(2026, 10, 3), 'negative', channel='email', topic='packaging')
    said(running, ON - timedelta(days=91), 'positive', channel='email', topic='delivery')
    said(running, date(2026, 10, 4), 'negative', status='spam')
    said(running, ON - timedelta(days=400), 'mixed')

    found = listening.balance_of(heard(running), ON)

    assert (found.recent.counts, found.recent.critical, found.recent.total) == (
        Counter(positive=1, neutral=1, negative=1), 2, 3,
    )  # fmt: skip
    assert [(day, mood.total, mood.critical) for day, mood in found.months] == [
        (date(2026, 8, 1), 1, 0),
        (date(2026, 9, 1), 0, 0),
        (date(2026, 10, 1), 2, 2),
        (date(2026, 11, 1), 1, 0),
    ]
    assert [(key, mood.total) for key, mood in found.channels] == [('email', 2), ('zalo', 2)]
    assert [(name, mood.total) for name, mood in found.collectors] == [
        ('', 3), ('Nguyễn Thị Lan', 1),
    ]  # fmt: skip
    assert (found.praised, found.wished) == ([('delivery', 2)], [('packaging', 1)])


@pytest.mark.parametrize('count', [1, 30])
def test_balance_takes_the_same_number_of_queries(running, editor, count):
    for number in range(count):
        told = {'topic': 'price', 'channel': 'email', 'collected_by': editor}
        said(running, ON - timedelta(days=number), 'mixed', **told)

    with CaptureQueriesContext(connection) as asked:
        listening.balance_of(heard(running), ON)

    assert len(asked) == 3


def names(unheard):
    return [(one.name, one.has_stopped) for one in unheard if one.kind == 'customer']


def test_customers_of_the_plan_without_feedback_are_unheard_those_lost_first(running, editor):
    customers.add_customers(running, ['Kaffee Altona', 'Phở Bò', 'phở bò'], by=editor)
    lost = Customer.objects.get(name='Kaffee Altona')
    customers.note_stopped(running, lost, date(2026, 10, 1), by=editor)
    other = Customer.objects.create(workspace=running.workspace, name='Of another plan')

    found = unheard_in_plan(running, document_of(running), ON)

    assert names(found) == [
        ('Kaffee Altona', True), ('Phở Bò', False), ('Rösterei Nord', False),
    ]  # fmt: skip
    everybody = names(UnheardInWorkspace(running.workspace, ON)[:99])
    assert (other.name, False) in everybody
    assert everybody[0] == ('Kaffee Altona', True)


def test_who_spoke_within_90_days_is_heard(running, editor):
    customers.add_customers(running, ['Phở Bò', 'Cũ'], by=editor)
    for name, days in (('Phở Bò', 90), ('Cũ', 91)):
        firm = Customer.objects.get(name=name)
        said(running, ON - timedelta(days=days), 'mixed', customer=firm, customer_name=name)

    found = names(UnheardInWorkspace(running.workspace, ON)[:99])

    assert ('Cũ', False) in found
    assert ('Phở Bò', False) not in found


def test_unheard_of_the_company_are_counted_cut_and_each_counted_once(running, editor):
    customers.add_customers(running, ['Cũ', 'Mới nghe', 'Đại lý Minh Hà', 'Ngừng'], by=editor)
    customers.note_stopped(
        running, Customer.objects.get(name='Ngừng'), date(2026, 10, 1), by=editor
    )
    Dealer.objects.filter(workspace=running.workspace).delete()
    Dealer.objects.create(workspace=running.workspace, name='Đại lý Minh Hà', status='inactive')
    for name, days, status in (('Cũ', 100, 'new'), ('Mới nghe', 5, 'new'), ('Ngừng', 1, 'spam')):
        firm = Customer.objects.get(name=name)
        said(running, ON - timedelta(days=days), 'mixed', customer=firm, status=status)
    Customer.objects.filter(name='Rösterei Nord').delete()

    found = UnheardInWorkspace(running.workspace, ON)

    assert len(found) == 3
    assert found[0:2] == [
        Unheard('dealer', 'Đại lý Minh Hà', None, None, True),
        Unheard('customer', 'Ngừng', None, None, True, date(2026, 10, 1)),
    ]
    assert found[2:9] == [Unheard('customer', 'Cũ', None, ON - timedelta(days=100), False)]


def test_asking_those_who_stopped_makes_a_task_for_each_and_none_twice(running, editor):
    lost = [f'Quán {number}' for number in range(7)]
    customers.add_customers(running, [*lost, 'Còn mua'], by=editor)
    for number, name in enumerate(lost):
        firm = Customer.objects.get(name=name)
        customers.note_stopped(running, firm, date(2026, 10, 7 - number), by=editor)

    asked = []
    for _time in range(2):
        remedying.apply(running, 'ask_lost_customers', {}, by=editor)
        made = running.actions.filter(kind='listen').values_list('title', flat=True)
        asked.append(sorted(made))

    everybody = [f'Hỏi {name} vì sao ngừng mua' for name in lost]
    assert asked == [everybody[:5], everybody]
    running.actions.update(status='done')
    with pytest.raises(RowRuleError):
        remedying.apply(running, 'ask_lost_customers', {}, by=editor)


def test_dealer_merged_into_another_is_not_counted_beside_it(editor):
    names = 'An Khang', 'Đại lý An Khang'
    kept, gone = (dealers.add(editor.workspace, {'name': name}, by=editor) for name in names)
    dealer_merges.merge(kept, gone, by=editor)

    silent = UnheardInWorkspace(editor.workspace, ON)

    assert (len(silent), [one.name for one in silent[0:9]]) == (1, ['An Khang'])


def test_customer_named_as_a_dealer_that_was_merged_is_counted(editor):
    names = 'An Khang', 'Đại lý An Khang'
    kept, gone = (dealers.add(editor.workspace, {'name': name}, by=editor) for name in names)
    Customer.objects.create(workspace=editor.workspace, name=gone.name)
    dealer_merges.merge(kept, gone, by=editor)

    silent = UnheardInWorkspace(editor.workspace, ON)

    assert sorted((one.kind, one.name) for one in silent[0:9]) == [
        ('customer', 'Đại lý An Khang'),
        ('dealer', 'An Khang'),
    ]


def test_page_of_a_company_that_has_heard_everybody_is_empty(workspace):
    nobody = UnheardInWorkspace(workspace, ON)

    page = Paginator(nobody, 50).get_page(1)

    assert (len(nobody), list(page)) == (0, [])
