"""Feedback pasted or from a file: read, shown row by row, then taken as a whole or not at all."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from plans.document.choices import FeedbackChannel, FeedbackTopic, Sentiment
from plans.domain import feedback_imports
from plans.domain.actual_imports import rows_of
from plans.domain.feedback_imports import FeedbackImportError
from plans.domain.language import active_language
from plans.forms.feedback_imports import FeedbackTableForm
from plans.imports.feedback import read_feedback
from plans.imports.tables import TableError, read_file, read_text
from plans.views.access import recorder
from plans.views.feedback import inbox_url
from plans.views.feedback_capture import open_plans

SHOWN_ROWS = 100
SHOWN_DONE = 5


@recorder
@require_http_methods(['GET', 'POST'])
def import_feedback(request):
    """Paste cells or choose a file; what was understood is shown next."""
    plans = list(open_plans(request.membership, None))
    wanted = next((one for one in plans if str(one.pk) == request.GET.get('plan')), None)
    sent = (request.POST, request.FILES) if request.method == 'POST' else ()
    form = FeedbackTableForm(*sent, plans=plans, initial={'plan': wanted})
    if form.is_bound and form.is_valid():
        upload = kept(request, form)
        if upload:
            return redirect('plans:preview_feedback', upload.pk)
    done = request.workspace.feedback_imports.filter(taken_at__isnull=False)
    context = {
        'form': form,
        'back': inbox_url(wanted),
        'done': done.select_related('by__user', 'plan')[:SHOWN_DONE],
    }
    return render(request, 'feedback/import.html', context, status=422 if form.errors else 200)


def kept(request, form):
    """The kept table, or None where it cannot be read: the form says why."""
    file = form.cleaned_data['table']
    try:
        cells = form.cleaned_data['cells']
        rows = read_file(file.read()) if file else read_text(cells)
        read_feedback(rows, request.workspace.today())
    except TableError as error:
        form.add_error('table' if file else 'cells', str(error))
        return None
    return feedback_imports.keep_table(
        request.workspace,
        form.cleaned_data['plan'],
        rows,
        source=file.name if file else _('pasted cells'),
        language=active_language(),
        by=request.membership,
    )


@recorder
@require_http_methods(['GET', 'POST'])
def preview_feedback(request, upload_id):
    """What each row would become: new, there already, not understood. POST takes the new ones."""
    upload = upload_of(request, upload_id)
    if upload.taken_at:
        return redirect(inbox_url(upload.plan))
    read = read_feedback(rows_of(upload), request.workspace.today())
    mark_doubles(upload, read)
    fresh = [one for one in read if not one.fault and not one.is_double]
    if request.method == 'POST' and fresh:
        return taken(request, upload, fresh)
    ordered = sorted(read, key=lambda one: not one.fault)  # what is not understood comes first
    context = {
        'upload': upload,
        'shown': [(one, words_of(one)) for one in ordered[:SHOWN_ROWS]],
        'more': max(len(read) - SHOWN_ROWS, 0),
        'counts': {
            'new': len(fresh),
            'double': sum(one.is_double for one in read),
            'refused': sum(bool(one.fault) for one in read),
        },
    }
    return render(request, 'feedback/preview.html', context)


def upload_of(request, upload_id):
    """The import, reached through the workspace."""
    imports = request.workspace.feedback_imports.select_related('plan', 'workspace')
    return get_object_or_404(imports, pk=upload_id)


def mark_doubles(upload, read):
    """Mark rows that stand in the inbox already, or twice in the table."""
    seen = feedback_imports.known_keys(upload, read)
    for one in read:
        if one.fault:
            continue
        one.is_double = one.key in seen
        seen.add(one.key)


def words_of(one):
    """The sentiment, channel and topic of a row in the reader's language."""
    enums = {'sentiment': Sentiment, 'channel': FeedbackChannel, 'topic': FeedbackTopic}
    found = [(enum, one.values.get(name)) for name, enum in enums.items()]
    return ' · '.join(enum(value).label(active_language()) for enum, value in found if value)


def taken(request, upload, fresh):
    """Take the rows in and offer to take them back."""
    values = [one.values for one in fresh]
    upload = feedback_imports.take(upload, values, by=request.membership)
    text = ngettext('{n} item is in.', '{n} items are in.', upload.added).format(n=upload.added)
    undo = reverse('plans:undo_feedback_import', args=[upload.pk])
    messages.success(request, text, extra_tags=undo)
    return redirect(inbox_url(upload.plan))


@recorder
@require_POST
def undo_feedback_import(request, upload_id):
    """Take the items of an import back, but for those somebody has worked on."""
    upload = upload_of(request, upload_id)
    try:
        left = feedback_imports.undo(upload, by=request.membership)
        messages.success(request, _('The import is taken back.'))
        if left:
            text = ngettext(
                '{n} item stays: somebody has worked on it.',
                '{n} items stay: somebody has worked on them.',
                left,
            )
            messages.info(request, text.format(n=left))
    except FeedbackImportError as refused:
        messages.info(request, str(refused))
    return redirect(inbox_url(upload.plan))
