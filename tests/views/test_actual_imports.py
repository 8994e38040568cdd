"""Pasting figures: shown first, taken as a whole, taken back."""

import io
from decimal import Decimal

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from plans.domain import actuals
from plans.models import Actual, ActualImport, Plan
from tests.domain.test_actuals import APRIL, JANUARY, MARCH
from tests.imports.test_tables import workbook
from tests.pages import Visitor
from tests.rules import tracked_plans as samples
from tests.tracked import NOON, active_plan, spring  # noqa: F401 - a fixture

pytestmark = pytest.mark.usefixtures('people', 'spring')


@pytest.fixture(scope='module')
def plan_made_once(made_once):
    target = samples.target('T1', actuals=samples.months(3, 3, 3))
    return made_once(lambda people: active_plan(people['editor'], target).pk, at=NOON)


@pytest.fixture
def plan(people, plan_made_once):
    """An active plan with figures of January to March."""
    return Plan.objects.get(pk=plan_made_once)


def pasted(client, plan, cells):
    """A visitor on the page that shows what the cells mean."""
    visitor = Visitor(client).get(reverse('plans:import_figures', args=[plan.pk]))
    return visitor.press('Xem ý nghĩa từng ô', cells=cells)


def values(plan):
    """{period start month: value} of the stored figures."""
    return {start.month: row.value for (start, _end), row in actuals.kept(plan, 'T1').items()}


def test_cells_are_shown_first_and_nothing_is_written(plan, editor, client_of):
    visitor = pasted(client_of(editor), plan, '\tT2\tT3\tT4\nT1\t3\t5\t2')

    seen = visitor.answer.context['seen']
    assert seen.counts == {'new': 1, 'changed': 1, 'same': 1, 'blank': 0, 'refused': 0}
    assert [cell.state for cell in seen.rows[0].cells] == ['same', 'changed', 'new']
    assert visitor.page.says('đang là 3')
    assert values(plan) == {1: 3, 2: 3, 3: 3}


def test_figures_are_taken_as_a_whole_and_taken_back(plan, editor, client_of):
    visitor = pasted(client_of(editor), plan, '\tT3\tT4\nT1\t5\t2')

    visitor.press('Nhận toàn bộ số liệu')

    assert values(plan) == {1: 3, 2: 3, 3: 5, 4: 2}
    assert [one.new_value for one in actuals.history(plan, 'T1', *MARCH)] == [Decimal(5)]
    upload = ActualImport.objects.get()
    assert (upload.added, upload.changed, upload.by) == (1, 1, editor)
    visitor.client.post(reverse('plans:undo_figures', args=[plan.pk, upload.pk]))
    assert values(plan) == {1: 3, 2: 3, 3: 3}


def test_later_change_by_hand_survives_taking_back(plan, editor, client_of):
    visitor = pasted(client_of(editor), plan, '\tT3\tT4\nT1\t5\t2')
    visitor.press('Nhận toàn bộ số liệu')
    change = actuals.Change('T1', *APRIL, values={'value': Decimal(7)})
    actuals.record(plan, [change], by=editor)

    upload = ActualImport.objects.get()
    visitor.client.post(reverse('plans:undo_figures', args=[plan.pk, upload.pk]))

    assert values(plan) == {1: 3, 2: 3, 3: 3, 4: 7}


@pytest.mark.parametrize(
    'cells',
    [
        '\tT3\tT4\nT1\tnăm\t2',
        '\tT4\tT5\nT1\t2\t2',
        '\tT4\nT1\t-2',
        '\tT4\nKhông có\t2',
        '\tT4\nT1\t2\nT1\t3',
        '\tT4\nT1\t',
    ],
    ids=['unreadable', 'ahead', 'no note', 'unknown', 'twice', 'nothing'],
)
def test_table_with_a_fault_cannot_be_taken(plan, editor, client_of, cells):
    client = client_of(editor)
    pasted(client, plan, cells)
    upload = ActualImport.objects.get()

    answer = client.post(reverse('plans:preview_figures', args=[plan.pk, upload.pk]))

    assert answer.status_code == 422
    assert values(plan) == {1: 3, 2: 3, 3: 3}


def test_late_change_needs_one_reason_for_all(plan, editor, client_of):
    visitor = pasted(client_of(editor), plan, '\tT1\nT1\t9')

    visitor.press('Nhận toàn bộ số liệu')
    assert (visitor.status, values(plan)[1]) == (422, 3)
    visitor.press('Nhận toàn bộ số liệu', reason='chốt sổ quý')

    assert [one.reason for one in actuals.history(plan, 'T1', *JANUARY)] == ['chốt sổ quý']
    assert values(plan)[1] == 9


def test_workbook_is_taken_and_sending_twice_takes_it_once(plan, editor, client_of):
    client = client_of(editor)
    file = SimpleUploadedFile('so-lieu.xlsx', workbook(['', 'T4'], ['T1', 2.5]))
    answer = client.post(reverse('plans:import_figures', args=[plan.pk]), {'table': file})

    client.post(answer['Location'])
    client.post(answer['Location'])

    assert values(plan)[4] == Decimal('2.5')
    assert Actual.objects.count() == 4


def test_percentage_typed_in_a_workbook_is_taken_as_people_see_it(editor, client_of):
    plan, client = active_plan(editor, samples.on_time(id='T1', actuals=[])), client_of(editor)
    kept = io.BytesIO()
    book = xlsxwriter.Workbook(kept)
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ['', 'T4'])
    sheet.write(1, 0, 'T1')
    sheet.write(1, 1, 0.178, book.add_format({'num_format': '0.0%'}))
    book.close()
    file = SimpleUploadedFile('so-lieu.xlsx', kept.getvalue())

    answer = client.post(reverse('plans:import_figures', args=[plan.pk]), {'table': file})
    seen = client.get(answer['Location']).context['seen']
    client.post(answer['Location'])

    assert [one.shown for one in seen.rows[0].cells] == ['17,8']
    assert values(plan)[4] == Decimal('17.8')


