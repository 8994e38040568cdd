"""The metric list says what product.md 2.8 says, and kpis.md for the rest."""

import re

import pytest

from plans.document.metrics import CORE, METRICS, metrics_for

PRODUCT_2_8 = {
    'sales_value': ('Doanh số', 'cumulative', 'up', 'ramp', 'money'),
    'gross_profit': ('Lợi nhuận gộp', 'cumulative', 'up', 'ramp', 'money'),
    'volume': ('Sản lượng', 'cumulative', 'up', 'ramp', 'qty'),
    'gross_margin': ('Biên lợi nhuận gộp', 'ratio', 'up', 'ramp', '%'),
    'orders': ('Số đơn hàng', 'cumulative', 'up', 'ramp', 'đơn'),
    'new_customers': ('Khách hàng mới', 'cumulative', 'up', 'ramp', 'khách'),
    'active_dealers': ('Đại lý hoạt động', 'snapshot', 'up', 'ramp', 'đại lý'),
    'coverage': ('Độ phủ điểm bán', 'ratio', 'up', 'ramp', '%'),
    'quote_win_rate': ('Tỷ lệ chốt báo giá', 'ratio', 'up', 'ramp', '%'),
    'repeat_rate': ('Tỷ lệ mua lại', 'ratio', 'up', 'ramp', '%'),
    'on_time_delivery': ('Giao đúng hẹn', 'ratio', 'up', 'hold', '%'),
    'complaints': ('Khiếu nại', 'cumulative', 'down', 'ramp', 'vụ'),
    'overdue_debt_rate': ('Tỷ lệ nợ quá hạn', 'ratio', 'down', 'ramp', '%'),
    'collection_days': ('Số ngày thu tiền bình quân', 'snapshot', 'down', 'ramp', 'ngày'),
    'purchase_saving': ('Tiết kiệm giá mua', 'ratio', 'up', 'ramp', '%'),
    'quotes_per_item': ('Báo giá mỗi mặt hàng', 'snapshot', 'up', 'ramp', 'báo giá'),
    'gmv': ('Giá trị giao dịch (GMV)', 'cumulative', 'up', 'ramp', 'money'),
    'active_sellers': ('Người bán hoạt động', 'snapshot', 'up', 'ramp', 'đơn vị'),
    'active_buyers': ('Người mua hoạt động', 'snapshot', 'up', 'ramp', 'đơn vị'),
    'dispute_rate': ('Tỷ lệ tranh chấp', 'ratio', 'down', 'hold', '%'),
    'first_quote_hours': ('Giờ đến báo giá đầu tiên', 'snapshot', 'down', 'ramp', 'giờ'),
    'member_orgs': ('Đơn vị thành viên', 'snapshot', 'up', 'ramp', 'đơn vị'),
    'selling_cost': ('Chi phí bán hàng', 'cumulative', 'down', 'ramp', 'money'),
}
FROM_KPIS = [metric for metric in METRICS.values() if metric not in CORE]
LOWER = re.compile(r'cost|churn|overdue|time|defect|return|cancel|dispute|gap|_cac')
# "on time" and "saving" turn the word of the rule into its opposite.
HIGHER_ALL_THE_SAME = {'shared_cost_saving', 'decisions_on_time', 'settlement_on_time'}


def test_core_metrics_are_those_of_product_2_8():
    core = {m.code: (m.name_vi, m.kind, m.direction, m.path, m.unit) for m in CORE}

    assert core == PRODUCT_2_8


@pytest.mark.parametrize('metric', METRICS.values(), ids=lambda metric: metric.code)
def test_metric_speaks_both_languages(metric):
    texts = [metric.name_en, metric.name_vi, metric.formula_en, metric.formula_vi]
    units = [metric.unit_en, metric.unit_vi]

    assert all(text.strip() for text in texts)
    assert all(units) is (metric.unit not in ('money', 'qty'))
    assert metric.models


@pytest.mark.parametrize('metric', FROM_KPIS, ids=lambda metric: metric.code)
def test_metric_of_the_kpi_list_follows_its_rule(metric):
    kinds = {'money': 'cumulative', 'qty': 'cumulative', '%': 'ratio'}
    readings = {'ngày', 'giờ', 'lần', 'điểm'}
    kind = 'snapshot' if metric.unit in readings else kinds.get(metric.unit, 'cumulative')
    is_lower = bool(LOWER.search(metric.code)) and metric.code not in HIGHER_ALL_THE_SAME
    code = re.sub(r'[^a-z0-9]+', '_', metric.name_en.lower()).strip('_')

    expected = (code, kind, 'down' if is_lower else 'up', 'ramp')

    assert (metric.code, metric.kind, metric.direction, metric.path) == expected


def test_names_are_used_once():
    names_vi = [metric.name_vi for metric in METRICS.values()]
    names_en = [metric.name_en for metric in METRICS.values()]

    assert len(set(names_vi)) == len(names_vi)
    assert len(set(names_en)) == len(names_en)


def test_counts_have_no_decimals_and_money_leaves_them_to_the_currency():
    assert METRICS['orders'].decimals == 0
    assert METRICS['volume'].decimals == 3
    assert METRICS['gross_margin'].decimals == 2
    assert METRICS['sales_value'].decimals is None


def test_metrics_for_a_form_put_its_own_first():
    offered = metrics_for('collaborative', 'trading_community')

    assert [metric.code for metric in offered[:4]] == [
        'active_contributors',
        'posts_answered',
        'leads_shared',
        'leads_won',
    ]
    assert set(offered) == set(metrics_for('collaborative'))


def test_metrics_for_sell_side_leave_out_other_models():
    codes = {metric.code for metric in metrics_for('sell_side')}

    assert {'sales_value', 'sell_in', 'nps'} <= codes
    assert codes.isdisjoint({'gmv', 'purchase_saving', 'members_active', 'take_rate'})
