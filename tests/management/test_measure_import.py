"""The measure of an import: it says what it did, and leaves nothing behind."""

import pytest
from django.core.management import call_command

from plans.models import Actual, ActualImport, Plan, Workspace


@pytest.mark.django_db
def test_measure_reports_every_row_and_leaves_nothing(capsys):
    call_command('measure_import', rows=200, rounds=1)

    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == [
        'database', 'rows', 'raw', 'import', 'ratio', 'memory', 'plan',
    ]  # fmt: skip
    assert lines[1].split(maxsplit=1)[1] == '200, 0 refused'
    for model in (Actual, ActualImport, Plan, Workspace):
        assert not model.objects.exists()
