"""Figures pasted or from a file: read, shown cell by cell, then taken as a whole or not at all."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from plans.domain import actual_imports, permissions
from plans.domain.actual_imports import CHANGED, FigureImportError
from plans.domain.actuals import Change, wants_reason
from plans.domain.documents.reading import document_of
from plans.domain.language import active_language
from plans.exports.actuals import figures_csv
from plans.forms.actual_imports import FiguresForm, TakeForm
from plans.imports.actuals import read_figures
from plans.imports.tables import TableError, read_file, read_text
from plans.views.access import plan_of, reader, recorder

SHOWN_ROWS = 100


@dataclass
class Preview:
    """A table as it would be taken: rows of cells with their state, and how many of each."""

    headings: list
    rows: list
    changes: list
    counts: dict
    wants_reason: bool
    is_fine: bool


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
    form = FiguresForm(*((request.POST, request.FILES) if request.method == 'POST' else ()))
    if request.method == 'POST' and form.is_valid():
        upload = kept(request, plan, form)
        if upload:
            return redirect('plans:preview_figures', plan.pk, upload.pk)
    content = {'plan': plan, 'form': form, 'example': example_of(plan)}
    content['done'] = plan.actual_imports.filter(taken_at__isnull=False).select_related('by__user')[
        :5
    ]
    return render(request, 'targets/import.html', content, status=422 if form.errors else 200)


def kept(request, plan, form):
    """The kept table, or None where it cannot be read: the form says why."""
    file = form.cleaned_data['table']
    try:
        rows = read_file(file.read()) if file else read_text(form.cleaned_data['cells'])
        read_figures(rows, document_of(plan), active_language())
    except TableError as error:
        form.add_error('table' if file else 'cells', str(error))
        return None
    source = file.name if file else _('pasted cells')
    return actual_imports.keep_rows(
        plan, rows, source=source, language=active_language(), by=request.membership
    )


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
        return redirect('plans:targets', plan.pk)
    form = TakeForm(request.POST if request.method == 'POST' else None)
    reason = form.cleaned_data['reason'] if form.is_bound and form.is_valid() else ''
    seen = preview_of(request, plan, upload, reason)
    if seen.wants_reason and request.method == 'POST' and not reason:
        form.add_error('reason', _('Say why the figures change.'))
    if request.method == 'POST' and form.is_valid() and seen.is_fine:
        return taken(request, plan, upload, seen)
    status = 422 if request.method == 'POST' else 200
    content = {'plan': plan, 'upload': upload, 'seen': seen, 'form': form}
    content['shown_rows'] = shown = shown_first(seen.rows)
    content['more'] = len(seen.rows) - len(shown)
    return render(request, 'targets/preview.html', content, status=status)


def shown_first(rows):
    """The rows that are shown: those with a fault first, so that none hides."""
    faulty = [row for row in rows if row.fault or any(cell.fault for cell in row.cells)]
    return (faulty or rows)[:SHOWN_ROWS]


def taken(request, plan, upload, seen):
    """Take the figures and offer to take them back."""
    try:
        upload = actual_imports.take(upload, seen.changes, by=request.membership)
    except FigureImportError as refused:
        messages.error(request, str(refused))
        return redirect('plans:preview_figures', plan.pk, upload.pk)
    count = upload.added + upload.changed
    text = ngettext('{n} figure is in.', '{n} figures are in.', count).format(n=count)
    undo = reverse('plans:undo_figures', args=[plan.pk, upload.pk])
    messages.success(request, text, extra_tags=undo)
    return redirect('plans:targets', plan.pk)


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
    text = figures_csv(document_of(plan), active_language())
    answer = HttpResponse(text, content_type='text/csv; charset=utf-8')
    answer['Content-Disposition'] = f'attachment; filename="{plan.code}-figures.csv"'
    return answer


def preview_of(request, plan, upload, reason):
    """The Preview of a kept table against the figures of now."""
    document = document_of(plan)
    rows = actual_imports.rows_of(upload)
    headings, read = read_figures(rows, document, upload.language)
    today = plan.workspace.today()
    changes = changes_of(read, reason)
    states, faults = actual_imports.look(plan, changes, by=request.membership, on=today)
    late = any(states[one.key] == CHANGED and wants_reason(one.end, today) for one in changes)
    counts = mark(read, states, faults)
    is_fine = not counts['refused'] and bool(changes)
    return Preview(headings, read, changes, counts, late, is_fine)


def changes_of(read, reason):
    """A Change of every cell that means a figure; the second cell of one period is a fault."""
    changes, seen = [], set()
    for place, row in enumerate(read):
        for at, cell in enumerate(row.cells):
            if cell.fault or not cell.values or cell.start is None:
                continue
            change = Change(
                cell.target, cell.start, cell.end, cell.values, reason=reason, key=f'{place}.{at}'
            )
            if change.place in seen:
                cell.fault = _('This figure stands in the table twice.')
                continue
            seen.add(change.place)
            changes.append(change)
    return changes


def mark(read, states, faults):
    """Give each cell its state; returns how many there are of each."""
    counts = dict.fromkeys(('new', 'changed', 'same', 'blank', 'refused'), 0)
    for place, row in enumerate(read):
        counts['refused'] += bool(row.fault)
        for at, cell in enumerate(row.cells):
            fault = faults.get(f'{place}.{at}')
            cell.fault = cell.fault or (fault.message if fault else '')
            state = 'blank' if cell.shown == '' else states.get(f'{place}.{at}', 'blank')
            cell.state = 'refused' if cell.fault else state
            counts[cell.state] += 1
    return counts
