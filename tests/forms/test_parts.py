"""The table of parts: words, new rows, closed rows."""

from datetime import date
from decimal import Decimal

import pytest
from django.template.loader import render_to_string
from django.utils.translation import override

from plans.document.choices import StepKey
from plans.forms.facts import Fact
from plans.forms.parts import PARTS
from tests.forms.plan_contexts import LAN, TODAY, context, posted


def told(name, values, language='vi', **around):
    """The texts of the facts of a closed row."""
    with override(language):
        facts = PARTS[name].facts({'id': None} | values, context(language, **around))
        return [f'{fact.ref} {fact.text}'.strip() for fact in facts]


class TestWords:
    def test_follow_the_business_model(self):
        with override('vi'):
            headings = {
                model: PARTS['segments'].heading(context(business_model=model))
                for model in ('sell_side', 'buy_side')
            }

        assert headings == {'sell_side': 'Nhóm khách hàng', 'buy_side': 'Nhóm khách hàng cuối'}

    def test_say_what_to_add(self):
        with override('vi'):
            add = {name: PARTS[name].add_label(context()) for name in ('needs', 'goals')}

        assert add == {'needs': 'Thêm nhu cầu', 'goals': 'Thêm mục tiêu'}

    @pytest.mark.parametrize('language', ['vi', 'en'])
    @pytest.mark.parametrize('name', PARTS)
    def test_are_there_for_every_part(self, name, language):
        with override(language):
            part, around = PARTS[name], context(language)

            assert part.heading(around)
            assert part.add_label(around)

            assert part.empty_text(around)

    def test_ask_where_a_list_is_empty(self):
        assert PARTS['needs'].empty_text(context()) == (
            'Chưa có nhu cầu nào. Khách gần đây nhất từ chối mua vì lý do gì?'
        )
        assert PARTS['strategies'].empty_text(context(needs=[])) == (
            'Chưa có nhu cầu nào để bắt đầu. Thêm một nhu cầu trước.'
        )

    def test_count_what_the_template_suggests(self):
        targets = PARTS['targets']

        assert targets.empty_text(context(), suggestions=3) == 'Mẫu này có 3 chỉ tiêu gợi ý.'
        assert targets.empty_text(context()).startswith('Chưa có chỉ tiêu nào.')


class TestTable:
    def test_sides_have_their_shapes(self):
        sides = {name: part.side for name, part in PARTS.items() if part.side}

        assert sides == {'needs': 'need', 'goals': 'goal'}

    def test_children_know_their_parents(self):
        pairs = {(child, part.name) for part in PARTS.values() for child in part.children}

        assert pairs == {(part.name, part.parent) for part in PARTS.values() if part.parent}

    def test_a_line_has_four_tiers_at_most(self):
        assert [PARTS['tiers'].may_add(count) for count in (0, 3, 4)] == [True, True, False]
        assert PARTS['needs'].may_add(10_000)


class TestNewRows:
    @pytest.mark.parametrize('name', PARTS)
    def test_begin_with_fields_of_their_form(self, name):
        begun = PARTS[name].fresh(context())

        assert set(begun) <= set(PARTS[name].form.base_fields)

    @pytest.mark.parametrize('name', PARTS)
    def test_begin_with_values_that_may_be_saved(self, name):
        begun = {key: value for key, value in PARTS[name].fresh(context()).items() if value}
        shown = PARTS[name].form(initial=begun, context=context())

        sent = posted({key: shown[key].value() for key in begun})
        cleaned = PARTS[name].form(sent, context=context()).clean_only(begun)

        assert cleaned.errors == {}
        assert {key: cleaned.values[key] for key in begun} == begun

    def test_of_targets_carry_period_owner_and_the_only_goal(self):
        goals = [{'id': 'G1', 'statement': 'Lợi nhuận'}]

        assert PARTS['targets'].fresh(context(goals=goals)) == {
            'start_date': date(2027, 1, 1),
            'due_date': date(2027, 12, 31),
            'baseline_date': date(2026, 12, 31),
            'breakdown': 'monthly',
            'path': 'ramp',
            'rollup': 'none',
            'owner': LAN,
            'goal': 'G1',
        }

    def test_of_targets_of_two_months_are_not_broken_down(self):
        begun = PARTS['targets'].fresh(context(period_end='2027-02-28'))

        assert begun['breakdown'] == 'none'

    def test_of_evidence_are_mine_and_of_today(self):
        assert PARTS['sources'].fresh(context()) == {
            'kind': 'customer_interview',
            'collected_on': date(2026, 12, 10),
            'collected_by': LAN,
        }

    def test_of_sessions_invite_the_top_sellers(self):
        assert PARTS['sessions'].fresh(context())['invited'] == ['D2']

    def test_of_sessions_invite_all_where_none_is_a_top_seller(self):
        dealers = [
            {'id': 'D1', 'name': 'Minh Hà'},
            {'id': 'D2', 'name': 'Đã nghỉ', 'status': 'inactive'},
        ]

        begun = PARTS['sessions'].fresh(context(dealers=dealers, sessions=[]))

        assert begun['invited'] == ['D1']

    def test_of_strategies_are_chosen_and_needs_proposed(self):
        begun = {name: PARTS[name].fresh(context())['status'] for name in ('strategies', 'needs')}

        assert begun == {'strategies': 'chosen', 'needs': 'proposed'}

    def test_carry_the_unit_down(self):
        assert {PARTS[name].fresh(context())['unit'] for name in ('product_lines', 'items')} == {
            'tấn'
        }


