"""Entering, changing and taking back the figures reached. Source: product.md 2.8, 5.5.

A figure belongs to a target and one of its periods. A blank one is missing, zero is zero.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from plans.document.measures import measure_of
from plans.domain import permissions, summaries
from plans.domain.actual_faults import FIGURES, Fault, fault_in, is_blank
from plans.domain.documents.reading import document_of
from plans.domain.holding import plan_in
from plans.models import Actual, ActualRevision, Target
from plans.rules.tracking import entry_periods, is_rolled_up

REASON_AFTER_DAYS = 45
FIELDS = ('value', 'numerator', 'denominator', 'as_of', 'note')


@dataclass(slots=True)
class Change:
    """What somebody wants one figure to be. `key` is the caller's own name for it.

    `values` and `was` hold some of FIELDS; `was` is what the person had been shown. Not frozen,
    for an import makes a hundred thousand.
    """

    target: str
    start: date
    end: date
    values: Mapping
    was: Mapping | None = None
    reason: str = ''
    key: object = ''

    @property
    def place(self):
        """Which figure it is."""
        return self.target, self.start, self.end


@dataclass(frozen=True)
class Conflict:
    """Somebody else changed the figure since it was loaded: what it is now, and by whom."""

    theirs: Mapping
    by: object


@dataclass
class NotRecordedError(Exception):
    """Some figures were not taken, so none was. Both by the key of their Change."""

    faults: dict = field(default_factory=dict)
    conflicts: dict = field(default_factory=dict)


def record(plan, changes, *, by, on=None):
    """Write the figures, all or none; returns the keys of those that were new or other.

    Raises PermissionDenied, NotRecordedError.
    """
    with transaction.atomic():
        plan = held(plan, by)
        recorder = Recorder(plan, by, on or plan.workspace.today())
        refused = recorder.look(changes)
        if refused.faults or refused.conflicts:
            raise refused
        written = [change.key for change in changes if recorder.write(change)]
        if written:
            refs = {change.target for change in changes}
            figures = [('figures', ref, list(recorder.rows(ref).values())) for ref in refs]
            summaries.refresh(plan, ['targets'], figures[0] if len(figures) == 1 else None)
    return written


def held(plan, by):
    """The plan, held from here if not before, for who may record on it. Raises PermissionDenied."""
    plan = plan if getattr(plan, 'is_held', False) else plan_in(plan.workspace, plan.pk, hold=True)
    if not permissions.may_record(by, plan):
        raise PermissionDenied(_('Figures are entered while the plan is active.'))
    plan.updated_by = by
    return plan


def history(plan, target_ref, start, end):
    """Every change of one figure, newest first, with who made it. One query."""
    place = {'target__plan': plan, 'target__ref': target_ref, 'start': start, 'end': end}
    return ActualRevision.objects.filter(**place).select_related('by__user', 'upload')


def rows_of(plan, target_ref):
    """The figures of one target as rows."""
    rows = Actual.objects.filter(target__plan=plan, target__ref=target_ref)
    return rows.filter(target__deleted_at__isnull=True)


def kept(plan, target_ref):
    """{(start, end): Actual} of one target, with who entered each. One query."""
    rows = rows_of(plan, target_ref).order_by('position', 'start', 'pk')
    return {(row.start, row.end): row for row in rows.select_related('entered_by__user')}


def figures_of(row):
    """{field: value} of a stored figure, all blank without one."""
    if row is None:
        return dict.fromkeys(FIELDS) | {'note': ''}
    return {name: getattr(row, name) for name in FIELDS}


def wants_reason(end, on):
    """Whether changing a figure of a period that ended so long ago needs a reason."""
    return end < on - timedelta(days=REASON_AFTER_DAYS)


def usual_as_of(start, end, on):
    """The last day a figure entered now covers: the period's end, today while it runs."""
    return min(end, on) if start <= on else end


