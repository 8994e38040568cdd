"""The approver's page: what is asked, what is risky, what changed; approve or return."""

from dataclasses import dataclass

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from plans.document import display
from plans.document.choices import (
    ActionStatus,
    ApprovalDecision,
    NeedStatus,
    Phase,
    PlanStatus,
    StepKey,
    VersionReason,
)
from plans.domain import permissions, reviews
from plans.domain.comments import remarks_of
from plans.domain.plan_templates import steps_of_plan
from plans.domain.summaries import stand
from plans.domain.transitions import PlanMovedOnError
from plans.domain.versions import VersionDamagedError, document_at, newest_number
from plans.forms.reviews import APPROVE, RETURN, DecisionForm
from plans.rules import evidence
from plans.rules.arithmetic import arithmetic
from plans.rules.checks import balance
from plans.rules.checks.case import Case
from plans.rules.thread import thread
from plans.rules.tracking import growth
from plans.views.access import decider, plan_of, reader, sent
from plans.views.changes import change_lines
from plans.views.comments import say_instead
from plans.views.health import panel
from plans.views.mistakes import evidence_of
from plans.views.plan_overview import accepted_of
from plans.views.plan_page import PlanPage
from plans.views.plan_targets import amount
from plans.views.target_figures import definition_of
from plans.views.wizard import steps_of

DECIDED = {ApprovalDecision.APPROVED: APPROVE, ApprovalDecision.RETURNED: RETURN}
KEY_TARGETS = 3
FIGURES = 5


@dataclass
class KeyNumber:
    """One of the five figures: what it is, how much, and one line that compares.

    `definition`: what the metric of a target means.
    """

    label: str
    figure: str
    line: str = ''
    definition: object = None


@decider
@require_http_methods(['GET', 'POST'])
def decide(request, plan_id):
    """GET shows what the approver must know; POST approves or returns the plan.

    Who owns the plan may only return it while another approver is there.
    """
    plan = plan_of(request, plan_id)
    if plan.status != PlanStatus.IN_REVIEW:
        return tell_of_move(request, plan, _('This plan does not wait for approval.'))
    if request.method == 'POST':
        return carry_out(request, plan)
    return show(request, plan)


def carry_out(request, plan):
    """Approve or return, or show what kept it from happening."""
    form = DecisionForm(request.POST, steps=named_steps(plan))
    if not form.is_valid():
        return show(request, plan, form=form, status=422)
    given = form.cleaned_data
    is_yes = given['decision'] == APPROVE
    told = {'by': request.membership, 'version': given['version'], 'note': given['note']}
    try:
        if is_yes:
            reviews.approve(plan, **told)
        else:
            reviews.return_plan(plan, **told, remarks=form.remarks())
    except reviews.NoteTooShortError as short:
        form.add_error('note', short.message)
        return show(request, plan, form=form, status=422)
    except reviews.NewerVersionError as newer:
        kept = {name: value for name, value in given.items() if name not in ('version', 'decision')}
        return show(request, plan, problem=newer.message, kept=kept, status=409)
    except PlanMovedOnError as moved:
        return tell_of_move(request, plan, moved.message)
    done = (
        _('Approved: the plan is active from today.') if is_yes else _('Returned with your note.')
    )
    messages.success(request, done)
    return redirect('plans:targets' if is_yes else 'plans:plan', plan.pk)  # figures come next (4.4)


def tell_of_move(request, plan, problem):
    """The plan waits no more; a form sent twice leads where the first one led."""
    last = reviews.newest_approval(plan)
    is_mine = last is not None and last.approver == request.membership
    sent_before = last and (DECIDED.get(last.decision), str(last.version.number))
    if is_mine and sent_before == (request.POST.get('decision'), request.POST.get('version')):
        return redirect('plans:targets' if plan.is_active else 'plans:plan', plan.pk)
    form = DecisionForm(sent(request), steps=named_steps(plan))
    return say_instead(request, plan, problem, form.typed())


def named_steps(plan):
    """[(StepKey, title)] of the steps that hold content."""
    words = steps_of_plan(plan, get_language()[:2])
    return [(key, words[key].title) for key in steps_of(plan) if key != StepKey.REVIEW]


def show(request, plan, *, form=None, problem='', kept=None, status=200):
    """The page; kept: what was typed before a newer version came in."""
    page = judged(request, plan)
    context = told_to_decide(page)
    initial = {'version': context['version'], **(kept or {})}
    context |= {
        'approval': page.newest_approval,
        'form': form or DecisionForm(initial=initial, steps=named_steps(plan)),
        'may_approve': permissions.may_approve(request.membership, plan),
        'problem': problem,
        'page_errors': bool(problem),
        'earlier_remarks': remarks_of(plan),
    }
    return render(request, 'reviews/decide.html', context, status=status)


