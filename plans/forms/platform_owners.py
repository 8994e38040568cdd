"""Step 3, collaborative: who owns the site. Source: product.md 2.5."""

from __future__ import annotations

from plans.forms.choices import TickField
from plans.forms.fields import AmountField, LineField
from plans.forms.limits import LINE
from plans.forms.rows import RowForm


class PlatformOwnerForm(RowForm):
    """One of the owners; that the shares make 100 % is check C1."""

    part = 'owners'
    required_to_save = ('organisation',)

    organisation = LineField(max_length=LINE)
    role = LineField(max_length=LINE)
    contribution = LineField(max_length=LINE)
    share_pct = AmountField(kind='percent', min_value=0, max_value=100)
    votes = TickField()
    contact = LineField(max_length=LINE)
