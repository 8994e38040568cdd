"""What all of the wizard's forms share."""

from decimal import Decimal

import pytest
from crispy_forms.templatetags.crispy_forms_filters import as_crispy_field
from django.utils.translation import override

from plans.forms.context import Prompt
from plans.forms.goals import CapabilityForm, GoalForm
from plans.forms.needs import NeedForm, SourceForm
from plans.forms.parts import PARTS
from plans.forms.product_lines import ProductLineForm
from plans.forms.strategies import StrategyForm
from plans.forms.wizard import SINGLES
from tests.forms.plan_contexts import context, leave, posted, save

FORMS = {**SINGLES, **{name: part.form for name, part in PARTS.items()}}


class TestSavingSingleFields:
    def test_gives_the_values_of_the_named_fields_only(self):
        saved = save(GoalForm, {'category': 'profit'})

        assert saved == ({'category': 'profit'}, {})

    def test_takes_a_blank_where_the_row_needs_a_value(self):
        assert save(GoalForm, {'statement': ''}) == ({'statement': ''}, {})

    def test_refuses_what_does_not_parse(self):
        with override('en'):
            saved = save(CapabilityForm, {'capacity': 'abc'}, language='en')

        assert saved == ({}, {'capacity': ['Enter a number, for example 1,500,000 or 1.5bn']})

    def test_saves_a_group_as_one(self):
        values, errors = save(CapabilityForm, {'capacity': '100', 'unit': 'tấn', 'per': 'month'})

        assert (values, errors) == (
            {'capacity': Decimal(100), 'unit': 'tấn', 'per': 'month'},
            {},
        )

    def test_saves_none_of_a_group_with_one_fault(self):
        values, errors = save(CapabilityForm, {'capacity': '1a', 'unit': 'tấn', 'per': 'month'})

        assert values == {}
        assert list(errors) == ['capacity']

    def test_names_the_fields_saved_together(self):
        form = CapabilityForm(context=context())

        assert form.saved_with('unit') == ('capacity', 'unit', 'per')
        assert form.saved_with('name') == ('name',)

    def test_refuses_a_field_it_has_not(self):
        with pytest.raises(KeyError):
            GoalForm(posted({}), context=context()).clean_only(['colour'])

    def test_reads_the_numbers_of_the_language(self):
        with override('vi'):
            vi = save(CapabilityForm, {'capacity': '1.500'})
        with override('en'):
            en = save(CapabilityForm, {'capacity': '1.500'}, language='en')

        assert vi[0]['capacity'] == Decimal(1500)
        assert en[0]['capacity'] == Decimal('1.5')


class TestLeavingTheStep:
    def test_demands_what_the_row_cannot_do_without(self):
        with override('en'):
            errors = leave(StrategyForm, {}, language='en')

        assert errors == {
            'title': ['This is required: fill it in'],
            'origin': ['This is required: choose one'],
        }

    def test_leaves_what_only_submitting_needs(self):
        assert leave(SINGLES['model'], {}) == {}

    def test_names_what_is_still_blank(self):
        form = ProductLineForm(initial={'name': 'Robusta S18'}, context=context())

        assert form.unfilled() == ('kind', 'supply_basis')


class TestMeaninglessFields:
    def test_are_emptied_with_the_field_they_hang_on(self):
        values, _errors = save(ProductLineForm, {'exclusivity_basis': 'patent'})

        assert values == {'is_exclusive': False, 'exclusivity_basis': None}

    def test_are_kept_beside_the_value_they_belong_to(self):
        sent = {'is_exclusive': 'on', 'exclusivity_basis': 'patent'}

        assert save(ProductLineForm, sent)[0] == {
            'is_exclusive': True,
            'exclusivity_basis': 'patent',
        }

    def test_tell_the_page_when_to_show_them(self):
        form = SourceForm(context=context(), prefix='sources-7')

        assert form.wrapper_attrs(form['dealer']) == {
            'data-shown-when': 'sources-7-kind',
            'data-shown-for': 'dealer_single',
        }


