"""The filters and tags that pages show values with."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.template import Context, Template
from django.utils import translation

from plans.document.choices import CheckState, PlanStatus, Priority, Severity, TrackingStatus
from plans.document.periods import fiscal_quarter


def shown(source, language='vi', **context):
    """The text of a template, no-break spaces as spaces."""
    with translation.override(language):
        text = Template('{% load plan_display %}' + source).render(Context(context))
    return text.replace('\u00a0', ' ')


@pytest.mark.parametrize(
    ('source', 'value', 'vi', 'en'),
    [
        ('{{ value|number }}', Decimal('1234.5'), '1.234,5', '1,234.5'),
        ('{{ value|number:0 }}', Decimal('1234.5'), '1.235', '1,235'),
        ('{{ value|signed }}', Decimal('2.5'), '+2,5', '+2.5'),
        ('{{ value|percent:1 }}', Decimal('88.64'), '88,6 %', '88.6%'),
        ('{{ value|points }}', Decimal('-2.5'), '−2,5 điểm %', '−2.5 pp'),
        ('{{ value|money:"VND" }}', Decimal(5000), '5.000 ₫', '₫5,000'),
        ('{{ value|signed_money:"VND" }}', Decimal(5000), '+5.000 ₫', '+₫5,000'),
        ('{{ value|large_money:"VND" }}', Decimal(12_500_000_000), '12,5 tỷ ₫', '₫12.5bn'),
        ('{{ value|amount:"t" }}', Decimal('19.2'), '19,2 t', '19.2 t'),
        ('{{ value|day }}', date(2026, 11, 23), '23/11/2026', '23 Nov 2026'),
        ('{{ value|month }}', date(2027, 3, 1), 'tháng 3/2027', 'Mar 2027'),
        ('{{ value|month_in_grid }}', date(2027, 3, 1), 'T3', 'Mar'),
        ('{{ value|quarter }}', fiscal_quarter(date(2027, 2, 1)), 'quý 1/2027', 'Q1 2027'),
        ('{{ value|label }}', Priority.HIGH, 'Cao', 'High'),
        ('{{ value|label:"Priority" }}', 'high', 'Cao', 'High'),
    ],
)
def test_filter_follows_the_language(source, value, vi, en):
    found = [shown(source, language, value=value) for language in ('vi', 'en')]

    assert found == [vi, en]


@pytest.mark.parametrize('name', ['number', 'percent', 'money:"VND"', 'day', 'moment', 'label'])
def test_missing_value_shows_a_dash(name):
    assert shown('{{ value|' + name + ' }}', value=None) == '–'


def test_moment_is_told_in_the_readers_time_zone():
    value = datetime(2026, 11, 22, 18, 5, tzinfo=UTC)

    assert shown('{{ value|moment }} {{ value|day }}', value=value) == '01:05 23/11/2026 23/11/2026'


def test_ago_counts_from_the_moment_given():
    value, now = datetime(2026, 11, 22, 10, tzinfo=UTC), datetime(2026, 11, 22, 12, tzinfo=UTC)

    assert shown('{{ value|ago:now }}', value=value, now=now) == '2 giờ trước'


@pytest.mark.parametrize(
    ('state', 'kind', 'shape', 'vi', 'en'),
    [
        (TrackingStatus.AHEAD, 'ahead', 'triangle', 'Vượt tiến độ', 'Ahead'),
        (TrackingStatus.AT_RISK, 'at-risk', 'diamond', 'Có nguy cơ', 'At risk'),
        (TrackingStatus.NO_DATA, 'none', 'dash', 'Chưa có số liệu', 'No figures'),
        (Severity.MUST, 'must', 'square', 'Cần xử lý', 'Must resolve'),
        (Severity.WARN, 'warn', 'warn', 'Cảnh báo', 'Warning'),
        (CheckState.PASSED, 'clear', 'check', 'Đạt', 'Clear'),
    ],
)
def test_status_is_a_shape_a_word_and_a_colour(state, kind, shape, vi, en):
    found = [shown('{% status state %}', language, state=state) for language in ('vi', 'en')]

    pill = (
        f'<span class="status {kind}"><svg class="shape" viewBox="0 0 12 12" aria-hidden="true">'
        f'<use href="#s-{shape}"/></svg>{{}}</span>'
    )
    assert found == [pill.format(vi), pill.format(en)]


@pytest.mark.parametrize('state', [*TrackingStatus, *Severity, *CheckState])
def test_every_state_can_be_drawn(state):
    assert state.label('vi') in shown('{% status state %}', state=state)


def test_counted_state_says_its_own_words():
    text = shown('{% counted state words bare=True %}', state=Severity.MUST, words='2 < 3')

    assert 'class="status must status-bare"' in text
    assert text.endswith('</svg>2 &lt; 3</span>')


@pytest.mark.parametrize(
    ('status', 'words', 'shape'),
    [
        (PlanStatus.DRAFT, 'Bản nháp', 'dashed'),
        (PlanStatus.IN_REVIEW, 'Chờ duyệt', 'quarter'),
        ('active', 'Đang thực hiện', 'half'),
        (PlanStatus.CLOSED, 'Đã kết thúc', 'full'),
        (PlanStatus.ARCHIVED, 'Lưu trữ', 'full'),
    ],
)
def test_phase_of_a_plan_is_bare(status, words, shape):
    text = shown('{% phase status %}', status=status)

    assert text.startswith('<span class="phase')
    assert f'#s-{shape}"' in text
    assert text.endswith(f'{words}</span>')


def test_ref_of_a_need_is_round_and_of_a_goal_square():
    found = shown('{% ref "N1" %}{% ref "G2" %}{% ref "S3" %}{% ref other %}', other='<T>')

    assert found == (
        '<span class="ref ref-need">N1</span><span class="ref ref-goal">G2</span>'
        '<span class="ref">S3</span><span class="ref">&lt;T&gt;</span>'
    )


def test_grade_says_what_its_letter_means_to_readers_of_the_page():
    assert shown('{% grade "A" %}', 'en') == (
        '<span class="grade grade-a"><span class="visually-hidden">Evidence grade </span>A</span>'
    )


def test_icon_and_shape_come_from_the_sprite():
    assert shown('{% icon "plus" %}') == (
        '<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><use href="#i-plus"/></svg>'
    )
    assert shown('{% icon "plus" "s" %}').startswith('<svg class="icon icon-s"')
    assert shown('{% shape "check" "tick" %}') == (
        '<svg class="shape tick" viewBox="0 0 12 12" aria-hidden="true">'
        '<use href="#s-check"/></svg>'
    )
