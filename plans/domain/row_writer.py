"""Writing the fields of one row from values by the plan file's names."""

from dataclasses import dataclass

from plans.document.text import name_key
from plans.domain import feedback_changes, row_rules
from plans.domain.documents.firms import Firms
from plans.domain.documents.people import People
from plans.domain.documents.reading import Reader
from plans.domain.documents.row_writing import kept
from plans.domain.documents.shapes import SHAPES
from plans.domain.row_places import next_position, next_ref
from plans.models import (
    Customer,
    Dealer,
    Feedback,
    Membership,
    NeedSource,
    Plan,
    PlanDealer,
    PlanSession,
    SessionParticipant,
    Supplier,
    TargetPeriod,
)

FIRMS = {'customer': Customer, 'supplier': Supplier}
# Fields of a shape that lie in rows of their own all the same.
APART = {'co_editors'}


@dataclass
class ConflictError(Exception):
    """Somebody else changed the same field since it was loaded. Source: product.md 4.4.

    `field`: its name in the file; `theirs`: what it holds now; `by`: the member who changed it.
    """

    field: str
    theirs: object
    by: object


def last_hand(plan, row):
    """The member who changed the row last; the plan's where the row does not say."""
    in_row = None if isinstance(row, Plan) else getattr(row, 'updated_by_id', None)
    pk = in_row or plan.changed_before_by
    return Membership.objects.filter(pk=pk).select_related('user').first()


