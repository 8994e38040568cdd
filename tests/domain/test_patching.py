"""A kept plan with one field patched is the plan as its rows have it."""

import json
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from plans.document.schema import PlanDocument
from plans.domain import actuals, rows
from plans.domain.documents import reading
from plans.domain.documents.kept import dumps
from plans.domain.documents.patching import APPENDED, PATCHED
from plans.domain.plans import import_document
from plans.domain.row_places import rows_of
from plans.domain.shipped.demo import demo_plan
from plans.models import Plan
from tests.rules import tracked_plans as samples
from tests.tracked import active_plan, spring  # noqa: F401 - a fixture

pytestmark = pytest.mark.django_db
EDITOR = 'lan@example.com'
CHANGES = {
    'goals': [{'statement': 'Giữ chân khách'}, {'priority': 'low'}, {'category': None}],
    'segments': [{'name': 'Chuỗi quán'}, {'unit': ''}, {'accounts_estimate': None}],
    'needs': [{'statement': 'Giao nhanh'}, {'segment': None}, {'status': 'rejected'}],
    'strategies': [{'title': 'Mới'}, {'needs': []}, {'goals': ['G2', 'G1']}, {'budget': None}],
    'targets': [{'name': 'Mới'}, {'owner': None}, {'goal': None}, {'target_value': None}],
    'actions': [{'title': 'Mới'}, {'due': date(2027, 3, 5)}, {'strategy': None}, {'owner': None}],
    'feedback': [{'verbatim': 'Mới'}, {'need': None}, {'customer': 'Người khác'}],
}


@pytest.fixture
def plan(editor):
    document = demo_plan('xuat-khau-eu', date(2026, 11, 23))
    made, _report = import_document(by=editor, workspace=editor.workspace, document=document)
    return made


def test_changes_cover_every_patched_list():
    assert CHANGES.keys() == PATCHED


@pytest.mark.parametrize('name', sorted(CHANGES))
def test_patched_field_is_what_the_rows_say(plan, editor, name):
    for values in CHANGES[name]:
        row = rows_of(plan, name).first()
        if row is None:
            row = rows.add(plan, name, _least(name, plan), by=editor)
        rows.change(plan, name, row.pk, values, by=editor)

        plan = Plan.objects.get(pk=plan.pk)
        kept = reading.document_of(plan)
        read = json.loads(dumps(reading.read(plan)))

        assert kept == PlanDocument.model_validate(read)


ADDED = {
    'goals': {'statement': 'Giữ chân khách', 'priority': 'high'},
    'segments': {'name': 'Chuỗi quán', 'demand': Decimal('12.50'), 'unit': 'tấn'},
    'strategies': {'title': 'Mới', 'origin': 'supplier', 'needs': ['N2', 'N1'], 'goals': ['G1']},
    'actions': {'title': 'Mới', 'owner': EDITOR, 'due': date(2027, 3, 5), 'strategy': 'S1'},
    'feedback': {
        'customer': 'Rösterei Nord', 'received_on': date(2026, 11, 20), 'sentiment': 'negative',
        'verbatim': 'Hai bao rách.\nLẫn mùi.', 'need': 'N1', 'rating': 2, 'collected_by': EDITOR,
        'channel': 'zalo',
    },
}  # fmt: skip


def test_additions_cover_every_appended_list():
    assert ADDED.keys() == APPENDED


@pytest.mark.parametrize('name', sorted(ADDED))
@pytest.mark.parametrize('is_blank', [False, True])
def test_added_row_is_what_the_rows_say(plan, editor, name, is_blank):
    reading.document_of(plan)
    values = _least(name, plan) if is_blank else ADDED[name]

    row = rows.add(plan, name, values, by=editor)

    plan = Plan.objects.get(pk=plan.pk)
    kept = reading.fresh_kept(plan)
    assert kept.content == json.loads(dumps(reading.read(plan)))
    assert kept.document == PlanDocument.model_validate(kept.content)
    assert getattr(kept.document, name)[-1].id == row.ref


def test_added_row_is_read_alone(plan, editor):
    with CaptureQueriesContext(connection) as asked:
        rows.add(plan, 'feedback', ADDED['feedback'], by=editor)

    lists = [one['sql'] for one in asked if '"plans_feedback"."plan_id" = ' in one['sql']]
    assert [sql for sql in lists if '"verbatim"' in sql] == []


def _least(name, plan):
    return {'received_on': plan.workspace.today(), 'customer': 'A'} if name == 'feedback' else {}


@pytest.mark.usefixtures('spring')
def test_patched_figures_are_what_the_rows_say(editor, colleague):
    plan = active_plan(editor, samples.sales(), samples.on_time())
    march, may = ((date(2027, 3, 1), date(2027, 3, 31)), (date(2027, 1, 1), date(2027, 1, 31)))
    changes = [
        ('T1', march, {'value': Decimal('4600.500'), 'note': 'Chốt'}),
        ('T1', march, {'value': None, 'numerator': None, 'denominator': None}),
        ('T1', may, {'value': Decimal(0)}),
        ('T4', march, {'value': None, 'numerator': Decimal(57), 'denominator': Decimal('60.0')}),
    ]
    for ref, period, values in changes:
        change = actuals.Change(ref, *period, values=values, reason='chốt sổ')
        actuals.record(plan, [change], by=colleague)

        plan = Plan.objects.get(pk=plan.pk)
        kept = reading.fresh_kept(plan).document
        assert kept == PlanDocument.model_validate(json.loads(dumps(reading.read(plan))))
