"""`manage.py check_plan` (plan-file.md, Commands over it)."""

import json
from io import StringIO

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.utils import translation

from tests.fresh_process import run_python
from tests.rules.plans import add, changed, empty, led_by, put, strategies

UNLED = strategies(
    led_by('customer_need', 'N1', 'N2'), led_by('supplier'), led_by('customer_need', 'N1', 'N2')
)
WAIVER = {
    'check': 'M1.2', 'severity': 'warn', 'subjects': ['S2'], 'expires_on': '2027-03-01',
    'reason': 'Hàng mới, sẽ hỏi khách trong tháng 1',
}  # fmt: skip


@pytest.fixture
def written(tmp_path):
    """Write plans as files and give their paths."""

    def write(*plans):
        paths = []
        for number, plan in enumerate(plans):
            path = tmp_path / f'{number}.json'
            path.write_text(plan if isinstance(plan, str) else json.dumps(plan), encoding='utf-8')
            paths.append(str(path))
        return paths

    return write


def run(*arguments):
    out, err = StringIO(), StringIO()
    try:
        call_command('check_plan', *arguments, stdout=out, stderr=err)
        code = 0
    except CommandError as error:
        code = error.returncode
    return code, out.getvalue(), err.getvalue()


def test_json_prints_what_is_missing_and_found(written):
    (path,) = written(changed(put(needs=[]), strategies(led_by('supplier'))))

    code, out, err = run(path, '--on', '2026-12-10', '--format', 'json')

    assert (code, err) == (0, '')
    assert json.loads(out) == {
        'file': path,
        'phase': 'review',
        'on': '2026-12-10',
        'missing': ['H4'],
        'findings': [
            {
                'code': 'M1.1',
                'severity': 'must',
                'subjects': ['S1'],
                'numbers': {'n': '1', 'origins': 'supplier'},
                'message': {
                    'vi': (
                        'Chưa có chiến lược nào trong 1 chiến lược trả lời một nhu cầu của khách '
                        'hàng. Nguồn ý tưởng: Nhà cung cấp.'
                    ),
                    'en': ('None of the 1 strategies answers a customer need. Origins: Supplier.'),
                },
                'accepted': False,
            }
        ],
    }


def test_json_says_what_is_accepted(written):
    (path,) = written(changed(UNLED, add('waivers', WAIVER)))

    _, out, _ = run(path, '--on', '2026-12-10', '--format', 'json')

    (finding,) = json.loads(out)['findings']
    assert (finding['code'], finding['accepted']) == ('M1.2', True)


@pytest.mark.parametrize(
    ('status', 'phase'),
    [
        ('draft', 'draft'),
        ('in_review', 'review'),
        ('active', 'active'),
        ('closed', 'active'),
        ('archived', 'active'),
    ],
)
def test_the_phase_follows_the_status(written, status, phase):
    (path,) = written(changed(put(status=status)))

    _, out, _ = run(path, '--on', '2026-12-10', '--format', 'json')

    assert json.loads(out)['phase'] == phase


def test_the_phase_asked_for_decides(written):
    (path,) = written(empty(status='active'))

    _, out, _ = run(path, '--phase', 'draft', '--on', '2026-12-10', '--format', 'json')

    answer = json.loads(out)
    assert (answer['phase'], answer['findings']) == ('draft', [])


@time_machine.travel('2026-12-09T17:30:00Z')
def test_the_day_is_today_in_vietnam(written):
    (path,) = written(empty())

    _, out, _ = run(path, '--format', 'json')

    assert json.loads(out)['on'] == '2026-12-10'


def test_a_refused_file_is_told_and_the_others_still_run(written):
    bad, good = written('{"format": "salesplan-plan/1"}', changed())

    code, out, _ = run(bad, good, f'{good}.none', '--on', '2026-12-10', '--format', 'json')

    refused, answered, absent = map(json.loads, out.splitlines())
    assert code == 2
    assert refused == {'file': bad, 'errors': [{'path': 'title', 'message': 'is required'}]}
    assert (answered['file'], answered['findings']) == (good, [])
    assert absent['errors'][0]['message'].startswith('cannot be opened')


@pytest.mark.parametrize(
    ('name', 'reason'),
    [
        ('none.json', 'không tìm thấy tệp'),
        ('0.json/none.json', 'không tìm thấy tệp'),
        ('', 'đây là thư mục, không phải tệp'),
    ],
)
def test_a_file_that_cannot_be_opened_is_told_in_the_language(written, tmp_path, name, reason):
    written(changed())
    path = f'{tmp_path}/{name}'

    _code, _out, error = run(path)

    assert error == f'{path}\n  không mở được: {reason}\n'


def test_text_is_for_people(written):
    (path,) = written(changed(UNLED, add('waivers', WAIVER), put(approver=None)))

    with translation.override('en'):
        code, out, _ = run(path, '--on', '2026-12-10')

    assert code == 0
    assert out.splitlines() == [
        path,
        '  Xuất khẩu cà phê nhân robusta sang EU 2027, phase Review, on 10 Dec 2026',
        '  Missing: H9',
        (
            '  M1.2 Warning (accepted): '
            '1 of 3 strategies come from the supplier side only: Chiến lược 2.'
        ),
    ]


def test_text_of_a_sound_plan_says_so(written):
    (path,) = written(changed())

    with translation.override('en'):
        _, out, _ = run(path, '--on', '2026-12-10')

    assert out.endswith('\n  The checks found nothing.\n')


def test_no_database_is_touched(written):
    (path,) = written(changed())

    done = run_python(
        'manage.py', 'check_plan', path, '--on', '2026-12-10', '--format', 'json',
        DATABASE_URL='postgres://nobody@127.0.0.1:9/none',
    )  # fmt: skip

    assert (done.returncode, json.loads(done.stdout)['findings']) == (0, [])