class RowWriter:
    """Writes rows of one list, or one single object, of a plan that is held."""

    def __init__(self, plan, name, by, shape=None):
        self.plan, self.name, self.by = plan, name, by
        self.shape = shape or SHAPES[name]
        self.reader = Reader(plan, raw=True)

    def add(self, values, parent=None):
        """Make a row. Raises RowRuleError."""
        make = getattr(self, f'_add_{self.name}', self._add_row)
        row = make(values, parent)
        self._write_apart(row, values)
        row_rules.check(self.plan, self.name, row)
        return row

    def change(self, row, values):
        """Write the fields named in `values`. Raises RowRuleError."""
        attributes = self.attributes(values)
        before = feedback_changes.told(row) if self.shape.model is Feedback else None
        if values:
            for attribute, value in attributes.items():
                setattr(row, attribute, value)
            if isinstance(row, NeedSource) and values.keys() & {'quote', 'url'}:
                row.is_pending = attributes['is_pending'] = not (row.quote or row.url)
            if hasattr(row, 'row_version'):
                row.row_version += 1
                attributes['row_version'] = row.row_version
            if hasattr(row, 'updated_by_id'):
                row.updated_by = self.by
                attributes['updated_by'] = self.by
            row.save(update_fields=list(attributes))
        if before is not None:
            feedback_changes.note(row, before, by=self.by)
        self._write_apart(row, values)
        self._forget_outsiders(values)
        row_rules.check(self.plan, self.name, row, values.keys())

    def check_conflict(self, row, values, was):
        """Raise ConflictError where a field is neither as it was loaded nor as it shall be."""
        current = self.reader.one(self.name, row, self.shape, only=was) if was else {}
        for field, before in was.items():
            now = _alike(current.get(field))
            if now not in (_alike(before), _alike(values.get(field))):
                raise ConflictError(field, current.get(field), last_hand(self.plan, row))

    def attributes(self, values):
        """{attribute: value} for the fields that lie in the row itself."""
        found = {}
        for field, value in values.items():
            if field in self.shape.many or field in self.shape.placed:
                continue
            if field in APART or field not in self.shape.fields:
                continue
            attribute = self.shape.attribute(field)
            if field in self.shape.people:
                found |= self._person(attribute, value)
            elif field in self.shape.links:
                found[f'{attribute}_id'] = self._pk(self.shape.links[field], value)
            else:
                found[attribute] = kept(self.shape.model, attribute, value)
                if field in FIRMS and attribute != field:
                    firms = Firms(self.plan.workspace, FIRMS[field])
                    found[f'{field}_id'] = firms.pk(value)
        return found

    def _person(self, attribute, email):
        found = People(self.plan.workspace).kept(attribute, email)
        if self.shape.model is Plan:
            found.pop(f'{attribute}_email')
        return found

    def _pk(self, name, ref):
        refs = {known: pk for pk, known in self.reader.refs(name).items()}
        return refs.get(ref) if ref else None

    # --- new rows ----------------------------------------------------------------------------

    def _add_row(self, values, parent):
        place = {self.shape.parent: parent or self.plan}
        if self.shape.letter:
            place['ref'] = next_ref(self.plan, self.name)
        if self.shape.model is Feedback:
            place['workspace'] = self.plan.workspace
        if self.shape.model is NeedSource:
            place['is_pending'] = not (values.get('quote') or values.get('url'))
        return self.shape.model.objects.create(
            position=next_position(self.plan, self.name, parent),
            updated_by=self.by,
            **place,
            **self.attributes(values),
        )

    def _add_dealers(self, values, _parent):
        """Take the workspace's dealer of that name into the plan, maybe anew, else make one."""
        key = name_key(values.get('name') or '')
        here = self.plan.plan_dealers.filter(deleted_at__isnull=True).values('dealer')
        known = self.plan.workspace.dealers.listed().filter(name_key=key).exclude(pk__in=here)
        dealer = key and known.first()
        if not dealer:
            dealer = Dealer(workspace=self.plan.workspace, **self.attributes(values))
            dealer.save()
        fresh = {'deleted_at': None, 'position': next_position(self.plan, self.name)}
        fresh |= {'own_target': None, 'unit': ''}
        if not self.plan.plan_dealers.filter(dealer=dealer).update(**fresh):
            self._place(PlanDealer, dealer=dealer)
        return dealer

    def _add_sessions(self, values, _parent):
        session = self.shape.model.objects.create(
            workspace=self.plan.workspace, **self.attributes(values)
        )
        self._place(PlanSession, session=session)
        return session

    def _place(self, model, **row):
        return model.objects.create(
            plan=self.plan,
            ref=next_ref(self.plan, self.name),
            position=next_position(self.plan, self.name),
            **row,
        )

    # --- fields that lie apart ---------------------------------------------------------------

    def _write_apart(self, row, values):
        for field in self.shape.many:
            if field in values:
                pks = [self._pk(self.shape.many[field], ref) for ref in values[field] or ()]
                getattr(row, field).set([pk for pk in pks if pk])
        placed = {field: values[field] for field in self.shape.placed if field in values}
        if placed:
            place = {name: kept(PlanDealer, name, value) for name, value in placed.items()}
            self.plan.plan_dealers.filter(dealer=row).update(**place)
        if 'planned' in values:
            self._write_planned(row, values['planned'] or ())
        if self.name == 'sessions' and values.keys() & {'invited', 'attended'}:
            self._write_participants(row, values)
        if 'co_editors' in values:
            members = Membership.objects.filter(workspace=self.plan.workspace)
            emails = values['co_editors'] or ()
            row.co_editors.set(members.filter(user__email__in=emails))

    def _write_planned(self, target, planned):
        target.periods.all().delete()
        if any(value is not None for value in planned):
            TargetPeriod.objects.bulk_create(
                TargetPeriod(target=target, position=place, planned_value=value or 0)
                for place, value in enumerate(planned)
            )

    def _write_participants(self, session, values):
        pk_of = {ref: pk for pk, ref in self.reader.refs('dealers').items()}
        rows = {row.dealer_id: row for row in session.participants.all()}
        for field in ('invited', 'attended'):
            if field not in values:
                continue
            wanted = [pk_of[ref] for ref in values[field] or () if ref in pk_of]
            for pk in wanted:
                if pk not in rows:
                    rows[pk] = SessionParticipant(session=session, dealer_id=pk, position=len(rows))
            for pk, row in rows.items():
                if pk in pk_of.values():
                    setattr(row, field, pk in wanted)
        for row in rows.values():
            if row.invited or row.attended:
                row.save()
            elif row.pk:
                row.delete()

    def _forget_outsiders(self, values):
        """What somebody has now chosen replaces the address that came with a file."""
        gone = self.plan.outsiders.keys() & values.keys() & {'owner', 'approver', 'co_editors'}
        if self.shape.model is Plan and gone:
            left = {key: value for key, value in self.plan.outsiders.items() if key not in gone}
            self.plan.outsiders = left
            Plan.objects.filter(pk=self.plan.pk).update(outsiders=left)


def _alike(value):
    """A value in the form in which two are compared: blank is None, lists are sets."""
    if value in ('', None) or value == [] or value == ():
        return None
    if isinstance(value, (list, tuple, set, frozenset)):
        return frozenset(value)
    return value
