"""The plan of the next period, begun from this one. Source: product.md 4.4, Copy."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from plans.document import amounts
from plans.document.choices import PlanStatus
from plans.document.periods import add_months, moved_day
from plans.document.planned import target_slices
from plans.document.schema import CloseOut, FeedbackForm, PlanDocument, SellerFunnel
from plans.domain import audit, carrying, permissions, summaries
from plans.domain.documents.reading import document_of
from plans.domain.documents.row_reading import RowReader
from plans.domain.documents.writing import write
from plans.domain.plans import next_code, own_fields
from plans.models import Plan
from plans.rules import tracking

# Of a purchase item: what the last period brought.
BOUGHT = {
    'quotes': (),
    'awarded_supplier': None,
    'awarded_price': None,
    'award_reason': '',
    'posted_on': None,
    'suppliers': (),
    'suppliers_invited': None,
    'quotes_received': None,
}


@transaction.atomic
def copy_plan(plan, *, by, title, period_start, period_end, summary=None, answers=None):
    """Start the next period's draft of `by` from a plan; returns the Plan.

    answers: {(list, ref): StillTrue} of every need, strategy and dealer; None carries all along.

    Goals, needs with their evidence, strategies and targets go along, the last result as baseline;
    figures, tasks, feedback and accepted checks stay behind. Raises PermissionDenied,
    NotAnsweredError, RowInUseError.
    """
    if not permissions.may_copy(by, plan):
        raise PermissionDenied(_('Only members who plan here copy a plan.'))
    document = document_of(plan)
    if answers is not None:
        carrying.must_be_read(document, answers)
    document = next_period(document, period_start, period_end, summaries.day_of(plan))
    told = {'title': title, 'owner': by.user.email}
    document = document.model_copy(update=told | ({} if summary is None else {'summary': summary}))
    copy = Plan.objects.create(
        workspace=plan.workspace,
        code=next_code(plan.workspace, period_start),
        template=plan.template,
        owner=by,
        updated_by=by,
        copied_from=plan,
        **own_fields(document),
    )
    write(copy, document, shared=met_in(plan))
    carrying.settle(copy, answers or {}, by=by, source=plan)
    summaries.refresh(copy)
    audit.record(
        workspace=plan.workspace, by=by, action='plan_copied', subject=copy.code, source=plan.code
    )
    return copy


def next_period(document, start, end, on) -> PlanDocument:
    """The document as the draft of another period, judged on the day `on`."""
    months = _months_between(document.period_start, start)
    days = (start, end)
    return document.model_copy(
        update={
            'status': PlanStatus.DRAFT,
            'activated_on': None,
            'submitted_at': None,
            'closed_at': None,
            'close_note': '',
            'close_out': CloseOut(),
            'steps_done': (),
            'period_start': start,
            'period_end': end,
            'targets': _targets(document, days, months, on),
            'needs': tuple(as_told_without_feedback(need) for need in document.needs),
            'dealers': tuple(_to_agree_anew(dealer) for dealer in document.dealers),
            'actions': (),
            'feedback': (),
            'feedback_form': document.feedback_form.model_copy(
                update={'is_open': FeedbackForm().is_open, 'closes_on': None}
            ),
            'waivers': (),
            'model_details': _details(document, months),
        }
    )


def _to_agree_anew(dealer):
    """A dealer of the next period: what it takes on there is not agreed yet."""
    return dealer.model_copy(update={'own_target': None})


def title_for(plan, start):
    """A title for the next period: years of the old one moved on."""
    if plan.period_start is None or start is None:
        return plan.title
    title, years = plan.title, start.year - plan.period_start.year
    last = plan.period_end.year if plan.period_end else plan.period_start.year
    for year in sorted({plan.period_start.year, last}, reverse=years > 0):
        title = title.replace(str(year), str(year + years))
    return title


def days_after(plan):
    """(first day, last day) of the period that follows the plan's, as long as it in months."""
    start, end = plan.period_start, plan.period_end
    if not (start and end):
        return None, None
    length = _months_between(start, end) + 1
    return add_months(start, length), moved_day(end, length)


def _months_between(before, after):
    if before is None or after is None:
        return 0
    return (after.year - before.year) * 12 + after.month - before.month


def _targets(document, days, months, on):
    tracked = tracking.track(document, on)
    return tuple(
        _target(target, document, days, months, tracked.of(target.id))
        for target in document.targets
    )


def _target(target, document, days, months, result):
    """A target of the next period: last result as baseline, no figures, its course if it fits."""
    start, end = (
        _day(target.start_date, document.period_start, days[0], days, months),
        _day(target.due_date, document.period_end, days[1], days, months),
    )
    if start and end and end < start:
        start, end = days
    moved = target.model_copy(
        update={
            'start_date': start,
            'due_date': end,
            'actuals': (),
            'causes': (),
            'causes_note': '',
            'causes_on': None,
            'baseline_value': _kept(result.actual),
            'baseline_date': result.as_of if result.actual is not None else None,
            'baseline_note': '',
        }
    )
    pieces = target_slices(moved, document)
    fits = len(pieces) == len(target.planned)
    return moved if fits else moved.model_copy(update={'planned': ()})


def _kept(value):
    """A result in the precision of stored amounts; None where it does not fit."""
    if value is None:
        return None
    rounded = amounts.rounded(value, amounts.DECIMALS)
    return rounded if amounts.fits(rounded) else None


def _day(day, edge, new_edge, days, months):
    """A day of a target in the new period: the period's edges stay edges, others move along."""
    if day is None or day == edge:
        return day and new_edge
    return min(max(moved_day(day, months), days[0]), days[1])


def as_told_without_feedback(need):
    """A need with its evidence; the words heard stay, the feedback they came in does not."""
    sources = tuple(one.model_copy(update={'feedback': None}) for one in need.sources)
    return need.model_copy(update={'sources': sources})


def _details(document, months):
    """The model's details without what the last period brought."""
    details = document.details
    if details is None:
        return document.model_details
    changes = {}
    if document.buy_items:
        changes['items'] = tuple(
            item.model_copy(
                update=BOUGHT | {'needed_by': item.needed_by and moved_day(item.needed_by, months)}
            )
            for item in details.items
        )
    if hasattr(details, 'seller_funnel'):
        changes['seller_funnel'] = SellerFunnel()
    model = document.business_model.value
    fresh = details.model_copy(update=changes)
    return document.model_details.model_copy(update={model: fresh})


def met_in(plan):
    """{list: {ref: pk}} of dealers and sessions: the copy tells of the same ones."""
    rows = RowReader(plan)
    return {name: rows.pks(name) for name in ('dealers', 'sessions')}
