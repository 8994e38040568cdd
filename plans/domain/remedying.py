"""What each remedy does to the plan: it makes or changes the real record. Source: 3.4 to 3.8.

Every function takes the plan, what was sent, and the member; it returns (list, row) of the record
to open, or None. Refs that are not in the plan raise UnknownRecordError.
"""

from plans.document.choices import (
    ActionKind,
    Breakdown,
    CapabilityKind,
    CapacityPer,
    NeedStatus,
    Origin,
    Priority,
    SourceKind,
    StrategyStatus,
)
from plans.document.metrics import METRICS, QUANTITY
from plans.domain import check_ins, plan_templates, rows
from plans.domain.documents.reading import document_of
from plans.domain.metrics import own as own_metric
from plans.domain.remedying_listening import (
    UnknownRecordError,
    action_from_feedback,
    add_training,
    ask_about_strategy,
    ask_lost_customers,
    log_session,
    no_dealers,
    open_form,
    pk_of,
    schedule_session,
    schedule_training,
    strategy_from_feedback,
    task,
    values_of,
)
from plans.domain.row_places import rows_of
from plans.domain.suggested_targets import targets_not_taken

LONGEST_QUOTE = 1000


def apply(plan, key, sent, *, by):
    """Do what the remedy says. Returns (list, row) to open, or None.

    Raises UnknownRecordError, PermissionDenied, RowRuleError. KeyError for an unknown remedy.
    """
    return DOES[key](plan, sent, by)


# --- needs and strategies ------------------------------------------------------------------------


def link_need(plan, sent, by):
    pk, values = values_of(plan, 'strategies', sent.get('strategy'))
    pk_of(plan, 'needs', sent.get('need'))
    linked = list(dict.fromkeys([*values['needs'], sent['need']]))
    rows.change(plan, 'strategies', pk, {'needs': linked}, by=by)


def add_need(plan, sent, by):
    values = {'priority': Priority.MEDIUM, 'status': NeedStatus.PROPOSED}
    return 'needs', rows.add(plan, 'needs', values, by=by)


def strategy_from_need(plan, sent, by):
    _pk, need = values_of(plan, 'needs', sent.get('need'))
    values = {
        'title': need['statement'][:160],
        'origin': Origin.CUSTOMER_NEED,
        'status': StrategyStatus.CHOSEN,
        'needs': [sent['need']],
    }
    return 'strategies', rows.add(plan, 'strategies', values, by=by)


def drop_strategy(plan, sent, by):
    pk = pk_of(plan, 'strategies', sent.get('strategy'))
    rows.change(plan, 'strategies', pk, {'status': StrategyStatus.DROPPED}, by=by)


def reject_need(plan, sent, by):
    pk = pk_of(plan, 'needs', sent.get('need'))
    rows.change(plan, 'needs', pk, {'status': NeedStatus.REJECTED}, by=by)


def add_evidence(plan, sent, by):
    return _evidence(plan, sent, by, {'kind': SourceKind.CUSTOMER_INTERVIEW})


def record_from_session(plan, sent, by):
    _pk, session = values_of(plan, 'sessions', sent.get('session'))
    found = {
        'kind': SourceKind.DEALER_SESSION,
        'session': sent['session'],
        'quote': session['outcomes'][:LONGEST_QUOTE],
        'collected_on': session['held_on'],
    }
    return _evidence(plan, sent, by, found)


def _evidence(plan, sent, by, values):
    """A row to be filled in: it counts once it says something."""
    need = rows_of(plan, 'needs').get(pk=pk_of(plan, 'needs', sent.get('need')))
    known = {'collected_on': plan.workspace.today(), 'collected_by': by.user.email}
    values = known | {name: value for name, value in values.items() if value}
    return 'sources', rows.add(plan, 'sources', values, by=by, parent=need)


# --- the company's side --------------------------------------------------------------------------


def add_capability(plan, sent, by, kind=CapabilityKind.PRODUCTION):
    _pk, target = values_of(plan, 'targets', sent.get('target'))
    values = {'kind': kind, 'unit': target['unit'], 'per': CapacityPer.MONTH}
    return 'capabilities', rows.add(plan, 'capabilities', values, by=by)


