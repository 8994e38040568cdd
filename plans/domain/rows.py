"""Adding, changing, moving and removing rows of a plan, one list like another (house.md, move 2).

Every change locks the plan, so that two people's writes follow one another, and refreshes what is
kept of it. Values go by the plan file's field names.
"""

from contextlib import contextmanager, nullcontext

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _

from plans.document.choices import PlanStatus, StepState
from plans.domain import permissions, row_rules, summaries
from plans.domain.documents.object_shapes import SINGLES
from plans.domain.documents.reading import Reader
from plans.domain.documents.row_reading import BELOW
from plans.domain.documents.shapes import SHAPES
from plans.domain.filled_steps import broken_steps
from plans.domain.holding import renew_kept
from plans.domain.row_places import PLACED, find, place_of, rows_of, siblings, whose
from plans.domain.row_writer import RowWriter
from plans.models import Plan

PERIOD = frozenset({'period_start', 'period_end'})  # of the basics, what may be adjusted
# The part of the document that a list or an object lies in.
PART_OF = {
    'sources': 'needs',
    'tiers': 'model_details',
    'product_lines': 'model_details',
    'supplier_list': 'model_details',
    'items': 'model_details',
    'quotes': 'model_details',
    'owners': 'model_details',
    'sell_side': 'model_details',
    'buy_side': 'model_details',
    'marketplace': 'model_details',
    'seller_funnel': 'model_details',
    'collaborative': 'model_details',
    'basics': 'plan',
    'model': 'plan',
    'dealers_question': 'plan',
}


def add(plan, name, values, *, by, parent=None):
    """Add a row to a list of the plan, or under `parent`; returns the row.

    Raises PermissionDenied, and RowRuleError where the row could not be in a plan file.
    """
    with transaction.atomic():
        plan = locked(plan, name, by)
        row = RowWriter(plan, name, by).add(values, parent)
        if name == 'dealers':  # one that comes back is in sessions and evidence again
            keep(plan)
        else:
            keep(plan, [PART_OF.get(name, name)], patch=(name, row, None))
    return row


def change(plan, name, row, values, *, by, was=None):
    """Change fields of one row, given as itself (of a plan that is held) or by its pk.

    Returns the row.
    `was`: {field: the value as the person had loaded it}. A field that somebody else changed since
    raises ConflictError and nothing is written; RowRuleError as in `add`.
    """
    with alone(plan):
        plan = locked(plan, name, by)
        row = find(plan, name, row) if isinstance(row, int) else row
        writer = RowWriter(plan, name, by)
        writer.check_conflict(row, values, was or {})
        writer.change(row, values)
        keep(plan, [PART_OF.get(name, name)], patch=(name, row, values))
        _tell_other_plans(plan, name, row)
    return row


def change_single(plan, name, values, *, by, was=None):
    """Change fields of one of the plan's single objects; returns its row."""
    with alone(plan):
        plan = locked(plan, name, by)
        shape = SINGLES[name]
        row = plan if shape.model is Plan else shape.model.objects.get_or_create(plan=plan)[0]
        if getattr(plan, 'is_adjusting', False) and name == 'basics' and values.keys() - PERIOD:
            raise PermissionDenied(_('Of the basics only the period is adjusted.'))
        writer = RowWriter(plan, name, by, shape)
        writer.check_conflict(row, values, was or {})
        owned_by = plan.owner_id
        writer.change(row, values)
        if owned_by not in (None, plan.owner_id):
            plan.co_editors.add(owned_by)  # who hands a plan over still works on it
        keep(plan, [PART_OF.get(name, name)] if name != 'model' else None)
    return row


def remove(plan, name, pk, *, by):
    """Take a row out of the plan; `restore` brings it back. Returns the row.

    Raises RowInUseError where evidence would lose its ground.
    """
    with transaction.atomic():
        plan = locked(plan, name, by)
        row = find(plan, name, pk)
        row_rules.may_remove(plan, name, row)
        place_of(plan, name, row).update(deleted_at=timezone.now())
        keep(plan)
    return row


