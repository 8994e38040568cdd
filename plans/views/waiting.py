"""What waits for a member: the cards at the top of the home page."""

from datetime import date

from django.urls import reverse
from django.utils.translation import get_language

from plans.document.empty_states import EMPTY_STATES
from plans.domain import check_ins, comments, due, wizard
from plans.domain.plan_templates import steps_of_plan
from plans.domain.waiting import drafts_to_go_on_with, kinds_for, stranded, to_approve
from plans.rules.portfolio import name_of
from plans.views.due import feedback_url
from plans.views.wizard import steps_of

CARDS = 6
CALM_DAYS = 10  # after the period; then O6 opens
_TIME_TO_ENTER = EMPTY_STATES['actuals_first_month'].sentence


def cards_of(request):
    """What waits for the member as cards, and the drafts to go on with; returned ones first."""
    me, today = request.membership, request.workspace.today()
    return [card for kind in kinds_for(me) for card in CARDS_OF[kind](me, today)]


def draft_cards(me, _today):
    """The drafts worked on last, one card each."""
    return [draft_card(plan, states) for plan, states in drafts_to_go_on_with(me)]


def mention_cards(me, _today):
    """Who asked the member to look at a comment, and has no answer yet: one card."""
    first, more = comments.first_waiting(me)
    if first is None:
        return []
    said = first.comment
    thread = said.parent_id or said.pk
    url = f'{reverse("plans:plan", args=[said.plan_id])}?tab=comments#comment-{thread}'
    return [{'kind': 'mention', 'plan': said.plan, 'said': said, 'more': more, 'url': url}]


def figures_cards(me, today):
    """The figures that are missing longest, or nothing."""
    owed = due.first_due(me, today)
    return [figures_card(me, owed, today)] if owed else []


def figures_card(me, owed, today):
    """The figures that are missing longest; who asked for them, where somebody did.

    `calm`: what is said instead of "missing" in the days after the month (product.md 5.8).
    """
    asked = check_ins.reminders_of(me)
    plan, entry = min(
        owed, key=lambda one: ((one[0].pk, one[1]['ref']) not in asked, one[1]['end'])
    )
    since = date.fromisoformat(entry['end'])
    return {
        'kind': 'figures',
        'plan': plan,
        'name': name_of(entry, get_language()),
        'since': since,
        'calm': calm_words(entry, since, today),
        'asked': asked.get((plan.pk, entry['ref'])),
        'more': len(owed) - 1,
        'url': reverse('plans:figures'),
    }


def calm_words(entry, since, today):
    """What is said of a month that ended just now; '' of a longer period or later."""
    is_month = entry.get('start', '')[:7] == entry['end'][:7]
    if not is_month or (today - since).days > CALM_DAYS:
        return ''
    return _TIME_TO_ENTER.text(get_language()).format(m=since.month).rstrip('.')


def feedback_cards(me, today):
    """The new feedback that has waited longest."""
    first, more = due.first_undecided(me)
    if first is None:
        return []
    card = {
        'kind': 'feedback',
        'plan': first.plan,
        'name': first.customer_name or first.ref,
        'text': first.suggestion or first.verbatim,
        'days': (today - first.received_on).days,
        'more': more,
        'url': feedback_url(first),
    }
    return [card]


def tasks_cards(me, today):
    """The task that is late longest."""
    first, more = due.first_late(me, today)
    if first is None:
        return []
    card = {
        'kind': 'tasks',
        'plan': first.plan,
        'name': first.title or first.ref,
        'since': first.due,
        'more': more,
        'url': reverse('plans:my_tasks'),
    }
    return [card]


def plan_cards(kind, page, plans):
    """Plans that wait for a decision: the member's, or who else decides."""
    return [
        {'kind': kind, 'plan': plan, 'url': reverse(f'plans:{page}', args=[plan.pk])}
        for plan in plans[:CARDS]
    ]


def draft_card(plan, states):
    """A draft to go on with, at the first step not done after the last visited."""
    steps = steps_of(plan)
    key = wizard.resume_at(states, steps)
    done = sum(row.state == 'done' for row in states)
    return {
        'kind': 'returned' if plan.return_note else 'draft',
        'plan': plan,
        'step': steps_of_plan(plan, get_language())[key].title,
        'number': steps.index(key) + 1,
        'done': done,
        'total': len(steps),
        'url': reverse('plans:step', args=[plan.pk, key]),
    }


CARDS_OF = {
    'approve': lambda me, today: plan_cards('approve', 'decide', to_approve(me)),
    'stranded': lambda me, today: plan_cards('stranded', 'ask_another', stranded(me.workspace)),
    'returned': draft_cards,
    'mention': mention_cards,
    'figures': figures_cards,
    'feedback': feedback_cards,
    'tasks': tasks_cards,
}
