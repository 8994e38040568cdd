"""The words of every check, in both languages (product.md 3.4 to 3.8)."""

from datetime import date

import pytest

from plans.document.choices import CheckCode
from plans.rules.checks import Finding, Severity, texts
from tests.rules.plans import (
    active,
    add,
    buy_side,
    document,
    finding,
    heard,
    led_by,
    marketplace,
    no_sessions,
    put,
    row,
    sources,
    strategies,
)

NBSP = '\u00a0'
UNLED, LED = led_by('supplier'), led_by('customer_need', 'N1', 'N2')
APRIL_20 = date(2027, 4, 20)


def said(code, *changes, **when):
    plan = document(*changes)
    one = finding(code, *changes, **when)
    return texts.message(one, plan, 'vi'), texts.message(one, plan, 'en')


def test_message_of_m1_1():
    assert said('M1.1', strategies(UNLED, led_by('management'))) == (
        (
            'Chưa có chiến lược nào trong 2 chiến lược trả lời một nhu cầu của khách hàng. '
            'Nguồn ý tưởng: Nhà cung cấp, Ban lãnh đạo.'
        ),
        'None of the 2 strategies answers a customer need. Origins: Supplier, Management.',
    )


def test_message_of_m1_1_without_origin():
    assert said('M1.1', strategies(led_by(None)))[1].endswith('Origins: not given.')


def test_message_of_m1_2():
    assert said('M1.2', strategies(UNLED, LED, LED)) == (
        '1/3 chiến lược chỉ xuất phát từ nguồn hàng: Chiến lược 1.',
        '1 of 3 strategies come from the supplier side only: Chiến lược 1.',
    )


def test_names_are_at_most_five():
    vi, en = said('M1.2', strategies(*[UNLED] * 7, LED))

    assert vi.endswith('Chiến lược 4, Chiến lược 5 và 2 mục khác.')
    assert en.endswith('Chiến lược 4, Chiến lược 5 and 2 more.')


def test_message_of_m1_3():
    assert said('M1.3', sources('N1', 'supplier')) == (
        (
            '1 nhu cầu mới chỉ do phía mình nói (nhà cung cấp, đội bán hàng, giả định): '
            'Cần lô 60 bao. Đã có khách hàng nào xác nhận chưa?'
        ),
        (
            '1 need(s) known only from our own side (supplier, sales team, assumption): '
            'Cần lô 60 bao. Has a customer said so?'
        ),
    )


def test_message_of_m2_2_by_phase():
    before = [put(uses_dealers=True), no_sessions]
    on = date(2027, 2, 20)

    assert said('M2.2', *before) == (
        '90 ngày qua chưa có buổi kết nối đại lý nào và chưa lên lịch.',
        'No joint dealer session in the last 90 days and none planned.',
    )
    assert said('M2.2', *active(on), *before, phase='active', on=on) == (
        'Chưa có buổi kết nối đại lý nào trong quý 1/2027.',
        'No joint dealer session in Q1 2027.',
    )


def test_message_of_m3_2_by_share():
    good, bad = ('positive', '2026-12-01'), ('negative', '2026-12-01')

    assert said('M3.2', heard(*[good] * 5)) == (
        'Cả 5 phản hồi đều tích cực.',
        'All 5 feedback items are positive.',
    )
    assert said('M3.2', heard(*[good] * 10, bad)) == (
        f'Chỉ 9,1{NBSP}% trong 11 phản hồi có ý kiến chưa hài lòng.',
        'Only 9.1% of 11 items carry criticism.',
    )


def test_message_of_m3_3_by_what_is_heard():
    silent = [*active(APRIL_20), heard(('negative', '2027-01-15'))]
    one_sided = [*active(APRIL_20), heard(('negative', '2027-01-15'), ('positive', '2027-04-01'))]

    assert said('M3.3', *silent, phase='active', on=APRIL_20) == (
        'Đã 95 ngày không có phản hồi nào.',
        'No feedback at all for 95 days.',
    )
    assert said('M3.3', *one_sided, phase='active', on=APRIL_20) == (
        'Đã 95 ngày không ghi nhận ý kiến chưa hài lòng, dù vẫn có phản hồi.',
        'No criticism for 95 days although feedback keeps coming.',
    )