def judged(request, plan):
    """The PlanPage with every check run as in review while the plan waits."""
    page = PlanPage(request, plan)
    if plan.status in (PlanStatus.DRAFT, PlanStatus.IN_REVIEW):
        page.now = stand(plan, page.document, page.today, Phase.REVIEW)
    return page


def told_to_decide(page):
    """What the approver, and the meeting, must know of the plan."""
    version = newest_number(page.plan)
    return {
        'plan': page.plan,
        'version': version,
        'numbers': key_numbers(page),
        'accepted': accepted_of(page),
        'panel': panel(page.plan, page.now, language=page.language, may_act=False),
        'evidence': evidence_of(page),
        'sums': sums_of(page),
        **changes_of(page, version),
    }


@reader
@require_GET
def meeting(request, plan_id):
    """The same for everybody in the room, in large type for a projector; nothing is sent."""
    page = judged(request, plan_of(request, plan_id))
    return render(request, 'reviews/meeting.html', told_to_decide(page))


def key_numbers(page):
    """Five figures: the first targets, how many needs are answered, how well they are proven."""
    document = page.document
    whole = [target for target in document.targets if not target.parent]
    numbers = [target_number(page, target) for target in whole[:KEY_TARGETS]]
    live = [need for need in document.needs if need.status != NeedStatus.REJECTED]
    numbers += [answered_number(page, len(live)), proven_number(page, len(live))]
    return [*numbers, balance_number(page), task_number(page)][:FIGURES]


def target_number(page, target):
    """A target against its baseline."""
    context = page.context
    metric = context.metric(target.metric)
    label = target.name or (metric.name(context.language) if metric else target.id)
    line = ''
    if target.baseline_value is not None:
        line = _('baseline %(value)s') % {
            'value': amount(context, target.baseline_value, target.unit)
        }
        more = growth(target)
        if more is not None and target.unit != '%':
            share = display.percent(more * 100, context.language, 1, signed=True)
            line = f'{line} · {share}'
    figure = amount(context, target.target_value, target.unit) or '–'
    return KeyNumber(label, figure, line, definition_of(context, target))


def answered_number(page, total):
    """How many needs have a strategy."""
    answered = thread(page.document, page.today).coverage.needs_with_strategy
    left = total - answered
    line = (
        ngettext('{n} need is not answered', '{n} needs are not answered', left).format(n=left)
        if left
        else _('every need is answered')
    )
    return KeyNumber(_('Needs with a strategy'), f'{answered}/{total}', line)


def proven_number(page, total):
    """How many needs are proven by customers or by dealers together."""
    graded = evidence.grades(page.document, page.today)
    good = sum(one.grade in 'AB' for one in graded)
    return KeyNumber(
        _('Needs with good evidence'), f'{good}/{total}', _('grade A or B, from customers')
    )


def balance_number(page):
    """How many strategies answer needs, and how many serve goals."""
    need, goal = balance.shares(Case(page.document, Phase.REVIEW, page.today))
    line = _('%(share)s serve goals') % {'share': display.percent(goal, page.language, 0)}
    return KeyNumber(
        _('Strategies that answer needs'), display.percent(need, page.language, 0), line
    )


def task_number(page):
    """How many tasks have somebody and a day."""
    tasks = [task for task in page.document.actions if task.status != ActionStatus.CANCELLED]
    ready = sum(bool(task.owner and task.due) for task in tasks)
    return KeyNumber(_('Tasks with owner and due date'), f'{ready}/{len(tasks)}')


def sums_of(page):
    """What the targets take, in sentences; only what can be worked out."""
    worked_out = arithmetic(page.document, page.today)
    outcomes = worked_out.outcomes if worked_out else ()
    return [one.sentence(page.language) for one in outcomes if one.needed is not None]


def changes_of(page, version):
    """What changed since the version before this one that was submitted, approved or adjusted."""
    kept = (VersionReason.SUBMITTED, VersionReason.APPROVED, VersionReason.ADJUSTED)
    earlier = page.plan.versions.filter(number__lt=version, reason__in=kept).first()
    if earlier is None:
        return {'earlier': None, 'changes': []}
    try:
        before = document_at(earlier)
    except VersionDamagedError as damaged:
        return {'earlier': earlier, 'changes': [], 'change_count': 0, 'damage': damaged.message}
    lines, more = change_lines(page.plan, before, page.document)
    told = {'earlier': earlier, 'changes': lines, 'more_changes': more}
    return told | {'change_count': len(lines) + more}
