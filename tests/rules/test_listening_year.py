"""A year of one plan's life, day by day: when M2.1 to M3.4 open, grow and clear (3.5, 3.6, 3.9)."""

from datetime import date, timedelta

from tests.rules.plans import add, finding, found, planned_session, put, session, sources

FIRST, LAST = date(2027, 1, 1), date(2027, 12, 31)
RUNS = put(
    status='active', activated_on='2026-12-20', feedback_form={'is_open': True,
    'closes_on': '2027-06-30'}, targets=[], uses_dealers=True, sessions=[],
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


def dealers_by(day):
    """What was done about dealers by that day; both needs came from single ones at first."""
    yield sources('N1', 'dealer_single')
    yield sources('N2', 'dealer_single')
    if day >= date(2027, 5, 12):
        yield session('E1', '2027-05-12')
    elif day >= date(2027, 4, 15):  # the day on which it was planned
        yield planned_session('E1', '2027-05-12')
    if day >= date(2027, 8, 20):
        yield session('E2', '2027-08-20')
    if day >= date(2027, 9, 1):  # what was heard there is written down
        yield sources('N1', 'dealer_single', 'dealer_session')
    if day >= date(2027, 10, 8):
        yield session('E3', '2027-10-08', purposes=['training'])
    if day >= date(2027, 10, 20):
        yield sources('N2', 'dealer_single', 'customer_interview')


def of_mistakes(day):
    """{code: severity} of both mistakes on that day; the criticism is read from 20 April."""
    taken_up = day >= date(2027, 4, 20)

    def read(plan):
        plan['feedback'][0]['status'] = 'resolved' if taken_up else 'new'
        plan['feedback'][0]['response_note'] = 'Đổi bao' if taken_up else ''

    open_now = found(RUNS, *dealers_by(day), STORY, read, phase='active', on=day)
    return {code: open_now[code] for code in sorted(open_now) if code.startswith(('M2', 'M3'))}


def test_year_of_a_plan_opens_and_clears_both_mistakes_day_by_day():
    changes, before = [], {}
    for offset in range((LAST - FIRST).days + 1):
        day = FIRST + timedelta(days=offset)
        now = of_mistakes(day)
        changed = {
            code: now.get(code) for code in now | before if now.get(code) != before.get(code)
        }
        if changed:
            changes.append((day.isoformat(), changed))
        before = now

    assert changes == [
        ('2027-01-01', {'M2.1': 'must'}),  # needs from single dealers alone, none have met
        ('2027-02-14', {'M2.2': 'warn'}),  # half of the quarter is gone
        ('2027-03-02', {'M3.3': 'warn'}),  # 60 days of silence
        ('2027-03-10', {'M3.3': None}),  # a customer criticises
        ('2027-03-25', {'M3.4': 'warn'}),  # unread for 15 days
        ('2027-04-01', {'M2.2': 'must'}),  # a whole quarter without
        ('2027-04-10', {'M3.4': 'must'}),  # for 31 days
        ('2027-04-15', {'M2.2': 'warn'}),  # one is planned
        ('2027-04-20', {'M3.4': None}),  # taken up
        ('2027-05-09', {'M3.3': 'warn'}),  # 60 days after the last criticism
        ('2027-05-12', {'M2.1': 'warn', 'M2.2': None}),  # held
        ('2027-06-08', {'M3.3': 'must'}),  # 90 days
        ('2027-07-01', {'M2.1': 'must', 'M3.1': 'warn'}),  # new quarter; the form has closed
        ('2027-08-02', {'M3.1': None}),  # praise comes: a way to hear is there
        ('2027-08-06', {'M3.2': 'must', 'M3.3': None}),  # five praises: M3.2 says it
        ('2027-08-15', {'M2.2': 'warn'}),
        ('2027-08-20', {'M2.1': 'warn', 'M2.2': None, 'M2.3': 'tip'}),  # twice without training
        ('2027-09-06', {'M3.1': 'warn'}),  # nothing for 31 days
        ('2027-10-05', {'M3.3': 'must'}),  # nothing fresh
        ('2027-10-08', {'M2.3': None}),  # trained
        ('2027-10-20', {'M2.1': None}),  # a customer was asked
        ('2027-11-01', {'M3.2': None}),  # fewer than five within 90 days
        ('2027-11-20', {'M3.1': None, 'M3.3': None}),  # a suggestion
        ('2027-12-21', {'M3.1': 'warn'}),
    ]


def test_silence_and_one_sidedness_are_told_apart():
    silent = finding('M3.3', RUNS, *dealers_by(FIRST), STORY, phase='active', on=date(2027, 6, 8))
    praised = finding('M3.3', RUNS, *dealers_by(FIRST), STORY, phase='active', on=date(2027, 8, 3))

    assert (silent.variant, praised.variant) == ('silent', 'one_sided')
