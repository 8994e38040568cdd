"""Django's own reading and showing of days and numbers, and the pages' own, in both languages."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from django import forms
from django.utils import formats, translation

from plans.document import display

LANGUAGES = pytest.mark.parametrize('language', ['vi', 'en'])


class DjangoForm(forms.Form):
    on = forms.DateField()


@LANGUAGES
@pytest.mark.parametrize(
    ('typed', 'day'),
    [
        ('05/03/2027', date(2027, 3, 5)),
        ('5/3/2027', date(2027, 3, 5)),
        ('23/11/2026', date(2026, 11, 23)),
        ('23-11-2026', date(2026, 11, 23)),
        ('2026-11-23', date(2026, 11, 23)),
    ],
)
def test_djangos_own_date_field_reads_the_day_first(typed, day, language):
    with translation.override(language):
        form = DjangoForm({'on': typed})

        assert form.is_valid()
        assert form.cleaned_data == {'on': day}


@pytest.mark.parametrize(
    ('language', 'shown'),
    [
        ('vi', ['05/03/2027', '14:30 05/03/2027', 'tháng 3/2027', '1.234.567,89']),
        ('en', ['5 Mar 2027', '5 Mar 2027, 14:30', 'Mar 2027', '1,234,567.89']),
    ],
)
def test_django_shows_days_and_numbers_as_the_table_says(language, shown):
    moment = datetime(2027, 3, 5, 14, 30)  # noqa: DTZ001

    with translation.override(language):
        found = [
            formats.date_format(moment, 'DATE_FORMAT'),
            formats.date_format(moment, 'DATETIME_FORMAT'),
            formats.date_format(moment, 'YEAR_MONTH_FORMAT'),
            formats.number_format(Decimal('1234567.89'), force_grouping=True),
        ]

    assert found == shown


@LANGUAGES
def test_week_starts_on_monday(language):
    with translation.override(language):
        assert formats.get_format('FIRST_DAY_OF_WEEK') == 1


def spoken(show, *given, **options):
    """What a function shows in Vietnamese and in English, no-break spaces as spaces."""
    found = [show(*given, language=language, **options) for language in ('vi', 'en')]
    return [text.replace(display.NBSP, ' ') if text else text for text in found]


@pytest.mark.parametrize(
    ('value', 'vi', 'en'),
    [
        ('1234567.89', '1.234.567,89', '1,234,567.89'),
        ('36700', '36.700', '36,700'),
        ('0', '0', '0'),
        ('-800', '−800', '−800'),
        ('0.5', '0,5', '0.5'),
        ('1E+3', '1.000', '1,000'),
        ('999999999999.999', '999.999.999.999,999', '999,999,999,999.999'),
        ('-0.0001', '0', '0'),
    ],
)
def test_number_is_grouped_with_a_true_minus(value, vi, en):
    assert spoken(display.number, Decimal(value)) == [vi, en]


def test_number_is_rounded_half_up_to_the_decimals_asked_for():
    assert spoken(display.number, Decimal('0.25'), decimals=1) == ['0,3', '0.3']
    assert spoken(display.number, Decimal('-0.25'), decimals=1) == ['−0,3', '−0.3']
    assert spoken(display.number, Decimal(12), decimals=2) == ['12,00', '12.00']
    assert spoken(display.number, Fraction(1, 3)) == ['0,333', '0.333']


def test_percent_keeps_its_sign_beside_the_figure():
    assert display.percent(Decimal('12.5'), 'vi') == '12,5\u00a0%'
    assert display.percent(Decimal('12.5'), 'en') == '12.5%'
    assert spoken(display.percent, Decimal('89.99'), decimals=1) == ['90,0 %', '90.0%']
    assert spoken(display.points, Decimal('2.5')) == ['+2,5 điểm %', '+2.5 pp']


@pytest.mark.parametrize(
    ('value', 'currency', 'vi', 'en'),
    [
        ('1234567890', 'VND', '1.234.567.890 ₫', '₫1,234,567,890'),
        ('1234567.5', 'USD', '1.234.567,50 US$', 'US$1,234,567.50'),
        ('-1234567.5', 'USD', '−1.234.567,50 US$', '−US$1,234,567.50'),
        ('0', 'VND', '0 ₫', '₫0'),
        ('0.5', 'VND', '1 ₫', '₫1'),
        ('-0.001', 'USD', '0,00 US$', 'US$0.00'),
    ],
)
def test_money_shows_its_currencys_own_decimals(value, currency, vi, en):
    assert spoken(display.money, Decimal(value), currency) == [vi, en]


@pytest.mark.parametrize(
    ('value', 'vi', 'en'),
    [
        (12_500_000_000, '12,5 tỷ ₫', '₫12.5bn'),
        (850_000_000, '850 triệu ₫', '₫850m'),
        (120_000_000_000, '120 tỷ ₫', '₫120bn'),
        (999_960_000, '1 tỷ ₫', '₫1bn'),
        (999_940_000, '999,9 triệu ₫', '₫999.9m'),
        (960_000_000, '960 triệu ₫', '₫960m'),
        (1_000_000, '1 triệu ₫', '₫1m'),
        (999_999, '999.999 ₫', '₫999,999'),
        (1_500_000_000_000, '1.500 tỷ ₫', '₫1,500bn'),
        (-850_000_000, '−850 triệu ₫', '−₫850m'),
        (850_000, '850.000 ₫', '₫850,000'),
        (Decimal('1250000000'), '1,3 tỷ ₫', '₫1.3bn'),
        (Fraction(10**12, 3), '333,3 tỷ ₫', '₫333.3bn'),
    ],
)
def test_large_money_is_told_in_billions_and_millions(value, vi, en):
    assert spoken(display.large_money, value, 'VND') == [vi, en]


def test_amount_carries_its_unit():
    assert spoken(display.amount, Decimal('19.2'), 't') == ['19,2 t', '19.2 t']
    assert spoken(display.amount, Decimal(14), '%') == ['14 %', '14%']
    assert spoken(display.amount, Decimal(5000), 'VND') == ['5.000 ₫', '₫5,000']
    assert spoken(display.amount, Decimal(5), '') == ['5', '5']


def test_days_months_and_quarters_read_as_the_table_says():
    day = date(2026, 9, 3)

    assert spoken(display.day, day) == ['03/09/2026', '3 Sep 2026']
    assert spoken(display.month, date(2027, 3, 1)) == ['tháng 3/2027', 'Mar 2027']
    assert spoken(display.month_in_grid, date(2027, 3, 1)) == ['T3', 'Mar']
    assert spoken(display.quarter, 1, 2027) == ['quý 1/2027', 'Q1 2027']
    assert spoken(display.days, date(2027, 1, 1), date(2027, 12, 31)) == [
        '01/01/2027 – 31/12/2027',
        '1 Jan 2027 – 31 Dec 2027',
    ]
    moment = datetime(2026, 11, 23, 14, 30)  # noqa: DTZ001
    assert spoken(display.moment, moment) == ['14:30 23/11/2026', '23 Nov 2026, 14:30']


@pytest.mark.parametrize(
    ('gone', 'vi', 'en'),
    [
        (timedelta(seconds=20), 'vừa xong', 'just now'),
        (timedelta(minutes=5), '5 phút trước', '5 minutes ago'),
        (timedelta(hours=2), '2 giờ trước', '2 hours ago'),
        (timedelta(days=1), '1 ngày trước', '1 day ago'),
        (timedelta(days=400), '1 năm trước', '1 year ago'),
    ],
)
def test_ago_counts_from_now(gone, vi, en):
    now = datetime(2026, 11, 23, 14, 30)  # noqa: DTZ001

    assert spoken(display.ago, now - gone, now) == [vi, en]
