"""Families of targets and their slices: product.md 2.8, 5.2."""

from decimal import Decimal

import pytest
from crispy_forms.templatetags.crispy_forms_filters import as_crispy_field
from django.utils.translation import override

from plans.forms.targets import TargetForm
from tests.forms.plan_contexts import context, leave, posted, save
from tests.forms.target_rows import MARGIN, MEASURED, SALES


class TestFamily:
    WHOLE = {'id': 'T1', 'name': 'Cả nước', 'unit': 'VND', 'rollup': 'sum'}
    PART = {'id': 'T2', 'name': 'Bắc', 'unit': 'tấn', 'parent': 'T1'}

    def test_offers_targets_of_the_first_level_but_itself(self):
        other = {'id': 'T3', 'name': 'Nam'}
        form = TargetForm(
            initial={'id': 'T3'}, context=context(targets=[self.WHOLE, self.PART, other])
        )

        assert [ref for ref, _title in form.fields['parent'].choices] == ['', 'T1']

    def test_is_not_asked_for_a_whole_where_there_is_none(self):
        alone = TargetForm(initial={'id': 'T3'}, context=context(targets=[{'id': 'T3'}]))

        assert 'parent' not in alone.fields

    def test_a_sum_needs_one_unit(self):
        with override('en'):
            saved = save(
                TargetForm,
                {'parent': 'T1'},
                stored={'id': 'T3', 'unit': 'tấn'},
                language='en',
                targets=[self.WHOLE],
            )

        assert saved == (
            {},
            {'parent': ['A sum needs one unit: that target is counted in “VND”.']},
        )

    def test_a_whole_does_not_sum_other_units(self):
        around = {'targets': [self.WHOLE | {'rollup': 'none'}, self.PART]}
        stored = {'id': 'T1', 'unit': 'VND'}

        assert list(save(TargetForm, {'rollup': 'sum'}, stored=stored, **around)[1]) == ['rollup']
        assert save(TargetForm, {'rollup': 'weighted'}, stored=stored, **around)[1] == {}

    def test_a_whole_is_no_part(self):
        around = {'targets': [self.WHOLE, self.PART, {'id': 'T3', 'unit': 'VND'}]}

        saved = save(TargetForm, {'parent': 'T3'}, stored={'id': 'T1', 'unit': 'VND'}, **around)

        assert list(saved[1]) == ['parent']

    def test_a_whole_has_no_figures_of_its_own(self):
        saved = save(TargetForm, {'rollup': 'sum'}, stored={'id': 'T1'}, targets=[MEASURED])

        assert list(saved[1]) == ['rollup']


class TestSlices:
    def test_are_asked_where_there_is_a_breakdown(self):
        with_slices = TargetForm(initial=SALES, context=context()).fields
        without = TargetForm(initial=SALES | {'breakdown': 'none'}, context=context()).fields

        assert ('planned' in with_slices, 'planned' in without) == (True, False)

    def test_keep_one_value_each(self):
        sent = {'planned': ['50', '30', '20', '20']}

        assert save(TargetForm, sent, stored=SALES) == (
            {'planned': (Decimal(50), Decimal(30), Decimal(20), Decimal(20))},
            {},
        )

    def test_that_are_all_blank_are_even(self):
        stored = SALES | {'planned': [Decimal(30)] * 4}

        assert save(TargetForm, {'planned': ['', '', ' ', '']}, stored=stored)[0] == {'planned': ()}

    @pytest.mark.parametrize(
        ('language', 'message'),
        [
            ('vi', 'Còn 2 kỳ để trống. Hãy điền hết, hoặc xóa hết để chia đều.'),
            (
                'en',
                '2 periods are still blank. Fill in all, or empty all to spread evenly.',
            ),
        ],
    )
    def test_are_filled_all_or_none(self, language, message):
        with override(language):
            saved = save(TargetForm, {'planned': ['50', '', '', '20']}, stored=SALES)

        assert saved == ({}, {'planned': [message]})

    def test_name_the_one_that_cannot_be_read(self):
        with override('vi'):
            saved = save(TargetForm, {'planned': ['50', 'abc', '20', '20']}, stored=SALES)

        assert saved == (
            {},
            {'planned': ['quý 2/2027: Nhập số, ví dụ 1.500.000 hoặc 1,5 tỷ']},
        )

    def test_that_do_not_add_up_are_left_to_the_check(self):
        assert save(TargetForm, {'planned': ['1', '1', '1', '1']}, stored=SALES)[1] == {}

    def test_of_another_number_ask_for_the_page_anew(self):
        assert list(save(TargetForm, {'planned': ['60', '60']}, stored=SALES)[1]) == ['planned']

    def test_are_spread_anew_when_the_breakdown_changes(self):
        stored = SALES | {'planned': [Decimal(30)] * 4}

        assert save(TargetForm, {'breakdown': 'monthly'}, stored=stored)[0] == {
            'breakdown': 'monthly',
            'planned': (),
        }
        assert leave(TargetForm, self.whole(breakdown='monthly'), stored=stored) == {}

    def test_stay_when_another_field_changes(self):
        stored = SALES | {'planned': [Decimal(30)] * 4}

        assert save(TargetForm, {'target_value': '150'}, stored=stored)[0] == {
            'target_value': Decimal(150)
        }

    def test_are_shown_with_the_even_values_and_the_sum(self):
        with override('vi'):
            form = TargetForm(
                initial=SALES | {'planned': [Decimal(50), Decimal(30), Decimal(20), Decimal(10)]},
                context=context(),
            )
            html = as_crispy_field(form['planned'])

        assert html.count('name="planned"') == 4
        assert 'quý 1/2027 <span class="meta">30</span>' in html
        assert 'value="50" data-even="30"' in html
        assert 'Tổng các kỳ là 110, lệch −10 so với chỉ tiêu.' in html

    def test_of_a_level_end_at_the_target(self):
        stored = SALES | MARGIN | {'baseline_value': Decimal(11), 'target_value': Decimal(14)}

        with override('en'):
            form = TargetForm(
                initial=stored | {'planned': [Decimal(12), Decimal(13), Decimal(13), Decimal(14)]},
                context=context('en'),
            )
            html = as_crispy_field(form['planned'])

        assert 'The last period reaches the target.' in html
        assert form.slices.difference == 0

    def test_are_shown_again_as_typed_when_refused(self):
        form = TargetForm(
            posted({'planned': ['50', 'abc', '', '20']}), initial=SALES, context=context()
        )

        html = as_crispy_field(form['planned'])

        assert 'value="abc"' in html
        assert 'value="50"' in html

    def whole(self, **changed):
        """All fields of the stored target as a browser sends them."""
        sent = {
            'metric': 'sales_value',
            'name': 'Doanh số',
            'target_value': '120',
            'start_date': '01/01/2027',
            'due_date': '31/12/2027',
            'breakdown': 'quarterly',
            'planned': ['30', '30', '30', '30'],
        }
        return sent | changed
