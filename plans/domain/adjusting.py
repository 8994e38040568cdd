"""Adjusting a plan that runs: all that is fixed, in one go, with one reason. Source: 2.4.

One target alone, with its course, is adjusted by adjustments.py.
"""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from plans.document.choices import PlanStatus, VersionReason
from plans.document.compare import changes
from plans.domain import permissions, rows, summaries
from plans.domain.documents.reading import document_of
from plans.domain.holding import hold
from plans.domain.transitions import (
    ReasonTooShortError,
    TransitionError,
    move,
    must_be,
    record,
    written,
)
from plans.domain.versions import keep_version
from plans.rules import checks

KEPT_WITH_FIGURES = ('metric', 'unit', 'metric_kind')
EDGES = {'start_date': 'period_start', 'due_date': 'period_end'}  # of a target and of its plan


class NothingAdjustedError(TransitionError):
    """Nothing was changed: there is no adjustment to keep."""


class LeftIncompleteError(TransitionError):
    """The plan would lack something of H1 to H9; `codes` says which."""


class FiguresLostError(TransitionError):
    """A target with figures would be measured in something else."""


class TargetsOutsideError(TransitionError):
    """A target would begin before the plan or end after it."""


@transaction.atomic
def adjust(plan, *, by, reason, lock_version, write, moves_targets=False):
    """Change goals, targets, period, capabilities and model details of a plan that runs.

    write: called with the plan, held, to make all the changes by rows.py; what it raises undoes
    them all. moves_targets: targets that begin or end with the period get its new dates. Keeps one
    version with the reason; the pace is reckoned anew. Returns the version, with the names of
    `moved_targets`. Raises PermissionDenied, PlanMovedOnError, ReasonTooShortError,
    NothingAdjustedError, LeftIncompleteError, FiguresLostError, TargetsOutsideError.
    """
    held = hold(plan)
    must_be(held, PlanStatus.ACTIVE, lock_version)
    if not permissions.may_adjust(by, held):
        raise PermissionDenied(_('Only approvers adjust a plan, and only while it is active.'))
    reason = written(reason, ReasonTooShortError, _('Say why in at least %(least)d characters.'))
    before = document_of(held)
    held.is_held = held.is_adjusting = True
    try:
        write(held)
        moved = _move_along(held, before, by) if moves_targets else []
    finally:
        held.is_adjusting = False
    _must_stand(before, after := summaries.refresh(held).document)
    move(held, PlanStatus.ACTIVE, by)
    version = keep_version(held, after, VersionReason.ADJUSTED, by=by, note=reason)
    record(held, by, 'plan.adjusted', version=version.number)
    version.moved_targets = moved
    return version


def _move_along(held, before, by):
    """Give targets whose own dates were not changed those of the period; returns their names."""
    now = summaries.refresh(held).document
    moved = []
    for target in now.targets:
        was = before.targets_by_id.get(target.id)
        values = {
            mine: getattr(now, edge)
            for mine, edge in EDGES.items()
            if was is not None
            and getattr(was, mine) == getattr(target, mine) == getattr(before, edge)
            and getattr(now, edge) != getattr(before, edge)
        }
        if values:
            row = held.targets.get(ref=target.id)
            rows.change(held, 'targets', row, values, by=by)
            moved.append(target.name or target.id)
    return moved


def _must_lie_inside(before, after):
    """Raise where a new period leaves targets outside it that the old one held."""
    outside = _outside(after) - _outside(before)
    if outside:
        names = [one.name or one.id for one in after.targets if one.id in outside]
        text = _('Outside the new period: {names}. Change their dates, or let them move along.')
        raise TargetsOutsideError(text.format(names=', '.join(names)))


def _outside(document):
    start, end = document.period_start, document.period_end
    return {
        one.id
        for one in document.targets
        if (one.start_date and start and one.start_date < start)
        or (one.due_date and end and one.due_date > end)
    }


def _must_stand(before, after):
    """Raise what keeps an adjusted plan from going on."""
    if not changes(before, after):
        raise NothingAdjustedError(_('Nothing was changed yet.'))
    missing = checks.missing(after)
    if missing:
        text = _('The plan would no longer be complete: fill in what is missing.')
        raise LeftIncompleteError(text, missing)
    _must_lie_inside(before, after)
    for target in before.targets:
        now = after.targets_by_id.get(target.id)
        if now is None or not target.actuals:
            continue
        if any(getattr(now, name) != getattr(target, name) for name in KEPT_WITH_FIGURES):
            text = _('{name} has figures: remove it and add a target with the other metric.')
            raise FiguresLostError(text.format(name=target.name or target.id))
