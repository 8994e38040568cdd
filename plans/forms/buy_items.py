"""Step 3, buy-side: what must be bought, and the quotes for it. Source: product.md 2.5."""

from __future__ import annotations

from django.utils.translation import gettext as _

from plans.document import display
from plans.document.choices import SupplierStatus
from plans.forms.cleaning import Values, rule
from plans.forms.feedback import RatingField
from plans.forms.fields import (
    AmountField,
    CountField,
    DayField,
    LineField,
    LinesField,
    ParagraphField,
)
from plans.forms.limits import LINE, NUMBERS_AT_MOST, TEXT, UNIT
from plans.forms.plan_choices import FirmField, RefField, StateOf
from plans.forms.rows import RowForm


class TargetSupplierForm(RowForm):
    """A firm we mean to buy from, with its standing (kpis.md, model 1)."""

    part = 'supplier_list'
    required_to_save = ('name',)

    name = FirmField(known='suppliers', empty_value='')
    status = StateOf(SupplierStatus)
    note = LineField(max_length=LINE)


class BuyItemForm(RowForm):
    """A posted need: enough for sellers to quote at once (R15 to R17)."""

    part = 'items'
    required_to_save = ('name',)
    required_to_submit = ('quantity', 'unit', 'needed_by', 'suppliers_invited')

    name = LineField(max_length=LINE)
    spec = ParagraphField(max_length=TEXT)
    quantity = AmountField(above=0)
    unit = LineField(max_length=UNIT)
    needed_by = DayField()
    target_price = AmountField(kind='money', min_value=0)
    posted_on = DayField()
    suppliers = LinesField(
        max_length=TEXT,
    )
    suppliers_invited = CountField(max_value=NUMBERS_AT_MOST)
    quotes_received = CountField(max_value=NUMBERS_AT_MOST)
    awarded_supplier = FirmField(known='suppliers')
    awarded_price = AmountField(kind='money', min_value=0)
    award_reason = ParagraphField(max_length=TEXT)
    feeds_target = RefField('targets')
    for_segment = RefField('segments')

    def prepare(self) -> None:
        self.fields['needed_by'].max_day = (
            self.context.document.period_end or self.fields['needed_by'].max_day
        )

    @rule('suppliers', on='suppliers')
    def _names_are_short(self, known: Values) -> str | None:
        long = next((name for name in known['suppliers'] if len(name) > LINE), None)
        return _('Use at most 160 characters for one name.') if long else None

    @rule('suppliers_invited', 'quotes_received', on='quotes_received')
    def _no_more_quotes_than_invited(self, known: Values) -> str | None:
        invited, received = known.get('suppliers_invited'), known.get('quotes_received')
        if invited is None or received is None or received <= invited:
            return None
        most = display.number(invited, self.context.language)
        return _('There are more quotes than suppliers invited (%(count)s).') % {'count': most}


class QuoteForm(RowForm):
    """What one supplier asks for the item above (R16)."""

    part = 'quotes'
    required_to_save = ('supplier',)
    required_to_submit = ('price',)

    supplier = FirmField(known='suppliers')
    price = AmountField(kind='money', min_value=0)
    lead_time_days = CountField(max_value=NUMBERS_AT_MOST)
    quality = RatingField()
    terms = LineField(max_length=LINE)
    received_on = DayField()
    note = ParagraphField(max_length=TEXT)

    def prepare(self) -> None:
        self.fields['received_on'].max_day = self.context.today
