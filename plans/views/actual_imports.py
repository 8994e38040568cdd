"""Figures pasted or from a file: read, shown cell by cell, then taken as a whole or not at all."""

from dataclasses import dataclass, field

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from plans.domain import actual_imports, audit, figure_columns, permissions
from plans.domain.actual_imports import CHANGED, FigureImportError
from plans.domain.actuals import wants_reason
from plans.domain.bulk import uncollected
from plans.domain.documents.reading import document_of
from plans.domain.language import active_language
from plans.exports.actuals import figures_csv
from plans.forms.actual_imports import FiguresForm, TakeForm
from plans.imports.actuals import read_figures
from plans.imports.figure_changes import STATES, mark, pieces_of
from plans.imports.tables import TableError, filled, read_file, read_text
from plans.rules.figure_columns import Layout, layout_of
from plans.rules.tracking import typed_figure
from plans.views.access import plan_of, reader, recorder

SHOWN_ROWS = 100
LONG = 1000  # figures; from here on progress is shown
UNPACKED = {'Content-Encoding': 'identity', 'Cache-Control': 'no-store'}  # else lines wait for zip


@dataclass
class Preview:
    """A table as it would be taken: its first rows, those with a fault, how many of each state."""

    headings: list
    rows: list = field(default_factory=list)
    faulty: list = field(default_factory=list)
    counts: dict = field(default_factory=lambda: dict.fromkeys(STATES, 0))
    figures: int = 0
    length: int = 0
    wants_reason: bool = False

    @property
    def is_fine(self):
        """All of it can be taken."""
        return not self.counts['refused'] and self.figures > 0

    @property
    def is_long(self):
        """It takes a while, so progress is shown."""
        return self.figures > LONG

    @property
    def shown(self):
        """The rows that are shown: those with a fault first, so that none hides."""
        return self.faulty or self.rows

    @property
    def more(self):
        """How many rows more there are than are shown."""
        return self.length - len(self.shown)


def recordable(request, plan_id):
    """The plan, for somebody who may record on it. Raises PermissionDenied."""
    plan = plan_of(request, plan_id)
    if not permissions.may_record(request.membership, plan):
        raise PermissionDenied(_('Figures are entered while the plan is active.'))
    return plan


@recorder
@require_http_methods(['GET', 'POST'])
def import_figures(request, plan_id):
    """Paste cells or choose a file; what was understood is shown next."""
    plan = recordable(request, plan_id)
    sent = (request.POST, request.FILES) if request.method == 'POST' else ()
    form = FiguresForm(*sent, initial={'language': active_language()})
    if request.method == 'POST' and form.is_valid():
        upload = kept(request, plan, form)
        if upload:
            page = 'preview_figures' if upload.layout else 'figure_columns'
            return redirect(f'plans:{page}', plan.pk, upload.pk)
    content = {'plan': plan, 'form': form, 'example': example_of(plan)}
    content['done'] = plan.actual_imports.filter(taken_at__isnull=False).select_related('by__user')[
        :5
    ]
    return render(request, 'targets/import.html', content, status=422 if form.errors else 200)


def kept(request, plan, form):
    """The kept table, or None where it cannot be read: the form says why."""
    file, language = form.cleaned_data['table'], form.cleaned_data['language']
    try:
        rows = read_file(file.read()) if file else read_text(form.cleaned_data['cells'])
        rows = filled(rows)
        layout = layout_of(rows, figure_columns.known(plan.workspace))
        if layout:
            read_figures(rows[: layout.head + 2], layout, document_of(plan), language)
    except TableError as error:
        form.add_error('table' if file else 'cells', str(error))
        return None
    return actual_imports.keep_rows(
        plan, rows, source=file.name if file else _('pasted cells'), language=language,
        layout=layout and {'head': layout.head, 'roles': list(layout.roles)},
        by=request.membership,
    )  # fmt: skip


def example_of(plan):
    """Names of two targets to show what a table looks like."""
    return [target.name or target.id for target in document_of(plan).targets[:2]]


@recorder
@require_http_methods(['GET', 'POST'])
def preview_figures(request, plan_id, upload_id):
    """What each cell would do: new, changed, unreadable. POST takes them all."""
    plan = recordable(request, plan_id)
    upload = get_object_or_404(plan.actual_imports, pk=upload_id)
    if upload.taken_at:
        return after_taking(request, plan, upload)
    if not upload.layout:
        return redirect('plans:figure_columns', plan.pk, upload.pk)
    form = TakeForm(request.POST if request.method == 'POST' else None)
    reason = form.cleaned_data['reason'] if form.is_bound and form.is_valid() else ''
    if request.method == 'POST' and 'X-Progress' in request.headers:
        steps = progress(plan, upload, reason, request.membership)
        return StreamingHttpResponse(steps, content_type='text/plain', headers=UNPACKED)
    seen = preview_of(request, plan, upload)
    if seen.wants_reason and request.method == 'POST' and not reason:
        form.add_error('reason', _('Say why the figures change.'))
    if request.method == 'POST' and form.is_valid() and seen.is_fine:
        return taken(request, plan, upload, reason)
    status = 422 if request.method == 'POST' else 200
    content = {'plan': plan, 'upload': upload, 'seen': seen, 'form': form}
    return render(request, 'targets/preview.html', content, status=status)


