"""Fields for text, numbers and days, in real forms, in both languages."""

from datetime import date
from decimal import Decimal

import pytest
from django import forms
from django.utils import translation

from plans.forms.fields import (
    AmountField,
    CountField,
    DayField,
    EmailField,
    LineField,
    LinesField,
    LinkField,
    ParagraphField,
)
from tests.forms.one_field import drawn, first_error, sent

LANGUAGES = pytest.mark.parametrize('language', ['vi', 'en'])


class TestAmount:
    def test_wrong_number_is_refused_with_an_example_to_follow(self):
        assert first_error(AmountField(), 'abc', 'vi') == ('Nhập số, ví dụ 1.500.000 hoặc 1,5 tỷ')
        assert first_error(AmountField(), 'abc', 'en') == (
            'Enter a number, for example 1,500,000 or 1.5bn'
        )

    @LANGUAGES
    def test_refused_text_stays_in_the_input(self, language):
        html = drawn(AmountField(), language, {'value': '1.50.000'})

        assert 'value="1.50.000"' in html
        assert 'inputmode="decimal"' in html
        assert 'type="text"' in html

    def test_vnd_refuses_decimals_and_usd_takes_two(self):
        vnd, usd = (
            AmountField(kind='money', currency='VND'),
            AmountField(kind='money', currency='USD'),
        )

        assert sent(vnd, '1.234.567,5 ₫') == (None, ['whole'])
        assert sent(vnd, '1.234.567,0 ₫') == (Decimal(1234567), [])
        assert sent(usd, '1.234.567,5') == (Decimal('1234567.5'), [])
        assert sent(usd, '0,125') == (None, ['cents'])

    def test_limits_are_told_in_the_readers_own_figures(self):
        field = AmountField(max_value=1000, min_value=-5)

        assert sent(field, '1.000') == (Decimal(1000), [])
        assert first_error(field, '1.001', 'vi') == 'Nhập nhiều nhất 1.000'
        assert first_error(field, '1,001', 'en') == 'Enter 1,000 or less'
        assert sent(field, '-6') == (None, ['min_value'])
        assert sent(AmountField(above=0), '0') == (None, ['above'])
        assert sent(AmountField(above=0), '0,001') == (Decimal('0.001'), [])

    def test_blank_is_missing_and_zero_is_zero(self):
        assert sent(AmountField(required=False), ' ') == (None, [])
        assert sent(AmountField(), ' ') == (None, ['required'])
        assert sent(AmountField(), '0') == (Decimal(0), [])

    def test_kept_number_is_shown_to_be_typed_over(self):
        field = AmountField()

        assert 'value="-1.234.567,5"' in drawn(field, 'vi', value=Decimal('-1234567.5'))
        assert 'value="-1,234,567.5"' in drawn(field, 'en', value=Decimal('-1234567.5'))

    def test_same_number_typed_another_way_has_not_changed(self):
        form = type('OneForm', (forms.Form,), {'value': AmountField()})

        same = form({'value': '1,5 tỷ'}, initial={'value': Decimal('1500000000.000')})

        assert not same.has_changed()

    @LANGUAGES
    def test_money_says_how_it_was_read(self, language):
        field = AmountField(kind='money', currency='VND', required=False)
        form = type('OneForm', (forms.Form,), {'value': field})
        expected = {'vi': '= 1.500.000.000 ₫ (1,5 tỷ)', 'en': '= ₫1,500,000,000 (1.5bn)'}

        with translation.override(language):
            bound = form({'value': '1,5 tỷ'})['value']

            assert bound.echo.replace('\u00a0', ' ') == expected[language]
            assert 'aria-describedby="id_value_echo"' in str(bound)

    def test_quantity_has_no_echo(self):
        form = type('OneForm', (forms.Form,), {'value': AmountField()})

        assert form({'value': '5 tỷ'})['value'].echo == ''

    def test_count_is_a_whole_number(self):
        assert sent(CountField(max_value=180), '30') == (30, [])
        assert sent(CountField(), '1.500') == (1500, [])
        assert sent(CountField(), '1,5') == (None, ['whole'])
        assert sent(CountField(), '-1') == (None, ['min_value'])
        assert sent(CountField(required=False), '') == (None, [])


