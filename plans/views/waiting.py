"""What waits for a member: the cards at the top of the home page."""

from datetime import date

from django.db.models import BooleanField, ExpressionWrapper, Q
from django.urls import reverse
from django.utils.translation import get_language

from plans.domain import check_ins, wizard
from plans.domain.plan_templates import steps_of_plan
from plans.domain.waiting import drafts_of, waiting_for
from plans.rules.portfolio import name_of
from plans.views.due import feedback_url
from plans.views.wizard import steps_of

CARDS = 6
DRAFTS = 3
WAS_RETURNED = ExpressionWrapper(~Q(return_note=''), BooleanField())
MOST = 98  # counted behind the first of a kind


def cards_of(request):
    """What waits for the member as cards, and the drafts to go on with; returned ones first."""
    me, today = request.membership, request.workspace.today()
    found = waiting_for(me, today)
    cards = [plan_card('approve', 'decide', plan) for plan in found['approve'][:CARDS]]
    stranded = found.get('stranded', ())
    cards += [plan_card('stranded', 'ask_another', plan) for plan in stranded[:CARDS]]
    cards += mention_cards(found['mention'])
    if 'returned' in found:
        cards += draft_cards(me)
    if 'figures' in found:
        cards += [figures_card(me, found['figures'])] if found['figures'] else []
        cards += first_card(found['feedback'], feedback_card, today)
        cards += first_card(found['tasks'], tasks_card, today)
    return cards


def draft_cards(me):
    """The drafts worked on last, one card each."""
    drafts = drafts_of(me).order_by(WAS_RETURNED.desc(), '-updated_at')[:DRAFTS]
    drafts = drafts.select_related('template').prefetch_related('step_states')
    return [draft_card(plan) for plan in drafts]


def mention_cards(mentions):
    """Who asked the member to look at a comment, and has no answer yet: one card."""
    found = list(mentions[: MOST + 1])
    if not found:
        return []
    said = found[0].comment
    thread = said.parent_id or said.pk
    url = f'{reverse("plans:plan", args=[said.plan_id])}?tab=comments#comment-{thread}'
    return [
        {'kind': 'mention', 'plan': said.plan, 'said': said, 'more': len(found) - 1, 'url': url}
    ]


def figures_card(me, owed):
    """The figures that are missing longest; who asked for them, where somebody did."""
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


def feedback_card(first, today):
    """The new feedback that has waited longest."""
    return {
        'kind': 'feedback',
        'plan': first.plan,
        'name': first.customer_name or first.ref,
        'text': first.suggestion or first.verbatim,
        'days': (today - first.received_on).days,
        'url': feedback_url(first),
    }


def tasks_card(first, _today):
    """The task that is late longest."""
    return {
        'kind': 'tasks',
        'plan': first.plan,
        'name': first.title or first.ref,
        'since': first.due,
        'url': reverse('plans:my_tasks'),
    }


def first_card(rows, card_of, today):
    """A card of the first row and how many come after it (MOST at most), or none. Two queries."""
    pks = list(rows.values_list('pk', flat=True)[: MOST + 1])
    return [card_of(rows.get(pk=pks[0]), today) | {'more': len(pks) - 1}] if pks else []


def plan_card(kind, page, plan):
    """A plan that waits for a decision: the member's, or who else decides."""
    return {'kind': kind, 'plan': plan, 'url': reverse(f'plans:{page}', args=[plan.pk])}


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