class TestLinks:
    def test_are_asked_for_once_there_is_a_row(self):
        without = NeedForm(context=context(segments=[])).fields
        with_one = NeedForm(context=context()).fields

        assert ('segment' in without, 'segment' in with_one) == (False, True)

    def test_that_matter_most_say_what_to_add_first(self):
        with override('en'):
            form = StrategyForm(context=context('en', needs=[]))

        assert form['needs'].help_text == ('Nothing to choose yet: it is added in step 4.')


class TestAfterSaving:
    def test_a_field_with_a_new_star_is_drawn_anew(self):
        before = SourceForm(initial={'kind': 'customer_interview'}, context=context())
        sent = {'kind': 'customer_survey', 'customer': 'Rösterei Nord'}

        after = before.with_saved(sent)

        assert after.drawn_anew(before, sent) == ('customer', 'respondents')

    def test_what_was_sent_is_seen_already(self):
        before = GoalForm(initial={'statement': 'Lợi nhuận'}, context=context())

        after = before.with_saved({'statement': 'Lợi nhuận gộp', 'priority': 'high'})

        assert after.drawn_anew(before, ['statement']) == ('priority',)


class TestWords:
    def test_come_from_the_template(self):
        given = {'goals.statement': Prompt('Đích đến', 'Vì sao?', 'Tăng lợi nhuận')}

        with override('vi'):
            field = GoalForm(context=context(prompts=given))['statement']

            assert (field.label, field.help_text) == (
                'Đích đến',
                'Vì sao?<br>Ví dụ: Tăng lợi nhuận',
            )

    def test_are_the_shipped_ones_without_a_template(self):
        with override('en'):
            field = GoalForm(context=context('en'))['statement']

        assert field.label == 'Goal'

    def test_of_a_template_are_escaped(self):
        given = {'goals.statement': Prompt('Goal', '<b>', '<i>')}

        with override('en'):
            field = GoalForm(context=context('en', prompts=given))['statement']

        assert field.help_text == '&lt;b&gt;<br>Example: &lt;i&gt;'

    def test_example_is_left_out_where_the_choices_stand_there(self):
        with override('vi'):
            field = NeedForm(context=context())['priority']

        assert field.help_text == 'Cao: không đáp ứng thì mất khách.'

    @pytest.mark.parametrize('language', ['vi', 'en'])
    @pytest.mark.parametrize('name', FORMS)
    def test_every_field_has_a_label(self, name, language):
        with override(language):
            form = FORMS[name](context=context(language))

            assert [field.name for field in form if not str(field.label)] == []


class TestMarkup:
    @pytest.mark.parametrize('name', FORMS)
    def test_no_input_is_required_by_the_browser(self, name):
        form = FORMS[name](context=context())

        html = ''.join(as_crispy_field(field) for field in form)

        assert ' required' not in html.replace('class="visually-hidden"', '')
        assert 'style=' not in html

    def test_star_marks_what_saving_or_submitting_needs(self):
        form = ProductLineForm(context=context())

        starred = [field.name for field in form if 'class="req"' in as_crispy_field(field)]

        assert starred == ['name', 'kind', 'supply_basis']

    def test_stored_number_is_shown_as_it_is_typed(self):
        with override('vi'):
            form = CapabilityForm(initial={'capacity': Decimal('1234.5')}, context=context())

            assert 'value="1.234,5"' in as_crispy_field(form['capacity'])

    def test_links_wear_the_chips_of_their_side(self):
        form = StrategyForm(initial={'needs': ['N1']}, context=context())

        assert '<span class="ref ref-need">N1</span> Lô nhỏ 60 bao' in as_crispy_field(
            form['needs']
        )
        assert '<span class="ref ref-goal">G1</span>' in as_crispy_field(form['goals'])

    def test_more_than_six_choices_wait_behind_a_link(self):
        html = as_crispy_field(StrategyForm(context=context())['origin'])

        assert html.index('value="customer_need"') < html.index('<details')
        assert html.index('<details') < html.index('value="dealer_single"')

    def test_an_optional_choice_can_be_taken_back(self):
        with override('vi'):
            html = as_crispy_field(GoalForm(context=context())['category'])

        assert 'value=""' in html
        assert 'Chưa chọn' in html
