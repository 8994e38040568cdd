"""A year of one plan's life, day by day: when M3.1 to M3.4 open, grow and clear (3.6, 3.9)."""

from datetime import date, timedelta

from tests.rules.plans import add, finding, found, put

FIRST, LAST = date(2027, 1, 1), date(2027, 12, 31)
RUNS = put(
    status='active', activated_on='2026-12-20', feedback_form={'is_open': True,
    'closes_on': '2027-06-30'}, targets=[], uses_dealers=False,
)  # fmt: skip


def said(number, day, sentiment, status='resolved', **more):
    return {
        'id': f'F{number}',
        'customer': f'Khách {number}',
        'received_on': day,
        'sentiment': sentiment,
        'status': status,
        **more,
    }


STORY = add(
    'feedback',
    said(1, '2027-03-10', 'negative', 'new'),  # the first criticism, taken up on 20 April
    *(said(n, f'2027-08-{n:02d}', 'positive') for n in range(2, 7)),  # five praises in August
    said(7, '2027-11-20', 'neutral', suggestion='Dùng bao GrainPro'),
)


def of_mistake_3(day):
    """{code: severity} of the third mistake on that day; the criticism is read from 20 April."""
    taken_up = day >= date(2027, 4, 20)

    def read(plan):
        plan['feedback'][0]['status'] = 'resolved' if taken_up else 'new'
        plan['feedback'][0]['response_note'] = 'Đổi bao' if taken_up else ''

    open_now = found(RUNS, STORY, read, phase='active', on=day)
    return {code: severity for code, severity in open_now.items() if code.startswith('M3')}


def test_year_of_a_plan_opens_and_clears_the_third_mistake_day_by_day():
    changes, before = [], None
    for offset in range((LAST - FIRST).days + 1):
        day = FIRST + timedelta(days=offset)
        now = of_mistake_3(day)
        if now != before:
            changes.append((day.isoformat(), now))
            before = now

    assert changes == [
        ('2027-01-01', {}),
        ('2027-03-02', {'M3.3': 'warn'}),  # 60 days of silence
        ('2027-03-10', {}),  # a customer criticises
        ('2027-03-25', {'M3.4': 'warn'}),  # unread for 15 days
        ('2027-04-10', {'M3.4': 'must'}),  # for 31 days
        ('2027-04-20', {}),  # taken up
        ('2027-05-09', {'M3.3': 'warn'}),  # 60 days after the last criticism
        ('2027-06-08', {'M3.3': 'must'}),  # 90 days
        ('2027-07-01', {'M3.1': 'warn', 'M3.3': 'must'}),  # the form has closed by date
        ('2027-08-02', {'M3.3': 'must'}),  # praise comes: a way to hear is there
        ('2027-08-06', {'M3.2': 'must'}),  # five praises: M3.2 says it, M3.3 is hidden
        ('2027-09-06', {'M3.1': 'warn', 'M3.2': 'must'}),  # nothing for 31 days
        ('2027-10-05', {'M3.1': 'warn', 'M3.2': 'must', 'M3.3': 'must'}),  # nothing fresh
        ('2027-11-01', {'M3.1': 'warn', 'M3.3': 'must'}),  # fewer than five within 90 days
        ('2027-11-20', {}),  # a suggestion
        ('2027-12-21', {'M3.1': 'warn'}),
    ]


def test_silence_and_one_sidedness_are_told_apart():
    silent = finding('M3.3', RUNS, STORY, phase='active', on=date(2027, 6, 8))
    praised = finding('M3.3', RUNS, STORY, phase='active', on=date(2027, 8, 3))

    assert (silent.variant, praised.variant) == ('silent', 'one_sided')
