"""A plan ends, goes on, is put away or copied: pages that ask, and what follows."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from plans.document.choices import PlanStatus
from plans.domain import archiving, closing, copies, keys, permissions
from plans.domain.carrying import NotAnsweredError
from plans.domain.row_rules import RowInUseError
from plans.domain.transitions import TransitionError
from plans.forms.closing import QUESTIONS, CloseForm, CopyForm
from plans.views.access import plan_of, planner, sent
from plans.views.carrying import carried_of
from plans.views.comments import say_instead
from plans.views.plan_files import once
from plans.views.plan_page import PlanPage, tab_url
from plans.views.results import result_lines, told_at_the_end


@planner
@require_http_methods(['GET', 'POST'])
def close(request, plan_id):
    """GET shows target against result and asks three questions; POST ends the plan."""
    plan = plan_of(request, plan_id)
    if not permissions.may_end(request.membership, plan):
        return elsewhere(request, plan, _('Only the owner and approvers close a plan that runs.'))
    form = CloseForm(
        sent(request), plan=plan, is_early=closing.is_early(plan), initial=asked_before(plan)
    )
    if request.method == 'POST' and form.is_valid() and closed(request, plan, form):
        return redirect(tab_url(plan, 'result'))
    if not plan.is_active:
        return tell_of_end(request, plan, form)
    page = PlanPage(request, plan)
    context = {'plan': plan, 'form': form, 'lines': result_lines(page)}
    return render(request, 'closing/close.html', context, status=422 if form.errors else 200)


def asked_before(plan):
    """What stands in the form: answers of a closing that was taken back."""
    told = getattr(plan, 'close_out', None)
    names = (*QUESTIONS, 'early_reason') if told else ()
    answers = {name: getattr(told, name) for name in names}
    return {**answers, 'close_note': plan.close_note, 'lock_version': plan.lock_version}


def closed(request, plan, form):
    """End the plan; what keeps it is said on the form. Returns whether nothing is left to ask."""
    given = form.cleaned_data
    try:
        now = closing.close(
            plan,
            by=request.membership,
            lock_version=given['lock_version'],
            note=given['close_note'],
            early_reason=given.get('early_reason', ''),
            lessons=form.lessons(),
        )
    except TransitionError as kept:
        plan.refresh_from_db()
        form.data = {**form.data.dict(), 'lock_version': plan.lock_version}
        form.add_error(kept.field or None, kept.message)
        return False
    tell(request, now, _('The plan is closed; its result stands.'), 'reopen')
    return True


def tell_of_end(request, plan, form):
    """The plan does not run; a form sent twice leads where the first one led."""
    told = getattr(plan, 'close_out', None)
    if plan.status == PlanStatus.CLOSED and told and told.by == request.membership:
        messages.info(request, _('The plan is closed; its result stands.'))
        return redirect(tab_url(plan, 'result'))
    return say_instead(request, plan, _('This plan does not run now.'), form.typed())


def elsewhere(request, plan, refusal):
    """Where a page leads that is not the member's, or no longer fits the plan's state."""
    if request.method == 'POST':
        raise PermissionDenied(refusal)
    return redirect('plans:plan', plan.pk)


def tell(request, plan, text, back):
    """Say what was done, with Undo where the member may take it back."""
    may = getattr(permissions, f'may_{back}')(request.membership, plan)
    may = may or (back == 'reopen' and closing.may_undo(request.membership, plan))
    url = f'{reverse(f"plans:{back}", args=[plan.pk])}?was={plan.lock_version}' if may else ''
    messages.success(request, text, extra_tags=url)


def lock_version(request):
    """The plan's version that the page had shown, from its form or its Undo; None without one."""
    text = request.POST.get('lock_version') or request.GET.get('was', '')
    return int(text) if text.isdecimal() and len(text) < 10 else None


def carry_out(request, plan_id, do, text, back=''):
    """Do one transition that asks for nothing; say so, or why not."""
    plan = plan_of(request, plan_id)
    try:
        now = do(plan, by=request.membership, lock_version=lock_version(request))
    except TransitionError as kept:
        messages.warning(request, kept.message)
    else:
        tell(request, now, text, back) if back else messages.success(request, text)
    return redirect('plans:plan', plan_id)


@planner
@require_POST
def reopen(request, plan_id):
    """Let a closed plan go on."""
    return carry_out(request, plan_id, closing.reopen, _('The plan goes on.'))


@planner
@require_POST
def archive(request, plan_id):
    """Put a plan away; it can be brought back at any time."""
    text = _('The plan is archived: lists show it under the status “Archived”.')
    return carry_out(request, plan_id, archiving.archive, text, 'restore')


@planner
@require_POST
def restore(request, plan_id):
    """Bring an archived plan back."""
    return carry_out(request, plan_id, archiving.restore, _('The plan is back.'))


@planner
@require_http_methods(['GET', 'POST'])
def copy(request, plan_id):
    """Begin the next period's plan from this one: name and period first."""
    plan = plan_of(request, plan_id)
    page = PlanPage(request, plan)
    told, groups = told_at_the_end(plan), carried_of(page)
    rows = [(one.name, one.ref, one.title) for group in groups for one in group.lines]
    form = CopyForm(sent(request), has_lessons=bool(told), rows=rows, initial=proposed(plan))
    if request.method == 'POST' and form.is_valid():
        try:
            return once(request, lambda: copied(request, plan, form, told))
        except RowInUseError as used:
            form.add_error(None, used.args[0])
        except NotAnsweredError:
            form.add_error(None, _('The plan has just got more rows: read them too.'))
    context = {
        'plan': plan,
        'form': form,
        'told': told,
        'groups': asked(groups, form),
        'unmet': unmet_needs(page.document),
        'key': keys.new_key(),
    }
    return render(request, 'closing/copy.html', context, status=422 if form.errors else 200)


def asked(groups, form):
    """The groups, each line with the field that asks about it."""
    for line in (one for group in groups for one in group.lines):
        line.field = form.field_of(line.name, line.ref)
    return groups


def proposed(plan):
    """The period after the plan's, and its name with the years moved on."""
    start, end = copies.days_after(plan)
    return {'title': copies.title_for(plan, start), 'period_start': start, 'period_end': end}


def copied(request, plan, form, told):
    """Make the copy, with what was learned where that is wanted."""
    wanted = form.cleaned_data
    lessons = '\n'.join(f'{question} {answer}' for question, answer in told)
    new = copies.copy_plan(
        plan,
        by=request.membership,
        title=wanted['title'],
        period_start=wanted['period_start'],
        period_end=wanted['period_end'],
        summary=lessons if wanted.get('takes_lessons') else None,
        answers=form.answers(),
    )
    text = _('The plan %(code)s is a draft with last period’s results as baselines.')
    messages.success(request, text % {'code': new.code})
    return new


def unmet_needs(document):
    """Needs that no strategy answered: they go along, and are named first."""
    answered = {ref for strategy in document.strategies for ref in strategy.needs}
    return [need for need in document.needs if need.id not in answered]
