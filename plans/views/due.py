"""The five-minute page: only what waits for the reader, one tap from being done."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from plans.domain import check_ins, due
from plans.domain.language import active_language
from plans.forms.check_ins import CheckInForm
from plans.rules.tracking import FigureWords
from plans.views.access import plan_of, recorder
from plans.views.month_grid import figure_url, key_of
from plans.views.target_figures import target_url

MOST = 60


@recorder
@require_GET
def figures(request):
    """Figures of periods that are over, then late tasks, of the reader's own."""
    return page_of(request)


def page_of(request, refused=None):
    """The page; 422 with the check-in that could not be kept, where one is `refused`."""
    today = request.workspace.today()
    found = due.due_figures(request.membership, today)
    tasks = list(due.late_tasks(request.membership, today)[:MOST])
    reminders = check_ins.reminders_of(request.membership)
    heard = list(due.undecided_feedback(request.membership)[:MOST])
    content = {
        'lines': [line_of(one, reminders) for one in found[:MOST]],
        'tasks': [{'row': one, 'url': task_url(one)} for one in tasks],
        'heard': [{'row': one, 'url': feedback_url(one)} for one in heard],
        'check_ins': check_in_forms(request, refused),
        'page_errors': refused is not None,
        'count': sum(len(one.periods) for one in found) + len(tasks) + len(heard),
    }
    return render(request, 'targets/due.html', content, status=422 if refused else 200)


def check_in_forms(request, refused):
    """A form for each plan the reader carries, filled with what was said this week."""
    plans = list(check_ins.carried_by(request.membership))
    said = check_ins.said_this_week(request.membership, plans)
    return [
        {
            'plan': plan,
            'said': said.get(plan.pk),
            'form': refused
            if refused and refused.prefix == prefix_of(plan)
            else CheckInForm(said=said.get(plan.pk), prefix=prefix_of(plan)),
        }
        for plan in plans
    ]


def prefix_of(plan):
    """What tells the check-ins of several plans apart on one page."""
    return f'plan-{plan.pk}'


@recorder
@require_POST
def check_in(request, plan_id):
    """Keep what the reader says of the plan this week."""
    plan = plan_of(request, plan_id)
    form = CheckInForm(request.POST, prefix=prefix_of(plan))
    if not form.is_valid():
        return page_of(request, form)
    check_ins.check_in(plan, by=request.membership, **form.cleaned_data)
    messages.success(request, _('Kept for this week.'))
    return redirect('plans:figures')


def line_of(one, reminders):
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
        'reminder': reminders.get((one.plan.pk, one.target.id)),
    }


def feedback_url(item):
    """The page of the feedback, where it is decided."""
    return reverse('plans:feedback_item', args=[item.pk])


def task_url(task):
    """Where the task stands on its plan's page."""
    return f'{reverse("plans:tasks", args=[task.plan_id])}#actions-{task.ref}'
