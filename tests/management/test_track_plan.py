"""`manage.py track_plan` (plan-file.md, Commands over it)."""

import json
from datetime import date
from io import StringIO

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.utils import translation

from plans.document import plan_file
from tests.rules.tracked_plans import month, months, overdue, plan, sales, target


@pytest.fixture
def written(tmp_path):
    """Write plans as files and give their paths."""

    def write(**plans):
        paths = []
        for name, document in plans.items():
            path = tmp_path / f'{name}.json'
            text = document if isinstance(document, str) else plan_file.dump_text(document)
            path.write_text(text, encoding='utf-8')
            paths.append(str(path))
        return paths

    return write


def run(*arguments):
    out, err = StringIO(), StringIO()
    try:
        call_command('track_plan', *arguments, stdout=out, stderr=err)
        code, said = 0, ''
    except CommandError as error:
        code, said = error.returncode, str(error)
    return code, out.getvalue(), err.getvalue() + said


def answers(out):
    return [json.loads(line) for line in out.splitlines()]


def test_json_prints_every_figure_as_text_of_four_places(written):
    (path,) = written(coffee=plan(sales(), target('T7', start_date='2027-07-01')))

    code, out, err = run(path, '--on', '2027-04-20', '--format', 'json')

    assert (code, err) == (0, '')
    assert answers(out) == [
        {
            'file': path,
            'on': '2027-04-20',
            'targets': [
                {
                    'id': 'T1',
                    'as_of': '2027-04-15',
                    'expected': '41400.0000',
                    'actual': '36700.0000',
                    'pace_pct': '88.6473',
                    'attainment_pct': '30.5833',
                    'forecast': '106376.8116',
                    'required_pct': '105.9796',
                    'status': 'at_risk',
                    'missing': [],
                },
                {
                    'id': 'T7',
                    'as_of': None,
                    'expected': None,
                    'actual': None,
                    'pace_pct': None,
                    'attainment_pct': None,
                    'forecast': None,
                    'required_pct': None,
                    'status': 'not_started',
                    'missing': [],
                },
            ],
            'plan': {'pace_pct': '88.6473', 'status': 'at_risk'},
        }
    ]


def test_json_names_missing_slices_by_their_first_month(written):
    (path,) = written(coffee=plan(target(actuals=months(4, None, 2))))

    _, out, _ = run(path, '--on', '2027-04-20', '--format', 'json')

    assert answers(out)[0]['targets'][0]['missing'] == ['2027-02']


def test_json_rounds_half_up_away_from_zero(written):
    row = target(metric='volume', value=1, breakdown='none', due_date='2027-01-20')
    rows = [month(1, '-0.001', as_of='2027-01-20')]
    (path,) = written(coffee=plan({**row, 'target_value': '16', 'actuals': rows}))

    _, out, _ = run(path, '--on', '2027-04-20', '--format', 'json')

    # -0.001 ÷ 16 = -0.00625 %
    assert answers(out)[0]['targets'][0]['pace_pct'] == '-0.0063'


def test_refused_file_prints_its_errors_and_the_others_still_run(written):
    good, bad, last = written(
        good=plan(sales()),
        bad='{"format": "salesplan-plan/1", "title": "x", "needs": [{"id": "N1", "colour": 1}]}',
        last=plan(overdue()),
    )

    code, out, err = run(good, bad, f'{bad}.gone', last, '--on', '2027-04-20', '--format=json')

    first, refused, gone, after = answers(out)
    assert code == 2
    assert err
    assert [first['file'], refused['file'], gone['file'], after['file']] == [
        good,
        bad,
        f'{bad}.gone',
        last,
    ]
    assert refused == {
        'file': bad,
        'errors': [
            {'path': 'needs[0].colour', 'message': 'is not a key of the plan file'},
        ],
    }
    assert [error['path'] for error in gone['errors']] == ['']
    assert after['targets'][0]['pace_pct'] == '55.7639'


@time_machine.travel('2027-03-31T17:30:00Z')
def test_today_is_the_day_in_vietnam(written):
    (path,) = written(coffee=plan(target(actuals=[month(4, 3, as_of='2027-04-01')])))

    _, out, _ = run(path, '--format', 'json')

    assert (answers(out)[0]['on'], answers(out)[0]['targets'][0]['as_of']) == (
        date(2027, 4, 1).isoformat(),
        '2027-04-01',
    )


def test_text_says_it_to_people(written):
    (path,) = written(coffee=plan(target(name='Khách mới', actuals=months(4, None, 2))))

    with translation.override('en'):
        code, out, _ = run(path, '--on', '2027-04-20')

    assert code == 0
    assert out.replace('\u00a0', ' ').splitlines() == [
        path,
        '  Cà phê 2027, on 20 Apr 2027: On track, pace 100.00%',
        '  T1 Khách mới: On track, pace 100.00%',
        '    Actual 6 against 6 planned to 31 Mar 2027, forecast 36',
        '    No figures for 2027-02',
    ]


def test_text_of_a_refused_file_goes_to_the_errors(written):
    (path,) = written(bad='{}')

    with translation.override('en'):
        code, out, err = run(path)

    assert (code, out) == (2, '')
    assert err.splitlines()[:3] == [path, '  format: is required', '  title: is required']


def test_day_that_is_none_is_refused(written):
    (path,) = written(coffee=plan(sales()))

    with pytest.raises(CommandError, match='2027-13-01'):
        call_command('track_plan', path, '--on', '2027-13-01')
