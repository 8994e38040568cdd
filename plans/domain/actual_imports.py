"""Taking a table of figures into a plan as a whole, and taking it back. Source: product.md 5.8."""

from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from plans.document import amounts
from plans.domain import bulk, summaries
from plans.domain.actuals import FIELDS, Recorder, figures_of, held, revision_of
from plans.models import Actual, ActualImport, ActualRevision

NEW, CHANGED, SAME = 'new', 'changed', 'same'
COLUMNS = (
    'target_id', 'start', 'end', 'as_of', 'value', 'numerator', 'denominator', 'note',
    'entered_by_id', 'entered_by_email', 'entered_at', 'upload_id', 'position', 'row_version',
)  # fmt: skip


class FigureImportError(Exception):
    """An import that cannot be done now; it says why."""


def keep_rows(plan, rows, *, source, language, by):
    """Keep a table until somebody has looked at it. Returns its ActualImport."""
    ActualImport.objects.filter(plan=plan, taken_at__isnull=True).delete()
    return ActualImport.objects.create(
        plan=plan, source=source, language=language, by=by, rows=[_stored(row) for row in rows]
    )


def rows_of(upload):
    """The kept table: rows of text, Decimal and date."""
    return [[_cell(cell) for cell in row] for row in upload.rows]


def look(plan, changes, *, by, on, reason=None):
    """({key: 'new', 'changed' or 'same'}, {key: Fault}) of the changes, nothing written.

    Without a `reason` one that is missing is no fault yet.
    """
    recorder = everything(plan, by, on)
    states, faults = {}, {}
    for change in changes:
        now, wanted = figures_of(recorder.row(change)), recorder.wanted(change)
        states[change.key] = SAME if wanted == now else CHANGED if _has_figure(now) else NEW
        fault = recorder.fault_of(change)
        if fault and (reason is not None or fault.field != 'reason'):
            faults[change.key] = fault
    return states, faults


def take(upload, changes, *, by):
    """Write all figures of an import, or none where one is refused. Returns the import.

    Raises PermissionDenied, FigureImportError.
    """
    with transaction.atomic():
        plan = held(upload.plan, by)
        upload = ActualImport.objects.select_for_update().get(pk=upload.pk, plan=plan)
        if upload.taken_at:
            return upload
        on = plan.workspace.today()
        _states, faults = look(plan, changes, by=by, on=on, reason='')
        if faults:
            raise FigureImportError(next(iter(faults.values())).message)
        recorder = everything(plan, by, on)
        upload.added = _add(recorder, changes, upload)
        upload.changed = _change(recorder, changes, upload)
        upload.taken_at, upload.rows = timezone.now(), []
        upload.save()
        summaries.refresh(plan, ['targets'])
    return upload


def undo(upload, *, by):
    """Put every figure back as it was before the import; later changes by hand stay.

    Raises PermissionDenied, FigureImportError.
    """
    with transaction.atomic():
        plan = held(upload.plan, by)
        upload = ActualImport.objects.select_for_update().get(pk=upload.pk, plan=plan)
        if upload.taken_at is None or upload.undone_at:
            raise FigureImportError(_('This import has been taken back already.'))
        before = {(one.target_id, one.start, one.end): one for one in upload.revisions.all()}
        mine = Actual.objects.filter(target__plan=plan, upload=upload)
        for row in mine:
            was = before.get((row.target_id, row.start, row.end))
            if was is None:
                row.delete()
            else:
                _put_back(row, was, by)
        upload.undone_at = timezone.now()
        upload.save()
        summaries.refresh(plan, ['targets'])
    return upload


def everything(plan, by, on):
    """A Recorder that has read every figure of the plan. Two queries."""
    recorder = Recorder(plan, by, on)
    ref_of = {pk: ref for ref, pk in recorder.pks.items()}
    recorder.fill({ref: {} for ref in recorder.pks})
    rows = Actual.objects.filter(target__plan=plan).order_by('position', 'start', 'pk')
    for row in rows:
        recorder.rows(ref_of[row.target_id])[row.start, row.end] = row
    return recorder


def _has_figure(figures):
    return any(figures[name] is not None for name in ('value', 'numerator', 'denominator'))


def _add(recorder, changes, upload):
    """Insert the figures that are not there yet; returns how many."""
    now, rows, next_place = timezone.now(), [], {}
    for change in changes:
        if recorder.row(change) is not None:
            continue
        figure, known = recorder.wanted(change), recorder.rows(change.target)
        place = next_place.get(change.target)
        if place is None:
            place = max((one.position for one in known.values()), default=-1) + 1
        next_place[change.target] = place + 1
        rows.append(
            (recorder.pks[change.target], change.start, change.end, figure['as_of'],
             figure['value'], figure['numerator'], figure['denominator'], figure['note'],
             recorder.by.pk, '', now, upload.pk, place, 1)
        )  # fmt: skip
    bulk.insert(Actual, COLUMNS, rows)
    return len(rows)


def _change(recorder, changes, upload):
    """Update the figures that are there and differ, each with its revision; returns how many."""
    rows, revisions = [], []
    for change in changes:
        row = recorder.row(change)
        if row is None:
            continue
        now, wanted = figures_of(row), recorder.wanted(change)
        if wanted == now:
            continue
        by, reason = recorder.by, change.reason
        revisions.append(revision_of(row, now, wanted, by=by, reason=reason, upload=upload))
        for name, value in wanted.items():
            setattr(row, name, value)
        row.entered_by, row.entered_by_email, row.upload = recorder.by, '', upload
        row.entered_at, row.row_version = timezone.now(), row.row_version + 1
        rows.append(row)
    ActualRevision.objects.bulk_create(revisions, batch_size=1000)
    written = [*FIELDS, 'entered_by', 'entered_by_email', 'upload', 'entered_at', 'row_version']
    Actual.objects.bulk_update(rows, written, batch_size=500)
    return len(rows)


def _put_back(row, was, by):
    """Give a figure the values it had, and keep that as a change of its own."""
    old = {name: getattr(was, f'old_{name}') for name in FIELDS}
    revision_of(row, figures_of(row), old, by=by, reason=_('Import taken back')).save()
    for name, value in old.items():
        setattr(row, name, value)
    row.entered_by, row.upload, row.row_version = by, None, row.row_version + 1
    row.save()


def _stored(row):
    return [
        {'n': amounts.plain(cell)} if isinstance(cell, Decimal)
        else {'d': cell.isoformat()} if isinstance(cell, date) else cell
        for cell in row
    ]  # fmt: skip


def _cell(cell):
    if isinstance(cell, dict):
        return Decimal(cell['n']) if 'n' in cell else date.fromisoformat(cell['d'])
    return cell
