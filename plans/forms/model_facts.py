"""Facts of the rows that a business model adds: lines, tiers, items, quotes, owners."""

from __future__ import annotations

from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from plans.document import choices, display
from plans.forms.fact_rows import Fact, FactRow, inside


def _product_lines(row: FactRow) -> list[Fact | None]:
    moq, supply, days = row['moq'], row['supply_per_month'], row['lead_time_days']
    least = row.amount(moq, row['unit']) if moq is not None else ''
    month = row.amount(supply, row['unit']) if supply is not None else ''
    counted = ngettext('{n} day', '{n} days', days or 0)
    return [
        row.label('kind', choices.LineKind),
        row.label('supply_basis', choices.SupplyBasis),
        Fact(_('MOQ %(amount)s') % {'amount': least}) if least else None,
        Fact(_('%(amount)s a month') % {'amount': month}) if month else None,
        Fact(counted.format(n=row.number(days))) if days is not None else None,
        _exclusive(row),
    ]


def _exclusive(row: FactRow) -> Fact | None:
    """Whether only the company sells it, and why that is so."""
    if not row['is_exclusive']:
        return None
    if not row['exclusivity_basis']:
        return Fact(_('Exclusive, basis not given'))
    basis = choices.ExclusivityBasis(row['exclusivity_basis']).label(row.language)
    return Fact(_('Exclusive: %(basis)s') % {'basis': inside(basis)})


def _tiers(row: FactRow) -> list[Fact | None]:
    return [Fact(row.price(row['price'])) if row['price'] is not None else None]


def _supplier_list(row: FactRow) -> list[Fact | None]:
    status = row['status']
    return [
        Fact(choices.SupplierStatus(status).label(row.language)) if status else None,
        row.text('note'),
    ]


def _items(row: FactRow) -> list[Fact | None]:
    invited, quantity = row['suppliers_invited'], row['quantity']
    quotes = max(row['quotes_received'] or 0, len(row['quotes'] or ()))
    came = ngettext('{n} quote', '{n} quotes', quotes).format(n=row.number(quotes))
    counted = ngettext('{n} supplier invited', '{n} suppliers invited', invited or 0)
    due = _('by %(day)s') % {'day': row.day('needed_by')} if row['needed_by'] else ''
    return [
        Fact(row.amount(quantity, row['unit'])) if quantity is not None else None,
        Fact(due) if due else None,
        Fact(counted.format(n=row.number(invited))) if invited is not None else None,
        Fact(came) if quotes else None,
        Fact(_('Awarded to %(supplier)s') % {'supplier': row['awarded_supplier']})
        if row['awarded_supplier']
        else None,
    ]


def _quotes(row: FactRow) -> list[Fact | None]:
    days, quality = row['lead_time_days'], row['quality']
    counted = ngettext('delivered in {n} day', 'delivered in {n} days', days or 0)
    return [
        Fact(row.price(row['price'])) if row['price'] is not None else None,
        Fact(counted.format(n=row.number(days))) if days is not None else None,
        Fact(_('quality %(score)s of 5') % {'score': quality}) if quality is not None else None,
        row.text('terms'),
        Fact(row.day('received_on')) if row['received_on'] else None,
    ]


def _owners(row: FactRow) -> list[Fact | None]:
    share: Decimal | None = row['share_pct']
    return [
        row.text('role'),
        Fact(display.percent(share, row.language)) if share is not None else None,
        Fact(_('Votes')) if row['votes'] else None,
    ]


MODEL_FACTS = {
    'product_lines': _product_lines,
    'tiers': _tiers,
    'supplier_list': _supplier_list,
    'items': _items,
    'quotes': _quotes,
    'owners': _owners,
}
