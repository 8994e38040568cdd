"""Rows → lists of the plan file, each in a fixed number of queries."""

from datetime import date, datetime
from decimal import Decimal

from plans.document.amounts import plain
from plans.domain.documents.asking import columns_below, pairs_of, placed, rows_below
from plans.domain.documents.shapes import SHAPES
from plans.models import BuyItem, Membership, NeedSource, PlanDealer, PlanSession, TargetPeriod

NULL_WHEN_BLANK = {
    NeedSource: ('customer_name', 'supplier_name'),
    BuyItem: ('awarded_supplier',),
}
# The lists that lie below the rows of another: the list below, and its key to the row above.
BELOW = {
    'needs': ('sources', 'need'),
    'product_lines': ('tiers', 'line'),
    'items': ('quotes', 'item'),
}
# The lists of rows that plans share: their places in a plan, and the key to the row.
PLACES = {'dealers': (PlanDealer, 'dealer_id'), 'sessions': (PlanSession, 'session_id')}


class RowReader:
    """Reads rows of one plan. Refs of rows that were deleted come out as if not there."""

    def __init__(self, plan, raw=False):
        self.plan = plan
        self.shown = (lambda value: value) if raw else jsonable
        self._refs = {}

    def refs(self, name):
        """{pk: ref} of a list of the plan, read once."""
        if name not in self._refs:
            self._refs[name] = dict(self._ref_rows(name))
        return self._refs[name]

    def pks(self, name):
        """{ref: pk} of a list of the plan."""
        return {ref: pk for pk, ref in self.refs(name).items()}

    def _ref_rows(self, name):
        if name in PLACES:
            model, key = PLACES[name]
            return [(getattr(row, key), row.ref) for row in placed(model)(self.plan.pk)]
        found = columns_below(SHAPES[name].model, 'pk', 'ref')(self.plan.pk)
        return [(row['pk'], row['ref']) for row in found]

    def members(self):
        """{membership pk: e-mail} of the workspace, read once."""
        if 'members' not in self._refs:
            asked = columns_below(Membership, 'pk', 'user__email', path='workspace')
            found = asked(self.plan.workspace_id)
            self._refs['members'] = {row['pk']: row['user__email'] for row in found}
        return self._refs['members']

    def values_of(self, row, shape, only=None):
        """The row's plain fields, people and links by the file's names; all, or those named."""
        values = {}
        for name in shape.fields:
            if name in shape.many or name in shape.placed or name == 'co_editors':
                continue
            if only and name not in only:
                continue
            if name in shape.people:
                values[name] = self.person(row, shape.attribute(name))
            elif name in shape.links:
                key = getattr(row, f'{shape.attribute(name)}_id')
                values[name] = self.refs(shape.links[name]).get(key) if key else None
            else:
                values[name] = self.shown(file_value(row, shape.attribute(name)))
        return values

    def placed_values(self, place, shape):
        """The fields that the row's place in the plan keeps."""
        return {name: self.shown(file_value(place, name)) for name in shape.placed}

    def person(self, row, key):
        """The e-mail of a member, or the address that was kept without one."""
        pk = getattr(row, f'{key}_id')
        return self.members()[pk] if pk else (getattr(row, f'{key}_email', '') or None)

    def rows(self, name):
        """A list of the plan as [{'id': ref, field: value …}] in its order."""
        shape = SHAPES[name]
        many = {field: self.linked(shape, field) for field in shape.many}
        read = []
        for row in rows_below(shape.model)(self.plan.pk):
            values = {'id': row.ref} if shape.letter else {}
            values |= self.values_of(row, shape)
            values |= {field: links.get(row.pk, []) for field, links in many.items()}
            read.append((row.pk, values))
        self._refs.setdefault(name, {pk: values.get('id') for pk, values in read})
        self._children(name, read)
        return [values for _pk, values in read]

    def linked(self, shape, field, row=None):
        """{row pk: [refs]} of one many-to-many, of all rows or one.

        In the order of the list they point into, as a file that was read has them.
        """
        asked, key, ref = pairs_of(shape.model, field, '' if row else '__plan')
        found = {}
        for pair in asked(row.pk if row else self.plan.pk):
            found.setdefault(pair[key], []).append(pair[ref])
        return found

    def _children(self, name, read):
        if name == 'targets':
            self._target_figures(read)
        elif name in BELOW:
            below, parent = BELOW[name]
            grouped = self.grouped(below, f'{parent}__plan')
            for pk, values in read:
                values[below] = grouped.get(pk, [])

    def _target_figures(self, read):
        planned = {}
        asked = columns_below(TargetPeriod, 'target_id', 'planned_value', path='target__plan')
        for period in asked(self.plan.pk):
            value = jsonable(period['planned_value'])
            planned.setdefault(period['target_id'], []).append(value)
        actuals = self.grouped('actuals', 'target__plan')
        for pk, values in read:
            values['planned'] = planned.get(pk, [])
            values['actuals'] = actuals.get(pk, [])

    def grouped(self, name, plan_path):
        """{parent pk: [values]} of rows that lie under rows of the plan."""
        shape = SHAPES[name]
        grouped = {}
        for row in rows_below(shape.model, plan_path)(self.plan.pk):
            parent = getattr(row, f'{shape.parent}_id')
            grouped.setdefault(parent, []).append(self.values_of(row, shape))
        return grouped


def jsonable(value):
    """A row's value as the plan file writes it."""
    if isinstance(value, Decimal):
        return plain(value)
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return value


def file_value(row, attribute):
    """A plain attribute as the plan file writes it: '' of an enum or an optional name is null."""
    value = getattr(row, attribute)
    if value == '' and attribute in NULL_WHEN_BLANK.get(type(row), ()):
        return None
    if value == '' and row._meta.get_field(attribute).max_length:
        return None
    return value
