"""Tasks: those of a plan as a list or a board, and one's own over all plans."""

from dataclasses import dataclass
from urllib.parse import quote

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from plans.document.choices import ActionStatus
from plans.domain import actions, keys, permissions
from plans.forms.task_filters import TaskFilterForm, TaskStatusForm
from plans.views.access import plan_of, reader, recorder
from plans.views.places import way_back
from plans.views.plan_page import PlanPage
from plans.views.plan_targets import task_lines
from plans.views.target_figures import target_url

PAGE = 60


@reader
@require_GET
def tasks(request, plan_id):
    """The tasks of one plan, narrowed; a list, or a board of four columns."""
    page = PlanPage(request, plan_of(request, plan_id))
    form = TaskFilterForm(request.GET, document=page.document)
    found = [one for one in task_lines(page.context) if form.fits(one, request.user.email)]
    shown = Paginator(found, PAGE).get_page(request.GET.get('page'))
    may_record = permissions.may_edit_part(page.member, page.plan, 'actions')
    for line in shown:
        dress(page, line)
    context = page.frame('actions') | {
        'form': form,
        'page_obj': shown,
        'columns': columns_of(shown) if form.is_board else [],
        'late': sum(one.is_late for one in found),
        'may_record': may_record,
        'statuses': list(ActionStatus),
        'key': keys.new_key(),
        'keep': kept(request),
    }
    return render(request, 'actions/tasks.html', context)


def kept(request):
    """The query string without the page number."""
    query = request.GET.copy()
    query.pop('page', None)
    return query.urlencode()


def dress(page, line):
    """What a task leads to: its row, the targets of its strategy, the feedback it came from."""
    plan, document, task = page.plan, page.document, line.task
    line.edit_url = reverse('plans:record', args=[plan.pk, 'actions', task.id])
    line.move_url = reverse('plans:move_task', args=[plan.pk, task.id])
    strategy = document.strategies_by_id.get(task.strategy)
    line.strategy_url = anchor(plan, 'needs', 'strategies', task.strategy)
    served = [
        one
        for one in document.targets
        if strategy and (one.strategy == strategy.id or (one.goal and one.goal in strategy.goals))
    ]
    line.targets = [(one.id, one.name, target_url(plan, one.id)) for one in served[:3]]
    heard = task.from_feedback
    line.feedback_url = heard and reverse('plans:feedback_at', args=[plan.pk, heard])


def anchor(plan, tab, name, ref):
    """The place of a row on the plan page; '' without one."""
    if not ref:
        return ''
    url = reverse('plans:plan', args=[plan.pk])
    return f'{url}?tab={tab}&at={name}-{quote(ref)}#{name}-{quote(ref)}'


@dataclass
class Column:
    """One state of the board with its tasks."""

    status: ActionStatus
    lines: list


def columns_of(lines):
    """A Column of every state, in its order."""
    return [
        Column(status, [one for one in lines if one.task.status == status])
        for status in ActionStatus
    ]


@recorder
@require_POST
def move_task(request, plan_id, ref):
    """Move a task to another state, and go back to where one was."""
    plan = plan_of(request, plan_id)
    is_undo = 'undo' in request.GET  # it sends an address alone
    form = TaskStatusForm(request.GET if is_undo else request.POST)
    if not form.is_valid():
        raise Http404
    row = get_object_or_404(plan.actions, ref=ref)
    back = way_back(request, reverse('plans:tasks', args=[plan.pk]))
    before = row.status or ActionStatus.TODO.value
    actions.set_status(plan, row, form.cleaned_data['status'], by=request.membership)
    if is_undo:
        messages.success(request, _('The task is back where it was.'))
    else:
        undo = {'undo': 1, 'status': before, 'next': back}
        here = reverse('plans:move_task', args=[plan.pk, ref], query=undo)
        messages.success(request, _('The task was moved.'), extra_tags=here)
    return redirect(back)


@reader
@require_GET
def my_tasks(request):
    """The reader's own open tasks over all plans that run, the latest first."""
    today = request.workspace.today()
    found = actions.open_tasks(request.membership)
    shown = Paginator(found, PAGE).get_page(request.GET.get('page'))
    groups = {'late': [], 'soon': [], 'later': [], 'undated': []}
    for row in shown:
        groups[when(row.due, today)].append(row)
    titles = {
        'late': _('Overdue'),
        'soon': _('Within a week'),
        'later': _('Later'),
        'undated': _('Without a day'),
    }
    context = {
        'groups': [(key, titles[key], rows) for key, rows in groups.items() if rows],
        'page_obj': shown,
        'statuses': list(ActionStatus),
        'has_feed': hasattr(request.membership, 'calendar_feed'),
        'may_record': permissions.allows(request.membership, permissions.Permission.RECORD),
        'keep': '',
    }
    return render(request, 'actions/mine.html', context)


def when(due, today):
    """Which group of one's tasks a due day belongs to."""
    if due is None:
        return 'undated'
    if due < today:
        return 'late'
    return 'soon' if due <= today + actions.SOON else 'later'
