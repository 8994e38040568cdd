"""Choosing a supplier: awarding an item to one of its quotes. Source: product.md 2.5, R17."""

from django.db import transaction

from plans.document.text import name_key
from plans.domain import rows
from plans.domain.row_places import find
from plans.models import Quote
from plans.rules.quotes import counted_names


def keys_of(plan):
    """([pk of each item], {(number of the item, number of the quote): pk}) in the plan's order.

    Two queries.
    """
    items = list(plan.buy_items.values_list('pk', flat=True))
    place = {pk: number for number, pk in enumerate(items)}
    found, counted = {}, dict.fromkeys(items, 0)
    quotes = Quote.objects.filter(item__plan=plan, item__deleted_at__isnull=True)
    for pk, item in quotes.values_list('pk', 'item_id'):
        found[place[item], counted[item]] = pk
        counted[item] += 1
    return items, found


@transaction.atomic
def award(plan, quote_pk, *, by):
    """Give the quote's item to its supplier at its price; returns the item.

    A reason that spoke for another supplier goes. Raises Http404 for a quote that is not there,
    PermissionDenied.
    """
    quote = find(plan, 'quotes', quote_pk)
    item = quote.item
    values = {'awarded_supplier': quote.supplier or None, 'awarded_price': quote.price}
    if name_key(item.awarded_supplier) != name_key(quote.supplier):
        values['award_reason'] = ''
    return rows.change(plan, 'items', item.pk, values, by=by)


def take_counts(plan, item_pk, *, by):
    """Write how many suppliers and quotes the item lists in place of the typed counts.

    Returns the item. Raises Http404, PermissionDenied.
    """
    item = find(plan, 'items', item_pk)
    suppliers = item.quotes.values_list('supplier', flat=True)
    values = {
        'suppliers_invited': counted_names([*item.suppliers, *suppliers]),
        'quotes_received': len(suppliers),
    }
    return rows.change(plan, 'items', item.pk, values, by=by)