class Recorder:
    """Looks at figures and writes them, below a plan that is held."""

    def __init__(self, plan, by, on):
        self.plan, self.by, self.on = plan, by, on
        self.document = document_of(plan)
        self.targets = {target.id: target for target in self.document.targets}
        self.measures = {
            ref: measure_of(target, self.document.currency) for ref, target in self.targets.items()
        }
        self.pks = dict(Target.objects.filter(plan=plan).values_list('ref', 'pk'))
        self._rows, self._periods, self._open = {}, {}, {}

    def look(self, changes):
        """A NotRecordedError with what stands against each change; empty where nothing does."""
        refused = NotRecordedError()
        for change in changes:
            conflict = self.conflict_of(change)
            fault = None if conflict else self.fault_of(change)
            if conflict:
                refused.conflicts[change.key] = conflict
            elif fault:
                refused.faults[change.key] = fault
        return refused

    def rows(self, ref):
        """{(start, end): Actual} of one target, read once; of none that the plan has, unasked."""
        if ref not in self._rows:
            self._rows[ref] = kept(self.plan, ref) if ref in self.pks else {}
        return self._rows[ref]

    def fill(self, rows):
        """Take figures that were read already: {ref: {(start, end): Actual}}."""
        self._rows |= rows

    def row(self, change):
        """The stored figure, or None."""
        return self.rows(change.target).get((change.start, change.end))

    def wanted(self, change):
        """{field: value} of the figure as it would be stored."""
        now = figures_of(self.row(change))
        wanted = now | dict(change.values)
        if is_blank(wanted):
            return wanted | {'as_of': None}
        if 'as_of' not in change.values or wanted['as_of'] is None:
            is_other = any(wanted[name] != now[name] for name in FIGURES)
            if is_other or now['as_of'] is None:
                wanted['as_of'] = usual_as_of(change.start, change.end, self.on)
        return wanted

    def conflict_of(self, change):
        """A Conflict where a field that is to be changed was changed by somebody else."""
        now, row = figures_of(self.row(change)), self.row(change)
        for name, before in (change.was or {}).items():
            if alike(now[name]) not in (alike(before), alike(change.values.get(name))):
                return Conflict(now, row and row.entered_by)
        return None

    def fault_of(self, change):
        """A Fault, or None."""
        target = self.targets.get(change.target)
        if target is None:
            return Fault('target', _('The plan has no such target.'))
        if (change.start, change.end) not in self.periods(change.target):
            return Fault('start', _('The plan has no such period any more.'))
        if is_rolled_up(target, self.document):
            return Fault('value', _('Its figures come from the targets below it.'))
        wanted, now = self.wanted(change), figures_of(self.row(change))
        if wanted == now:
            return None
        fault = fault_in(wanted, target, self.measures[target.id], change, self.on)
        if fault is None and not is_blank(now) and wants_reason(change.end, self.on):
            figures_differ = any(wanted[name] != now[name] for name in FIGURES)
            if figures_differ and not change.reason.strip():
                text = _('This period ended more than 45 days ago: say why the figure changes.')
                return Fault('reason', text)
        return fault

    def periods(self, ref):
        """(start, end) of every period of a target that takes a figure; none without the target."""
        if ref not in self._periods:
            target = self.targets.get(ref)
            pieces = entry_periods(target, self.document) if target else ()
            self._periods[ref] = {(piece.start, piece.end) for piece in pieces}
        return self._periods[ref]

    def open_periods(self, ref):
        """The same, but none of a target whose figures come from those below it."""
        if ref not in self._open:
            target = self.targets.get(ref)
            is_open = target is not None and not is_rolled_up(target, self.document)
            self._open[ref] = self.periods(ref) if is_open else frozenset()
        return self._open[ref]

    def write(self, change):
        """Store the figure and what it was. Returns whether anything differed."""
        row, wanted = self.row(change), self.wanted(change)
        now = figures_of(row)
        if wanted == now:
            return False
        if row is None:
            rows = self.rows(change.target)
            place = max((one.position for one in rows.values()), default=-1) + 1
            row = Actual(
                target_id=self.pks[change.target],
                start=change.start,
                end=change.end,
                position=place,
            )
            rows[change.start, change.end] = row
        else:
            revision_of(row, now, wanted, by=self.by, reason=change.reason).save()
        for name, value in wanted.items():
            setattr(row, name, value)
        row.entered_by, row.entered_by_email, row.upload = self.by, '', None
        row.row_version += row.pk is not None
        row.save()
        return True


def revision_of(row, old, new, *, by, reason='', upload=None):
    """An ActualRevision, not yet saved."""
    return ActualRevision(
        target_id=row.target_id,
        start=row.start,
        end=row.end,
        by=by,
        reason=reason.strip(),
        upload=upload,
        **{f'old_{name}': old[name] for name in FIELDS},
        **{f'new_{name}': new[name] for name in FIELDS},
    )


def alike(value):
    """A value in the form in which two are compared: blank is None, and never 0."""
    return None if value == '' else value
