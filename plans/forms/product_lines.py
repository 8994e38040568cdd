"""Step 3, sell-side: what is sold, on which terms. Source: product.md 2.5."""

from __future__ import annotations

from plans.document.choices import ExclusivityBasis, LineKind, SupplyBasis
from plans.forms.choices import TickField
from plans.forms.fields import AmountField, CountField, LineField
from plans.forms.limits import LINE, NUMBERS_AT_MOST, UNIT
from plans.forms.plan_choices import OneOf, RefsField
from plans.forms.rows import RowForm


class ProductLineForm(RowForm):
    """A group of goods sold on the same terms."""

    part = 'product_lines'
    required_to_save = ('name', 'kind')
    required_to_submit = ('supply_basis',)
    shown_for = {'exclusivity_basis': ('is_exclusive', ('true',))}
    together = (('is_exclusive', 'exclusivity_basis'),)

    name = LineField(max_length=LINE)
    kind = OneOf(LineKind)
    supply_basis = OneOf(SupplyBasis)
    is_exclusive = TickField()
    exclusivity_basis = OneOf(ExclusivityBasis)
    unit = LineField(max_length=UNIT)
    moq = AmountField(min_value=0)
    supply_per_month = AmountField(min_value=0)
    lead_time_days = CountField(max_value=NUMBERS_AT_MOST)
    segments = RefsField('segments')


class TierForm(RowForm):
    """From this quantity on, this price a unit."""

    part = 'tiers'
    required_to_save = ('from_qty', 'price')

    from_qty = AmountField(min_value=0)
    price = AmountField(kind='money', min_value=0)
