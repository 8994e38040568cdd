"""Adjusting a target of a plan that runs: a version with its reason. Source: product.md 2.4."""

from datetime import date
from decimal import Decimal
from itertools import pairwise

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from plans.document import display
from plans.document.choices import PlanStatus, VersionReason
from plans.document.measures import measure_of
from plans.document.periods import add_months, month_end
from plans.document.plan_file import parse
from plans.document.planned import planned_values, target_slices
from plans.domain import audit, permissions, summaries
from plans.domain.documents.reading import document_of
from plans.domain.holding import hold
from plans.domain.language import active_language
from plans.domain.transitions import move
from plans.domain.versions import keep_version
from plans.models import Actual, TargetPeriod

SHORTEST_REASON = 10
MOST_VERSIONS = 6
MOST_SOURCES = 60


class AdjustmentError(Exception):
    """An adjustment that cannot be made; `message` is said at `field`."""

    def __init__(self, field, message):
        super().__init__(message)
        self.field, self.message = field, message


def may_adjust(membership, plan):
    """Whether the member may change targets of a plan that runs."""
    return permissions.may_adjust(membership, plan)


def adjust_target(plan, ref, *, target_value, planned, reason, was, by):
    """Give a target a new value and new planned values; keeps a version. Returns the version.

    `was`: (target value, planned values) as the person had been shown them. Raises
    PermissionDenied, AdjustmentError.
    """
    with transaction.atomic():
        plan = hold(plan)
        if not may_adjust(by, plan):
            raise PermissionDenied(_('Only approvers adjust a plan, and only while it is active.'))
        document = document_of(plan)
        target = document.targets_by_id.get(ref)
        if target is None or was != (target.target_value, tuple(target.planned)):
            text = _('Somebody has adjusted this target meanwhile. Look at it again.')
            raise AdjustmentError('target_value', text)
        _check(target, document, target_value, planned, reason)
        row = plan.targets.get(ref=ref)
        row.target_value, row.updated_by = target_value, by
        row.row_version += 1
        row.save(update_fields=['target_value', 'updated_by', 'row_version'])
        _write_planned(row, planned)
        move(plan, PlanStatus.ACTIVE, by)
        now = summaries.refresh(plan, ['targets'])
        audit.record(workspace=plan.workspace, by=by, action='plan.adjusted', subject=plan.code,
                     target=ref)  # fmt: skip
        reason_of = VersionReason.ADJUSTED
        return keep_version(plan, now.document, reason_of, by=by, note=reason.strip())


def former_target(plan, target):
    """(the target as it was before its last adjustment, the moment of that), or None.

    One query where the plan was never adjusted.
    """
    kept = (VersionReason.APPROVED, VersionReason.ADJUSTED)
    versions = list(plan.versions.filter(reason__in=kept).defer('snapshot')[:MOST_VERSIONS])
    if not any(one.reason == VersionReason.ADJUSTED for one in versions):
        return None
    for after, version in pairwise(versions):
        found = parse(version.snapshot).targets
        before = next((one for one in found if one.id == target.id), None)
        if before is None:
            return None
        if (before.target_value, before.planned) != (target.target_value, target.planned):
            return before, after.at
    return None


def reached_last_year(plan, target, source=None):
    """{first day of a month: sum} of what the company reached on the same metric a year before.

    Of one target (`source`, its pk) or of all: then of each month the newest plan with figures
    counts, so that copies are not added up.
    """
    rows = _figures_of_last_year(plan, target)
    if source is not None:
        rows = rows.filter(target=source)
    sums: dict[date, dict[int, Decimal]] = {}  # added up here: SQLite would add as floats
    for plan_pk, start, value in rows.order_by('target__plan').values_list(
        'target__plan', 'start', 'value'
    ):
        month = sums.setdefault(start.replace(day=1), {})
        month[plan_pk] = month.get(plan_pk, Decimal(0)) + value
    return {month: list(by_plan.values())[-1] for month, by_plan in sums.items()}


def sources_of_last_year(plan, target):
    """Targets with figures of the year before on the same metric: (pk, name, plan), newest first.

    One query.
    """
    names = ('target', 'target__ref', 'target__name', 'target__plan__title')
    rows = _figures_of_last_year(plan, target).order_by('-target__plan', 'target__position')
    found = dict.fromkeys(rows.values_list(*names, 'target__plan', 'target__position'))
    return [(pk, name or ref, title) for pk, ref, name, title, *_order in found][:MOST_SOURCES]


def _figures_of_last_year(plan, target):
    if not target.metric or target.start_date is None or target.due_date is None:
        return Actual.objects.none()
    first = add_months(target.start_date.replace(day=1), -12)
    last = month_end(add_months(target.due_date, -12))
    return Actual.objects.filter(
        target__plan__workspace=plan.workspace, target__metric=target.metric,
        target__unit=target.unit, target__deleted_at__isnull=True, value__isnull=False,
        start__gte=first, end__lte=last,
    ).exclude(target__plan__status=PlanStatus.DRAFT)  # fmt: skip


def _check(target, document, target_value, planned, reason):
    if len(reason.strip()) < SHORTEST_REASON:
        raise AdjustmentError('reason', _('Say why in at least 10 characters.'))
    if target_value is None:
        raise AdjustmentError('target_value', _('Enter the new target.'))
    measure = measure_of(target, document.currency)
    if measure.is_cumulative and target_value <= 0:
        raise AdjustmentError('target_value', _('Enter a number above 0.'))
    if not planned:
        return
    if len(planned) != len(target_slices(target, document)) or None in planned:
        raise AdjustmentError('planned', _('Every period needs its part of the plan.'))
    _check_sum(planned, target_value, is_level=not measure.is_cumulative)
    if (target_value, tuple(planned)) == (target.target_value, planned_values(target, document)):
        text = _('Nothing is changed yet: enter another target or other parts of it.')
        raise AdjustmentError('target_value', text)


def _check_sum(planned, target_value, *, is_level):
    reached = planned[-1] if is_level else sum(planned)
    if reached == target_value:
        return
    text = _('The periods add up to %(reached)s, %(gap)s against the target.')
    if is_level:
        text = _('The last period stands at %(reached)s, %(gap)s against the target.')
    language = active_language()
    gap = display.number(reached - target_value, language, signed=True)
    known = {'reached': display.number(reached, language), 'gap': gap}
    raise AdjustmentError('planned', text % known)


def _write_planned(row, planned):
    row.periods.all().delete()
    TargetPeriod.objects.bulk_create(
        TargetPeriod(target=row, position=place, planned_value=value)
        for place, value in enumerate(planned)
    )
