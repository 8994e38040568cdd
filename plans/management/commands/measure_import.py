"""`manage.py measure_import`: how fast figures come in, beside a raw load of the same rows.

Everything happens in one transaction that is rolled back: nothing stays. Source: performance.md.
"""

from __future__ import annotations

import io
import resource
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from statistics import median
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection, transaction
from django.utils import timezone

from plans.document.periods import months
from plans.document.plan_file import parse
from plans.domain import actual_imports, bulk, plans, summaries
from plans.domain.documents.reading import document_of
from plans.imports.actuals import ReadCell, read_figures
from plans.imports.figure_changes import pieces_of
from plans.imports.tables import read_text
from plans.models import Actual, ActualImport, Membership, Plan, User, Workspace
from plans.rules.figure_columns import layout_of

MONTHS = 100  # of every target
FIRST, LAST = date(2015, 1, 1), date(2023, 4, 30)


class Command(BaseCommand):
    help = (
        'Measures an import of figures beside a raw load of the same rows; leaves nothing behind.'
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """The size of the table, and how often both are done."""
        parser.add_argument('--rows', type=int, default=100_000)
        parser.add_argument('--rounds', type=int, default=3)

    def handle(self, *args: Any, **options: Any) -> None:
        """Import and load raw in turns, print both."""
        with transaction.atomic():
            case = Case(options['rows'] // MONTHS)
            runs = [case.run() for _round in range(max(1, options['rounds']))]
            kept = case.kept_anew()
            transaction.set_rollback(True)
        for line in report(runs, kept):
            self.stdout.write(line)


@dataclass
class Run:
    """Seconds of one import and one raw load of its rows, and the MB the import took on top."""

    rows: int
    refused: int
    whole: float
    raw: float
    whole_cpu: float
    raw_cpu: float
    memory: float


class Case:
    """A plan with targets of 100 months each, and a list with a figure for every month."""

    def __init__(self, targets: int) -> None:
        self.plan, self.member = _plan(targets)
        self.text = _table(targets)
        self.document = document_of(self.plan)

    def run(self) -> Run:
        """Import the table, then load the same rows raw; both are taken away again."""
        upload = ActualImport.objects.create(plan=self.plan, by=self.member, language='vi')
        before, counts = _memory(), Counter[str]()
        start, cpu = time.perf_counter(), time.process_time()
        recorder = actual_imports.everything(self.plan, self.member, date(2026, 1, 1))
        for _done, states in actual_imports.writing(recorder, self._pieces(), upload):
            counts.update(states.values())
        whole, cpu = time.perf_counter() - start, time.process_time() - cpu
        memory = _memory() - before
        raw, raw_cpu = _raw()
        return Run(counts['new'], counts['refused'], whole, raw, cpu, raw_cpu, memory)

    def _pieces(self) -> Iterator[list[ReadCell]]:
        """The table as changes, some thousand rows at a time."""
        rows = read_text(self.text)
        layout = layout_of(rows, {})
        if layout is None:
            raise CommandError('The table was not understood.')
        _headings, read = read_figures(rows, layout, self.document, 'vi')
        for _rows, changes in pieces_of(read):
            yield changes

    def kept_anew(self) -> float:
        """Seconds to write the plan's kept value with all its figures, besides the import."""
        start = time.perf_counter()
        summaries.refresh(self.plan, ['targets'])
        return time.perf_counter() - start


def report(runs: list[Run], kept: float) -> list[str]:
    """What was measured, a line a figure; of the rounds the middle one.

    CPU seconds are of this process: on SQLite all of the work, on PostgreSQL without the server's.
    """
    rows = runs[0].rows
    whole, raw = median(run.whole for run in runs), median(run.raw for run in runs)
    cpu, raw_cpu = median(run.whole_cpu for run in runs), median(run.raw_cpu for run in runs)
    ratio = median(run.raw / run.whole for run in runs)
    return [
        f'database         {connection.vendor}, {len(runs)} rounds',
        f'rows             {rows}, {runs[0].refused} refused',
        f'raw load         {raw:.2f} s ({raw_cpu:.2f} s CPU), {rows / raw:,.0f} rows/s',
        f'import           {whole:.2f} s ({cpu:.2f} s CPU), {rows / whole:,.0f} rows/s',
        f'ratio            {100 * ratio:.0f} % of the raw load',
        f'memory           + {runs[0].memory:.0f} MB',
        f'plan kept anew   {kept:.2f} s, besides',
    ]


def _raw() -> tuple[float, float]:
    """Seconds, and CPU seconds, of simply giving the database the rows that are there."""
    rows = list(Actual.objects.order_by('pk').values_list(*actual_imports.COLUMNS))
    Actual.objects.all()._raw_delete(Actual.objects.db)
    names = ', '.join(connection.ops.quote_name(name) for name in actual_imports.COLUMNS)
    table = connection.ops.quote_name(Actual._meta.db_table)
    if connection.vendor == 'postgresql':
        text = bulk.copy_text(rows)
        started = time.perf_counter(), time.process_time()
        with connection.cursor() as cursor:
            cursor.copy_expert(f'COPY {table} ({names}) FROM STDIN', io.StringIO(text))
        return _ended(started)
    marks = ', '.join(['%s'] * len(actual_imports.COLUMNS))
    values = bulk.plain(rows)
    started = time.perf_counter(), time.process_time()
    with connection.cursor() as cursor:
        cursor.executemany(f'INSERT INTO {table} ({names}) VALUES ({marks})', values)  # noqa: S608
    return _ended(started)


def _ended(started: tuple[float, float]) -> tuple[float, float]:
    seconds = time.perf_counter() - started[0], time.process_time() - started[1]
    Actual.objects.all()._raw_delete(Actual.objects.db)
    return seconds


def _plan(targets: int) -> tuple[Plan, Membership]:
    workspace = Workspace.objects.create(name='Measure', slug=f'measure-{timezone.now():%H%M%S%f}')
    user = User.objects.create(email=f'{workspace.slug}@example.com')
    member = Membership.objects.create(workspace=workspace, user=user, role='editor')
    rows = ','.join(
        f'{{"id":"T{n}","name":"Doanh số vùng {n}","metric":"new_customers","target_value":"1000",'
        f'"start_date":"{FIRST}","due_date":"{LAST}","breakdown":"monthly"}}'
        for n in range(1, targets + 1)
    )
    document = parse(
        '{"format":"salesplan-plan/1","title":"Measure","business_model":"sell_side",'
        f'"currency":"VND","status":"active","targets":[{rows}]}}'
    )
    plan, _report = plans.import_document(
        by=member, workspace=workspace, document=document, keep_status=True
    )
    return plan, member


def _table(targets: int) -> str:
    lines = ['Chỉ tiêu;Tháng;Giá trị']
    names = [f'{piece.start:%m/%Y}' for piece in months(FIRST, LAST)]
    for n in range(1, targets + 1):
        lines += [f'Doanh số vùng {n};{name};{n * 7 + at}' for at, name in enumerate(names)]
    return '\n'.join(lines)


def _memory() -> float:
    """The most memory this process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
