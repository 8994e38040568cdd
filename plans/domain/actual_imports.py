"""Taking a table of figures into a plan as a whole, and taking it back. Source: product.md 5.8."""

from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from plans.document import amounts
from plans.document.amounts import Percent
from plans.domain import bulk, summaries
from plans.domain.actual_faults import FIGURES, is_blank
from plans.domain.actuals import FIELDS, Recorder, figures_of, held, revision_of
from plans.models import Actual, ActualImport, ActualRevision

NEW, CHANGED, SAME = 'new', 'changed', 'same'
COLUMNS = (
    'target_id', 'start', 'end', 'as_of', 'value', 'numerator', 'denominator', 'note',
    'entered_by_id', 'entered_by_email', 'entered_at', 'upload_id', 'position', 'row_version',
)  # fmt: skip


class FigureImportError(Exception):
    """An import that cannot be done now; it says why. `faults`: {key of the Change: Fault}."""

    def __init__(self, faults, message=''):
        super().__init__(message or next(iter(faults.values())).message)
        self.faults = faults


def keep_rows(plan, rows, *, source, language, by, layout=None):
    """Keep a table until somebody has looked at it. Returns its ActualImport.

    `layout`: what its columns mean, {'head': row, 'roles': [...]}, or None while nobody said.
    """
    ActualImport.objects.filter(plan=plan, taken_at__isnull=True, by=by).delete()
    return ActualImport.objects.create(
        plan=plan, source=source, language=language, by=by, layout=layout,
        rows=[stored(row) for row in rows],
    )  # fmt: skip


def rows_of(upload):
    """The kept table: rows of text, Decimal and date."""
    return [[_cell(cell) for cell in row] for row in upload.rows]


def look(recorder, changes, reason=None):
    """({key: 'new', 'changed' or 'same'}, {key: Fault}) of the changes, nothing written.

    Without a `reason` one that is missing is no fault yet.
    """
    states, faults = dict.fromkeys((change.key for change in changes), NEW), {}
    for change in unlike_most(recorder, changes):
        now, wanted = figures_of(recorder.row(change)), recorder.wanted(change)
        states[change.key] = SAME if wanted == now else NEW if is_blank(now) else CHANGED
        fault = recorder.fault_of(change)
        if fault and (reason is not None or fault.field != 'reason'):
            faults[change.key] = fault
    return states, faults


def unlike_most(recorder, changes):
    """Those that need a closer look: all but single numbers that are new, in order and open.

    For what nearly all figures of an import are, it finds what `fault_of` does, at once.
    """
    ref, on, known, open_ones = None, recorder.on, {}, frozenset()
    for change in changes:
        if change.target != ref:
            ref = change.target
            known, open_ones = recorder.rows(ref), recorder.open_periods(ref)
        values, place = change.values, (change.start, change.end)
        value = values['value']
        if (
            value is None
            or value < 0
            or len(values) != len(FIGURES)
            or values['numerator'] is not None
            or values['denominator'] is not None
            or place in known
            or place not in open_ones
            or change.start > on
        ):
            yield change


def take(upload, pieces, *, by):
    """Write all figures of an import, or none where one is refused. Returns the import.

    `pieces` yields lists of Change. Raises PermissionDenied, FigureImportError.
    """
    for _done in taking(upload, pieces, by=by):
        pass
    return upload


def taking(upload, pieces, *, by):
    """The same step by step: yields how many changes are written. Nothing holds before the end.

    Raises PermissionDenied, FigureImportError.
    """
    with transaction.atomic():
        plan = held(upload.plan, by)
        ActualImport.objects.select_for_update().get(pk=upload.pk, plan=plan)
        upload.refresh_from_db(fields=['taken_at'])
        if upload.taken_at:
            return
        recorder = everything(plan, by, plan.workspace.today())
        for done, _states in writing(recorder, pieces, upload):
            yield done
        upload.taken_at, upload.rows = timezone.now(), []
        upload.save()
        summaries.refresh(plan, ['targets'])


@transaction.atomic
def push(plan, changes, *, source, language, by):
    """Write figures that a program sent, all or none. Returns the import; it can be taken back.

    Raises PermissionDenied, FigureImportError.
    """
    plan = held(plan, by)
    upload = ActualImport.objects.create(
        plan=plan, source=source, language=language, by=by, taken_at=timezone.now()
    )
    for _done in writing(everything(plan, by, plan.workspace.today()), [changes], upload):
        pass
    upload.save()
    if upload.added or upload.changed:
        summaries.refresh(plan, ['targets'])
    return upload