def add_sourcing(plan, sent, by):
    return add_capability(plan, sent, by, CapabilityKind.SOURCING)


def add_task(plan, sent, by):
    _pk, strategy = values_of(plan, 'strategies', sent.get('strategy'))
    more = {'strategy': sent['strategy']}
    return 'actions', task(plan, by, strategy['title'][:160], ActionKind.SELL, **more)


def target_for_strategy(plan, sent, by):
    """A target that measures one strategy: the gap of the thread board."""
    pk_of(plan, 'strategies', sent.get('strategy'))
    return 'targets', _target(plan, by, strategy=sent['strategy'])


def add_target(plan, sent, by):
    pk_of(plan, 'goals', sent.get('goal'))
    return 'targets', _target(plan, by, goal=sent['goal'])


def suggested_targets(plan, sent, by):
    """The targets that the template suggests and the plan does not have yet."""
    template = plan_templates.guide_of(plan)
    made = [
        _target(plan, by, **_as_suggested(plan, suggested))
        for suggested in targets_not_taken(template, document_of(plan))
    ]
    return ('targets', made[0]) if made else None


def _as_suggested(plan, suggested):
    code = suggested.metric.code
    metric = METRICS.get(code) or own_metric(suggested.metric)
    known = {} if code in METRICS else {'metric_kind': metric.kind, 'direction': metric.direction}
    return known | {
        'name': suggested.name,
        'metric': code,
        'unit': _unit(plan, metric),
        'path': suggested.path,
        'breakdown': suggested.breakdown,
        'weight': suggested.weight,
        'target_value': suggested.suggested_value,
        'market_side': suggested.market_side or None,
    }


def _unit(plan, metric):
    """Money in the plan's currency, quantities in the unit the plan counts in already."""
    if metric.is_money:
        return plan.currency
    if metric.unit != QUANTITY:
        return metric.unit_vi
    document = document_of(plan)
    counted = [*document.capabilities, *document.product_lines, *document.segments]
    return next((row.unit for row in counted if row.unit), '')


def add_side_target(plan, sent, by):
    """A target for the side of the market that has none."""
    sides = {target.market_side for target in document_of(plan).targets}
    side = 'seller' if 'buyer' in sides else 'buyer'
    metric = {'seller': 'active_sellers', 'buyer': 'active_buyers'}[side]
    return 'targets', _target(plan, by, market_side=side, metric=metric)


def _target(plan, by, **more):
    values = {
        'start_date': plan.period_start,
        'due_date': plan.period_end,
        'breakdown': Breakdown.MONTHLY,
        'owner': plan.owner and plan.owner.user.email,
    }
    return rows.add(plan, 'targets', values | more, by=by)


def remind_owner(plan, sent, by):
    pk_of(plan, 'targets', sent.get('target'))
    try:
        check_ins.remind(plan, sent['target'], by=by)
    except check_ins.NothingDueError:
        raise UnknownRecordError from None


DOES = {
    'remind_owner': remind_owner,
    'link_need': link_need,
    'add_need': add_need,
    'strategy_from_need': strategy_from_need,
    'drop_strategy': drop_strategy,
    'add_customer_evidence': add_evidence,
    'send_form': open_form,
    'schedule_session': schedule_session,
    'schedule_training': schedule_training,
    'record_from_session': record_from_session,
    'log_session': log_session,
    'no_dealers': no_dealers,
    'add_training': add_training,
    'open_form': open_form,
    'reopen_form': open_form,
    'call_lost_customers': ask_lost_customers,
    'ask_lost_customers': ask_lost_customers,
    'action_from_feedback': action_from_feedback,
    'strategy_from_feedback': strategy_from_feedback,
    'add_capability': add_capability,
    'add_sourcing': add_sourcing,
    'reject_need': reject_need,
    'add_evidence': add_evidence,
    'update_evidence': add_evidence,
    'add_task': add_task,
    'ask_about_strategy': ask_about_strategy,
    'target_for_strategy': target_for_strategy,
    'add_target': add_target,
    'add_side_target': add_side_target,
    'suggested_targets': suggested_targets,
}
