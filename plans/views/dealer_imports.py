"""Dealers from a file or pasted cells: looked at first, taken as a whole, taken back."""

from collections import Counter

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from plans.domain import dealer_imports
from plans.domain.dealer_imports import NEW, SKIP, DealerImportError
from plans.forms.dealer_imports import DealerTableForm
from plans.imports import dealers as reading
from plans.imports.tables import TableError, read_file, read_text
from plans.views.access import planner, sent

SHOWN_ROWS = 200
DONE = 10
STATES = (reading.NEW, reading.CHANGED, reading.SAME, reading.ALIKE, reading.REFUSED)


@planner
@require_http_methods(['GET', 'POST'])
def import_dealers(request):
    """Paste cells or send a file; what they mean is shown before anything is written."""
    form = DealerTableForm(sent(request), request.FILES or None)
    if request.method == 'POST' and form.is_valid():
        try:
            source, rows = table_of(form.cleaned_data)
            upload = dealer_imports.keep_rows(
                request.workspace, rows, source=source, by=request.membership
            )
            return redirect('plans:preview_dealers', upload.pk)
        except TableError as error:
            form.add_error('table' if form.cleaned_data['table'] else 'cells', str(error))
    done = request.workspace.dealer_imports.filter(taken_at__isnull=False).select_related(
        'by__user'
    )
    context = {'form': form, 'done': done[:DONE], 'back': reverse('plans:dealers')}
    return render(request, 'dealers/import.html', context, status=422 if form.errors else 200)


def table_of(given):
    """(what it is called, rows of texts). Raises TableError."""
    if given['table']:
        source, rows = given['table'].name, read_file(given['table'].read())
    else:
        source, rows = _('Pasted cells'), read_text(given['cells'])
    phone = reading.columns_of(rows[0]).get('phone')
    texts = [
        [reading.text_of(cell, is_phone=at == phone) for at, cell in enumerate(row)] for row in rows
    ]
    return source, texts


@planner
@require_http_methods(['GET', 'POST'])
def preview_dealers(request, upload_id):
    """What each row means; rows that look like a known dealer are asked about."""
    upload = get_object_or_404(request.workspace.dealer_imports, pk=upload_id)
    if upload.taken_at:
        return redirect('plans:import_dealers')
    known = dealer_imports.known_dealers(request.workspace)
    read = reading.read_dealers(upload.rows, known)
    counts = Counter(one.state for one in read)
    if request.method == 'POST' and not counts[reading.REFUSED]:
        return taken(request, upload, read)
    names = {pk: values['name'] for pk, values in known}
    order = {reading.REFUSED: 0, reading.ALIKE: 1}
    rows = sorted(read, key=lambda one: order.get(one.state, 2))
    context = {
        'upload': upload,
        'counts': {
            state: counts[state] for state in ('new', 'changed', 'same', 'alike', 'refused')
        },
        'lines': [(one, [(pk, names[pk]) for pk in one.alike[:5]]) for one in rows[:SHOWN_ROWS]],
        'more': max(len(rows) - SHOWN_ROWS, 0),
        'back': reverse('plans:import_dealers'),
    }
    status = 422 if request.method == 'POST' else 200
    return render(request, 'dealers/preview.html', context, status=status)


def taken(request, upload, read):
    """Take the rows and offer to take them back."""
    wanted = []
    for one in read:
        choice = request.POST.get(f'row-{one.number}', NEW)
        if one.state == reading.SAME or (one.state == reading.ALIKE and choice == SKIP):
            continue
        into = int(choice) if choice.isdecimal() and len(choice) < 19 else None
        values = one.values
        if one.state == reading.ALIKE and into in one.alike:
            values = {name: value for name, value in values.items() if name != 'name'}
            wanted.append((values, into))
        else:
            wanted.append((values, one.known))
    upload = dealer_imports.take(upload, wanted, by=request.membership)
    count = len(upload.done['added']) + len(upload.done['changed'])
    text = ngettext('{n} dealer is in.', '{n} dealers are in.', count).format(n=count)
    undo = reverse('plans:undo_dealers', args=[upload.pk])
    messages.success(request, text, extra_tags=undo)
    return redirect('plans:dealers')


@planner
@require_POST
def undo_dealers(request, upload_id):
    """Put the directory back as it was before an import."""
    upload = get_object_or_404(request.workspace.dealer_imports, pk=upload_id)
    try:
        left = dealer_imports.undo(upload, by=request.membership)
    except DealerImportError as refused:
        messages.info(request, str(refused))
        return redirect('plans:dealers')
    if left:
        text = ngettext(
            'Taken back, except {n} dealer that a plan uses by now.',
            'Taken back, except {n} dealers that plans use by now.', left,
        )  # fmt: skip
        messages.success(request, text.format(n=left))
    else:
        messages.success(request, _('The directory is as it was before.'))
    return redirect('plans:dealers')