def writing(recorder, pieces, upload):
    """Look at each piece and write it; yields (how many changes are done, {key: state}).

    Only inside a transaction.
    Raises FigureImportError at the first piece with a fault.
    """
    done, places = 0, {}
    with bulk.uncollected(), bulk.Loading(Actual, COLUMNS) as loading:
        for changes in pieces:
            states, faults = look(recorder, changes, reason='')
            if faults:
                raise FigureImportError(faults)
            rows = _new_rows(recorder, changes, upload, places)
            loading.add(rows)
            upload.added += len(rows)
            if others := _others(recorder, changes, states):
                loading.wait()
                upload.changed += _change(recorder, others, upload)
            done += len(changes)
            yield done, states


def undo(upload, *, by):
    """Put every figure back as it was before the import; later changes by hand stay.

    Raises PermissionDenied, FigureImportError.
    """
    with transaction.atomic():
        plan = held(upload.plan, by)
        upload = ActualImport.objects.select_for_update().get(pk=upload.pk, plan=plan)
        if upload.taken_at is None or upload.undone_at:
            raise FigureImportError({}, _('This import has been taken back already.'))
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


def _new_rows(recorder, changes, upload, places):
    """A tuple in the order of COLUMNS for every figure that is not there yet.

    `places`: {ref: the next place in the list of a target's figures}.
    """
    now, rows, on, ref, known = timezone.now(), [], recorder.on, None, {}
    by, upload_pk = recorder.by.pk, upload.pk
    for change in changes:
        if change.target != ref:
            ref = change.target
            known, pk = recorder.rows(ref), recorder.pks[ref]
            if ref not in places:
                places[ref] = max((one.position for one in known.values()), default=-1) + 1
        start, end, figure = change.start, change.end, change.values
        if (start, end) in known:
            continue
        as_of, note = end if end < on else on, ''
        if len(figure) != len(FIGURES):
            figure = recorder.wanted(change)
            as_of, note = figure['as_of'], figure['note']
        rows.append(
            (pk, start, end, as_of, figure['value'], figure['numerator'], figure['denominator'],
             note, by, '', now, upload_pk, places[ref], 1)
        )  # fmt: skip
        places[ref] += 1
    return rows


def _others(recorder, changes, states):
    """The changes of figures that are there (a blank one too) and differ."""
    if not any(recorder.rows(ref) for ref in {change.target for change in changes}):
        return []
    return [
        change
        for change in changes
        if states[change.key] != SAME and recorder.row(change) is not None
    ]


def _change(recorder, changes, upload):
    """Update these figures, each with its revision; returns how many."""
    rows, revisions = [], []
    for change in changes:
        row = recorder.row(change)
        now, wanted = figures_of(row), recorder.wanted(change)
        by, reason = recorder.by, change.reason
        revisions.append(revision_of(row, now, wanted, by=by, reason=reason, upload=upload))
        for name, value in wanted.items():
            setattr(row, name, value)
        row.entered_by, row.entered_by_email, row.upload = recorder.by, '', upload
        row.entered_at, row.row_version = timezone.now(), row.row_version + 1
        rows.append(row)
    if not rows:
        return 0
    ActualRevision.objects.bulk_create(revisions, batch_size=1000)
    written = [*FIELDS, 'entered_by', 'entered_by_email', 'upload', 'entered_at', 'row_version']
    Actual.objects.bulk_create(  # all are there: a third of what bulk_update takes
        rows, 1000, update_conflicts=True, unique_fields=['pk'], update_fields=written
    )
    return len(rows)


def _put_back(row, was, by):
    """Give a figure the values it had, and keep that as a change of its own."""
    old = {name: getattr(was, f'old_{name}') for name in FIELDS}
    revision_of(row, figures_of(row), old, by=by, reason=_('Import taken back')).save()
    for name, value in old.items():
        setattr(row, name, value)
    row.entered_by, row.upload, row.row_version = by, None, row.row_version + 1
    row.save()


def stored(row):
    """A row of cells as JSON keeps it; `rows_of` reads it back."""
    return [
        {'p' if type(cell) is Percent else 'n': amounts.plain(cell)} if isinstance(cell, Decimal)
        else {'d': cell.isoformat()} if isinstance(cell, date) else cell
        for cell in row
    ]  # fmt: skip


def _cell(cell):
    if isinstance(cell, dict):
        if 'p' in cell:
            return Percent(cell['p'])
        return Decimal(cell['n']) if 'n' in cell else date.fromisoformat(cell['d'])
    return cell
