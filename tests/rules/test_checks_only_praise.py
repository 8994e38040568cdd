"""M3.1 to M3.4 at their edges (product.md 3.6)."""

from datetime import date

import pytest

from tests.rules.plans import REVIEW_DAY, active, add, days_before, finding, found, heard, put

CLOSED = put(feedback_form={'is_open': False})
APRIL_20 = date(2027, 4, 20)


def good(day=REVIEW_DAY, days=1):
    return ('positive', days_before(day, days))


def bad(day=REVIEW_DAY, days=1):
    return ('negative', days_before(day, days))


@pytest.mark.parametrize(
    ('closes_on', 'expected'),
    [(None, {}), ('2026-12-10', {}), ('2026-12-09', {'M3.1': 'warn'})],
)
def test_m3_1_takes_a_form_while_it_is_open(closes_on, expected):
    assert found(put(feedback_form={'is_open': True, 'closes_on': closes_on})) == expected


@pytest.mark.parametrize(
    ('status', 'expected'), [('todo', {}), ('done', {}), ('cancelled', {'M3.1': 'warn'})]
)
def test_m3_1_takes_a_listening_task_unless_cancelled(status, expected):
    task = {'kind': 'listen', 'status': status}

    assert found(CLOSED, add('actions', task)) == expected


@pytest.mark.parametrize(('days', 'expected'), [(30, {}), (31, {'M3.1': 'warn'})])
def test_m3_1_takes_feedback_of_the_last_30_days(days, expected):
    assert found(CLOSED, heard(good(days=days))) == expected


def test_m3_1_does_not_take_spam():
    spam = {'customer': 'X', 'received_on': '2026-12-01', 'status': 'spam'}

    assert found(CLOSED, heard(spam)) == {'M3.1': 'warn'}


@pytest.mark.parametrize(
    ('praise', 'criticism', 'severity'),
    [
        (4, 0, None),
        (5, 0, 'must'),
        (10, 0, 'must'),
        (8, 1, None),  # fewer than ten
        (9, 1, None),  # exactly 10 %
        (10, 1, 'warn'),  # 1 of 11
        (18, 2, None),
    ],
)
def test_m3_2_at_its_numbers(praise, criticism, severity):
    assert found(heard(*[good()] * praise, *[bad()] * criticism)).get('M3.2') == severity


def test_m3_2_prints_the_share_only_when_there_is_one():
    every_one = finding('M3.2', heard(*[good()] * 5))
    few = finding('M3.2', heard(*[good()] * 10, bad()))

    assert (every_one.variant, dict(every_one.numbers)) == ('all', {'n': '5'})
    assert (few.variant, dict(few.numbers)) == ('share', {'n': '11', 'share': '9.1'})


@pytest.mark.parametrize(('days', 'severity'), [(180, 'must'), (181, None)])
def test_m3_2_window_before_approval(days, severity):
    assert found(heard(*[good()] * 4, good(days=days))).get('M3.2') == severity


@pytest.mark.parametrize(('days', 'severity'), [(90, 'must'), (91, None)])
def test_m3_2_window_while_active(days, severity):
    items = [*[good(APRIL_20)] * 4, good(APRIL_20, days), bad(APRIL_20, 95)]
    changes = [*active(APRIL_20), heard(*items)]

    assert found(*changes, phase='active', on=APRIL_20).get('M3.2') == severity


@pytest.mark.parametrize(
    'critical',
    [
        {'sentiment': 'mixed'},
        {'sentiment': 'negative'},
        {'sentiment': 'positive', 'suggestion': 'Đóng bao 30 kg'},
    ],
)
def test_m3_2_counts_as_criticism(critical):
    item = {'customer': 'X', 'received_on': '2026-12-01', 'status': 'resolved', **critical}

    assert found(heard(*[good()] * 5, item)) == {}


@pytest.mark.parametrize('praise', [{'sentiment': 'neutral'}, {'suggestion': '  '}, {}])
def test_m3_2_does_not_count_as_criticism(praise):
    item = {'customer': 'X', 'received_on': '2026-12-01', **praise}

    assert found(heard(*[good()] * 4, item)) == {'M3.2': 'must'}


