"""Tables on paper: nothing runs into anything, records stay together, columns are wide enough."""

import pytest

from plans.document.choices import PlanStatus
from plans.exports.outline.values import Table
from plans.exports.pages import table_data
from plans.exports.pdf import pdf
from tests.exports.page_words import collisions, pages_of
from tests.exports.written import demo, last, outlined
from tests.rules import tracked_plans

LONG = 'Nguyễnvănthị' + 'x' * 88


def running(value, planned, actual, **keys):
    """A plan of 17 months with four figures."""
    dates = {'start_date': '2027-01-01', 'due_date': '2028-05-31', 'breakdown': 'monthly'}
    figures = [
        {'start': f'2027-{month:02d}-01', 'end': str(last(2027, month)), 'value': actual}
        for month in range(1, 5)
    ]
    target = tracked_plans.target(
        metric='net_revenue', value=value, planned=[planned] * 17, actuals=figures, **dates
    )
    return tracked_plans.plan(target, period_end='2028-05-31', **keys)


@pytest.mark.parametrize('language', ['vi', 'en'])
@pytest.mark.parametrize(
    'numbers',
    [
        ('12500000000000', '735294117647', '712345678901'),
        ('123456789012345', '7352941176478', '7123456789012'),
        ('36700000000', '2158823529', '1987654321'),
    ],
)
def test_large_numbers_keep_to_their_columns(numbers, language):
    made = pdf(outlined(running(*numbers), language, sections=('targets',)))

    assert collisions(made) == []


def test_words_without_end_break_inside_their_columns():
    plan = demo('sell_side')
    needs = [one.model_copy(update={'statement': LONG, 'impact': LONG * 2}) for one in plan.needs]
    document = running(
        '17', '1', '1', title=f'{LONG} {LONG}', summary=LONG * 3, owner=f'{"a" * 60}@example.com'
    ).model_copy(update={'needs': tuple(needs)})

    made = pdf(outlined(document, sections=('overview', 'needs', 'targets')))

    assert collisions(made) == []


def test_demo_plan_in_print_has_nothing_over_anything():
    document = demo('buy_side').model_copy(update={'status': PlanStatus.ACTIVE})

    sections = ('overview', 'model', 'goals', 'needs', 'strategies', 'actions', 'feedback')
    made = pdf(outlined(document, 'en', sections=sections))

    assert collisions(made) == []


def columns_of(section, document):
    """{heading: share of the width} of the first table of a section."""
    found = outlined(document, 'en', sections=(section,))
    columns = table_data(found.blocks(Table)[0][1], 'en')['columns']
    whole = sum(one['weight'] for one in columns)
    return {one['title']: round(one['weight'] / whole, 1) for one in columns}


def test_answers_have_the_room_that_their_questions_leave():
    plan = demo('sell_side')
    long = [one.model_copy(update={'answer': 'Cửa hàng ' * 60}) for one in plan.answers]

    found = columns_of('answers', plan.model_copy(update={'answers': tuple(long)}))

    assert found['Answer'] >= 0.6


def test_dates_of_a_table_stay_on_one_line():
    document = demo('sell_side')

    made = pdf(outlined(document, sections=('actions', 'feedback')))

    days = {one.due for one in document.actions if one.due}
    said = {word.text for _width, words in pages_of(made) for word in words}
    assert {f'{day:%d/%m/%Y}' for day in days} <= said


def places_of(made, texts):
    """{text: numbers of the pages that say it}, spaces aside."""
    said = [''.join(word.text for word in words) for _width, words in pages_of(made)]
    return {one: [at for at, page in enumerate(said) if one in page] for one in texts}


def test_record_is_never_divided_between_two_pages():
    first = demo('sell_side').needs[0]
    ends = [(f'Đầu{number}.', f'Cuối{number}.') for number in range(40)]
    needs = tuple(
        first.model_copy(update={'statement': start, 'impact': f'{"Được việc. " * 30}{end}'})
        for start, end in ends
    )
    document = demo('sell_side').model_copy(update={'needs': needs})

    made = pdf(outlined(document, sections=('needs',)))

    places = places_of(made, [one for pair in ends for one in pair])
    assert [pair for pair in ends if places[pair[0]] != places[pair[1]]] == []


def test_record_longer_than_a_page_goes_on_over_the_next():
    first = demo('sell_side').needs[0]
    long = ' '.join(f'Câu{number}.' for number in range(2000))
    needs = (first.model_copy(update={'impact': long}),)
    document = demo('sell_side').model_copy(update={'needs': needs})

    made = pdf(outlined(document, sections=('needs',)))

    places = places_of(made, long.split())
    assert [one for one, found in places.items() if not found] == []
