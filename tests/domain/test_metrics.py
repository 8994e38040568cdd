"""Metrics that staff add, and shipped ones that they word otherwise."""

from dataclasses import replace

import pytest

from plans.document.choices import BusinessModel, Direction, MetricKind
from plans.document.metrics import METRICS, MONEY
from plans.domain.metrics import installed_metrics
from plans.domain.plan_templates import seed_shipped
from plans.models import Metric

pytestmark = pytest.mark.django_db


def added(**values):
    """A metric of the installation's own."""
    return Metric.objects.create(
        **{
            'code': 'carbon_saved',
            'name_vi': 'Các-bon giảm được',
            'name_en': 'Carbon saved',
            'kind': MetricKind.CUMULATIVE,
            'direction': Direction.UP,
            'unit_vi': 'tấn CO2',
            'unit_en': 't CO2',
            'formula_vi': 'tổng lượng giảm',
            'decimals': 1,
            'business_models': ['sell_side'],
            **values,
        }
    )


def test_shipped_list_as_it_is_adds_nothing():
    seed_shipped()

    assert installed_metrics() == ()


def test_own_metric_is_known_with_its_unit_and_kind():
    added()

    (metric,) = installed_metrics()

    assert (metric.code, metric.name('en'), metric.unit_vi) == (
        'carbon_saved', 'Carbon saved', 'tấn CO2'
    )  # fmt: skip
    assert (metric.kind, metric.models) == (MetricKind.CUMULATIVE, (BusinessModel.SELL_SIDE,))
    assert metric.formula('en') == 'tổng lượng giảm'


def test_own_metric_of_no_model_is_for_all():
    added(business_models=[])

    assert installed_metrics()[0].models == tuple(BusinessModel)


@pytest.mark.parametrize('unit', ['money', 'Tiền'])
def test_own_metric_in_money_takes_the_decimals_of_the_currency(unit):
    added(unit_vi=unit, unit_en='')

    (metric,) = installed_metrics()

    assert (metric.unit, metric.decimals, metric.unit_vi) == (MONEY, None, '')


def test_shipped_metric_keeps_its_meaning_in_other_words():
    seed_shipped()
    Metric.objects.filter(code='orders').update(name_vi='Đơn chốt', kind=MetricKind.RATIO)

    assert installed_metrics() == (replace(METRICS['orders'], name_vi='Đơn chốt'),)
    assert installed_metrics(only_own=True) == ()


def test_only_the_codes_asked_for_are_read():
    added()

    assert installed_metrics({'orders'}) == ()
