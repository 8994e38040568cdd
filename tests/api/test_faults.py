"""What is wrong with a call is said with its place, and with what is allowed."""

import pytest

from tests.rules import tracked_plans as samples
from tests.tracked import active_plan, spring  # noqa: F401 - a fixture

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures('spring')]
SAID = {'customer': 'Huế', 'channel': 'zalo', 'sentiment': 'negative', 'verbatim': 'Rách.'}
ENDS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
MONTHS = ', '.join(
    f'2027-{month:02}-01/2027-{month:02}-{end}' for month, end in enumerate(ENDS, start=1)
)
MONTH = {'target': 'T1', 'start': '2027-01-01', 'end': '2027-01-31', 'value': '3'}


def told(answer):
    """[(path, message)] of a call that was refused."""
    assert answer.status_code == 422
    return [(one['path'], one['message']) for one in answer.json()['errors']]


@pytest.mark.parametrize(
    ('address', 'en', 'vi'),
    [
        ('page=0', '0 is too small: at least 1', '0 quá nhỏ: nhỏ nhất là 1'),
        ('page=x', '"x" is not a whole number', '"x" không phải một số nguyên'),
        ('page_size=201', '201 is too large: at most 200', '201 quá lớn: lớn nhất là 200'),
        ('year=99999', '99999 is too large: at most 9998', '99999 quá lớn: lớn nhất là 9998'),
        (
            'sort=x',
            '"x" is not one of changed, name, code, start',
            '"x" không thuộc các giá trị: changed, name, code, start',
        ),
        ('q=' + 'a' * 101, 'has 101 characters: at most 100', 'có 101 ký tự: tối đa 100'),
    ],
)
def test_address_says_what_it_allows(editor, program_of, address, en, vi):
    name = address.partition('=')[0]

    answers = [program_of(editor, language=each).get(f'plans?{address}') for each in ('en', 'vi')]

    assert [told(answer) for answer in answers] == [[(name, en)], [(name, vi)]]


@pytest.mark.parametrize(
    ('values', 'path', 'message'),
    [
        ({'rating': 0}, 'rating', '0 is too small: at least 1'),
        ({'rating': 9}, 'rating', '9 is too large: at most 5'),
        ({'rating': True}, 'rating', 'true is not a whole number'),
        ({'customer': ''}, 'customer', 'must not be empty'),
        ({'customer': ' \t'}, 'customer', '" \\t" is not text with more than spaces in it'),
        ({'customer': 'a' * 161}, 'customer', 'has 161 characters: at most 160'),
        ({'city': 'Huế'}, 'city', 'is not a key of this call'),
    ],
)
def test_body_says_what_it_allows(editor, program_of, values, path, message):
    assert told(program_of(editor).post('feedback', SAID | values)) == [(path, message)]


@pytest.mark.parametrize(
    ('figure', 'path', 'message'),
    [
        ({'value': 'x'}, 'value', '"x" is not a number written as text, such as "1234.5"'),
        ({'target': 'X1'}, 'target', 'The plan has no such target.'),
        (
            {'end': '2027-01-30'},
            'start',
            f'The target has no such period. It has: {MONTHS}.',
        ),
    ],
)
def test_wrong_figure_is_one_fault_at_its_own_path(editor, program_of, figure, path, message):
    plan = active_plan(editor, samples.target('T1'))

    answer = program_of(editor).post(f'plans/{plan.code}/actuals', {'actuals': [MONTH | figure]})

    assert told(answer) == [(f'actuals[0].{path}', message)]


def test_no_figures_at_all_are_refused(editor, program_of):
    plan = active_plan(editor, samples.target('T1'))

    answer = program_of(editor).post(f'plans/{plan.code}/actuals', {'actuals': []})

    assert told(answer) == [('actuals', 'must hold at least one item')]
