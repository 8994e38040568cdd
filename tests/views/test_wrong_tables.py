"""Wrong files of figures, through the page: told in words, and nothing is written."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from plans.models import Actual, ActualImport
from tests.imports.test_tables import lying_zip, modest_zip, workbook
from tests.rules import tracked_plans as samples
from tests.tracked import active_plan, spring  # noqa: F401 - a fixture

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures('spring')]
LIST = 'Chỉ tiêu;Kỳ;Thực hiện\n'
WIDE = ['Chỉ tiêu', *(f'{n}/2027' for n in range(1, 201))]


@pytest.fixture
def plan(editor):
    return active_plan(editor, samples.target('T1'))


def nested_zip():
    """A ZIP in a ZIP, where a workbook should be."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, 'w') as packed:
        packed.writestr('inner.zip', modest_zip())
    return kept.getvalue()


def sent(client, plan, data, name):
    """Send the file and, where that gives a preview, try to take it; gives the last page."""
    file = SimpleUploadedFile(name, data)
    answer = client.post(reverse('plans:import_figures', args=[plan.pk]), {'table': file})
    if answer.status_code == 302:
        answer = client.post(answer['Location'])
    return answer


@pytest.mark.parametrize(
    ('data', 'name', 'words'),
    [
        (workbook(['', 'T4'], ['T1', 2])[:-200], 'cut.xlsx', 'Tệp bị hỏng'),
        (lying_zip(), 'bomb.xlsx', '80 MB'),
        (modest_zip(), 'bomb.xlsx', '80 MB'),
        (nested_zip(), 'nested.xlsx', 'CSV hoặc XLSX'),
        (';'.join(WIDE).encode() + b'\nT1;1', 'wide.csv', 'cột'),
        (workbook(WIDE, ['T1', 1]), 'wide.xlsx', 'cột'),
        (b'T\xe1\xba\xbfn;Gi\xc3\xa1\nA;1\nB;2\n', 'columns.csv', 'cột'),
        (f'{LIST}T1;31/02/2027;1\nT1;2027-02;1\n'.encode(), 'days.csv', '31/02/2027'),
        (f'{LIST}T1;02/2027;1\nT1;2027-02;2\n'.encode(), 'twice.csv', 'lần'),
        ('Chỉ tiêu;02/2027;02/2027\nT1;1;2\n'.encode(), 'twice.csv', 'T2'),
    ],
    ids=['cut', 'bomb', 'lying bomb', 'nested', 'wide csv', 'wide book', 'columns', 'days',
         'period twice', 'column twice'],
)  # fmt: skip
def test_wrong_file_is_told_in_words_and_writes_nothing(client_of, editor, plan, data, name, words):
    answer = sent(client_of(editor), plan, data, name)

    assert answer.status_code in (200, 422)
    assert words in answer.content.decode()
    assert Actual.objects.count() == 0
    assert ActualImport.objects.filter(taken_at__isnull=False).count() == 0
