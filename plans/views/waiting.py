"""What waits for a member: the cards at the top of the home page."""

from datetime import date

from django.urls import reverse
from django.utils.translation import get_language

from plans.document.choices import PlanStatus
from plans.domain import check_ins, comments, due, permissions, wizard
from plans.domain.plan_templates import steps_of_plan
from plans.rules.portfolio import name_of
from plans.views.due import feedback_url
from plans.views.wizard import steps_of

CARDS = 6
MOST = 98  # counted behind the first of a kind


def waiting_for(request):
    """What waits for the member: plans to approve, plans returned, the draft last worked on."""
    me, workspace = request.membership, request.workspace
    found = [approval_card(plan) for plan in to_approve(me, workspace)[:CARDS]]
    found += mention_cards(me)
    drafts = workspace.plans.filter(status=PlanStatus.DRAFT).editable_by(me)
    if permissions.allows(me, permissions.Permission.PLAN):
        drafts = drafts.order_by('-updated_at').select_related('template')
        drafts = drafts.prefetch_related('step_states')
        found += [draft_card(plan) for plan in drafts[:3]]
    return found + recorded_cards(me, workspace.today())


def mention_cards(me):
    """Who asked the member to look at a comment, and has no answer yet: one card."""
    found = list(comments.waiting_for(me)[: MOST + 1])
    if not found:
        return []
    said = found[0].comment
    thread = said.parent_id or said.pk
    url = f'{reverse("plans:plan", args=[said.plan_id])}?tab=comments#comment-{thread}'
    return [
        {'kind': 'mention', 'plan': said.plan, 'said': said, 'more': len(found) - 1, 'url': url}
    ]


def recorded_cards(me, today):
    """Missing figures, new feedback, late tasks: one card each, of what has waited longest."""
    if not permissions.allows(me, permissions.Permission.RECORD):
        return []
    cards = (figures_card(me, today), feedback_card(me, today), tasks_card(me, today))
    return [card for card in cards if card]


def figures_card(me, today):
    """The figures that are missing longest; who asked for them, where somebody did."""
    owed = due.first_due(me, today)
    if not owed:
        return None
    asked = check_ins.reminders_of(me)
    plan, entry = min(
        owed, key=lambda one: ((one[0].pk, one[1]['ref']) not in asked, one[1]['end'])
    )
    return {
        'kind': 'figures',
        'plan': plan,
        'name': name_of(entry, get_language()),
        'since': date.fromisoformat(entry['end']),
        'asked': asked.get((plan.pk, entry['ref'])),
        'more': len(owed) - 1,
        'url': reverse('plans:figures'),
    }


def feedback_card(me, today):
    """The new feedback that has waited longest."""
    first, more = first_of(due.undecided_feedback(me))
    if first is None:
        return None
    return {
        'kind': 'feedback',
        'plan': first.plan,
        'name': first.customer_name or first.ref,
        'text': first.suggestion or first.verbatim,
        'days': (today - first.received_on).days,
        'more': more,
        'url': feedback_url(first),
    }


def tasks_card(me, today):
    """The task that is late longest."""
    first, more = first_of(due.late_tasks(me, today))
    if first is None:
        return None
    return {
        'kind': 'tasks',
        'plan': first.plan,
        'name': first.title or first.ref,
        'since': first.due,
        'more': more,
        'url': reverse('plans:my_tasks'),
    }


def first_of(rows):
    """(the first row or None, how many come after it, MOST at most). Two queries, one of none."""
    pks = list(rows.values_list('pk', flat=True)[: MOST + 1])
    return (rows.get(pk=pks[0]), len(pks) - 1) if pks else (None, 0)


def to_approve(me, workspace):
    """Plans in review that this member was asked to approve."""
    waiting = workspace.plans.filter(status=PlanStatus.IN_REVIEW, approver=me)
    return waiting.select_related('owner__user', 'summary').defer('summary__document')


def approval_card(plan):
    """A plan that waits for the member's decision."""
    return {'kind': 'approve', 'plan': plan, 'url': reverse('plans:decide', args=[plan.pk])}


def draft_card(plan):
    """A draft to go on with, at the first step not done after the last visited."""
    steps = steps_of(plan)
    key = wizard.resume_at(plan, steps)
    done = sum(row.state == 'done' for row in plan.step_states.all())
    return {
        'kind': 'returned' if plan.return_note else 'draft',
        'plan': plan,
        'step': steps_of_plan(plan, get_language())[key].title,
        'number': steps.index(key) + 1,
        'done': done,
        'total': len(steps),
        'url': reverse('plans:step', args=[plan.pk, key]),
    }
