"""Many rows at once: what an import leaves behind when it is broken off."""

import gc

import pytest
from django.db import IntegrityError

from plans.domain import actual_imports
from plans.imports.actuals import ReadCell, ReadRow
from plans.imports.figure_changes import pieces_of
from tests.domain.test_actuals import APRIL
from tests.rules import tracked_plans as samples
from tests.tracked import active_plan, spring  # noqa: F401 - a fixture

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures('spring')]


@pytest.fixture
def taking(editor):
    """Taking a figure with this note, step by step."""
    plan = active_plan(editor, samples.target('T1'))
    upload = actual_imports.keep_rows(plan, [], source='', language='vi', by=editor)

    def start(note):
        values = {'value': 3, 'numerator': None, 'denominator': None, 'note': note}
        rows = [ReadRow('T1', 'T1', [ReadCell('', '', 'T1', *APRIL, values)])]
        pieces = (changes for _rows, changes in pieces_of(rows))
        return actual_imports.taking(upload, pieces, by=editor)

    return start


def test_collecting_goes_on_after_a_figure_that_the_database_refuses(taking):
    with pytest.raises(IntegrityError):
        list(taking(None))

    assert gc.isenabled()


def test_collecting_goes_on_after_an_import_that_is_left_half_way(taking):
    steps = taking('Còn tạm tính')
    next(steps)

    steps.close()

    assert gc.isenabled()
