"""What each of the four business models adds to a plan. Source: product.md 2.5."""

from django.db import models

from plans.document.choices import (
    CollabForm,
    DecisionRule,
    ExclusivityBasis,
    LineKind,
    SupplierStatus,
    SupplyBasis,
)
from plans.models.base import AmountField, OrderedRow, link, only, plan_key


class Details(models.Model):
    """The single row of a model's own fields."""

    plan = models.OneToOneField('plans.Plan', on_delete=models.CASCADE, related_name='%(class)s')
    row_version = models.PositiveIntegerField(default=1)

    class Meta:
        abstract = True

    def __str__(self):
        return type(self).__name__


class BuySideDetails(Details):
    """How we ask for quotes."""

    posting_schedule = models.TextField(blank=True)
    quote_deadline_days = models.BigIntegerField(default=7)
    min_quotes = models.BigIntegerField(default=3)
    award_criteria = models.JSONField(default=list, blank=True)
    price_weight = AmountField(null=True, blank=True)
    quality_weight = AmountField(null=True, blank=True)
    lead_time_weight = AmountField(null=True, blank=True)
    payment_terms = models.TextField(blank=True)
    quality_check = models.TextField(blank=True)


class TargetSupplier(OrderedRow):
    """A firm we mean to buy from: approved, looked at, or at risk."""

    plan = plan_key('target_suppliers')
    name = models.TextField(blank=True)
    status = models.CharField(max_length=9, blank=True)
    note = models.TextField(blank=True)

    class Meta(OrderedRow.Meta):
        constraints = [only('status', ['', *SupplierStatus], 'target_supplier_status')]

    def __str__(self):
        return self.name


class BuyItem(OrderedRow):
    """Something we post that we need to buy.

    `suppliers` holds the names of those invited, in order.
    """

    plan = plan_key('buy_items')
    name = models.TextField(blank=True)
    spec = models.TextField(blank=True)
    quantity = AmountField(null=True, blank=True)
    unit = models.TextField(blank=True)
    needed_by = models.DateField(null=True, blank=True)
    target_price = AmountField(null=True, blank=True)
    posted_on = models.DateField(null=True, blank=True)
    suppliers = models.JSONField(default=list, blank=True)
    suppliers_invited = models.BigIntegerField(null=True, blank=True)
    quotes_received = models.BigIntegerField(null=True, blank=True)
    awarded_supplier = models.TextField(blank=True)
    awarded_price = AmountField(null=True, blank=True)
    award_reason = models.TextField(blank=True)
    feeds_target = link('plans.Target')
    for_segment = link('plans.CustomerSegment')

    def __str__(self):
        return self.name


class Quote(OrderedRow):
    """What one supplier asks for an item; `quality` from 1 (poor) to 5."""

    item = models.ForeignKey(BuyItem, on_delete=models.CASCADE, related_name='quotes')
    supplier = models.TextField(blank=True)
    price = AmountField(null=True, blank=True)
    lead_time_days = models.BigIntegerField(null=True, blank=True)
    quality = models.BigIntegerField(null=True, blank=True)
    terms = models.TextField(blank=True)
    received_on = models.DateField(null=True, blank=True)
    note = models.TextField(blank=True)

    def __str__(self):
        return self.supplier


class SellSideDetails(Details):
    """How we sell on our own site."""

    price_policy = models.TextField(blank=True)
    payment_terms_days = models.BigIntegerField(null=True, blank=True)
    delivery_terms = models.TextField(blank=True)
    contract_pricing = models.BooleanField(default=False)


class ProductLine(OrderedRow):
    """A group of goods sold on the same terms."""

    plan = plan_key('product_lines')
    name = models.TextField(blank=True)
    kind = models.CharField(max_length=7, blank=True)
    supply_basis = models.CharField(max_length=14, blank=True)
    is_exclusive = models.BooleanField(default=False)
    exclusivity_basis = models.CharField(max_length=18, blank=True)
    moq = AmountField(null=True, blank=True)
    unit = models.TextField(blank=True)
    supply_per_month = AmountField(null=True, blank=True)
    lead_time_days = models.BigIntegerField(null=True, blank=True)
    segments = models.ManyToManyField(
        'plans.CustomerSegment', blank=True, related_name='product_lines'
    )

    class Meta(OrderedRow.Meta):
        constraints = [
            only('kind', ['', *LineKind], 'line_kind'),
            only('supply_basis', ['', *SupplyBasis], 'line_supply_basis'),
            only('exclusivity_basis', ['', *ExclusivityBasis], 'line_exclusivity'),
        ]

    def __str__(self):
        return self.name


