"""What saving one field draws anew: fields that it fills, shows or renames."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from plans.domain import rows
from plans.models import Plan

pytestmark = pytest.mark.django_db
TARGET = {
    'start_date': date(2027, 1, 1),
    'due_date': date(2027, 12, 31),
    'breakdown': 'none',
    'path': 'ramp',
}


@pytest.fixture
def target(plan, editor):
    Plan.objects.filter(pk=plan.pk).update(
        business_model='sell_side',
        currency='VND',
        period_start=date(2027, 1, 1),
        period_end=date(2027, 12, 31),
    )
    return rows.add(plan, 'targets', TARGET, by=editor)


@pytest.fixture
def save(client_of, plan, editor, target):
    """Saves one field of the target as the page does while one types."""

    def saved(name, value, was=''):
        group = f'targets-{target.pk}'
        html_name = f'{group}-{name}'
        url = reverse('plans:wizard_field', args=[plan.pk, 'targets'])
        sent = {'group': group, 'field': name, html_name: value, f'was-{html_name}': f'"{was}"'}
        return client_of(editor).post(url, sent, headers={'hx-request': 'true'})

    return saved


def test_metric_draws_the_fields_it_fills(save, target):
    answer = save('metric', 'on_time_delivery')

    target.refresh_from_db()
    assert (target.unit, target.path, target.name) == ('%', 'hold', 'Giao đúng hẹn')
    html = answer.content.decode()
    assert f'id="box-id_targets-{target.pk}-unit" hx-swap-oob="true"' in html
    assert 'value="Giao đúng hẹn"' in html
    assert f'id="box-id_targets-{target.pk}-metric"' not in html


def test_metric_that_takes_a_field_away_draws_the_whole_row(save, target):
    html = save('metric', 'sales_value').content.decode()

    assert f'id="fields-targets-{target.pk}" hx-swap-oob="true"' in html
    assert f'id="box-id_targets-{target.pk}-path"' not in html


def test_nothing_that_was_sent_is_drawn_twice(save, target):
    html = save('metric', 'on_time_delivery').content.decode()

    assert html.count(f'id="was-id_targets-{target.pk}-unit"') == 1


def test_breakdown_shows_the_slices(save, target):
    html = save('breakdown', 'quarterly', was='none').content.decode()

    assert html.count(f'name="targets-{target.pk}-planned"') == 4


def test_value_draws_the_slices_that_follow_from_it(save, plan, target, editor):
    by_quarter = {'metric': 'orders', 'breakdown': 'quarterly'}
    rows.change(plan, 'targets', target.pk, by_quarter, by=editor)

    html = save('target_value', '120').content.decode()

    assert f'id="box-id_targets-{target.pk}-planned" hx-swap-oob="true"' in html
    assert 'data-even="30"' in html
    assert f'id="box-id_targets-{target.pk}-owner"' not in html


def test_slices_say_how_they_stand_against_the_target(save, plan, target, editor):
    by_quarter = {'metric': 'orders', 'breakdown': 'quarterly', 'target_value': Decimal(120)}
    rows.change(plan, 'targets', target.pk, by_quarter, by=editor)

    html = save('planned', ['50', '30', '20', '10']).content.decode()

    assert f'id="id_targets-{target.pk}-planned_sum" hx-swap-oob="true"' in html
    assert 'Tổng các kỳ là 110, lệch −10 so với chỉ tiêu.' in html
    assert 'id="box-' not in html


def test_field_that_stands_alone_draws_nothing_else(save, target):
    html = save('data_source', 'MISA').content.decode()

    assert 'id="box-' not in html
    assert f'id="was-id_targets-{target.pk}-data_source"' in html


def test_refused_value_draws_nothing_else(save, target):
    answer = save('metric', 'no_such_metric')

    assert answer.status_code == 422
    assert 'id="box-' not in answer.content.decode()


def test_slices_stay_while_a_date_cannot_be_read(client_of, plan, target, editor):
    rows.change(plan, 'targets', target.pk, {'breakdown': 'quarterly'}, by=editor)
    group = f'targets-{target.pk}'
    url = reverse('plans:wizard_field', args=[plan.pk, 'targets'])
    sent = {'group': group, 'field': 'planned', f'{group}-planned': ['1', '2', '3', '4'],
            f'was-{group}-planned': '["", "", "", ""]', f'{group}-due_date': 'mai'}  # fmt: skip

    answer = client_of(editor).post(url, sent, headers={'hx-request': 'true'})

    values = list(target.periods.order_by('position').values_list('planned_value', flat=True))
    assert (answer.status_code, values) == (200, [1, 2, 3, 4])
