"""Staff edit the words of metrics; what the rules know of a shipped one stays (2.8)."""

import pytest
from django.urls import reverse

from plans.models import Metric
from tests.admin.forms import send

pytestmark = pytest.mark.django_db


def test_words_of_a_shipped_metric_are_changed_and_its_meaning_is_not(staff, published):
    metric = Metric.objects.get(code='gross_margin')
    page = reverse('admin:plans_metric_change', args=[metric.pk])

    response = send(
        staff, page, name_vi='Biên lãi gộp', kind='cumulative', direction='down', decimals='0'
    )

    after = Metric.objects.get(pk=metric.pk)
    assert response.status_code == 302
    assert after.name_vi == 'Biên lãi gộp'
    assert (after.kind, after.direction, after.decimals) == (
        metric.kind,
        metric.direction,
        metric.decimals,
    )
    assert after.business_models == metric.business_models
    assert 'Tỷ lệ' in staff.get(page).content.decode()


def test_own_metric_is_added_and_deleted(staff):
    new = {
        'code': 'lab_tests',
        'name_vi': 'Mẫu thử',
        'kind': 'cumulative',
        'direction': 'up',
        'decimals': '0',
        'business_models': ['buy_side', 'sell_side'],
    }

    added = send(staff, reverse('admin:plans_metric_add'), **new)

    metric = Metric.objects.get(code='lab_tests')
    assert (added.status_code, metric.business_models) == (302, ['sell_side', 'buy_side'])
    page = reverse('admin:plans_metric_delete', args=[metric.pk])
    assert staff.post(page, {'post': 'yes'}).status_code == 302
    assert not Metric.objects.filter(code='lab_tests').exists()


def test_units_are_told_in_words_and_stay_for_shipped_metrics(staff, published):
    money = Metric.objects.get(code='sales_value')

    rows = staff.get(reverse('admin:plans_metric_changelist')).content.decode()
    page = staff.get(reverse('admin:plans_metric_change', args=[money.pk])).content.decode()
    new = staff.get(reverse('admin:plans_metric_add')).content.decode()

    assert ('tiền tệ của kế hoạch' in rows, '>money<' in rows) == (True, False)
    assert ('tiền tệ của kế hoạch' in page, 'name="unit_vi"' in page) == (True, False)
    assert ('name="unit_vi"' in new, 'nếu theo tiền tệ của kế hoạch' in new) == (True, True)


def test_shipped_metric_cannot_be_deleted(staff, published):
    page = reverse('admin:plans_metric_delete', args=[Metric.objects.get(code='nps').pk])

    assert staff.post(page, {'post': 'yes'}).status_code == 403