def restore(plan, name, pk, *, by):
    """Bring back a row that was removed."""
    with transaction.atomic():
        plan = locked(plan, name, by)
        row = find(plan, name, pk, removed=True)
        place_of(plan, name, row).update(deleted_at=None)
        keep(plan)
    return row


def move(plan, name, pk, step, *, by):
    """Move a row up (-1) or down (1) among its like."""
    with transaction.atomic():
        plan = locked(plan, name, by)
        row = find(plan, name, pk)
        places = list(siblings(plan, name, row))
        here = [whose(name, place) for place in places].index(row.pk)
        there = min(max(here + step, 0), len(places) - 1)
        places.insert(there, places.pop(here))
        for position, place in enumerate(places):
            place.position = position
        type(places[0])._base_manager.bulk_update(places, ['position'])
        keep(plan, [PART_OF.get(name, name)])


def duplicate(plan, name, pk, *, by):
    """Add a copy of a row, and of the rows below it, after the last; returns it."""
    with transaction.atomic():
        plan = locked(plan, name, by)
        row = find(plan, name, pk)
        parent = SHAPES[name].parent
        above = getattr(row, parent) if parent not in ('plan', 'workspace') else None
        with together(plan):
            return _copy(plan, name, row, by, above)


def _copy(plan, name, row, by, above):
    made = add(plan, name, values_of(plan, name, row), by=by, parent=above)
    if name in BELOW:
        below, key = BELOW[name]
        for one in rows_of(plan, below).filter(**{key: row}):
            _copy(plan, below, one, by, made)
    return made


def values_of(plan, name, row):
    """A row's values by the file's names, as forms take them: Decimal, date, refs, e-mails."""
    return Reader(plan, raw=True).one(name, row)


def locked(plan, name, by):
    """The plan, held until the transaction ends. Raises PermissionDenied, Http404 once deleted."""
    if not getattr(plan, 'is_held', False):
        held = Plan.objects.select_for_update(of=('self',))
        joined = held.select_related('workspace', 'template', 'summary')
        plan = get_object_or_404(joined, pk=plan.pk)
        renew_kept(plan)
    if not permissions.may_edit_part(by, plan, name):
        raise PermissionDenied(_('This part of the plan cannot be changed now.'))
    plan.changed_before_by = getattr(plan, 'changed_before_by', plan.updated_by_id)
    plan.updated_by = by
    return plan


def _tell_other_plans(plan, name, row):
    """Dealers and sessions belong to the workspace: other plans with this one read it anew."""
    if name in PLACED:
        through, key = PLACED[name]
        others = Plan.objects.filter(**{f'{through}__{key}': row.pk}).exclude(pk=plan.pk)
        summaries.mark_stale(others)


@contextmanager
def together(plan):
    """Changes of rows of the held plan within are kept once, when the block ends well.

    Who catches an error of one of them rolls all of them back.
    """
    if getattr(plan, 'is_gathering', False):
        yield
        return
    plan.is_gathering, plan.noted = True, []
    try:
        yield
        if plan.noted:
            keep_noted(plan)
    finally:
        plan.is_gathering, plan.noted = False, []


def alone(plan):
    """A change is undone alone where it fails; among others gathered they are undone together."""
    return nullcontext() if getattr(plan, 'is_gathering', False) else transaction.atomic()


def keep(plan, parts=None, patch=None):
    """Keep the held plan as it now stands; a draft's step that the change broke is not done now."""
    summaries.note(plan, parts, patch)
    if not getattr(plan, 'is_gathering', False):
        keep_noted(plan)


def keep_noted(plan):
    """Keep what was noted of the held plan, in one go."""
    now = summaries.keep_read(plan, summaries.read_anew(plan))
    broken = broken_steps(now.document) if plan.status == PlanStatus.DRAFT else ()
    if broken:
        plan.step_states.filter(step_key__in=broken).update(state=StepState.IN_PROGRESS.value)
        summaries.refresh(plan, ['plan'])