class TestDay:
    @LANGUAGES
    @pytest.mark.parametrize(
        ('typed', 'day'),
        [
            ('05/03/2027', date(2027, 3, 5)),
            ('5/3/2027', date(2027, 3, 5)),
            ('23/11/2026', date(2026, 11, 23)),
            ('23-11-2026', date(2026, 11, 23)),
            ('5-3-2027', date(2027, 3, 5)),
            ('2026-11-23', date(2026, 11, 23)),
            (' 23 / 11 / 2026 ', date(2026, 11, 23)),
            ('29/02/2028', date(2028, 2, 29)),
        ],
    )
    def test_day_comes_first_in_both_languages(self, typed, day, language):
        assert sent(DayField(), typed, language) == (day, [])

    @LANGUAGES
    @pytest.mark.parametrize(
        ('typed', 'code'),
        [
            ('11/23/2026', 'no_such_day'),
            ('31/02/2027', 'no_such_day'),
            ('29/02/2027', 'no_such_day'),
            ('00/01/2027', 'no_such_day'),
            ('1/1/27', 'invalid'),
            ('23/11-2026', 'invalid'),
            ('2026/11/23', 'invalid'),
            ('23112026', 'invalid'),
            ('mai', 'invalid'),
            ('٢٣/١١/٢٠٢٦', 'invalid'),
            ('23/11/2026\x00', 'invalid'),
            ('\ud800', 'invalid'),
            ('01/01/0001', 'min_day'),
            ('01/01/9999', 'max_day'),
            ('', 'required'),
        ],
    )
    def test_anything_else_is_refused(self, typed, code, language):
        assert sent(DayField(), typed, language) == (None, [code])

    def test_limits_are_told_as_days_are_typed(self):
        field = DayField(min_day=date(2027, 1, 1), max_day=date(2027, 12, 31))

        assert sent(field, '31/12/2027') == (date(2027, 12, 31), [])
        assert first_error(field, '31/12/2026', 'vi') == 'Nhập ngày 01/01/2027 hoặc sau đó'
        assert first_error(field, '01/01/2028', 'en') == 'Enter 31/12/2027 or an earlier day'

    def test_input_is_text_with_a_hint_and_a_calendar(self):
        vi, en = (drawn(DayField(), language, value=date(2027, 3, 5)) for language in ('vi', 'en'))

        assert 'value="05/03/2027"' in vi
        assert 'value="05/03/2027"' in en
        assert 'placeholder="nn/mm/nnnn"' in vi
        assert 'placeholder="dd/mm/yyyy"' in en
        assert 'inputmode="numeric"' in vi
        assert 'aria-label="Open the calendar"' in en

    def test_same_day_typed_another_way_has_not_changed(self):
        form = type('OneForm', (forms.Form,), {'value': DayField()})

        assert not form({'value': '5/3/2027'}, initial={'value': date(2027, 3, 5)}).has_changed()


UNKEEPABLE = ['a\x00b', 'a\ud800b', 'a\x1bb', 'a\uffffb']


class TestText:
    def test_text_is_kept_composed_and_trimmed(self):
        assert sent(LineField(), '  Cà phê\tĐắk\n Hòa ') == (
            'Cà phê Đắk Hòa',
            [],
        )
        assert sent(ParagraphField(), ' a\r\nb\rc\v\fd \n') == ('a\nb\nc\n\nd', [])

    def test_lines_make_a_list_without_blanks_and_repetitions(self):
        assert sent(LinesField(), ' a  b \r\n\r\nc\na b') == (['a b', 'c'], [])
        assert sent(LinesField(required=False), '') == ([], [])
        assert sent(LinesField(), ' \n ') == (None, ['required'])

    @pytest.mark.parametrize(
        ('text', 'kept'),
        [
            ('\u200b', ''),
            (' \u200d\u2060\ufeff ', ''),
            ('\u3164', ''),
            ('👨\u200d🌾', '👨\u200d🌾'),
        ],
    )
    def test_what_nobody_sees_is_nothing_written(self, text, kept):
        assert sent(LineField(required=False), text) == (kept, [])

    @pytest.mark.parametrize('field', [LineField, ParagraphField, EmailField, LinesField])
    @pytest.mark.parametrize('typed', UNKEEPABLE)
    def test_what_cannot_be_kept_is_refused_and_shown_again(self, field, typed):
        assert sent(field(), typed) == (None, ['characters'])

        html = drawn(field(), data={'value': typed})

        assert 'a\ufffdb' in html
        assert html.encode()

    def test_length_is_told_beside_the_limit_and_never_cut_by_the_browser(self):
        field = LineField(max_length=5, min_length=3)

        assert first_error(field, 'sáu chữ', 'vi') == 'Dùng nhiều nhất 5 ký tự, hiện có 7'
        assert first_error(field, 'ab', 'en') == (
            'Write at least 3 characters; there are 2 at present'
        )
        assert 'length' not in drawn(field)

    def test_length_counts_composed_letters(self):
        assert sent(LineField(max_length=2), 'e\u0323\u0302' * 2) == ('ệệ', [])

    def test_email_and_link_say_what_they_want(self):
        assert sent(EmailField(), ' lan@example.com ') == ('lan@example.com', [])
        assert sent(EmailField(), 'lan') == (None, ['invalid'])
        assert sent(LinkField(), 'example.com/a') == ('https://example.com/a', [])
        assert sent(LinkField(), 'javascript:alert(1)') == (None, ['invalid'])
        assert sent(LinkField(), 'ftp://example.com') == (None, ['invalid'])

    @pytest.mark.parametrize(
        'text', ['🙂👩‍👩‍👧', '\u202eabc', 'Ω≈ç√', '<script>', "'; --", '{{ 1 }}', 'a\u200bb']
    )
    def test_odd_but_honest_text_is_kept(self, text):
        assert sent(LineField(), text) == (text, [])
