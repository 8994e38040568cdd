"""Remedies that bring dealers together and listen to customers; see remedying.py."""

from datetime import timedelta

from django.db.models import Q
from django.utils.translation import gettext as _

from plans.document.choices import (
    ActionKind,
    ActionStatus,
    FeedbackStatus,
    Origin,
    SessionMode,
    SessionPurpose,
    SessionStatus,
    StrategyStatus,
)
from plans.domain import rows
from plans.domain.documents.reading import Reader, document_of
from plans.domain.language import active_language
from plans.domain.row_places import rows_of
from plans.domain.row_rules import RowRuleError
from plans.rules.agendas import agenda

DAYS_TO_SESSION = 21
DAYS_TO_TASK = 14
MOST_INVITED = 12
MOST_LOST = 5


class UnknownRecordError(Exception):
    """What was sent names a record that the plan does not have."""


def pk_of(plan, name, ref):
    """The row that a ref means."""
    for pk, known in Reader(plan).refs(name).items():
        if known == ref:
            return pk
    raise UnknownRecordError(ref)


def values_of(plan, name, ref):
    """(pk, values) of a row by its ref."""
    pk = pk_of(plan, name, ref)
    return pk, rows.values_of(plan, name, rows_of(plan, name).get(pk=pk))


# --- dealers -------------------------------------------------------------------------------------


def schedule_session(plan, sent, by, purposes=(SessionPurpose.CONNECT, SessionPurpose.EXCHANGE)):
    """A session to come, the best sellers asked first."""
    document, today = document_of(plan), plan.workspace.today()
    dealers = [dealer for dealer in document.dealers if dealer.status != 'inactive']
    dealers.sort(key=lambda dealer: not dealer.is_top_seller)
    values = {
        'title': _('Dealer connection session'),
        'held_on': today + timedelta(days=DAYS_TO_SESSION),
        'mode': SessionMode.ONSITE,
        'purposes': list(purposes),
        'agenda': agenda(document, today, active_language()),
        'status': SessionStatus.PLANNED,
        'invited': [dealer.id for dealer in dealers[:MOST_INVITED]],
    }
    return 'sessions', rows.add(plan, 'sessions', values, by=by)


def schedule_training(plan, sent, by):
    return schedule_session(plan, sent, by, (SessionPurpose.CONNECT, SessionPurpose.TRAINING))


def log_session(plan, sent, by):
    """A session that was held: who came is ticked in the row that opens."""
    values = {
        'title': _('Dealer connection session'),
        'held_on': plan.workspace.today(),
        'mode': SessionMode.ONSITE,
        'purposes': [SessionPurpose.CONNECT],
        'status': SessionStatus.HELD,
    }
    return 'sessions', rows.add(plan, 'sessions', values, by=by)


def no_dealers(plan, sent, by):
    rows.change_single(plan, 'dealers_question', {'uses_dealers': False}, by=by)


def add_training(plan, sent, by):
    pk, values = values_of(plan, 'sessions', sent.get('session'))
    purposes = [*values['purposes'], SessionPurpose.TRAINING]
    return 'sessions', rows.change(plan, 'sessions', pk, {'purposes': purposes}, by=by)


# --- feedback ------------------------------------------------------------------------------------


def open_form(plan, sent, by):
    rows.change_single(plan, 'feedback_form', {'is_open': True, 'closes_on': None}, by=by)


def ask_lost_customers(plan, sent, by):
    """A task for each customer known to have stopped buying, five at a time; one task for none.

    Raises RowRuleError where all of them have a task already.
    """
    titles = [
        _('Ask %(customer)s why they stopped buying') % {'customer': name}
        for name in lost_customers(plan)
    ] or [_('Call 5 customers who stopped buying')]
    tasks = rows_of(plan, 'actions').exclude(status=ActionStatus.CANCELLED)
    there = set(tasks.values_list('title', flat=True))
    wanted = [title for title in titles if title not in there][:MOST_LOST]
    if not wanted:
        told = _('Everybody who stopped buying is to be asked already: see the tasks.')
        raise RowRuleError('actions', told)
    made = [task(plan, by, title, ActionKind.LISTEN) for title in wanted]
    return 'actions', made[0]


def lost_customers(plan):
    """The plan's customers who stopped buying, the last first. One query."""
    mine = Q(plans=plan) | Q(feedback__plan=plan)
    lost = plan.workspace.customers.filter(mine, stopped_on__isnull=False)
    return lost.order_by('-stopped_on', 'sort_name').distinct()


def ask_about_strategy(plan, sent, by):
    """A task to hear what customers say of one strategy: the gap of the thread board."""
    _pk, strategy = values_of(plan, 'strategies', sent.get('strategy'))
    title = _('Ask customers: {strategy}').format(strategy=strategy['title'])[:160]
    return 'actions', task(plan, by, title, ActionKind.LISTEN, strategy=sent['strategy'])


def action_from_feedback(plan, sent, by):
    pk, item = values_of(plan, 'feedback', sent.get('feedback'))
    title = (item['suggestion'] or item['verbatim'] or item['customer'] or '')[:160]
    more = {'from_feedback': sent['feedback']}
    action = task(plan, by, title, ActionKind.OTHER, **more)
    taken = {'action': action.ref, 'status': FeedbackStatus.IN_PROGRESS}
    rows.change(plan, 'feedback', pk, taken, by=by)
    return 'actions', action


def strategy_from_feedback(plan, sent, by):
    pk, item = values_of(plan, 'feedback', sent.get('feedback'))
    values = {
        'title': (item['suggestion'] or item['verbatim'] or '')[:160],
        'origin': Origin.CUSTOMER_FEEDBACK,
        'status': StrategyStatus.CHOSEN,
        'needs': [item['need']] if item['need'] else [],
    }
    strategy = rows.add(plan, 'strategies', values, by=by)
    taken = {'strategy': strategy.ref, 'status': FeedbackStatus.IN_PROGRESS}
    rows.change(plan, 'feedback', pk, taken, by=by)
    return 'strategies', strategy


# --- tasks -------------------------------------------------------------------------------------


def task(plan, by, title, kind, **more):
    values = {
        'title': title,
        'kind': kind,
        'owner': by.user.email,
        'due': plan.workspace.today() + timedelta(days=DAYS_TO_TASK),
        'status': ActionStatus.TODO,
    }
    return rows.add(plan, 'actions', values | more, by=by)
