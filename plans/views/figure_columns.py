"""What the columns of a table mean: asked where headings do not tell, and remembered."""

from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from plans.domain import actual_imports
from plans.domain.figure_columns import remember
from plans.forms.figure_columns import ColumnsForm
from plans.rules.figure_columns import signature
from plans.views.access import recorder
from plans.views.actual_imports import kept_layout, recordable

SHOWN_ROWS = 8


@recorder
@require_http_methods(['GET', 'POST'])
def figure_columns(request, plan_id, upload_id):
    """Choose what each column is; the same kind of table is known from then on."""
    plan = recordable(request, plan_id)
    upload = get_object_or_404(plan.actual_imports, pk=upload_id, taken_at__isnull=True)
    rows = actual_imports.rows_of(upload)
    form = ColumnsForm(
        request.POST if request.method == 'POST' else None, rows=rows, layout=kept_layout(upload)
    )
    if form.is_bound and form.is_valid():
        layout = form.layout
        upload.layout = {'head': layout.head, 'roles': list(layout.roles)}
        upload.save(update_fields=['layout'])
        heading = signature(rows[layout.head])
        remember(plan.workspace, heading, layout.roles, by=request.membership)
        return redirect('plans:preview_figures', plan.pk, upload.pk)
    content = {'plan': plan, 'upload': upload, 'form': form, 'rows': shown(rows, len(form.columns))}
    return render(request, 'targets/columns.html', content, status=422 if form.errors else 200)


def shown(rows, width):
    """The first rows, each as long as the widest."""
    return [[*row, *[''] * (width - len(row))] for row in rows[:SHOWN_ROWS]]
