"""999.999.999.999.999 ₫ goes in, comes out and adds up to the digit, beyond fifteen digits too.

Source: issue text of tracking; product.md 0.2. Worth running on both databases.
"""

import json
from decimal import Decimal

import pytest
from django.urls import reverse

from plans.document.plan_file import dump_text
from plans.domain import actuals
from plans.domain.documents.reading import document_of
from plans.models import Plan
from plans.rules import tracking
from tests.domain.test_actuals import MARCH
from tests.rules import tracked_plans as samples
from tests.tracked import active_plan, spring  # noqa: F401 - a fixture
from tests.views.test_actuals import send_cell

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures('spring')]
TYPED, MOST = '999.999.999.999.999', Decimal(999_999_999_999_999)
MONEY = {'metric': 'sales_value', 'unit': 'VND', 'value': str(MOST)}


@pytest.fixture
def plan(editor):
    """A whole of three parts, each as large as an amount may be."""
    whole = samples.target('T1', **MONEY, rollup='sum', breakdown='none')
    parts = [samples.target(f'T{n}', **MONEY, parent='T1') for n in (2, 3, 4)]
    return active_plan(editor, whole, *parts)


def test_largest_amounts_are_typed_shown_exported_and_summed_to_the_digit(client_of, editor, plan):
    client = client_of(editor)
    for part in ('T2', 'T3', 'T4'):
        for month in (1, 2, 3):
            assert send_cell(client, plan, month, TYPED, ref=part).status_code == 200

    page = client.get(reverse('plans:targets', args=[plan.pk], query={'target': 'T2'}))
    table = client.get(reverse('plans:export_figures', args=[plan.pk])).content.decode()
    tracked = tracking.track(document_of(Plan.objects.get(pk=plan.pk)), plan.workspace.today())

    assert actuals.kept(plan, 'T2')[MARCH].value == MOST
    assert page.content.decode().count(f'value="{TYPED}"') >= 3
    assert table.count(TYPED) == 9
    assert (tracked.of('T2').actual, tracked.of('T1').actual) == (3 * MOST, 9 * MOST)
    assert str(tracked.of('T1').actual) == '8999999999999991'


def test_plan_file_gives_the_largest_amounts_back_to_the_digit(client_of, editor, plan):
    send_cell(client_of(editor), plan, 3, f'-{TYPED}', ref='T2', note='Trả hàng')

    target = json.loads(dump_text(document_of(Plan.objects.get(pk=plan.pk))))['targets'][1]

    assert (target['target_value'], target['actuals'][0]['value']) == (str(MOST), str(-MOST))


@pytest.mark.parametrize('typed', ['1.000.000.000.000.000', '999.999.999.999.999,5', '9' * 40])
def test_more_than_fifteen_digits_are_refused_in_words(client_of, editor, plan, typed):
    answer = send_cell(client_of(editor), plan, 3, typed, ref='T2')

    assert (answer.status_code, actuals.kept(plan, 'T2')) == (422, {})
