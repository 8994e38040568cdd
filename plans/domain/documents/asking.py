"""The queries that read a plan whole, their SQL written once (docs/decisions/0009)."""

from functools import cache

from plans.models.prepared import Prepared


@cache
def rows_below(model, path='plan', *related):
    """Rows of a model by the pk of the plan that `path` leads to, with the `related` rows."""

    def asked(plan):
        rows = model.objects.filter(**{path: plan})
        return rows.select_related(*related) if related else rows

    return Prepared(asked, int)


@cache
def columns_below(model, *names, path='plan'):
    """The same as dicts of named columns."""
    return Prepared(lambda plan: model.objects.filter(**{path: plan}).values(*names), int)


@cache
def placed(model, *related):
    """Places of shared rows in a plan, by its pk, less those taken out of it."""

    def asked(plan):
        rows = model.objects.filter(plan=plan, deleted_at__isnull=True)
        return rows.select_related(*related) if related else rows

    return Prepared(asked, int)


@cache
def pairs_of(model, field, path='__plan'):
    """(query, key, key): the pairs of a many-to-many by the pk of their plan, or of their row.

    In the order of the list they point into, as a file that was read has them.
    """
    through = getattr(model, field).through
    row, other = (one.name for one in through._meta.get_fields()[1:3])
    key, ref = f'{row}_id', f'{other}__ref'

    def asked(pk):
        live = through.objects.filter(**{f'{row}{path}': pk, f'{other}__deleted_at__isnull': True})
        return live.order_by(f'{other}__position', f'{other}_id').values(key, ref)

    return Prepared(asked, int), key, ref