def test_m3_2_needs_no_step_in_a_draft():
    assert found(heard(*[good()] * 5), put(steps_done=[]), phase='draft') == {'M3.2': 'must'}


@pytest.mark.parametrize(
    ('days', 'severity'), [(59, None), (60, 'warn'), (89, 'warn'), (90, 'must')]
)
def test_m3_3_at_its_days(days, severity):
    changes = [*active(APRIL_20), heard(bad(APRIL_20, days))]

    assert found(*changes, phase='active', on=APRIL_20).get('M3.3') == severity


@pytest.mark.parametrize(
    ('activated', 'start', 'days'),
    [('2026-12-20', '2027-01-01', '109'), ('2027-02-01', '2027-01-01', '78')],
)
def test_m3_3_counts_from_the_later_of_activation_and_start(activated, start, days):
    changes = [*active(APRIL_20, activated=activated), heard(), put(period_start=start)]

    m3_3 = finding('M3.3', *changes, phase='active', on=APRIL_20)

    assert (m3_3.variant, m3_3.numbers['days']) == ('silent', days)


@pytest.mark.parametrize('activated', [None, '2027-05-01'])
def test_m3_3_is_silent_without_an_activation_that_has_come(activated):
    changes = [*active(APRIL_20, activated=activated), heard()]

    assert 'M3.3' not in found(*changes, phase='active', on=APRIL_20)


@pytest.mark.parametrize(
    ('days', 'variant', 'printed'), [(59, 'one_sided', '100'), (60, 'silent', '60')]
)
def test_m3_3_tells_silence_from_one_sided_feedback(days, variant, printed):
    changes = [*active(APRIL_20), heard(bad(APRIL_20, 100), good(APRIL_20, days))]

    m3_3 = finding('M3.3', *changes, phase='active', on=APRIL_20)

    assert (m3_3.severity, m3_3.variant) == ('must', variant)
    assert dict(m3_3.numbers) == {'days': printed}


def test_m3_3_is_hidden_while_m3_2_is_found_and_feedback_comes_in():
    fresh = [*active(APRIL_20), heard(*[good(APRIL_20, 10)] * 5)]
    stale = [*active(APRIL_20), heard(*[good(APRIL_20, 70)] * 5)]

    assert found(*fresh, phase='active', on=APRIL_20) == {'M3.2': 'must'}
    assert found(*stale, phase='active', on=APRIL_20) == {'M3.2': 'must', 'M3.3': 'must'}


def test_m3_3_is_not_read_before_the_plan_is_active():
    assert found(put(activated_on='2026-01-01', period_start='2026-01-01')) == {}


def waiting(*days, **keys):
    """Complaints nobody has opened, so many days old."""
    return heard(
        *(
            {'customer': 'X', 'sentiment': 'negative', 'status': 'new',
             'received_on': days_before(REVIEW_DAY, age), **keys}
            for age in days
        )
    )  # fmt: skip


@pytest.mark.parametrize(
    ('days', 'severity'),
    [
        ([14], None),
        ([15], 'warn'),
        ([30], 'warn'),
        ([31], 'must'),
        ([15] * 4, 'warn'),
        ([15] * 5, 'must'),
        ([15] * 4 + [14] * 9, 'warn'),
    ],
)
def test_m3_4_at_its_numbers(days, severity):
    assert found(waiting(*days)).get('M3.4') == severity


def test_m3_4_names_the_waiting_items():
    m3_4 = finding('M3.4', waiting(14, 20, 16))

    assert m3_4.subjects == ('F2', 'F3')
    assert dict(m3_4.numbers) == {'n': '2', 'days': '14'}


@pytest.mark.parametrize('status', ['in_progress', 'resolved', 'declined', 'spam', None])
def test_m3_4_looks_only_at_new_items(status):
    assert 'M3.4' not in found(waiting(40, status=status))


def test_m3_4_lets_praise_wait():
    assert 'M3.4' not in found(waiting(40, sentiment='positive'))


def test_feedback_received_after_today_is_left_out():
    later = {'customer': 'X', 'received_on': '2026-12-11', 'sentiment': 'positive'}

    assert found(CLOSED, heard(*[later] * 5)) == {'M3.1': 'warn'}