def taken(request, plan, upload, reason):
    """Take the figures and offer to take them back; None where one cannot be taken."""
    try:
        for _step in taking_steps(plan, upload, reason, request.membership):
            pass
    except FigureImportError as refused:
        messages.error(request, str(refused))
        return redirect('plans:preview_figures', plan.pk, upload.pk)
    return after_taking(request, plan, upload)


def after_taking(request, plan, upload):
    """Back to the targets, with the way to undo what was just taken in."""
    if upload.undone_at is None:
        count = upload.added + upload.changed
        text = ngettext('{n} figure is in.', '{n} figures are in.', count).format(n=count)
        undo = reverse('plans:undo_figures', args=[plan.pk, upload.pk])
        messages.success(request, text, extra_tags=undo)
    return redirect('plans:targets', plan.pk)


def taking_steps(plan, upload, reason, by):
    """Take the figures; yields how many are done. Raises FigureImportError, PermissionDenied."""
    _headings, read = read_again(plan, upload)
    pieces = (whole(rows, changes) for rows, changes in pieces_of(read, reason))
    yield from actual_imports.taking(upload, pieces, by=by)


def whole(rows, changes):
    """The changes, where every cell of the rows was understood. Raises FigureImportError."""
    if any(row.fault or any(cell.fault for cell in row.cells) for row in rows):
        raise FigureImportError({}, _('Nothing was written: some cells are not understood.'))
    return changes


def progress(plan, upload, reason, by):
    """Lines for a progress bar: the share that is done, at the end `done` or `refused`."""
    most = max(1, len(upload.rows))
    yield '0\n'
    try:
        for done in taking_steps(plan, upload, reason, by):
            yield f'{min(0.95, done / most):.2f}\n'
    except (FigureImportError, PermissionDenied):
        yield 'refused\n'
        return
    yield 'done\n'


@recorder
@require_POST
def undo_figures(request, plan_id, upload_id):
    """Put the figures back as they were before an import."""
    plan = recordable(request, plan_id)
    upload = get_object_or_404(plan.actual_imports, pk=upload_id)
    try:
        actual_imports.undo(upload, by=request.membership)
        messages.success(request, _('The figures are as they were before.'))
    except FigureImportError as refused:
        messages.info(request, str(refused))
    return redirect('plans:targets', plan.pk)


@reader
@require_GET
def export_figures(request, plan_id):
    """The figures as CSV, in the form in which they can be taken in again."""
    plan = plan_of(request, plan_id)
    audit.exported(plan, by=request.membership, what='CSV', action='figures_exported')
    text = figures_csv(document_of(plan), active_language())
    answer = HttpResponse(text, content_type='text/csv; charset=utf-8')
    answer['Content-Disposition'] = f'attachment; filename="{plan.code}-figures.csv"'
    return answer


def read_again(plan, upload):
    """(headings, [ReadRow]) of a kept table, for the targets of now."""
    rows = actual_imports.rows_of(upload)
    return read_figures(rows, kept_layout(upload), document_of(plan), upload.language)


def kept_layout(upload):
    """The Layout kept with an import, or None while nobody said."""
    kept = upload.layout
    return Layout(kept['head'], tuple(kept['roles'])) if kept else None


def preview_of(request, plan, upload):
    """The Preview of a kept table against the figures of now."""
    headings, read = read_again(plan, upload)
    today, seen = plan.workspace.today(), Preview(headings)
    recorder = actual_imports.everything(plan, request.membership, today)
    with uncollected():
        for rows, changes in pieces_of(read):
            states, faults = actual_imports.look(recorder, changes)
            faulty = mark(rows, states, faults, seen.counts)
            seen.figures += len(changes)
            seen.length += len(rows)
            seen.rows += rows[: SHOWN_ROWS - len(seen.rows)]
            seen.faulty += faulty[: SHOWN_ROWS - len(seen.faulty)]
            seen.wants_reason = seen.wants_reason or any(
                states[one.key] == CHANGED and wants_reason(one.end, today) for one in changes
            )
    for cell in (cell for row in seen.shown for cell in row.cells if cell.state == CHANGED):
        cell.before = typed_figure(recorder.row(cell), active_language())
    return seen