class QuantityTier(OrderedRow):
    """From this quantity on, this price."""

    line = models.ForeignKey(ProductLine, on_delete=models.CASCADE, related_name='tiers')
    from_qty = AmountField(null=True, blank=True)
    price = AmountField(null=True, blank=True)

    def __str__(self):
        return f'{self.from_qty}: {self.price}'


class MarketplacePolicy(Details):
    """How a marketplace takes sellers in and protects buyers."""

    seller_registration = models.TextField(blank=True)
    seller_verification = models.JSONField(default=list, blank=True)
    listing_rules = models.TextField(blank=True)
    ad_options = models.JSONField(default=list, blank=True)
    fee_model = models.JSONField(default=list, blank=True)
    commission_pct = AmountField(null=True, blank=True)
    other_fees = AmountField(null=True, blank=True)
    buyer_protection = models.JSONField(default=list, blank=True)
    refund_days = models.BigIntegerField(null=True, blank=True)
    return_days = models.BigIntegerField(null=True, blank=True)
    dispute_days = models.BigIntegerField(null=True, blank=True)
    payout_days = models.BigIntegerField(null=True, blank=True)
    data_notice = models.TextField(blank=True)


class SellerFunnel(Details):
    """How many sellers of a marketplace have come how far."""

    invited = models.BigIntegerField(null=True, blank=True)
    registered = models.BigIntegerField(null=True, blank=True)
    verified = models.BigIntegerField(null=True, blank=True)
    listed = models.BigIntegerField(null=True, blank=True)
    first_sale = models.BigIntegerField(null=True, blank=True)


class CollaborativeDetails(Details):
    """How several owners run a marketplace together."""

    form = models.CharField(max_length=17, blank=True)
    operator_name = models.TextField(blank=True)
    decision_rule = models.CharField(max_length=9, blank=True)
    fee_sharing = models.TextField(blank=True)
    entry_exit = models.TextField(blank=True)
    dispute_rule = models.TextField(blank=True)

    class Meta:
        constraints = [
            only('form', ['', *CollabForm], 'collaborative_form'),
            only('decision_rule', ['', *DecisionRule], 'collaborative_decision'),
        ]


class PlatformOwner(OrderedRow):
    """One of the owners of a collaborative site."""

    plan = plan_key('platform_owners')
    organisation = models.TextField(blank=True)
    role = models.TextField(blank=True)
    contribution = models.TextField(blank=True)
    share_pct = AmountField(null=True, blank=True)
    votes = models.BooleanField(default=False)
    contact = models.TextField(blank=True)

    def __str__(self):
        return self.organisation


class ArithmeticFigures(Details):
    """Figures that the plan's arithmetic needs and its targets and lists do not hold.

    One column for each input of rules/arithmetic_chains.py that is typed.
    """

    average_order = AmountField(null=True, blank=True)
    win_rate = AmountField(null=True, blank=True)
    orders_per_dealer = AmountField(null=True, blank=True)
    dealers_today = AmountField(null=True, blank=True)
    requests = AmountField(null=True, blank=True)
    quotes_per_item = AmountField(null=True, blank=True)
    response_rate = AmountField(null=True, blank=True)
    invitations_per_supplier = AmountField(null=True, blank=True)
    suppliers_today = AmountField(null=True, blank=True)
    fill_rate = AmountField(null=True, blank=True)
    orders_per_buyer = AmountField(null=True, blank=True)
    buyers_today = AmountField(null=True, blank=True)
    orders_per_seller = AmountField(null=True, blank=True)
    sellers_today = AmountField(null=True, blank=True)
    orders_per_member = AmountField(null=True, blank=True)
    members_today = AmountField(null=True, blank=True)