def test_cell_with_a_number_beyond_all_bounds_is_shown_as_not_understood(plan, editor, client_of):
    client = client_of(editor)
    file = SimpleUploadedFile('so-lieu.xlsx', workbook(['', 'T4'], ['T1', 1e300]))
    answer = client.post(reverse('plans:import_figures', args=[plan.pk]), {'table': file})

    seen = client.get(answer['Location']).context['seen']

    assert [(one.shown, one.state) for one in seen.rows[0].cells] == [('1e+300', 'refused')]


def test_damaged_file_is_refused_on_the_page(plan, editor, client_of):
    file = SimpleUploadedFile('so-lieu.xlsx', b'PK\x03\x04 nothing')

    answer = client_of(editor).post(
        reverse('plans:import_figures', args=[plan.pk]), {'table': file}
    )

    assert answer.status_code == 422
    assert 'Tệp bị hỏng' in answer.content.decode()
    assert ActualImport.objects.count() == 0


def test_columns_are_said_once_for_the_whole_company(plan, editor, colleague, client_of):
    cells = 'Báo cáo\t\t\nMặt hàng\tKỳ kế toán\tDT thuần\nT1\tT4\t2'
    visitor = pasted(client_of(editor), plan, cells)
    assert 'Mỗi cột là gì' in visitor.page.html
    roles = {'column-0': 'target', 'column-1': 'period', 'column-2': 'skip'}
    visitor.press('Xem ý nghĩa từng ô', head='1', **roles)
    assert visitor.status == 422

    visitor.press('Xem ý nghĩa từng ô', head='1', **{'column-2': 'value'})
    visitor.press('Nhận toàn bộ số liệu')
    assert values(plan)[4] == 2

    again = pasted(client_of(colleague), plan, cells.replace('T4\t2', 'T4\t5'))
    assert again.answer.context['seen'].counts['changed'] == 1


def test_long_import_tells_how_far_it_is(plan, editor, client_of):
    client = client_of(editor)
    pasted(client, plan, '\tT3\tT4\nT1\t5\t2')
    url = reverse('plans:preview_figures', args=[plan.pk, ActualImport.objects.get().pk])

    lines = client.post(url, headers={'x-progress': '1'}).getvalue().decode().split()

    assert (lines[0], lines[-1]) == ('0', 'done')
    assert values(plan) == {1: 3, 2: 3, 3: 5, 4: 2}
    page = client.get(url, follow=True).content.decode()
    assert '2 số liệu' in page


def test_refused_long_import_writes_nothing(plan, editor, client_of):
    client = client_of(editor)
    pasted(client, plan, '\tT3\tT4\nT1\t5\tnăm')
    url = reverse('plans:preview_figures', args=[plan.pk, ActualImport.objects.get().pk])

    lines = client.post(url, headers={'x-progress': '1'}).getvalue().decode().split()

    assert lines[-1] == 'refused'
    assert values(plan) == {1: 3, 2: 3, 3: 3}


def test_numbers_are_read_as_the_table_writes_them(plan, editor, client_of):
    visitor = pasted(client_of(editor), plan, '\tT4\nT1\t1,500')
    assert visitor.answer.context['seen'].rows[0].cells[0].values['value'] == Decimal('1.5')

    visitor.get(reverse('plans:import_figures', args=[plan.pk]))
    visitor.press('Xem ý nghĩa từng ô', cells='\tT4\nT1\t1,500', language='en')

    assert visitor.answer.context['seen'].rows[0].cells[0].values['value'] == 1500


def test_import_of_another_plan_is_not_found(plan, editor, client_of):
    other = active_plan(editor, samples.target('T1'))
    pasted(client_of(editor), plan, '\tT4\nT1\t2')
    upload = ActualImport.objects.get()

    answer = client_of(editor).post(reverse('plans:preview_figures', args=[other.pk, upload.pk]))

    assert answer.status_code == 404


@pytest.mark.parametrize(('language', 'figure'), [('vi', '1234,5'), ('en', '1234.5')])
def test_figures_leave_as_csv_and_come_back_as_they_are(editor, client_of, language, figure):
    plan = active_plan(
        editor,
        samples.target('T1', actuals=samples.months(Decimal('1234.5'), 0)),
        samples.on_time(id='T2'),
        samples.target('T3', breakdown='quarterly', planned=[]),
    )
    client, asked = client_of(editor), {'headers': {'accept-language': language}}
    editor.user.language = language
    editor.user.save()

    answer = client.get(reverse('plans:export_figures', args=[plan.pk]), **asked)
    file = SimpleUploadedFile('figures.csv', answer.content)
    url = reverse('plans:import_figures', args=[plan.pk])
    seen = client.post(url, {'table': file}, follow=True, **asked).context['seen']

    assert figure in answer.content.decode().replace('1.234', '1234').replace('1,234', '1234')
    assert seen.counts['same'] == 5
    assert (seen.counts['new'], seen.counts['changed'], seen.counts['refused']) == (0, 0, 0)


def test_table_of_one_person_stays_when_another_brings_one(plan, editor, colleague, client_of):
    first = pasted(client_of(editor), plan, '\tT4\nT1\t5')
    pasted(client_of(colleague), plan, '\tT4\nT1\t6')

    first.press('Nhận toàn bộ số liệu')

    assert values(plan) == {1: 3, 2: 3, 3: 3, 4: 5}
