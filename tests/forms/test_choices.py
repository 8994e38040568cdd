"""Fields for what people choose: enums, yes or no, rows of the plan."""

import pytest
from django import forms

from plans.document.choices import NeedStatus, Origin, SessionPurpose
from plans.forms.choices import (
    EnumField,
    EnumSetField,
    RowField,
    RowsField,
    Select,
    TickField,
    YesNoField,
)
from tests.forms.one_field import drawn, sent


class TestEnum:
    def test_label_follows_the_language_of_the_moment(self):
        field = EnumField(NeedStatus)

        assert 'Đề xuất' in drawn(field, 'vi')
        assert 'Proposed' in drawn(field, 'en')

    def test_member_is_given_and_anything_else_refused(self):
        value, codes = sent(EnumField(NeedStatus), 'confirmed')

        assert (value, codes) == (NeedStatus.CONFIRMED, [])
        assert isinstance(value, NeedStatus)
        assert sent(EnumField(NeedStatus), 'nonsense') == (None, ['invalid_choice'])
        assert sent(EnumField(NeedStatus), '') == (None, ['required'])
        assert sent(EnumField(NeedStatus, required=False), '') == ('', [])
        assert sent(EnumField(NeedStatus, members=[NeedStatus.CONFIRMED]), 'proposed') == (
            None,
            ['invalid_choice'],
        )

    def test_more_than_six_pills_lie_behind_a_link(self):
        vi, en = drawn(EnumField(Origin), 'vi'), drawn(EnumField(Origin), 'en')

        seen, behind = vi.split('<details')
        assert (seen.count('type="radio"'), behind.count('type="radio"')) == (6, 5)
        assert '<summary>5 lựa chọn khác</summary>' in behind
        assert '<summary>5 more choices</summary>' in en

    def test_link_is_open_when_a_choice_behind_it_is_made(self):
        assert '<details class="choices-rest">' in drawn(EnumField(Origin), value='supplier')
        assert '<details class="choices-rest" open>' in drawn(
            EnumField(Origin), value=Origin.DEALER_SINGLE
        )

    def test_list_offers_a_blank_first(self):
        html = drawn(EnumField(NeedStatus, widget=Select), value=NeedStatus.REJECTED)

        assert html.index('<option value="">Chọn</option>') < html.index('proposed')
        assert '<option value="rejected" selected>Loại bỏ</option>' in html

    def test_set_is_a_list_in_the_order_of_the_enum(self):
        field = EnumSetField(SessionPurpose)

        assert sent(field, ['training', 'connect']) == (['connect', 'training'], [])
        assert sent(field, ['training', 'x']) == (None, ['invalid_choice'])
        assert sent(field, []) == (None, ['required'])
        assert sent(EnumSetField(SessionPurpose, required=False), []) == ([], [])
        assert drawn(field, value=['training']).count(' checked') == 1

    @pytest.mark.parametrize(
        ('typed', 'value'), [('true', True), ('false', False), ('', None), (None, None)]
    )
    def test_yes_no_tells_no_from_not_answered(self, typed, value):
        assert sent(YesNoField(required=False), typed) == (value, [])

    @pytest.mark.parametrize(('kept', 'ticked'), [(True, 'true'), (False, 'false'), (None, None)])
    def test_yes_no_shows_what_is_kept(self, kept, ticked):
        html = drawn(YesNoField(required=False), value=kept)

        assert html.count(' checked') == (1 if ticked else 0)
        assert not ticked or f'value="{ticked}" id=' in html.split(' checked')[0]

    def test_tick_can_be_demanded(self):
        assert sent(TickField(), None) == (None, ['required'])
        assert sent(TickField(required=False), 'on') == (True, [])


class Row:
    def __init__(self, pk, ref, name):
        self.pk, self.ref, self.name = pk, ref, name

    def __str__(self):
        return self.name


LOT, PAPERS = Row(7, 'N1', 'Lô nhỏ'), Row(9, 'N2', '<Chứng từ>')


class TestRows:
    def test_rows_come_back_in_the_order_offered(self):
        field = RowsField(rows=[LOT, PAPERS], required=False)

        assert sent(field, ['9', '7']) == ([LOT, PAPERS], [])
        assert sent(field, []) == ([], [])
        assert sent(field, ['8']) == (None, ['invalid_choice'])

    def test_row_of_another_plan_is_no_choice(self):
        assert sent(RowField(rows=[LOT]), '7') == (LOT, [])
        assert sent(RowField(rows=[LOT]), '9') == (None, ['invalid_choice'])
        assert sent(RowField(rows=[LOT], required=False), '') == (None, [])

    def test_pill_of_a_row_wears_its_chip(self):
        html = drawn(
            RowsField(rows=[LOT, PAPERS], called='name', label='Which needs?'), value=[PAPERS]
        )

        assert '<span class="ref ref-need">N1</span> Lô nhỏ</span>' in html
        assert '<span class="ref ref-need">N2</span> &lt;Chứng từ&gt;</span>' in html
        assert html.count(' checked') == 1

    def test_rows_can_be_set_by_the_form_that_knows_them(self):
        class LinkForm(forms.Form):
            needs = RowsField(required=False)

            def __init__(self, *given, rows):
                super().__init__(*given)
                self.fields['needs'].rows = rows

        first, second = LinkForm(rows=[LOT]), LinkForm(rows=[PAPERS])

        assert [label for _, label in first.fields['needs'].choices] == ['Lô nhỏ']
        assert [label for _, label in second.fields['needs'].choices] == ['<Chứng từ>']

    def test_same_rows_have_not_changed(self):
        class LinkForm(forms.Form):
            one = RowField(rows=[LOT, PAPERS], required=False)
            many = RowsField(rows=[LOT, PAPERS], required=False)

        initial = {'one': LOT, 'many': [LOT, PAPERS]}

        assert not LinkForm({'one': '7', 'many': ['9', '7']}, initial=initial).has_changed()
        assert LinkForm({'one': '', 'many': ['9']}, initial=initial).changed_data == [
            'one',
            'many',
        ]
