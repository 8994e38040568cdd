"""Targets and their slices: product.md 2.8, 5.2."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils.translation import override

from plans.document.choices import BusinessModel
from plans.document.metrics.metric import count
from plans.forms.context import FormContext
from plans.forms.targets import TargetForm
from tests.forms.plan_contexts import LAN, MEMBERS, TODAY, context, leave, posted, save
from tests.forms.target_rows import MARGIN, MEASURED, SALES


class TestFields:
    def test_take_what_the_product_asks(self):
        sent = {
            'metric': 'sales_value',
            'name': 'Doanh số EU',
            'target_value': '120 tỷ',
            'start_date': '01/01/2027',
            'due_date': '31/12/2027',
            'baseline_value': '98,5 tỷ',
            'baseline_date': '31/12/2026',
            'baseline_note': '',
            'breakdown': 'monthly',
            'owner': LAN,
            'goal': 'G1',
            'strategy': 'S1',
            'parent': 'T9',
            'rollup': 'none',
            'weight': '2',
            'data_source': 'MISA, báo cáo tuần',
        }

        whole = {'id': 'T9', 'name': 'Cả nước'}
        stored = SALES | {'planned': [Decimal(30)] * 4}

        assert save(TargetForm, sent, stored=stored, targets=[whole]) == (
            {
                **sent,
                'target_value': Decimal(120_000_000_000),
                'start_date': date(2027, 1, 1),
                'due_date': date(2027, 12, 31),
                'baseline_value': Decimal(98_500_000_000),
                'baseline_date': date(2026, 12, 31),
                'parent': 'T9',
                'weight': Decimal(2),
                'planned': (),
            },
            {},
        )

    def test_blank_weight_is_1(self):
        assert save(TargetForm, {'weight': ''})[0] == {'weight': Decimal(1)}

    @pytest.mark.parametrize(
        ('field', 'day'), [('start_date', '31/12/2026'), ('due_date', '01/01/2028')]
    )
    def test_days_lie_inside_the_period(self, field, day):
        other = {'start_date': '01/01/2027', 'due_date': '31/12/2027'}

        assert list(save(TargetForm, other | {field: day})[1]) == [field]

    def test_is_not_due_before_it_starts(self):
        with override('vi'):
            saved = save(TargetForm, {'start_date': '02/03/2027', 'due_date': '01/03/2027'})

        assert saved == ({}, {'due_date': ['Hạn nằm trước ngày bắt đầu.']})

    def test_source_of_figures_has_80_characters_at_most(self):
        assert save(TargetForm, {'data_source': 'a' * 80})[1] == {}
        assert list(save(TargetForm, {'data_source': 'a' * 81})[1]) == ['data_source']

    def test_side_is_asked_of_marketplaces_only(self):
        sell, market = (
            TargetForm(context=context(business_model=model)).fields
            for model in ('sell_side', 'intermediary')
        )

        assert ('market_side' in sell, 'market_side' in market) == (False, True)

    def test_money_in_dong_has_no_decimals(self):
        assert list(save(TargetForm, {'target_value': '1,5'}, stored=SALES)[1]) == ['target_value']

    def test_demands_what_the_product_marks(self):
        assert set(leave(TargetForm, {})) == {'name', 'metric', 'unit', 'path', 'breakdown'}


class TestMetric:
    def test_fills_unit_path_and_name(self):
        with override('vi'):
            saved = save(TargetForm, {'metric': 'on_time_delivery'})

        assert saved == (
            {
                'metric': 'on_time_delivery',
                'name': 'Giao đúng hẹn',
                'unit': '%',
                'path': 'hold',
                'metric_kind': None,
                'direction': None,
                'market_side': None,
            },
            {},
        )

    def test_leaves_a_name_that_was_typed(self):
        values, _errors = save(
            TargetForm, {'metric': 'gross_margin'}, stored=SALES | {'name': 'Đích lớn'}
        )

        assert 'name' not in values

    def test_renames_what_bears_the_old_metrics_name(self):
        with override('vi'):
            values, _errors = save(TargetForm, {'metric': 'gross_margin'}, stored=SALES)

        assert values['name'] == 'Biên lợi nhuận gộp'

    def test_of_volume_takes_the_unit_of_the_plan(self):
        form = TargetForm(posted({'metric': 'volume'}), initial=SALES, context=context())

        assert form.clean_only(['metric']).values['unit'] == 'tấn'
        assert not form.fields['unit'].disabled

    def test_of_a_marketplace_fills_the_side(self):
        values, _errors = save(
            TargetForm, {'metric': 'active_sellers'}, business_model='intermediary'
        )

        assert values['market_side'] == 'seller'

    def test_of_the_installation_brings_kind_and_direction(self):
        own = count('samples', ('Samples', 'Mẫu'), ('samples', 'mẫu'), ('count', 'số mẫu'))
        around = FormContext(
            document=context().document,
            language='vi',
            today=TODAY,
            members=MEMBERS,
            more_metrics=(own,),
        )
        form = TargetForm(posted({'metric': 'samples'}), context=around)

        values = form.clean_only(['metric']).values

        assert (values['metric_kind'], values['direction'], values['unit']) == (
            'cumulative',
            'up',
            'mẫu',
        )

    def test_nobody_knows_is_described_by_the_target(self):
        stored = {'metric': 'our_own', 'metric_kind': 'snapshot', 'direction': 'up'}
        form = TargetForm(initial=stored, context=context())

        assert {'metric_kind', 'direction'} <= set(form.fields)
        assert save(TargetForm, {'metric': 'our_own'}, stored=stored) == (
            {'metric': 'our_own'},
            {},
        )

    def test_is_locked_once_figures_are_entered(self):
        values, _errors = save(
            TargetForm,
            {'metric': 'volume'},
            stored=SALES | {'id': 'T1'},
            targets=[MEASURED],
        )

        assert values['metric'] == 'sales_value'

    @pytest.mark.parametrize('model', BusinessModel)
    def test_suggested_ones_come_first(self, model):
        form = TargetForm(context=context(business_model=model.value))

        _choose, (_first, suggested), (_second, others) = form.fields['metric'].choices

        assert 4 <= len(suggested) <= 6
        assert {code for code, _name in suggested}.isdisjoint(code for code, _name in others)


class TestValue:
    @pytest.mark.parametrize(
        ('language', 'message'),
        [('vi', 'Nhập số lớn hơn 0.'), ('en', 'Enter a number above 0.')],
    )
    def test_that_adds_up_is_above_0(self, language, message):
        with override(language):
            saved = save(TargetForm, {'target_value': '0'}, stored=SALES, language=language)

        assert saved == ({}, {'target_value': [message]})

    def test_of_a_ratio_is_0_to_100(self):
        late = MARGIN | {'metric': 'on_time_delivery'}

        assert save(TargetForm, {'target_value': '100'}, stored=late)[1] == {}
        assert list(save(TargetForm, {'target_value': '100,1'}, stored=late)[1]) == ['target_value']
        assert list(save(TargetForm, {'target_value': '-1'}, stored=late)[1]) == ['target_value']

    @pytest.mark.parametrize(
        ('language', 'message'),
        [
            ('vi', 'Chỉ tiêu bằng mức nền, hãy chọn “Giữ mức”.'),
            ('en', 'The target equals the baseline: choose “Keep at level”.'),
        ],
    )
    def test_of_a_ramp_is_not_its_baseline(self, language, message):
        stored = MARGIN | {'baseline_value': Decimal(14)}

        with override(language):
            saved = save(TargetForm, {'target_value': '14'}, stored=stored, language=language)

        assert saved == ({}, {'target_value': [message]})
        assert (
            save(TargetForm, {'path': 'hold'}, stored=stored | {'target_value': Decimal(14)})[1]
            == {}
        )

    def test_that_adds_up_cannot_be_held(self):
        held = MARGIN | {'metric': 'on_time_delivery', 'path': 'hold'}

        assert 'path' not in TargetForm(initial=SALES, context=context()).fields
        assert save(TargetForm, {'metric': 'volume'}, stored=held)[0]['path'] == 'ramp'
