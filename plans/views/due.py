"""The five-minute page: only what waits for the reader, one tap from being done."""

from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from plans.domain import due
from plans.domain.language import active_language
from plans.rules.tracking import FigureWords
from plans.views.access import recorder
from plans.views.month_grid import figure_url, key_of
from plans.views.target_figures import target_url

MOST = 60


@recorder
@require_GET
def figures(request):
    """Figures of periods that are over, then late tasks, of the reader's own."""
    today = request.workspace.today()
    found = due.due_figures(request.membership, today)
    tasks = list(due.late_tasks(request.membership, today)[:MOST])
    content = {
        'lines': [line_of(one) for one in found[:MOST]],
        'tasks': [{'row': one, 'url': task_url(one)} for one in tasks],
        'count': sum(len(one.periods) for one in found) + len(tasks),
    }
    return render(request, 'targets/due.html', content)


def line_of(one):
    """One target with its missing periods as links."""
    words = FigureWords(one.target, one.document, active_language())
    return {
        'plan': one.plan,
        'name': words.name,
        'unit': words.unit,
        'url': target_url(one.plan, one.target.id),
        'periods': [
            (
                words.period_in_full(piece),
                figure_url(one.plan, one.target.id, key_of(piece.start, piece.end)),
            )
            for piece in one.periods[:12]
        ],
        'more': max(0, len(one.periods) - 12),
    }


def task_url(task):
    """Where the task stands on its plan's page."""
    return f'{reverse("plans:plan", args=[task.plan_id])}?tab=actions#actions-{task.ref}'
