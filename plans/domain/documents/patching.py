"""The kept plan file with one row changed or added: the others need not be read again."""

from plans.domain.documents.row_reading import RowReader, jsonable
from plans.domain.documents.shapes import SHAPES

# Fields on which others of the row, or rows of their own, depend.
NOT_ALONE = {'planned', 'invited', 'attended', 'start_date', 'due_date', 'breakdown'}
APPENDED = {'goals', 'segments', 'strategies', 'actions', 'feedback'}  # no rows lie below them
PATCHED = {'goals', 'segments', 'needs', 'strategies', 'targets', 'actions', 'feedback'}


def patched(kept, name, row, values):
    """The Kept with `values` in the row; None where that is not enough.

    `values` go by the file's names, as forms give them; None of a row that was just added after
    the last. The same as reading the part anew. Of `figures` the row is a target's ref, the values
    all its Actuals in their order.
    """
    if name == 'figures':
        return with_figures(kept, row, values)
    if values is None:
        return with_new_row(kept, name, row) if name in APPENDED else None
    if name not in PATCHED or NOT_ALONE & values.keys():
        return None
    rows = kept.content[name]
    place = next((place for place, one in enumerate(rows) if one['id'] == row.ref), None)
    if place is None:
        return None
    shape = SHAPES[name]
    changed = {
        field: in_order(kept.content, shape, field, value)
        for field, value in values.items()
        if field in shape.fields
    }
    return kept.with_row(name, place, changed)


def with_new_row(kept, name, row):
    """The Kept with this row of the plan, as its database has it, after the last of its list."""
    if any(one['id'] == row.ref for one in kept.content[name]):
        return None
    shape, reader = SHAPES[name], RowReader(row.plan)
    row = shape.model.objects.get(pk=row.pk)
    values = {'id': row.ref} | reader.values_of(row, shape)
    links = {field: reader.linked(shape, field, row).get(row.pk, []) for field in shape.many}
    return kept.with_new_row(name, values | links)


def with_figures(kept, ref, rows):
    """The Kept with these figures (Actuals, who entered them at hand) of one target."""
    targets = kept.content['targets']
    place = next((place for place, one in enumerate(targets) if one['id'] == ref), None)
    if place is None:
        return None
    return kept.with_row('targets', place, {'actuals': [figure_of(row) for row in rows]})


def figure_of(row):
    """An Actual as the plan file has it."""
    shape = SHAPES['actuals']
    by = row.entered_by.user.email if row.entered_by_id else row.entered_by_email or None
    read = row._meta.get_field
    return {
        name: by if name in shape.people else jsonable(read(name).to_python(getattr(row, name)))
        for name in shape.fields
    }


def in_order(content, shape, field, value):
    """A value as the file has it; linked refs in the order of the list they point into."""
    if field in shape.many:
        wanted = set(value or ())
        return [row['id'] for row in content[shape.many[field]] if row['id'] in wanted]
    if field in shape.links or field in shape.people:
        return value or None
    if isinstance(value, (list, tuple)):
        return [str(one) for one in value]
    return jsonable(value)