@pytest.mark.parametrize(
    ('code', 'changes', 'vi', 'en'),
    [
        (
            'O1', [row('targets', 'T1', target_value='1320')],
            f'Chỉ tiêu dùng 110{NBSP}% năng lực cung ứng.', 'Target uses 110% of capacity.',
        ),
        (
            'O1', [put(capabilities=[{'kind': 'production', 'capacity': '0', 'unit': 't'}])],
            f'Chỉ tiêu dùng hơn 100{NBSP}% năng lực cung ứng.',
            'Target uses more than 100% of capacity.',
        ),
        (
            'O1', [row('targets', 'T1', unit='container')],
            'Chưa có năng lực cung ứng nào tính bằng container để so với chỉ tiêu.',
            'No capacity is given in container to compare the target with.',
        ),
        (
            'O2', [row('targets', 'T1', owner=None, baseline_value=None)],
            'Sản lượng: thiếu người phụ trách, mức nền.', 'Sản lượng: no owner, baseline.',
        ),
        (
            'O3a', [row('strategies', 'S2', needs=['N1'])],
            '1 nhu cầu chưa có chiến lược: Cần giao đều hằng tháng.',
            '1 needs have no strategy: Cần giao đều hằng tháng.',
        ),
        (
            'B1', [buy_side({'name': 'Giấy kraft'})],
            'Giấy kraft: mời dưới 3 nhà cung cấp.', 'Giấy kraft: fewer than 3 suppliers invited.',
        ),
        (
            'I2', [marketplace(), row('targets', 'T1', market_side='seller')],
            'Chỉ tiêu mới có phía người bán.', 'Targets cover only sellers.',
        ),
        (
            'C1', [marketplace('collaborative', owners=[{'share_pct': '40.5'}, {}])],
            f'Tỷ lệ góp cộng lại là 40,5{NBSP}%.', 'Owner shares add up to 40.5%.',
        ),
    ],
)  # fmt: skip
def test_message_of_our_checks(code, changes, vi, en):
    assert said(code, *changes) == (vi, en)


def test_message_of_o6_names_the_months():
    on = date(2027, 3, 12)
    changes = [*active(on), row('targets', 'T1', actuals=[])]

    assert said('O6', *changes, phase='active', on=on) == (
        'Sản lượng: thiếu số liệu tháng 1/2027, tháng 2/2027.',
        'Sản lượng: no figures for Jan 2027, Feb 2027.',
    )


def test_a_title_with_braces_is_left_as_it_is():
    changes = [strategies(UNLED, LED, LED), row('strategies', 'S1', title='{n} bao {names}')]

    assert said('M1.2', *changes)[1].endswith('only: {n} bao {names}.')


def test_a_row_without_title_is_named_by_its_id():
    assert said('M1.2', strategies(UNLED, LED, LED), row('strategies', 'S1', title=''))[1].endswith(
        'S1.'
    )


def test_the_wording_of_a_template_comes_first():
    plan = document(strategies(UNLED, LED, LED))
    one = finding('M1.2', strategies(UNLED, LED, LED))
    own = {
        'M1.2': {
            'title_vi': 'Một chiều',
            'message_vi': '{names} mới do nhà cung cấp gợi ý ({n}).',
            'message_en': '',
            'why_en': 'Because.',
        }
    }

    assert texts.message(one, plan, 'vi', own) == 'Chiến lược 1 mới do nhà cung cấp gợi ý (1).'
    assert texts.message(one, plan, 'en', own).startswith('1 of 3 strategies')
    assert texts.title('M1.2', 'vi', own) == 'Một chiều'
    assert texts.why('M1.2', 'en', own) == 'Because.'
    assert texts.fix('M1.2', 'en', own) == 'Link each listed strategy to a need, or drop it.'


def test_wording_that_cannot_be_filled_in_gives_way_to_the_shipped_one():
    changes = [put(uses_dealers=True), no_sessions]
    own = {'M2.2': {'message_en': 'Nobody met in {quarter}.'}}

    one = finding('M2.2', *changes)

    assert texts.message(one, document(*changes), 'en', own).startswith('No joint dealer session')


def test_unknown_placeholders_of_a_wording():
    assert texts.unknown_placeholders('M1.2', '{n} of {total}: {names} {origins} {x}') == (
        'origins',
        'x',
    )
    assert texts.unknown_placeholders('I1', 'Nothing') == ()


@pytest.mark.parametrize('code', CheckCode)
def test_every_check_has_its_words_in_both_languages(code):
    for language in ('vi', 'en'):
        assert texts.title(code, language)
        assert texts.why(code, language)
        assert texts.fix(code, language)
    for pair in texts.shipped(code).messages.values():
        assert pair.vi
        assert pair.en
        assert not texts.unknown_placeholders(code, pair.vi + pair.en)


def test_subject_titles_keep_the_order_of_the_finding():
    plan = document(add('goals', {'id': 'G2', 'statement': 'Mở thị trường'}))
    one = Finding(CheckCode.O5, Severity.WARN, ('G2', 'G1'), {'n': '2'})

    assert texts.subject_titles(one, plan) == (
        ('G2', 'Mở thị trường'),
        ('G1', 'Tăng lợi nhuận gộp từ 11 % lên 14 %'),
    )
