"""Lists of the plan file → rows."""

from plans.domain.documents.firms import Firms
from plans.domain.documents.people import People
from plans.domain.documents.shapes import SHAPES
from plans.models import CheckWaiver


class RowWriting:
    """Writes lists of one document below one plan, and knows which row each ref became."""

    def __init__(self, plan):
        self.plan = plan
        self.people = People(plan.workspace)
        self.pks = {}

    def attributes(self, shape, item):
        """{attribute: value} of a row for the fields of one item of the document."""
        values = {}
        for name in shape.fields:
            if name in shape.many or name in shape.placed:
                continue
            value = getattr(item, name)
            attribute = shape.attribute(name)
            if name in shape.people:
                values |= self.people.kept(attribute, value)
            elif name in shape.links:
                values[f'{attribute}_id'] = self.pk(shape.links[name], value)
            else:
                values[attribute] = kept(shape.model, attribute, value)
        return values

    def pk(self, name, ref):
        """The row that a ref points to; None while it is not written yet."""
        return self.pks.get(name, {}).get(ref) if ref is not None else None

    def firms(self, model, names):
        """The customers or suppliers of these names, as Firms of the plan's workspace."""
        return Firms(self.plan.workspace, model, names)

    def waiver(self, position, item):
        """One acceptance as a row."""
        return CheckWaiver(
            plan=self.plan,
            position=position,
            check_code=str(item.check),
            severity=item.severity or '',
            subjects=list(item.subjects),
            reason=item.reason,
            accepted_on=item.on,
            expires_on=item.expires_on,
            revoked_on=item.revoked_on,
            **self.people.kept('by', item.by),
            **self.people.kept('confirmed_by', item.confirmed_by),
        )

    def write_list(self, name, items):
        """Write one list and remember which row each ref became."""
        shape = SHAPES[name]
        rows = []
        for position, item in enumerate(items):
            row = shape.model(plan=self.plan, position=position, **self.attributes(shape, item))
            if shape.letter:
                row.ref = item.id
            rows.append(row)
        made = shape.model.objects.bulk_create(rows)
        if shape.letter:
            self.pks[name] = {row.ref: row.pk for row in made}
        for field_name, target in shape.many.items():
            self.write_many(shape, field_name, target, zip(made, items, strict=True))
        return made

    def write_many(self, shape, field_name, target, pairs):
        """Write the links of one many-to-many, in the file's order."""
        through = getattr(shape.model, field_name).through
        row_key, other_key = (f'{key.name}_id' for key in through._meta.get_fields()[1:3])
        through.objects.bulk_create(
            through(**{row_key: row.pk, other_key: self.pk(target, ref)})
            for row, item in pairs
            for ref in dict.fromkeys(getattr(item, field_name))
        )


def kept(model, attribute, value):
    """A document value as the row keeps it: null becomes '' where the column holds text."""
    if value is None and not model._meta.get_field(attribute).null:
        return ''
    if isinstance(value, str):
        return str(value)
    if isinstance(value, (tuple, frozenset)):
        return [str(one) for one in value]
    return value
