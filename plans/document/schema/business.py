"""The details of the four business models (product 2.5)."""

from __future__ import annotations

from typing import Annotated

from plans.document.choices import (
    AwardCriterion,
    BuyerProtection,
    CollabForm,
    DecisionRule,
    ExclusivityBasis,
    FeeModel,
    LineKind,
    SellerVerification,
    SupplierStatus,
    SupplyBasis,
)
from plans.document.schema.types import (
    Amount,
    Day,
    EachOnce,
    Flag,
    Name,
    Names,
    Ref,
    Refs,
    Row,
    Text,
    Whole,
)


class Tier(Row):
    """From this quantity on, this price."""

    from_qty: Amount | None = None
    price: Amount | None = None


class ProductLine(Row):
    """A group of goods sold on the same terms."""

    name: Text = ''
    kind: LineKind | None = None
    supply_basis: SupplyBasis | None = None
    is_exclusive: Flag = False
    exclusivity_basis: ExclusivityBasis | None = None
    moq: Amount | None = None
    unit: Text = ''
    tiers: tuple[Tier, ...] = ()
    supply_per_month: Amount | None = None
    lead_time_days: Whole | None = None
    segments: Refs = ()


class SellSide(Row):
    """The company posts its own goods for others to order."""

    product_lines: tuple[ProductLine, ...] = ()
    price_policy: Text = ''
    payment_terms_days: Whole | None = None
    delivery_terms: Text = ''
    contract_pricing: Flag = False


class Quote(Row):
    """What one supplier asks for an item; `price` a unit, `quality` 1 (poor) to 5."""

    supplier: Text = ''
    price: Amount | None = None
    lead_time_days: Whole | None = None
    quality: Whole | None = None
    terms: Text = ''
    received_on: Day | None = None
    note: Text = ''


class BuyItem(Row):
    """Something posted that we need to buy."""

    name: Text = ''
    spec: Text = ''
    quantity: Amount | None = None
    unit: Text = ''
    needed_by: Day | None = None
    target_price: Amount | None = None
    posted_on: Day | None = None
    suppliers: Names = ()
    suppliers_invited: Whole | None = None
    quotes_received: Whole | None = None
    awarded_supplier: Name = None
    awarded_price: Amount | None = None
    award_reason: Text = ''
    feeds_target: Ref | None = None
    for_segment: Ref | None = None
    quotes: tuple[Quote, ...] = ()

    @property
    def supplier_names(self) -> tuple[str, ...]:
        """Who is invited, quotes or is awarded, in this order; not each once."""
        quoting = tuple(quote.supplier for quote in self.quotes)
        return (*self.suppliers, *quoting, *filter(None, (self.awarded_supplier,)))


class TargetSupplier(Row):
    """A firm the company means to buy from, and how it stands (kpis.md, model 1)."""

    name: Text = ''
    status: SupplierStatus | None = None
    note: Text = ''


class BuySide(Row):
    """The company posts what it needs; sellers quote and supply."""

    items: tuple[BuyItem, ...] = ()
    supplier_list: tuple[TargetSupplier, ...] = ()
    posting_schedule: Text = ''
    min_quotes: Whole = 3
    quote_deadline_days: Whole = 7
    award_criteria: Annotated[tuple[AwardCriterion, ...], EachOnce] = ()
    price_weight: Amount | None = None
    quality_weight: Amount | None = None
    lead_time_weight: Amount | None = None
    payment_terms: Text = ''
    quality_check: Text = ''


class SellerFunnel(Row):
    """How many sellers have come how far."""

    invited: Whole | None = None
    registered: Whole | None = None
    verified: Whole | None = None
    listed: Whole | None = None
    first_sale: Whole | None = None


class Intermediary(Row):
    """Sellers register and list; buyers order under the site's protection."""

    seller_registration: Text = ''
    seller_verification: Annotated[tuple[SellerVerification, ...], EachOnce] = ()
    listing_rules: Text = ''
    ad_options: Names = ()
    fee_model: Annotated[tuple[FeeModel, ...], EachOnce] = ()
    commission_pct: Amount | None = None
    other_fees: Amount | None = None
    buyer_protection: Annotated[tuple[BuyerProtection, ...], EachOnce] = ()
    refund_days: Whole | None = None
    return_days: Whole | None = None
    dispute_days: Whole | None = None
    payout_days: Whole | None = None
    data_notice: Text = ''
    seller_funnel: SellerFunnel = SellerFunnel()


class PlatformOwner(Row):
    """One of several owners of a platform."""

    organisation: Text = ''
    role: Text = ''
    contribution: Text = ''
    share_pct: Amount | None = None
    votes: Flag = False
    contact: Text = ''


class Collaborative(Intermediary):
    """A marketplace that belongs to several organisations."""

    form: CollabForm | None = None
    operator_name: Text = ''
    owners: tuple[PlatformOwner, ...] = ()
    decision_rule: DecisionRule | None = None
    fee_sharing: Text = ''
    entry_exit: Text = ''
    dispute_rule: Text = ''


class ModelDetails(Row):
    """The details of the plan's model, under the model's name; the other three are absent."""

    sell_side: SellSide | None = None
    buy_side: BuySide | None = None
    intermediary: Intermediary | None = None
    collaborative: Collaborative | None = None