class TestClosedRows:
    def test_of_a_strategy_tell_origin_and_links(self):
        row = {'origin': 'customer_need', 'needs': ['N1'], 'goals': ['G1'], 'status': 'chosen'}

        assert told('strategies', row) == [
            'Ý tưởng từ <b>nhu cầu khách hàng</b>',
            'N1 Lô nhỏ 60 bao',
            'G1 Biên lợi nhuận gộp 14 %',
        ]
        assert told('strategies', row, 'en')[0] == 'Idea from <b>customer need</b>'

    def test_of_a_need_tell_how_well_it_is_proven(self):
        with override('vi'):
            facts = PARTS['needs'].facts({'id': 'N1', 'priority': 'high'}, context())

        assert facts == [
            Fact('Ưu tiên cao'),
            Fact('1 căn cứ', grade='B'),
            Fact('mới nhất cách đây 59 ngày'),
        ]
        assert told('needs', {'id': 'N2'}) == ['Chưa có căn cứ']

    def test_of_a_need_heard_today_say_so(self):
        source = {'kind': 'customer_interview', 'customer': 'A', 'collected_on': str(TODAY)}
        needs = [{'id': 'N1', 'statement': 'Lô nhỏ', 'sources': [source]}]

        ages = [told('needs', {'id': 'N1'}, one, needs=needs)[-1] for one in ('vi', 'en')]

        assert ages == ['mới nhất hôm nay', 'latest today']

    def test_of_a_target_tell_value_and_who_answers(self):
        row = {
            'target_value': Decimal(120_000_000_000),
            'unit': 'VND',
            'due_date': date(2027, 12, 31),
            'owner': LAN,
            'goal': 'G1',
            'breakdown': 'monthly',
        }

        assert told('targets', row) == [
            '120\u00a0tỷ\u00a0₫, hạn 31/12/2027',
            'Lan',
            'G1 Biên lợi nhuận gộp 14 %',
            'Theo tháng',
        ]

    def test_of_a_capability_tell_the_amount_a_month(self):
        row = {'kind': 'production', 'capacity': Decimal(100), 'unit': 'tấn', 'per': 'month'}

        assert told('capabilities', row) == ['Sản xuất', '100\u00a0tấn/tháng']
        assert told('capabilities', row, 'en') == ['Production', '100\u00a0tấn a month']

    def test_of_a_session_count_those_who_came(self):
        row = {'status': 'held', 'held_on': date(2026, 11, 10), 'attended': ['D1', 'D2']}

        assert told('sessions', row) == ['Đã tổ chức', '10/11/2026', '2 đại lý dự']
        assert told('sessions', row, 'en')[-1] == '2 dealers came'

    @pytest.mark.parametrize('name', PARTS)
    def test_are_quiet_where_nothing_is_known(self, name):
        blank = dict.fromkeys(PARTS[name].form.base_fields)

        assert [fact for fact in told(name, blank) if 'None' in fact] == []

    @pytest.mark.parametrize('name', PARTS)
    def test_are_drawn_from_what_a_new_row_holds(self, name):
        blank = dict.fromkeys(PARTS[name].form.base_fields)
        values = {'id': None} | blank | PARTS[name].fresh(context())

        with override('vi'):
            facts = PARTS[name].facts(values, context())
            title = PARTS[name].title(values, context())

        assert all(isinstance(fact, Fact) for fact in facts)
        assert title

    def test_name_evidence_by_who_spoke(self):
        with override('vi'):
            titles = [
                PARTS['sources'].title(values, context())
                for values in (
                    {'kind': 'customer_interview', 'customer': 'Rösterei Nord'},
                    {'kind': 'dealer_session', 'session': 'E1'},
                    {'kind': 'assumption'},
                )
            ]

        assert titles == [
            'Phỏng vấn khách hàng: Rösterei Nord',
            'Buổi kết nối đại lý: Giao lưu miền Tây',
            'Giả định',
        ]

    def test_without_a_title_say_so(self):
        with override('vi'):
            assert PARTS['goals'].title({'statement': ''}, context()) == 'Chưa đặt tên'

    def test_draw_links_as_chips_and_grades_in_rings(self):
        facts = [Fact('Lô <nhỏ>', ref='N1'), Fact('1 căn cứ', grade='B'), Fact('Cao')]

        html = render_to_string('wizard/rows/_facts.html', {'facts': facts})

        assert '<span class="ref ref-need">N1</span> Lô &lt;nhỏ&gt;' in html
        assert '<span class="grade grade-b">B</span> 1 căn cứ' in html
        assert '<span>Cao</span>' in html


def test_every_step_of_a_part_is_a_step():
    assert {step for part in PARTS.values() for step in part.steps} <= set(StepKey)
